"""Waiting lists: places are asked for and confirmed, invited in order, used by an order, and ended."""

from commerce.waiting.actions.asking import ask, confirm, leave
from commerce.waiting.actions.inviting import invite_due, lapse_due
from commerce.waiting.actions.using import bought, hand_back, hold_for, keep_in, take

__all__ = [
    "ask", "bought", "confirm", "hand_back", "hold_for", "invite_due", "keep_in", "lapse_due", "leave",
    "take",
]  # fmt: skip

"""How an attempt may move, and what is said of a declined card."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from commerce.billing.errors import IllegalMove

# What the gateway says last is what happened: a try given up here can still have succeeded there.
MOVES: dict[str, set[str]] = {
    "sent": {"succeeded", "requires_action", "declined", "unknown"},
    "unknown": {"succeeded", "requires_action", "declined"},
    "requires_action": {"succeeded", "declined", "requires_action", "unknown"},
    "declined": {"succeeded", "requires_action", "unknown"},
    "succeeded": set(),
}

REASONS: dict[str, Any] = {
    "insufficient_funds": _("Your card has not enough funds. Try another card."),
    "expired_card": _("Your card has expired. Try another card."),
    "incorrect_cvc": _("The security code is not right. Check it and try again."),
    "incorrect_number": _("The card number is not right. Check it and try again."),
    "unknown_test_card": _("This is a demonstration: use one of the card numbers shown."),
    "authentication_failed": _("Your bank could not confirm that it is you. Try again, or another card."),
    "abandoned": _("The confirmation by your bank was not finished. Try again."),
    "unavailable": _("Our payment provider did not answer. You were not charged: please try again."),
}
DECLINED = _("Your bank declined the payment. You were not charged: try another card.")


def check_move(state: str, to: str) -> None:
    """Raises IllegalMove when an attempt in `state` cannot become `to`."""
    if to not in MOVES[state]:
        raise IllegalMove(f"{state} → {to}")


def reason(decline_code: str) -> Any:
    """What to tell the shopper; banks' inner reasons (fraud, lost card) are not repeated."""
    return REASONS.get(decline_code, DECLINED)


def format_number(series: str, year: int, sequence: int) -> str:
    """F2026-000001."""
    return f"{series}{year}-{sequence:06d}"

"""Claim → call → settle: an order is charged once, whatever is lost on the way."""

from commerce.billing.actions.cards import refresh_setup, save_card
from commerce.billing.actions.claim import claim, claim_all
from commerce.billing.actions.credit import adjust_credit
from commerce.billing.actions.dispute import settle_dispute
from commerce.billing.actions.inbox import apply_again, apply_event
from commerce.billing.actions.pay import abandon, call, pay, send
from commerce.billing.actions.payers import forget_cards, remove_card
from commerce.billing.actions.payout import import_payout, next_payout_on
from commerce.billing.actions.reconcile import reconcile
from commerce.billing.actions.refund import (
    claim_refund,
    import_refund,
    refresh_refund,
    refund,
    refund_key,
    reverse_refund,
    send_refund,
    settle_refunds,
)
from commerce.billing.actions.settle import (
    Answer,
    ask,
    pay_nothing,
    refresh,
    settle,
    settle_all,
    settle_unknown,
)
from commerce.billing.actions.thaw import thaw

__all__ = [
    "Answer",
    "abandon",
    "adjust_credit",
    "apply_again",
    "apply_event",
    "ask",
    "call",
    "claim",
    "claim_all",
    "claim_refund",
    "forget_cards",
    "import_payout",
    "import_refund",
    "next_payout_on",
    "pay",
    "pay_nothing",
    "reconcile",
    "refresh",
    "refresh_refund",
    "refresh_setup",
    "refund",
    "refund_key",
    "remove_card",
    "reverse_refund",
    "save_card",
    "send",
    "send_refund",
    "settle",
    "settle_all",
    "settle_dispute",
    "settle_refunds",
    "settle_unknown",
    "thaw",
]  # fmt: skip

"""How an attempt may move, and what is said of a declined card."""

from datetime import date, datetime, timedelta
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

DISPUTED: dict[str, Any] = {
    "credit_not_processed": _("A refund that was promised did not come."),
    "duplicate": _("The customer was charged twice."),
    "fraudulent": _("The customer says that they did not pay."),
    "general": _("The bank gives no reason."),
    "insufficient_funds": _("Not enough money on the account."),
    "product_not_received": _("The box did not come."),
    "product_unacceptable": _("The box was damaged, or not what was sold."),
    "subscription_canceled": _("The customer had cancelled."),
    "unrecognized": _("The customer does not know the charge."),
}

# Why the ledger moves a gift card's balance on billing's account.
ISSUED = "issued"  # by the order of that reference
BOUGHT_BACK, KEPT_AFTER_ALL = "bought_back", "kept_after_all"  # by the refund of that reference
REFUND, REVERSED = "refund", "refund_reversed"

# After these spans from the first question an attempt without an answer is asked about again.
QUESTIONS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(hours=1))
DAILY = timedelta(days=1)


def next_question(sent_at: datetime, *, now: datetime) -> datetime:
    """When to ask the gateway next how an attempt ended: 1 min, 5 min, 1 h after it, then daily."""
    return next((sent_at + span for span in QUESTIONS if sent_at + span > now), now + DAILY)


def check_move(state: str, to: str) -> None:
    """Raises IllegalMove when an attempt in `state` cannot become `to`."""
    if to not in MOVES[state]:
        raise IllegalMove(f"{state} → {to}")


def reason(decline_code: str) -> Any:
    """What to tell the shopper; banks' inner reasons (fraud, lost card) are not repeated."""
    return REASONS.get(decline_code, DECLINED)


def grievance(code: str) -> Any:
    """Why a charge is disputed, in plain words; the gateway's own where it has another reason."""
    return DISPUTED.get(code, code)


PAYOUT_EVERY = timedelta(days=7)


def next_payout(last: date, *, today: date) -> date:
    """The first day from `today` on that is a whole number of weeks after the payout of `last`."""
    weeks = max(1, -(-(today - last).days // PAYOUT_EVERY.days))
    return last + weeks * PAYOUT_EVERY

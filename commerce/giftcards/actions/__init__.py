"""What happens to gift cards: issued, announced, used, changed by staff, and past their last day."""

from commerce.giftcards.actions.changing import adjust, block, extend, resend, unblock
from commerce.giftcards.actions.ending import expire_due, warn_due
from commerce.giftcards.actions.issuing import NewCard, announce_due, issue, issue_bought, make
from commerce.giftcards.actions.using import account_of, exchange, follow_balance, mark_begun, thank

__all__ = [
    "NewCard", "account_of", "adjust", "announce_due", "block", "exchange", "expire_due", "extend",
    "follow_balance", "issue", "issue_bought", "make", "mark_begun", "resend", "thank", "unblock", "warn_due",
]  # fmt: skip

"""Claim → call → settle: an order is charged once, whatever is lost on the way."""

from commerce.billing.actions.claim import claim
from commerce.billing.actions.pay import abandon, pay, send
from commerce.billing.actions.settle import refresh, settle, settle_unknown

__all__ = ["abandon", "claim", "pay", "refresh", "send", "settle", "settle_unknown"]

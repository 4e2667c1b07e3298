"""Claim → call → settle: an order is charged once, whatever is lost on the way."""

from commerce.billing.actions.pay import abandon, pay
from commerce.billing.actions.settle import refresh, settle, settle_unknown

__all__ = ["abandon", "pay", "refresh", "settle", "settle_unknown"]

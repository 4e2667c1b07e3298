"""The staff's pages of payments, refunds, saved cards and store credit."""

from commerce.billing.admin import cards, credit, orders, payments, refunds

__all__ = ["cards", "credit", "orders", "payments", "refunds"]

"""A shopper who is about to pay."""

from tests.commerce.billing.conftest import till

__all__ = ["till"]

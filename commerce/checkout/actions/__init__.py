"""From an empty cart to a paid order."""

from commerce.checkout.actions.cart import add_line, adopt, remove_line, set_address, update_line
from commerce.checkout.actions.pay import pay

__all__ = ["add_line", "adopt", "pay", "remove_line", "set_address", "update_line"]

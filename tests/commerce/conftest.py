"""The shop, its first customer and their cart, for every test of commerce."""

from tests.commerce.fixtures import cart, customer, gateway, new_year, shop

__all__ = ["cart", "customer", "gateway", "new_year", "shop"]

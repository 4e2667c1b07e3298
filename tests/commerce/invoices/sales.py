"""Orders paid and invoiced, for tests that look at their documents."""

import itertools
from dataclasses import replace

from commerce.base.money import Money
from commerce.checkout import actions as checkout
from commerce.invoices import actions as invoices
from commerce.invoices.models import CreditNote, Invoice
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.shop import Shop

_serial = itertools.count(1)


def sell(shop: Shop, *, name: str = "Camille Martin", language: str = "en", **quantities: int) -> Order:
    """A new customer's paid order."""
    customer = build.register(shop)
    cart = build.filled_cart(shop, customer, **quantities)
    checkout.set_address(cart, address=replace(build.HOME, name=name))
    cart.refresh_from_db()
    order, _attempt = checkout.pay(
        cart, viewer=shop.viewer(customer, language=language), quote_hash=build.quote(cart).hash,
        method=build.GOOD, key=f"sale-{next(_serial)}", return_url="/",
    )  # fmt: skip
    assert order.status == Order.Status.PAID
    return order


def credit(invoice: Invoice, amount: int, *, key: str = "") -> CreditNote:
    return invoices.issue_credit_note(
        invoice,
        amount=Money(amount, invoice.currency),
        reason="A tin was dented",
        key=key or f"credit-{next(_serial)}",
    )

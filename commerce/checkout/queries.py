"""Reading carts."""

from django.db.models import F, Prefetch

from commerce.base.errors import CommerceError
from commerce.base.models import ShopSettings
from commerce.base.viewer import Viewer
from commerce.catalog.errors import FormulaInactive
from commerce.checkout.errors import AddressMissing, CartEmpty
from commerce.checkout.models import Cart, CartLine, CartQuerySet
from commerce.customers.errors import CountryClosed
from commerce.orders.pricing import PricedLine, Quote, price


def current_cart(viewer: Viewer) -> Cart | None:
    """The open cart of the viewer used last: their own before one they only hold the token of."""
    carts = with_lines(Cart.objects.visible_to(viewer).open())
    return carts.order_by(F("customer").asc(nulls_last=True), "-updated_at").first()


def with_lines(carts: CartQuerySet) -> CartQuerySet:
    """The carts with their sites, lines and formulas, in two queries."""
    lines = Prefetch("lines", CartLine.objects.select_related("formula__group"))
    return carts.select_related("site").prefetch_related(lines)


def lines_of(cart: Cart) -> list[CartLine]:
    """The lines with their formulas; one query, kept on the cart when it was prefetched."""
    return list(cart.lines.all())


def quote_of(cart: Cart) -> Quote:
    """What the cart costs now. Lines that left the shop are not counted (see `problems_of`)."""
    lines = [
        PricedLine(
            thing=line.formula.public_id, quantity=line.quantity,
            unit_price=line.unit_price, vat_rate=line.formula.vat_rate,
        )
        for line in lines_of(cart)
        if line.formula.active
    ]  # fmt: skip
    address = cart.postal_address
    shop = ShopSettings.for_site(cart.site)
    return price(
        lines, currency=shop.currency, destination=address.country if address else "",
        with_vat=shop.vat_liable,
    )  # fmt: skip


def problems_of(cart: Cart) -> list[CommerceError]:
    """What keeps the cart from being paid, in the order in which to mend it."""
    found: list[CommerceError] = []
    lines = lines_of(cart)
    if not lines:
        found.append(CartEmpty())
    if any(not line.formula.active for line in lines):
        found.append(FormulaInactive())
    address = cart.postal_address
    if address is None:
        found.append(AddressMissing())
    elif address.country not in ShopSettings.for_site(cart.site).countries:
        found.append(CountryClosed(field="country"))
    return found

"""Filling a cart. Each action locks the cart first, so that two tabs take turns."""

from django.db.models import Exists, OuterRef

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.errors import NotFound
from commerce.base.events import publish
from commerce.base.models import ShopSettings
from commerce.base.viewer import Viewer
from commerce.billing.models import Attempt
from commerce.catalog.errors import FormulaInactive
from commerce.catalog.models import Formula
from commerce.checkout import rules
from commerce.checkout.errors import CartClosed, CartFull, CartLocked
from commerce.checkout.events import CartChanged
from commerce.checkout.models import Cart, CartLine
from commerce.checkout.queries import current_cart
from commerce.checkout.tokens import new_token, token_hash
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress, check_address
from commerce.orders.models import Order


@action
def add_line(cart: Cart | None, *, formula: Formula, quantity: int, viewer: Viewer) -> tuple[Cart, str]:
    """The cart with `quantity` more of `formula`, and its token when it was opened for this.

    Raises FormulaInactive, QuantityOutOfRange, CartFull, CartClosed or CartLocked.
    """
    rules.check_quantity(quantity)
    if not formula.active or formula.site_id != viewer.site.pk:
        raise FormulaInactive(field="formula")
    token = ""
    if cart is None:
        cart, token = _open(viewer)
    cart = locked_for_change(cart)
    line = cart.lines.filter(formula=formula).first()
    rules.check_quantity(quantity + (line.quantity if line else 0))
    if line:
        line.quantity += quantity
        line.save(update_fields=["quantity"])
    elif cart.lines.count() >= rules.MOST_LINES:
        raise CartFull
    else:
        CartLine.objects.create(cart=cart, formula=formula, quantity=quantity)
    return _touched(cart), token


@action
def update_line(line: CartLine, *, quantity: int) -> Cart:
    """The cart with exactly `quantity` of the line. Raises QuantityOutOfRange, CartClosed, CartLocked."""
    rules.check_quantity(quantity)
    cart = locked_for_change(line.cart)
    if not cart.lines.filter(pk=line.pk).update(quantity=quantity):
        raise NotFound
    return _touched(cart)


@action
def remove_line(line: CartLine) -> Cart:
    """The cart without the line, whether or not another tab took it out first."""
    cart = locked_for_change(line.cart)
    cart.lines.filter(pk=line.pk).delete()
    return _touched(cart)


@action
def set_address(cart: Cart, *, address: PostalAddress) -> Cart:
    """The cart delivered to `address`. Raises what `customers.rules.check_address` raises."""
    cart = locked_for_change(cart)
    countries = ShopSettings.for_site(cart.site).countries
    cart.delivery_address = check_address(address, countries=countries).as_dict()
    return _touched(cart)


@action
def adopt(customer: Customer, *, viewer: Viewer) -> Cart | None:
    """The visitor's cart becomes the customer's, who has just signed in.

    Its lines go before those of a cart they left open earlier, to which they are added.
    """
    carts = Cart.objects.locked().open().filter(site=customer.site)
    brought = carts.filter(customer=None, token_hash=token_hash(viewer.cart_token)).first()
    if brought is None or not viewer.cart_token:
        return None
    left = _left_open(customer)
    if left and not brought.lines.exists():
        return left
    if left:
        _merge(Cart.objects.locked().get(pk=left.pk), into=brought)
    brought.customer = customer
    return _touched(brought)


def locked_for_change(cart: Cart) -> Cart:
    """The cart, locked. Raises CartClosed once it is paid, CartLocked while a payment is in flight."""
    cart = Cart.objects.locked().select_related("site").get(pk=cart.pk)
    order = Order.objects.filter(cart=cart).first()
    if order and order.status != Order.Status.PENDING:
        raise CartClosed
    if order and Attempt.objects.in_flight().filter(payment__order=order).exists():
        raise CartLocked
    return cart


def _open(viewer: Viewer) -> tuple[Cart, str]:
    already = current_cart(viewer)
    if already:
        return already, ""
    token = new_token()
    cart = Cart.objects.create(
        site=viewer.site, customer_id=viewer.customer_id, token_hash=token_hash(token),
        updated_at=clock.now(),
    )  # fmt: skip
    return cart, token


def _left_open(customer: Customer) -> Cart | None:
    """The customer's cart of an earlier visit, unless a payment of it may still succeed."""
    being_paid = Attempt.objects.filter(
        payment__order=OuterRef("order"), state__in=("sent", "unknown", "requires_action")
    )
    carts = Cart.objects.open().filter(~Exists(being_paid), site=customer.site, customer=customer)
    return carts.order_by("-updated_at").first()


def _merge(cart: Cart, *, into: Cart) -> None:
    kept = set(into.lines.values_list("formula", flat=True))
    room = rules.MOST_LINES - len(kept)
    moved = cart.lines.exclude(formula__in=kept).values_list("pk", flat=True)[: max(0, room)]
    cart.lines.filter(pk__in=list(moved)).update(cart=into)
    cart.lines.all().delete()
    into.delivery_address = into.delivery_address or cart.delivery_address


def _touched(cart: Cart) -> Cart:
    cart.updated_at = clock.now()
    cart.save()
    publish(CartChanged(site=cart.site_id, cart=cart.public_id))
    return cart

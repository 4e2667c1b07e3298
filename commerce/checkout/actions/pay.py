"""Paying a cart: the quote that was shown becomes an order, and the order is charged once."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import override

from commerce.base.actions import action, check_outside_transaction
from commerce.base.errors import NotFound, TryAgain
from commerce.base.models import ShopSettings
from commerce.base.viewer import Viewer
from commerce.billing import actions as billing
from commerce.billing.errors import PaymentInProgress
from commerce.billing.gateway import GatewayUnavailable, OutcomeUnknown
from commerce.billing.models import Attempt
from commerce.catalog.composing import Chosen, as_rows
from commerce.checkout.actions.reserving import give_back, set_aside
from commerce.checkout.answers import consents_as_read, survey_as_read
from commerce.checkout.composing import chosen_in
from commerce.checkout.coupons import ordered_gifts
from commerce.checkout.delivery import offer_of
from commerce.checkout.errors import PaymentMethodMissing, PriceChanged, ShopNotReady
from commerce.checkout.models import Cart, CartLine
from commerce.checkout.queries import gifts_of, lines_on_sale, problems_of, quote_of, with_lines
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.orders import actions as orders
from commerce.orders.models import Order
from commerce.orders.pricing import Quote


def pay(
    cart: Cart, *, viewer: Viewer, quote_hash: str, method: str, key: str, return_url: str
) -> tuple[Order, Attempt | None]:
    """The order the cart became and the attempt to charge it, as the gateway answered.

    Charges exactly what is due of the quote that `quote_hash` names; where gift cards and store
    credit pay all of it there is no attempt. `{order}` in `return_url` stands for the order. A cart
    that is already paid, or paid at the same moment in another tab, gives that order.
    Raises NotFound when it is somebody else's, PriceChanged, what keeps the cart from being paid
    (see `problems_of`), SoldOut, and what `billing.actions.claim` raises.
    """
    check_outside_transaction()
    _abandon_outdated(cart, quote_hash=quote_hash)
    order, attempt, is_new = _claim(cart, viewer=viewer, quote_hash=quote_hash, method=method, key=key)
    if attempt:
        return_url = return_url.replace("{order}", order.public_id)
        attempt = billing.send(attempt, is_new=is_new, method=method, return_url=return_url)
        order.refresh_from_db()
    return order, attempt


def _abandon_outdated(cart: Cart, *, quote_hash: str) -> None:
    """Cancel, at the gateway first, an unpaid order made of an earlier state of the cart."""
    pending = Order.objects.filter(cart=cart, status=Order.Status.PENDING)
    order = pending.exclude(quote_hash=quote_hash).first()
    if order is None or Attempt.objects.in_flight().filter(payment__order=order).exists():
        return
    try:
        billing.abandon(order)
    except (GatewayUnavailable, OutcomeUnknown) as error:
        raise TryAgain from error
    give_back(order)  # at once: the same shopper may need it for the order that comes instead


@action
def _claim(
    cart: Cart, *, viewer: Viewer, quote_hash: str, method: str, key: str
) -> tuple[Order, Attempt | None, bool]:
    """The order and its attempt, in one transaction: from here on the cart cannot change."""
    order = _place(cart, viewer=viewer, quote_hash=quote_hash)
    if order.due:
        if not method:
            raise PaymentMethodMissing(field="payment_method")
        return order, *billing.claim(order, method=method, key=key)
    if order.status == Order.Status.PENDING:
        billing.pay_nothing([order])
    return order, None, False


def _place(cart: Cart, *, viewer: Viewer, quote_hash: str) -> Order:
    """The order to charge: made now, or the one that another tab or an earlier try made."""
    cart = _locked(cart, viewer=viewer)
    order = Order.objects.filter(cart=cart).exclude(status=Order.Status.CANCELLED).first()
    if order and order.status != Order.Status.PENDING:
        return order
    quote = _checked_quote(cart, quote_hash=quote_hash)
    if order and order.quote_hash != quote_hash:
        raise PaymentInProgress  # of an earlier state of the cart: it could not be abandoned
    if order:
        return _answered(order, cart, viewer=viewer)
    cart.order = _order(cart, quote=quote, viewer=viewer)
    set_aside(cart.order, cart, quote)
    cart.save(update_fields=["order", "customer"])
    return cart.order


def _answered(order: Order, cart: Cart, *, viewer: Viewer) -> Order:
    """The order that waits, with what was answered and chosen since."""
    bought = lines_on_sale(cart)
    with override(viewer.language):
        answers = survey_as_read(cart), consents_as_read(cart)
        chosen = chosen_in(bought)
    if answers != (order.survey, order.consents):
        order.survey, order.consents = answers
        order.save(update_fields=["survey", "consents"])
    for line, kept in zip(bought, order.lines.order_by("pk"), strict=False):  # after them come gifts
        rows = as_rows(chosen[line.pk])
        if rows != kept.choices:
            kept.choices = rows
            kept.save(update_fields=["choices"])
    return order


def _locked(cart: Cart, *, viewer: Viewer) -> Cart:
    """The cart, locked, its lines and their prices read once: what is quoted is what is ordered."""
    carts = with_lines(Cart.objects.visible_to(viewer)).locked()
    try:
        cart = carts.get(pk=cart.pk)
    except Cart.DoesNotExist as error:  # it became somebody else's in the meantime
        raise NotFound from error
    if viewer.is_customer:
        cart.customer = Customer.objects.visible_to(viewer).get()
    return cart


def _checked_quote(cart: Cart, *, quote_hash: str) -> Quote:
    for problem in problems_of(cart):
        raise problem
    if ShopSettings.for_site(cart.site).legal_entity_id is None:
        raise ShopNotReady
    quote = quote_of(cart)
    if quote.hash != quote_hash:
        raise PriceChanged(quote)
    return quote


def _order(cart: Cart, *, quote: Quote, viewer: Viewer) -> Order:
    address = cart.postal_address
    assert address is not None  # problems_of saw to it
    customer, guest_token = cart.customer, ""
    if customer is None:
        customer = customers.welcome_guest(
            cart.site, email=cart.email, language=viewer.language, name=address.name
        )
        guest_token = cart.token_hash
    else:
        customers.keep_address(customer, address=address)
    with override(viewer.language):
        bought = lines_on_sale(cart)
        chosen = chosen_in(bought)
        lines = [
            *(_line(line, chosen[line.pk]) for line in bought), *ordered_gifts(gifts_of(cart, bought))
        ]  # fmt: skip
        carrier = _carrier(cart)
        survey, consents = survey_as_read(cart), consents_as_read(cart)
    return orders.place(
        orders.Draft(
            customer=customer, lines=lines, quote=quote, address=address,
            billing=cart.invoice_address, carrier=carrier,
            language=viewer.language, token_hash=guest_token, survey=survey, consents=consents,
        )
    )  # fmt: skip


def _line(line: CartLine, chosen: Sequence[Chosen]) -> orders.NewLine:
    options = [
        {"option": choice.option_id, "choice": choice.public_id, "amount": choice.price_amount}
        for choice in line.options.all()
    ]
    return orders.NewLine(
        formula=line.formula, variant=line.variant, title=line.title, options=options,
        choices=as_rows(chosen), gift=line.gift, with_box=line.with_box,
    )  # fmt: skip


def _carrier(cart: Cart) -> dict[str, Any] | None:
    """What the order keeps of who brings it, in the active language."""
    offer = offer_of(cart, lines_on_sale(cart))
    if offer is None:
        return None
    point = cart.pickup_point if offer.carrier.to_pickup_point else None
    return {
        "id": offer.carrier.public_id, "name": str(offer.carrier.name),
        "pickup_point": point and point.as_dict(),
    }  # fmt: skip

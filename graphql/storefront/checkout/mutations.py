"""From an empty cart to a paid order."""

from typing import Any

import strawberry

from commerce.base.errors import NotFound
from commerce.base.viewer import Viewer
from commerce.billing import actions as billing
from commerce.billing.errors import PaymentUnknown
from commerce.billing.gateway import GatewayUnavailable
from commerce.billing.models import Payment
from commerce.catalog.models import Formula
from commerce.checkout import actions as checkout
from commerce.checkout import models, queries
from commerce.customers.rules import PostalAddress
from commerce.orders.models import Order as OrderRow
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.owing import renewals_visible_to
from storefront.checkout.types import CartLine, CartPayload
from storefront.context import Info, adopt, keep_cart
from storefront.payments.paying import key_of, method_of, paid, return_url
from storefront.payments.types import PaymentPayload
from storefront.problems import door


@strawberry.input(description="What to put in the cart.")
class CartLineAddInput:
    formula: strawberry.ID = strawberry.field(description="The formula.")
    quantity: int = strawberry.field(description="How many more of it.", default=1)
    cart: strawberry.ID | None = strawberry.field(
        description="The cart, where the viewer has several; their open one when left out.", default=None
    )


@strawberry.input(description="How many of a line.")
class CartLineUpdateInput:
    line: strawberry.ID = strawberry.field(description="The line.")
    quantity: int = strawberry.field(description="How many of it in all, at least 1.")


@strawberry.input(description="What to take out of the cart.")
class CartLineRemoveInput:
    line: strawberry.ID = strawberry.field(description="The line.")


@strawberry.input(description="Where the boxes go.")
class CheckoutAddressSetInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    name: str = strawberry.field(description="Who receives the parcel.")
    line1: str = strawberry.field(description="Number and street.")
    line2: str = strawberry.field(description="Building, floor, access code.", default="")
    postcode: str = strawberry.field(description="Postcode.")
    city: str = strawberry.field(description="Town.")
    country: str = strawberry.field(description="Two-letter code of one of the site's countries.")
    phone: str = strawberry.field(description="For the carrier, with country code.", default="")


@strawberry.input(description="What to charge, with what.")
class CheckoutPayInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    quote_hash: str = strawberry.field(description="Hash of the quote that the shopper agreed to.")
    payment_method: str = strawberry.field(
        description="A Stripe payment method id, or with the demo gateway one of `testCards`."
    )
    idempotency_key: str = strawberry.field(
        description="Made anew for each try by the shopper; the same key never charges twice."
    )
    return_url: str = strawberry.field(
        description="An address of this site, where 3-D Secure sends the shopper back; `{order}` in it stands"
        " for the id of the order."
    )


@strawberry.input(description="Which payment to ask the gateway about.")
class PaymentRefreshInput:
    order: strawberry.ID = strawberry.field(description="The order.")


@strawberry.type
class CheckoutMutation:
    @strawberry.mutation(
        description="Puts a formula in the viewer's cart, and opens one if there is none; `cartToken` then"
        " names it in the X-Cart-Token header of clients without a session."
    )
    @door(CartPayload)
    def cart_line_add(self, info: Info, input: CartLineAddInput) -> CartPayload:
        viewer = info.context.viewer
        formula = Formula.objects.visible_to(viewer).filter(public_id=input.formula).first()
        if formula is None:
            raise NotFound(field="formula")
        if viewer.is_customer and viewer.cart_token:  # of an app: browsers' carts are adopted at sign-in
            adopt(viewer)
        cart = queries.current_cart(viewer) if input.cart is None else _cart(input.cart, viewer)
        cart, token = checkout.add_line(cart, formula=formula, quantity=input.quantity, viewer=viewer)
        payload = _changed(cart)
        payload.cart_token = keep_cart(info.context, token) if token else None
        return payload

    @strawberry.mutation(description="Changes how many of a line are in the cart.")
    @door(CartPayload)
    def cart_line_update(self, info: Info, input: CartLineUpdateInput) -> CartPayload:
        line = _line(input.line, info)
        return _changed(checkout.update_line(line, quantity=input.quantity))

    @strawberry.mutation(description="Takes a line out of the cart.")
    @door(CartPayload)
    def cart_line_remove(self, info: Info, input: CartLineRemoveInput) -> CartPayload:
        line = _line(input.line, info)
        return _changed(checkout.remove_line(line))

    @strawberry.mutation(description="Sets where the boxes go.")
    @door(CartPayload)
    def checkout_address_set(self, info: Info, input: CheckoutAddressSetInput) -> CartPayload:
        address = PostalAddress(
            name=input.name, line1=input.line1, line2=input.line2, postcode=input.postcode,
            city=input.city, country=input.country, phone=input.phone,
        )  # fmt: skip
        return _changed(checkout.set_address(_cart(input.cart, info.context.viewer), address=address))

    @strawberry.mutation(
        description="Charges exactly the quote whose hash is given, once per idempotency key."
    )
    @door(PaymentPayload)
    def checkout_pay(self, info: Info, input: CheckoutPayInput) -> PaymentPayload:
        viewer = info.context.viewer
        order, attempt = checkout.pay(
            _cart(input.cart, viewer), viewer=viewer, quote_hash=input.quote_hash,
            method=method_of(input.payment_method), key=key_of(input.idempotency_key),
            return_url=return_url(input.return_url, info.context),
        )  # fmt: skip
        return paid(order, attempt)

    @strawberry.mutation(
        description="Asks the gateway how the payment of this order ended, after 3-D Secure or a lost reply."
    )
    @door(PaymentPayload)
    def payment_refresh(self, info: Info, input: PaymentRefreshInput) -> PaymentPayload:
        viewer = info.context.viewer
        orders = OrderRow.objects.visible_to(viewer) | renewals_visible_to(viewer)
        order = orders.filter(public_id=input.order).first()
        payment = Payment.objects.filter(order=order).order_by("pk").last() if order else None
        if order is None or payment is None:
            raise NotFound(field="order")
        try:
            billing.refresh(payment)
        except GatewayUnavailable as error:
            raise PaymentUnknown from error
        order.refresh_from_db()
        subscriptions.pay_terms([order] if order.paid_at else [])
        attempt = payment.attempts.order_by("n").last()
        return paid(order, attempt)


def _cart(public_id: str, viewer: Viewer) -> models.Cart:
    cart = models.Cart.objects.visible_to(viewer).filter(public_id=public_id).select_related("site").first()
    if cart is None:
        raise NotFound(field="cart")
    return cart


def _line(public_id: str, info: Info) -> models.CartLine:
    line = CartLine.visible(info).filter(public_id=public_id).first()
    if line is None:
        raise NotFound(field="line")
    return line


def _changed(cart: models.Cart) -> CartPayload:
    """The cart read again as it is now, by its own row: one just opened has no other proof yet."""
    row: Any = queries.with_lines(models.Cart.objects.all()).get(pk=cart.pk)
    return CartPayload(cart=row)

"""From an empty cart to a paid order."""

import strawberry

from commerce.base.errors import NotFound
from commerce.base.viewer import Viewer
from commerce.billing import actions as billing
from commerce.billing.errors import PaymentUnknown
from commerce.billing.gateway import GatewayUnavailable
from commerce.billing.models import Payment
from commerce.catalog.models import Formula, OptionChoice, Upsell, Variant
from commerce.checkout import actions as checkout
from commerce.checkout import models, queries
from commerce.customers.rules import PostalAddress
from commerce.orders.models import Order as OrderRow
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.owing import renewals_visible_to
from storefront import campaigns
from storefront.catalog.types import ChoiceInput, wanted
from storefront.checkout.carts import cart_of, changed
from storefront.checkout.types import CartLine, CartPayload
from storefront.context import Info, adopt, keep_cart
from storefront.delivery.types import carrier_of, point_of
from storefront.giftcards.types import GiftInput
from storefront.payments.paying import key_of, method_of, paid, return_url
from storefront.payments.types import PaymentPayload
from storefront.problems import door


@strawberry.input(description="What to put in the cart.")
class CartLineAddInput:
    formula: strawberry.ID | None = strawberry.field(description="A formula, or", default=None)
    variant: strawberry.ID | None = strawberry.field(description="a variant of a product, or", default=None)
    upsell: strawberry.ID | None = strawberry.field(
        description="what is offered along with a formula of the cart: one piece of it.",
        default=None,
    )
    quantity: int = strawberry.field(description="How many more of it.", default=1)
    options: list[strawberry.ID] = strawberry.field(
        description="The choices made of the product's options.", default_factory=list
    )
    choices: list[ChoiceInput] = strawberry.field(
        description="What goes into each box of a formula that has `steps`; nothing for one that is a gift.",
        default_factory=list,
    )
    with_box: bool = strawberry.field(
        description="Whether a product travels with the next box instead of a parcel of its own.",
        default=False,
    )
    gift: GiftInput | None = strawberry.field(
        description="For whom it is: a gift card, or a formula that becomes a subscription of theirs.",
        default=None,
    )
    cart: strawberry.ID | None = strawberry.field(
        description="The cart, where the viewer has several; their open one when left out.", default=None
    )


@strawberry.input(description="How many of a line.")
class CartLineUpdateInput:
    line: strawberry.ID = strawberry.field(description="The line.")
    quantity: int = strawberry.field(description="How many of it in all, at least 1.")


@strawberry.input(description="What goes into the boxes of a line.")
class CartLineComposeInput:
    line: strawberry.ID = strawberry.field(description="The line: a formula that has `steps`.")
    choices: list[ChoiceInput] = strawberry.field(description="All that goes into each box.")


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


@strawberry.input(description="Where the invoice goes.")
class CheckoutBillingSetInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    same: bool = strawberry.field(description="To the delivery address; the rest is then ignored.")
    name: str = strawberry.field(description="Who is invoiced.", default="")
    company: str = strawberry.field(description="Their company.", default="")
    vat_number: str = strawberry.field(description="Its VAT number, with its two letters.", default="")
    line1: str = strawberry.field(description="Number and street.", default="")
    line2: str = strawberry.field(description="Building, floor.", default="")
    postcode: str = strawberry.field(description="Postcode.", default="")
    city: str = strawberry.field(description="Town.", default="")
    country: str = strawberry.field(description="Two-letter code of any country.", default="")


@strawberry.input(description="Whom to write to, without an account.")
class CheckoutContactSetInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    email: str = strawberry.field(description="An e-mail address.")


@strawberry.input(description="Who brings it.")
class CheckoutCarrierSetInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    carrier: strawberry.ID = strawberry.field(description="One of its `deliveryOptions`.")
    pickup_point: strawberry.ID | None = strawberry.field(
        description="Where to, for a carrier that needs it.", default=None
    )


@strawberry.input(description="Whether store credit pays.")
class CheckoutCreditSetInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    use: bool = strawberry.field(description="Whether it pays before the card.")


@strawberry.input(description="What to charge, with what.")
class CheckoutPayInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    quote_hash: str = strawberry.field(description="Hash of the quote that the shopper agreed to.")
    idempotency_key: str = strawberry.field(
        description="Made anew for each try by the shopper; the same key never charges twice."
    )
    return_url: str = strawberry.field(
        description="An address of this site, where 3-D Secure sends the shopper back; `{order}` in it stands"
        " for the id of the order."
    )
    payment_method: str = strawberry.field(
        description="A Stripe payment method id, or with the demo gateway one of `testCards`; left out where"
        " nothing is due.",
        default="",
    )


@strawberry.input(description="Which payment to ask the gateway about.")
class PaymentRefreshInput:
    order: strawberry.ID = strawberry.field(description="The order.")


@strawberry.type
class CheckoutMutation:
    @strawberry.mutation(
        description="Puts a formula or a product in the viewer's cart, and opens one if there is none;"
        " `cartToken` then names it in the X-Cart-Token header of clients without a session."
    )
    @door(CartPayload)
    def cart_line_add(self, info: Info, input: CartLineAddInput) -> CartPayload:
        viewer = info.context.viewer
        wish = _wish(input, viewer)
        if viewer.is_customer and viewer.cart_token:  # of an app: browsers' carts are adopted at sign-in
            adopt(viewer)
        cart = queries.current_cart(viewer) if input.cart is None else cart_of(input.cart, viewer)
        cart, token = checkout.add_line(cart, wish, viewer=viewer)
        if info.context.session is not None:
            campaigns.take_up(info.context.session, cart, viewer)
        payload = changed(cart)
        payload.cart_token = keep_cart(info.context, token) if token else None
        return payload

    @strawberry.mutation(description="Changes how many of a line are in the cart.")
    @door(CartPayload)
    def cart_line_update(self, info: Info, input: CartLineUpdateInput) -> CartPayload:
        line = _line(input.line, info)
        return changed(checkout.update_line(line, quantity=input.quantity))

    @strawberry.mutation(description="Chooses anew what goes into the boxes of a line.")
    @door(CartPayload)
    def cart_line_compose(self, info: Info, input: CartLineComposeInput) -> CartPayload:
        line = _line(input.line, info)
        viewer = info.context.viewer
        return changed(checkout.compose_line(line, choices=wanted(input.choices), viewer=viewer))

    @strawberry.mutation(description="Takes a line out of the cart.")
    @door(CartPayload)
    def cart_line_remove(self, info: Info, input: CartLineRemoveInput) -> CartPayload:
        line = _line(input.line, info)
        return changed(checkout.remove_line(line))

    @strawberry.mutation(description="Sets where the boxes go.")
    @door(CartPayload)
    def checkout_address_set(self, info: Info, input: CheckoutAddressSetInput) -> CartPayload:
        address = PostalAddress(
            name=input.name, line1=input.line1, line2=input.line2, postcode=input.postcode,
            city=input.city, country=input.country, phone=input.phone,
        )  # fmt: skip
        return changed(checkout.set_address(cart_of(input.cart, info.context.viewer), address=address))

    @strawberry.mutation(description="Sets where the invoice goes.")
    @door(CartPayload)
    def checkout_billing_set(self, info: Info, input: CheckoutBillingSetInput) -> CartPayload:
        address = None if input.same else PostalAddress(
            name=input.name, company=input.company, vat_number=input.vat_number, line1=input.line1,
            line2=input.line2, postcode=input.postcode, city=input.city, country=input.country,
        )  # fmt: skip
        return changed(checkout.set_billing(cart_of(input.cart, info.context.viewer), address=address))

    @strawberry.mutation(description="Sets whom to write to, for somebody who buys without an account.")
    @door(CartPayload)
    def checkout_contact_set(self, info: Info, input: CheckoutContactSetInput) -> CartPayload:
        return changed(checkout.set_contact(cart_of(input.cart, info.context.viewer), email=input.email))

    @strawberry.mutation(description="Sets who brings it, and where it is picked up.")
    @door(CartPayload)
    def checkout_carrier_set(self, info: Info, input: CheckoutCarrierSetInput) -> CartPayload:
        cart = cart_of(input.cart, info.context.viewer)
        carrier, point = carrier_of(input.carrier, info), point_of(input.pickup_point, info)
        return changed(checkout.choose_carrier(cart, carrier=carrier, point=point))

    @strawberry.mutation(description="Says whether store credit pays before the card.")
    @door(CartPayload)
    def checkout_credit_set(self, info: Info, input: CheckoutCreditSetInput) -> CartPayload:
        return changed(checkout.use_credit(cart_of(input.cart, info.context.viewer), use=input.use))

    @strawberry.mutation(
        description="Charges exactly the quote whose hash is given, once per idempotency key."
    )
    @door(PaymentPayload)
    def checkout_pay(self, info: Info, input: CheckoutPayInput) -> PaymentPayload:
        viewer = info.context.viewer
        order, attempt = checkout.pay(
            cart_of(input.cart, viewer), viewer=viewer, quote_hash=input.quote_hash,
            method=input.payment_method and method_of(input.payment_method),
            key=key_of(input.idempotency_key),
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


def _wish(input: CartLineAddInput, viewer: Viewer) -> checkout.Wish:
    if input.upsell is not None:
        rows = Upsell.objects.visible_to(viewer).select_related("variant__product")
        upsell = rows.filter(public_id=input.upsell).first()
        if upsell is None or input.formula is not None or input.variant is not None:
            raise NotFound(field="upsell")
        return checkout.Wish.along(upsell)
    wish = checkout.Wish(
        thing=_thing(input, viewer), quantity=input.quantity, with_box=input.with_box,
        options=list(OptionChoice.objects.filter(public_id__in=input.options, active=True)),
        gift=input.gift.gift() if input.gift else None, choices=wanted(input.choices),
    )  # fmt: skip
    if len(wish.options) != len(input.options):
        raise NotFound(field="options")
    return wish


def _thing(input: CartLineAddInput, viewer: Viewer) -> Formula | Variant:
    """What is to be bought. Raises NotFound for what is not on sale, or for both or neither."""
    if (input.formula is None) == (input.variant is None):
        raise NotFound(field="formula")
    found: Formula | Variant | None
    if input.formula is not None:
        found = Formula.objects.visible_to(viewer).filter(public_id=input.formula).first()
    else:
        variants = Variant.objects.visible_to(viewer).select_related("product")
        found = variants.filter(public_id=input.variant).first()
    if found is None:
        raise NotFound(field="formula" if input.formula is not None else "variant")
    return found


def _line(public_id: str, info: Info) -> models.CartLine:
    line = CartLine.visible(info).filter(public_id=public_id).first()
    if line is None:
        raise NotFound(field="line")
    return line

"""Filling a cart. Each action locks the cart first, so that two tabs take turns."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from babel import Locale
from django.db.models import Exists, OuterRef

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.emails import tidy_email
from commerce.base.errors import NotFound
from commerce.base.events import publish
from commerce.base.models import ShopSettings
from commerce.base.tokens import new_token, token_hash
from commerce.base.viewer import Viewer
from commerce.billing.models import Attempt
from commerce.catalog.composing import rows_of, steps_of
from commerce.catalog.errors import FormulaInactive, OptionMissing, ProductInactive
from commerce.catalog.models import Formula, OptionChoice, Upsell, Variant
from commerce.catalog.queries import zone_of
from commerce.catalog.rules import Choices, check_choices
from commerce.checkout import rules
from commerce.checkout.errors import (
    CartClosed,
    CartFull,
    CartLocked,
    ContactInvalid,
    FormulaMissing,
    QuantityOutOfRange,
)
from commerce.checkout.events import CartChanged
from commerce.checkout.models import Cart, CartLine
from commerce.checkout.queries import current_cart
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress, check_address
from commerce.discounts.rules import MOST_IN_CART
from commerce.fulfilment.errors import PickupPointMissing
from commerce.fulfilment.models import Carrier, PickupPoint
from commerce.giftcards.errors import NotAGift
from commerce.giftcards.rules import MOST_CARDS, Gift, check_gift
from commerce.orders.models import Order

COUNTRIES = frozenset(
    code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody puts in a cart: a formula or a variant, and how. `choices` are what goes into a box of
    a personalised formula, unless they `compose_later`, in the cart."""

    thing: Formula | Variant
    quantity: int = 1
    options: Sequence[OptionChoice] = ()
    with_box: bool = False
    gift: Gift | None = None
    upsell: Upsell | None = None
    choices: Choices = field(default_factory=dict)
    compose_later: bool = False

    @classmethod
    def along(cls, upsell: Upsell) -> "Wish":
        """One piece of what is offered along with a formula, in its first box."""
        return cls(thing=upsell.variant, with_box=True, upsell=upsell)

    @property
    def fingerprint(self) -> str:
        """The same for wishes that make one line together; "" for the plain thing."""
        if not self.options and not self.with_box and not self.gift and not self.choices:
            return ""
        words = [*sorted(choice.public_id for choice in self.options), str(self.with_box)]
        if self.upsell:
            words.append(self.upsell.public_id)
        if self.gift:
            words.append(json.dumps(self.gift.as_dict(), sort_keys=True))
        if self.choices:
            words.append(json.dumps(self.choices, sort_keys=True))
        return hashlib.sha256(" ".join(words).encode()).hexdigest()


@action
def add_line(cart: Cart | None, wish: Wish, *, viewer: Viewer) -> tuple[Cart, str]:
    """The cart with so much more of it, and its token when it was opened for this.

    What is offered along with a formula is in it once, however often it is added. Raises FormulaInactive,
    ProductInactive, OptionMissing, CompositionError, QuantityOutOfRange, CartFull, CartClosed or CartLocked;
    FormulaMissing where that formula is not in the cart; NotAGift, GiftIncomplete or GiftInvalid for a gift.
    """
    rules.check_quantity(wish.quantity)
    _check_wish(wish, viewer)
    wish = replace(wish, gift=_checked_gift(wish, viewer))
    token = ""
    if cart is None:
        cart, token = _open(viewer)
    cart = locked_for_change(cart)
    named = {"variant" if isinstance(wish.thing, Variant) else "formula": wish.thing}
    line = cart.lines.filter(fingerprint=wish.fingerprint, **named).first()
    if wish.upsell:
        if not cart.lines.filter(formula=wish.upsell.formula_id, gift__isnull=True).exists():
            raise FormulaMissing(field="upsell")
        if line:
            return cart, token
    rules.check_quantity(wish.quantity + (line.quantity if line else 0))
    if line:
        line.quantity += wish.quantity
        line.save(update_fields=["quantity"])
    elif cart.lines.count() >= rules.MOST_LINES:
        raise CartFull
    else:
        line = CartLine.objects.create(
            cart=cart, quantity=wish.quantity, with_box=wish.with_box, fingerprint=wish.fingerprint,
            gift=wish.gift and wish.gift.as_dict(), upsell=wish.upsell, choices=rows_of(wish.choices),
            **named,
        )  # fmt: skip
        line.options.set(wish.options)
    cart.language = viewer.language
    return touched(cart), token


def _check_wish(wish: Wish, viewer: Viewer) -> None:
    """Raises FormulaInactive, ProductInactive, or OptionMissing unless each option is answered once;
    CompositionError unless the choices are a whole box, or none where it is composed later."""
    thing = wish.thing
    if isinstance(thing, Formula):
        if not thing.active or thing.site_id != viewer.site.pk:
            raise FormulaInactive(field="formula")
        later = wish.compose_later or wish.gift is not None  # whoever is given a box composes it
        if wish.choices or not later:
            check_choices([] if wish.gift else steps_of(thing, viewer), wish.choices)
        options = []
    else:
        product = thing.product
        if not thing.active or not product.is_on_sale or product.site_id != viewer.site.pk:
            raise ProductInactive(field="variant")
        check_choices([], wish.choices)
        options = list(product.options.all())
    chosen = Counter(choice.option_id for choice in wish.options if choice.active)
    known = {option.pk for option in options}
    required = {option.pk for option in options if option.required}
    once = all(count == 1 for count in chosen.values())
    if len(wish.options) != chosen.total() or not once or not required <= set(chosen) <= known:
        raise OptionMissing(field="options")


def _checked_gift(wish: Wish, viewer: Viewer) -> Gift | None:
    if wish.gift is None:
        return None
    if isinstance(wish.thing, Variant) and wish.thing.product.is_shipped:
        raise NotAGift(field="gift")
    return check_gift(wish.gift, today=clock.today(zone_of(viewer.site)))


@action
def update_line(line: CartLine, *, quantity: int) -> Cart:
    """The cart with exactly `quantity` of the line. Raises QuantityOutOfRange, CartClosed, CartLocked."""
    rules.check_quantity(quantity)
    cart = locked_for_change(line.cart)
    if line.upsell_id and quantity > 1:
        raise QuantityOutOfRange(most=1)
    if not cart.lines.filter(pk=line.pk).update(quantity=quantity):
        raise NotFound
    return touched(cart)


@action
def compose_line(line: CartLine, *, choices: Choices, viewer: Viewer) -> Cart:
    """The cart with this in the boxes of the line, which joins another that asks for the same.

    Raises CompositionError, FormulaInactive, QuantityOutOfRange, CartClosed, CartLocked.
    """
    cart = locked_for_change(line.cart)
    found = cart.lines.select_related("formula").filter(pk=line.pk, gift__isnull=True).first()
    if found is None or found.formula is None:
        raise NotFound
    wish = Wish(thing=found.formula, with_box=found.with_box, choices=choices)
    _check_wish(wish, viewer)
    same = cart.lines.filter(formula=found.formula, fingerprint=wish.fingerprint).exclude(pk=found.pk)
    other = same.first()
    if other:
        rules.check_quantity(found.quantity + other.quantity)
        found.quantity += other.quantity
        other.delete()
    found.choices, found.fingerprint = rows_of(choices), wish.fingerprint
    found.save(update_fields=["quantity", "choices", "fingerprint"])
    return touched(cart)


@action
def remove_line(line: CartLine) -> Cart:
    """The cart without the line, whether or not another tab took it out first; and without what was
    offered along with its formula, where that is gone."""
    cart = locked_for_change(line.cart)
    cart.lines.filter(pk=line.pk).delete()
    if line.formula_id and not cart.lines.filter(formula=line.formula_id, gift__isnull=True).exists():
        cart.lines.filter(upsell__formula=line.formula_id).delete()
    return touched(cart)


@action
def set_address(cart: Cart, *, address: PostalAddress) -> Cart:
    """The cart delivered to `address`. Raises what `customers.rules.check_address` raises."""
    cart = locked_for_change(cart)
    countries = ShopSettings.for_site(cart.site).countries
    cart.delivery_address = check_address(address, countries=countries).as_dict()
    return touched(cart)


@action
def set_billing(cart: Cart, *, address: PostalAddress | None) -> Cart:
    """The cart invoiced to `address`; None: to where it is delivered. Any country may be invoiced.

    Raises what `customers.rules.check_address` raises.
    """
    cart = locked_for_change(cart)
    cart.billing_address = address and check_address(address, countries=COUNTRIES).as_dict()
    return touched(cart)


@action
def set_contact(cart: Cart, *, email: str) -> Cart:
    """The cart of a guest, to whom we write at `email`. Raises ContactInvalid."""
    tidy = tidy_email(email)
    if tidy is None:
        raise ContactInvalid(field="email")
    cart = locked_for_change(cart)
    cart.email = tidy
    return touched(cart)


@action
def choose_carrier(cart: Cart, *, carrier: Carrier, point: PickupPoint | None = None) -> Cart:
    """The cart brought by `carrier`, to `point` where it needs one. Raises PickupPointMissing."""
    if carrier.to_pickup_point and (point is None or point.carrier_id != carrier.pk):
        raise PickupPointMissing(field="pickupPoint")
    cart = locked_for_change(cart)
    cart.carrier = carrier
    cart.pickup_point = point if carrier.to_pickup_point else None
    return touched(cart)


@action
def use_credit(cart: Cart, *, use: bool) -> Cart:
    """The cart paid from store credit first, or not."""
    cart = locked_for_change(cart)
    cart.use_credit = use
    return touched(cart)


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
    return touched(brought)


def join(viewer: Viewer, *, into: Cart) -> None:
    """What the visitor had in a cart of their own goes `into` this one, which is locked."""
    mine = Cart.objects.locked().open().filter(
        customer=None, token_hash=token_hash(viewer.cart_token), site=into.site_id
    )  # fmt: skip
    for cart in mine.exclude(pk=into.pk):
        _merge(cart, into=into)


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
    """All that the one holds, as far as there is room; what both have is the newer cart's, not added up."""
    kept = {(line.formula_id, line.variant_id, line.fingerprint) for line in into.lines.all()}
    room = max(0, rules.MOST_LINES - len(kept))
    others = [
        line.pk
        for line in cart.lines.all()
        if (line.formula_id, line.variant_id, line.fingerprint) not in kept
    ]
    cart.lines.filter(pk__in=others[:room]).update(cart=into)
    cart.lines.all().delete()
    into.delivery_address = into.delivery_address or cart.delivery_address
    into.billing_address = into.billing_address or cart.billing_address
    into.coupons = list(dict.fromkeys([*into.coupons, *cart.coupons]))[:MOST_IN_CART]
    into.gift_cards = list(dict.fromkeys([*into.gift_cards, *cart.gift_cards]))[:MOST_CARDS]
    into.rewards = list(dict.fromkeys([*into.rewards, *cart.rewards]))
    into.survey = {**cart.survey, **into.survey}
    into.consents = list(dict.fromkeys([*into.consents, *cart.consents]))
    into.campaign = into.campaign or cart.campaign
    into.email = into.email or cart.email
    if into.carrier_id is None:
        into.carrier_id, into.pickup_point_id = cart.carrier_id, cart.pickup_point_id


def touched(cart: Cart) -> Cart:
    """The locked cart, saved as it was changed."""
    cart.updated_at = clock.now()
    cart.save()
    publish(CartChanged(site=cart.site_id, cart=cart.public_id))
    return cart

"""The cart: what somebody is about to buy, what it costs, and how it can be paid."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.base.money import Money as Amount
from commerce.checkout import models, queries, tenders
from commerce.checkout.answers import boxes_of, questions_of
from commerce.checkout.composing import chosen_in
from commerce.checkout.coupons import coupons_of
from commerce.checkout.errors import PriceChanged as PriceError
from commerce.checkout.rewards import offers_of, rewards_of
from commerce.discounts.queries import Held
from commerce.giftcards import rules
from content.images.models import Image as ImageRow
from storefront.addresses.types import Address
from storefront.catalog.types import BoxChoice, BoxDates, Formula, Product, Upsell, Variant, next_box
from storefront.checkout.questions import Asked, CheckoutQuestion, ConsentBox, Shown
from storefront.context import Info
from storefront.delivery.types import DeliveryOption, PickupPoint
from storefront.giftcards.types import AppliedGiftCard, GiftMedium
from storefront.images.types import Image
from storefront.loyalty.types import CartReward, RewardOffer
from storefront.nodes import Node
from storefront.orders.types import Discount, VatLine
from storefront.payments.types import PaymentOptions
from storefront.problems import Problem, problem_of, told_by
from storefront.related import computed, joined, related_one, together
from storefront.scalars import Money
from storefront.sources import Sourced


@strawberry.enum(description="What pays besides a card.")
class TenderKind(Enum):
    GIFT_CARD = strawberry.enum_value("gift_card", description="A gift card.")
    STORE_CREDIT = strawberry.enum_value("store_credit", description="What the shop owes the customer.")


@strawberry.type(description="What a balance pays of a total.")
class Tender(Sourced):
    @strawberry.field(description="What kind of balance.")
    def kind(self) -> TenderKind:
        return TenderKind(str(self.kind))

    title: str = strawberry.field(description="Names the gift card by its last characters; else empty.")
    amount: Money = strawberry.field(description="How much it pays.")


@strawberry.type(description="What a cart costs. The same inputs have the same hash.")
class Quote(Sourced):
    hash: str = strawberry.field(
        description="Give it to checkoutPay: exactly this quote is charged, or nothing."
    )
    subtotal: Money = strawberry.field(description="Sum of the lines, VAT included.")
    discounts: list[Discount] = strawberry.field(description="What is taken off, in the order it is taken.")
    discount: Money = strawberry.field(description="Sum of the discounts.")
    shipping: Money = strawberry.field(description="Delivery, VAT included.")
    vat: list[VatLine] = strawberry.field(description="The VAT included in the total, per rate.")
    total: Money = strawberry.field(description="subtotal − discount + shipping, VAT included.")
    tenders: list[Tender] = strawberry.field(
        description="What gift cards and store credit pay of the total, in the order they are drained."
    )
    due: Money = strawberry.field(description="What is left to charge to a card; may be nothing.")


@strawberry.type(description="The price is another than the one shown; nothing was charged.")
class PriceChanged(Problem):
    quote: Quote = strawberry.field(description="The quote that holds now.")


@told_by(PriceError)
def _price_changed(error: PriceError, common: dict[str, Any]) -> Problem:
    return PriceChanged(**common, quote=error.quote)


@dataclass(frozen=True, slots=True)
class InCart:
    """A coupon in a cart, and what it takes off there."""

    held: Held
    amount: Amount | None


@strawberry.type(description="A discount of a cart.")
class CartCoupon(Sourced):
    @strawberry.field(description="What couponRemove takes.")
    def id(self: Any) -> strawberry.ID:
        return strawberry.ID(self.held.id)

    @strawberry.field(description="What was typed in; empty for what came by an ad or by itself.")
    def code(self: Any) -> str:
        return str(self.held.typed)

    @strawberry.field(description="Its name, as the order and the invoice will tell it.")
    def title(self: Any) -> str:
        return str(self.held.coupon.title)

    amount: Money | None = strawberry.field(
        description="What it takes off; null where it does not apply, and for free delivery or products."
    )

    @strawberry.field(description="Whether it applies by itself, and cannot be removed.")
    def automatic(self: Any) -> bool:
        return bool(self.held.coupon.automatic)

    @strawberry.field(description="Why it does not apply; null where it does.")
    def problem(self: Any) -> Problem | None:
        error = self.held.error
        return problem_of(error) if error else None


@strawberry.type(description="A product that a discount adds to the order, at no price.")
class CartGift(Sourced):
    title: str = strawberry.field(description="What it is.")

    @strawberry.field(description="Picture of it.")
    def image(self: Any) -> Image | None:
        image: Any = related_one(self.product, "image", ImageRow.objects.all())
        return image


@strawberry.type(description="For whom a line is.")
class LineGift(Sourced):
    recipient_name: str = strawberry.field(description="Their name.")
    recipient_email: str = strawberry.field(description="Where we write to; may be empty.")
    message: str = strawberry.field(description="What is said to them; may be empty.")
    announce_on: date | None = strawberry.field(
        description="When we write; null at once, and for a printed card."
    )

    @strawberry.field(description="How it reaches them.")
    def medium(self) -> GiftMedium:
        return GiftMedium(self.medium)


@strawberry_django.type(models.CartLine, description="So many of one formula or product in a cart.")
class CartLine(Node):
    @classmethod
    def get_queryset(cls, queryset: Any, info: Info) -> Any:
        visible = models.Cart.objects.visible_to(info.context.viewer)
        rows = queryset.filter(cart__in=visible)
        return rows.select_related("cart", "formula__group", "variant__product", "upsell__variant__product")

    title: str = strawberry_django.field(description="What is bought, with the options chosen.")

    @strawberry.field(description="Picture of it.")
    def image(self: Any) -> Image | None:
        image: Any = related_one(self.shown, "image", ImageRow.objects.all())
        return image

    @strawberry.field(description="What is subscribed to; null for what is bought once.")
    def formula(self) -> Formula | None:
        return joined(self, "formula")

    @strawberry.field(description="What is bought once; null for a formula.")
    def variant(self) -> Variant | None:
        return joined(self, "variant")

    @strawberry.field(description="The product that `variant` is a form of.")
    def product(self) -> Product | None:
        variant = joined(self, "variant")
        return joined(variant, "product") if variant else None

    @strawberry.field(description="The offer by which it was added along with a formula; null for all else.")
    def upsell(self) -> Upsell | None:
        return joined(self, "upsell")

    with_box: bool = strawberry_django.field(
        description="Whether a product travels with the next box instead of a parcel of its own."
    )

    @strawberry.field(description="What was chosen for each of its boxes; empty for one that is ready made.")
    def choices(self: Any) -> list[BoxChoice]:
        chosen: Any = computed(self, "choices", chosen_in)
        return chosen

    @strawberry.field(description="For whom it is; null for the buyer's own.")
    def gift(self: Any) -> LineGift | None:
        gift: Any = rules.Gift.of(self.gift) if self.gift else None
        return gift

    quantity: auto = strawberry_django.field(description="How many.")
    unit_price: Money = strawberry_django.field(
        description="Price of one, of one term for a formula, options and VAT included."
    )
    total: Money = strawberry_django.field(description="`unitPrice` times `quantity`.")

    @strawberry.field(
        description="The first box, when ordered now; null for what is bought once, and for a gift."
    )
    def next_box(self, info: Info) -> BoxDates | None:
        formula = None if self.gift else joined(self, "formula")
        return next_box(formula, info) if formula else None


@strawberry.type(description="Charges in a row that come to the same.")
class ReducedCharges(Sourced):
    charges: int = strawberry.field(description="How many there are.")
    amount: Money = strawberry.field(description="What each comes to, delivery and VAT included.")


@strawberry.type(description="What comes after the first term of a subscription that a cart starts.")
class LaterCharge(Sourced):
    formula: Formula = strawberry.field(description="What is subscribed to.")
    amount: Money = strawberry.field(
        description="What each later term costs, delivery and VAT included, once no discount goes on."
    )
    reduced: list[ReducedCharges] = strawberry.field(
        description="The charges before that, from which the cart's coupons still take something, in order."
    )


@strawberry_django.type(models.Cart, description="What the viewer is about to buy.")
class Cart(Node):
    @classmethod
    def get_queryset(cls, queryset: Any, info: Info) -> Any:
        return queries.with_lines(queryset.visible_to(info.context.viewer))

    @strawberry.field(description="How many things are in it: the sum of the quantities.")
    def count(self: Any) -> int:
        return sum(line.quantity for line in queries.lines_of(self))

    @strawberry.field(description="What is in it.")
    def lines(self: Any) -> list[CartLine]:
        lines: list[Any] = queries.lines_of(self)
        return together(lines)

    @strawberry.field(
        description="The gift cards that pay for it and can be used, in the order they are drained."
    )
    def gift_cards(self: Any) -> list[AppliedGiftCard]:
        cards: Any = tenders.gift_cards_of(self)
        return cards

    @strawberry.field(description="What it costs now.")
    def quote(self: Any) -> Quote:
        quote: Any = queries.quote_of(self)
        return quote

    @strawberry.field(
        description="Its discounts: those that apply, in the order in which they are taken off, then"
        " those that do not."
    )
    def coupons(self: Any) -> list[CartCoupon]:
        taken = {off.source: off.amount for off in queries.quote_of(self).discounts}
        found: Any = [
            InCart(one, taken.get(one.coupon.public_id))
            for one in coupons_of(self, queries.lines_on_sale(self)).held
        ]
        return found

    @strawberry.field(description="What its discounts and rewards add at no price.")
    def gifts(self: Any) -> list[CartGift]:
        found: Any = queries.gifts_of(self, queries.lines_on_sale(self))
        return found

    @strawberry.field(description="Its rewards: those that were chosen, and those that visits earned.")
    def rewards(self: Any) -> list[CartReward]:
        found: Any = list(rewards_of(self).chosen)
        return found

    @strawberry.field(
        description="The rewards its customer could choose besides, each with what is missing for it; empty"
        " for a visitor."
    )
    def reward_offers(self: Any) -> list[RewardOffer]:
        found: Any = offers_of(self)
        return found

    delivery_address: Address | None = strawberry_django.field(
        field_name="postal_address", description="Where it goes; null until checkoutAddressSet."
    )

    billing_address: Address | None = strawberry_django.field(
        field_name="invoice_address", description="Where it is invoiced; null: where it is delivered."
    )
    email: auto = strawberry_django.field(description="Where a guest is written to; empty for a customer.")
    use_credit: auto = strawberry_django.field(description="Whether store credit pays before the card.")

    @strawberry.field(
        description="The carriers to choose from; null while there is no address, or no choice to make."
    )
    def delivery_options(self: Any) -> list[DeliveryOption] | None:
        found: Any = queries.charged_offers(self)
        return found

    @strawberry.field(description="Who brings it: the one chosen, or else the usual one.")
    def delivery_option(self: Any) -> DeliveryOption | None:
        found: Any = queries.charged_offer(self)
        return found

    @strawberry.field(description="What the shop asks before it is paid.")
    def questions(self: Any) -> list[CheckoutQuestion]:
        found: Any = [Asked(one, self.survey.get(one.public_id, [])) for one in questions_of(self)]
        return found

    @strawberry.field(description="Boxes to tick before it is paid.")
    def consent_boxes(self: Any) -> list[ConsentBox]:
        found: Any = [Shown(box, box.public_id in self.consents) for box in boxes_of(self)]
        return found

    @strawberry.field(description="Whether paying starts a subscription, whose boxes are charged later.")
    def renews(self: Any) -> bool:
        return any(line.starts_subscription for line in queries.lines_on_sale(self))

    @strawberry.field(description="What is charged later for each subscription that paying starts.")
    def later_charges(self: Any) -> list[LaterCharge]:
        found: Any = queries.later_charges(self)
        return found

    @strawberry.field(description="Where it is picked up, if it is.")
    def pickup_point(self) -> PickupPoint | None:
        return joined(self, "pickup_point")

    @strawberry.field(description="What keeps it from being paid, in the order in which to mend it.")
    def problems(self: Any) -> list[Problem]:
        return [problem_of(error) for error in queries.problems_of(self)]

    @strawberry.field(description="How it can be paid.")
    def payment_options(self, info: Info) -> PaymentOptions:
        return PaymentOptions.of(info.context.viewer.site)


@strawberry.type(description="The cart after the change; null, with problems, when nothing was changed.")
class CartPayload:
    cart: Cart | None = strawberry.field(description="The cart as it now is.", default=None)
    cart_token: str | None = strawberry.field(
        description="Given once, to clients without a session: send it in the X-Cart-Token header.",
        default=None,
    )
    problems: list[Problem] = strawberry.field(
        description="Why nothing was changed; empty when it was.", default_factory=list
    )

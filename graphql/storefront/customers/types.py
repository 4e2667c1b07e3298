"""The signed-in customer."""

from typing import Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.base.money import Money as Amount
from commerce.billing.models import CardSetup as CardSetupRow
from commerce.billing.models import PaymentMethod as PaymentMethodRow
from commerce.customers.models import Customer as CustomerRow
from commerce.ledger.queries import store_credit
from commerce.marketing.models import SignUp
from commerce.subscriptions.models import Subscription as SubscriptionRow
from storefront.addresses.types import Address
from storefront.context import Info
from storefront.giftcards.types import GiftCard
from storefront.loyalty.types import Points, Referral, points_of, referral_of
from storefront.newsletter.types import NewsletterSignUp
from storefront.nodes import Connection, Node, Page
from storefront.orders.types import Order
from storefront.payments.types import CardSetup, PaymentMethod
from storefront.related import related
from storefront.scalars import Money
from storefront.site.shop import shop_of
from storefront.subscriptions.types import Subscription


@strawberry_django.type(CustomerRow, description="The signed-in customer. Nobody else sees any of it.")
class Customer(Node):
    email: auto = strawberry_django.field(description="E-mail address, with which they sign in.")
    name: auto = strawberry_django.field(description="Full name; may be empty.")

    @strawberry.field(description="Addresses used before.")
    def addresses(self, info: Info) -> list[Address]:
        return Address.visible(info).filter(customer=self)

    @strawberry.field(description="Orders that were paid, newest first.")
    def orders(self, info: Info, first: int | None = 10, after: str | None = None) -> Connection[Order]:
        rows = Order.visible(info).filter(customer=self).placed()
        return Connection(page=Page(rows, ("-placed_at",), first=first, after=after))

    @strawberry.field(description="Saved cards, newest first.")
    def payment_methods(self) -> list[PaymentMethod]:
        return related(self, "payment_methods", PaymentMethodRow.objects.usable())

    @strawberry.field(description="A card being saved that waits for its owner's bank.")
    def card_setup(self: Any) -> CardSetup | None:
        last: Any = CardSetupRow.objects.filter(customer=self, subject="").order_by("created_at", "pk").last()
        return last if last and last.state == CardSetupRow.State.REQUIRES_ACTION else None

    @strawberry.field(description="What the shop owes the customer: it pays before a card does.")
    def store_credit(self: Any, info: Info) -> Money:
        shop = shop_of(info.context.viewer)
        credits = store_credit([self.public_id])
        amount: Any = Amount(credits.get((self.site_id, self.public_id, shop.currency), 0), shop.currency)
        return amount

    @strawberry.field(description="What the customer has earned; null where the shop gives no points.")
    def points(self: Any) -> Points | None:
        return points_of(self)

    @strawberry.field(
        description="Their sign-up for the newsletter; null without one, or while their address is not proven"
        " to be theirs."
    )
    def newsletter(self, info: Info) -> NewsletterSignUp | None:
        found: Any = SignUp.objects.visible_to(info.context.viewer).living().first()
        return found

    @strawberry.field(description="Recommending the shop; null where nobody is rewarded for it.")
    def referral(self: Any) -> Referral | None:
        return referral_of(self)

    @strawberry.field(description="Gift cards that the customer bought, or has used, newest first.")
    def gift_cards(
        self, info: Info, first: int | None = 10, after: str | None = None
    ) -> Connection[GiftCard]:
        return Connection(page=Page(GiftCard.visible(info), ("-issued_at",), first=first, after=after))

    @strawberry.field(description="Subscriptions, newest first.")
    def subscriptions(
        self, info: Info, first: int | None = 10, after: str | None = None
    ) -> Connection[Subscription]:
        rows = Subscription.visible(info).filter(customer=self)
        return Connection(page=Page(rows, ("-started_at",), first=first, after=after))

    @strawberry.field(description="Whether any of their subscriptions is running or paused.")
    def is_subscriber(self, info: Info) -> bool:
        over = (SubscriptionRow.Status.PENDING, SubscriptionRow.Status.CANCELLED)
        return bool(Subscription.visible(info).filter(customer=self).exclude(status__in=over).exists())

    @strawberry.field(description="One of the customer's subscriptions.")
    def subscription(self, info: Info, id: strawberry.ID) -> Subscription | None:
        return Subscription.visible(info).filter(customer=self, public_id=id).first()

"""Cards and payments: how one pays here, what was saved, and what a payment answers."""

from datetime import date
from enum import Enum
from typing import Any, Self

import strawberry
import strawberry_django
from django.conf import settings
from strawberry import auto
from wagtail.models import Site

from commerce.base import clock
from commerce.billing import gateways, rules
from commerce.billing import models as billing
from commerce.billing.demo_gateway import CARDS, DemoGateway
from commerce.billing.errors import PaymentDeclined as DeclinedError
from commerce.subscriptions.models import Subscription
from storefront.context import Info
from storefront.nodes import Node
from storefront.orders.types import NextAction, Order
from storefront.problems import Problem, told_by
from storefront.related import computed
from storefront.site.shop import shop_of
from storefront.sources import Row


@strawberry.type(description="The payment was refused; nothing was charged.")
class PaymentDeclined(Problem):
    decline_code: str = strawberry.field(description="The reason, for programs.")


@told_by(DeclinedError)
def _declined(error: DeclinedError, common: dict[str, Any]) -> Problem:
    return PaymentDeclined(**common, decline_code=error.decline_code)


@strawberry.type(description="A card number of the demonstration.")
class TestCard:
    number: str = strawberry.field(description="What to type as the card's number.")
    outcome: str = strawberry.field(
        description="What happens then: succeeds, declined, insufficient_funds, authentication;"
        " declined_later, lost_later and always_authentication once their owner is away."
    )


@strawberry.type(description="How cards are paid with here.")
class PaymentOptions:
    gateway: str = strawberry.field(description="stripe, or demo, which charges nobody.")
    publishable_key: str = strawberry.field(description="Stripe's publishable key; empty with demo.")
    script_url: str = strawberry.field(description="Stripe's script; empty with demo.")
    test_cards: list[TestCard] = strawberry.field(description="With demo, the numbers that work.")

    @classmethod
    def of(cls, site: Site) -> Self:
        gateway = gateways.of(site).name
        if gateway == DemoGateway.name:
            cards = [TestCard(number=number, outcome=outcome) for number, outcome in CARDS.items()]
            return cls(gateway=gateway, publishable_key="", script_url="", test_cards=cards)
        return cls(
            gateway=gateway, publishable_key=settings.STRIPE_PUBLISHABLE_KEY,
            script_url=settings.STRIPE_JS_URL, test_cards=[],
        )  # fmt: skip


@strawberry.type(description="The order and where its payment stands.")
class PaymentPayload:
    order: Order | None = strawberry.field(description="The order that is paid.", default=None)
    next_action: NextAction | None = strawberry.field(
        description="What the shopper must do to finish the payment.", default=None
    )
    problems: list[Problem] = strawberry.field(
        description="Why it is not paid; empty when it is, or waits for the shopper.", default_factory=list
    )


@strawberry_django.type(
    billing.PaymentMethod, description="A saved card. Nobody but its owner sees more than how it ends."
)
class PaymentMethod(Node):
    brand: auto = strawberry_django.field(description="visa, mastercard, amex, …")
    last4: auto = strawberry_django.field(description="The last four digits of its number.")

    @strawberry.field(description='Its last month: "12/2029"; null where it does not expire.')
    def expires(self) -> str | None:
        return f"{self.exp_month:02}/{self.exp_year}" if self.exp_month and self.exp_year else None

    @strawberry.field(description="Whether that month is over.")
    def expired(self, info: Info) -> bool:
        over: date | None = self.expires_on
        return over is not None and over <= clock.today(shop_of(info.context.viewer).zone)

    @strawberry.field(description="Whether a subscription that lives is charged to it: it then stays.")
    def in_use(self) -> bool:
        return bool(computed(self, "in_use", _in_use))


def _in_use(cards: list[Any]) -> dict[int, bool]:
    living = Subscription.objects.living().filter(payment_method__in=cards)
    return dict.fromkeys(living.values_list("payment_method", flat=True), True)


@strawberry.enum(description="Where the saving of a card stands.")
class CardSetupState(Enum):
    SENT = strawberry.enum_value("sent", description="Sent, not answered yet: ask again soon.")
    UNKNOWN = strawberry.enum_value("unknown", description="Sent, not answered yet: ask again soon.")
    REQUIRES_ACTION = strawberry.enum_value(
        "requires_action", description="Its owner must confirm: nextAction."
    )
    DECLINED = strawberry.enum_value("declined", description="Refused: nothing was saved.")
    SUCCEEDED = strawberry.enum_value("succeeded", description="Saved.")


@strawberry_django.type(billing.CardSetup, description="A card being saved; nobody is charged by it.")
class CardSetup(Row):
    id: strawberry.ID = strawberry_django.field(
        field_name="public_id", description="Give it to paymentMethodRefresh."
    )
    state: CardSetupState = strawberry_django.field(description="Where it stands.")

    @strawberry.field(description="Why it was refused, for its owner; null when it was not.")
    def message(self) -> str | None:
        return str(rules.reason(self.decline_code)) if self.decline_code else None

    @strawberry.field(description="What the card's owner must do now; null unless REQUIRES_ACTION.")
    def next_action(self: Any) -> NextAction | None:
        return setup_action(self)


def setup_action(setup: billing.CardSetup) -> NextAction | None:
    """What the try waits for, if it waits for the card's owner."""
    if setup.state != billing.CardSetup.State.REQUIRES_ACTION:
        return None
    return NextAction(url=setup.action_url or None, client_secret=setup.action_secret or None)


@strawberry.type(description="The saved card, or where its saving stands.")
class PaymentMethodPayload:
    payment_method: PaymentMethod | None = strawberry.field(description="The card.", default=None)
    setup: CardSetup | None = strawberry.field(
        description="The try to save it; null where none was made.", default=None
    )
    next_action: NextAction | None = strawberry.field(
        description="What its owner must do to finish.", default=None
    )
    problems: list[Problem] = strawberry.field(
        description="Why it was not done; empty when it was, or waits for the card's owner.",
        default_factory=list,
    )

"""Subscribers who are all due on the same day, with cards at the make-believe Stripe or the demo gateway."""

import secrets
from datetime import UTC, date, datetime

import stripe
from django.conf import settings

from commerce.base import clock
from commerce.billing.models import DemoCard, Payer, PaymentMethod
from commerce.catalog.queries import zone_of
from commerce.catalog.rules import midnight
from commerce.customers.models import Customer
from commerce.subscriptions.models import Subscription
from tests.commerce import shop as build

BEFORE = datetime(2026, 1, 2, 12, tzinfo=UTC)
DAY = date(2026, 2, 9)


def gather(count: int, *, cards: list[tuple[str, str]]) -> None:
    """A shop with `count` subscribers whose second term is due on DAY, one to each (payer, card)."""
    with clock.moved_to(BEFORE):
        join(build.open_shop(), cards=cards[:count], due_on=DAY)


def join(shop: build.Shop, *, cards: list[tuple[str, str]], due_on: date) -> list[Subscription]:
    """A subscriber of the monthly formula for each (payer, card), whose next term is charged on `due_on`."""
    known = Customer.objects.count()
    customers = Customer.objects.bulk_create(
        Customer(site=shop.site, email=f"s{n}@example.com", name=f"S {n}", language="en", created_at=BEFORE)
        for n in range(known, known + len(cards))
    )
    here = {"gateway": settings.PAYMENT_GATEWAY, "environment": settings.ENVIRONMENT}
    paired = list(zip(customers, cards, strict=True))
    Payer.objects.bulk_create(Payer(customer=one, reference=payer, **here) for one, (payer, _card) in paired)
    methods = PaymentMethod.objects.bulk_create(
        PaymentMethod(customer=one, reference=card, brand="visa", last4="4242", created_at=BEFORE, **here)
        for one, (_payer, card) in paired
    )
    return Subscription.objects.bulk_create(
        Subscription(
            site=shop.site, customer=one, formula=shop.monthly, status="active", quantity=1,
            imported_as=one.email, price_amount=shop.monthly.price_amount, currency="EUR",
            payment_method=method, anchor=due_on.replace(day=1), next_slot=0, first_slot=0,
            next_charge_at=midnight(due_on, zone_of(shop.site)), started_at=BEFORE,
            delivery_address=build.HOME.as_dict(),
        )
        for one, method in zip(customers, methods, strict=True)
    )  # fmt: skip


def cards_at_stripe(count: int) -> list[tuple[str, str]]:
    """So many customers at Stripe with a card that may be charged without them."""
    made = []
    for n in range(count):
        payer = _stripe().v1.customers.create({"email": f"s{n}@example.com"})
        made.append((payer.id, card_at_stripe(payer.id)))
    return made


def card_at_stripe(payer: str) -> str:
    """One more such card of this customer there."""
    setup = _stripe().v1.setup_intents.create(
        {"customer": payer, "payment_method": "pm_card_visa", "usage": "off_session", "confirm": True,
         "allowed_payment_method_types": ["card"], "return_url": "https://example.com"}
    )  # fmt: skip
    return str(setup.payment_method)


def _stripe() -> stripe.StripeClient:
    return stripe.StripeClient(
        settings.STRIPE_SECRET_KEY, base_addresses={"api": settings.STRIPE_API_BASE}, max_network_retries=0
    )


def cards_at_demo(count: int) -> list[tuple[str, str]]:
    """So many payers of the demo gateway with a card that may be charged without them."""
    payers = [f"demo_{secrets.token_hex(8)}" for _ in range(count)]
    return [(payer, card_at_demo(payer)) for payer in payers]


def card_at_demo(payer: str) -> str:
    """One more such card of this payer."""
    card = DemoCard.objects.create(
        reference=f"demo_pm_{secrets.token_hex(8)}", payer=payer, answer="succeeds", last4="4242",
        exp_month=12, exp_year=2040, set_up=True,
    )  # fmt: skip
    return card.reference

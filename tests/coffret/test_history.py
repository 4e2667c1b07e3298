"""The demo's history is a shop's life: sound to the cent, told to nobody, with something to show."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from coffret.demo import accounts, history, kept, visits
from coffret.embedded import template
from commerce.base import clock
from commerce.base.models import Delivery
from commerce.catalog.models import Review, Upsell
from commerce.checkout.models import Cart, CartLine
from commerce.checks.models import AuditRun
from commerce.customers.models import Customer
from commerce.discounts.models import CampaignDay, CampaignSale, Coupon
from commerce.fulfilment.models import Carrier, DeliveryNote
from commerce.giftcards.models import GiftCard
from commerce.invoices.models import StoredPdf
from commerce.orders.models import Order
from commerce.subscriptions.models import Subscription, Term
from commerce.waiting.models import Place
from content.emails.models import Mail
from tests.commerce.audit import assert_sound


@pytest.fixture(scope="module", autouse=True)
def the_shop_as_it_opens(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    name = f"{connection.settings_dict['NAME']}_history"
    with django_db_blocker.unblock():
        template.begin(name, kept.FILE)
        with template.using(name), clock.moved_to(kept.TODAY + timedelta(minutes=1)):
            yield
        template.drop(name)


def test_it_is_sound_and_was_told_to_nobody() -> None:
    assert_sound()
    assert AuditRun.objects.latest("pk").is_sound
    assert not Mail.objects.exists()
    assert not Delivery.objects.pending().exists()
    assert not StoredPdf.objects.exists()


def test_it_is_the_past_of_many_subscribers() -> None:
    assert Customer.objects.filter(subscriptions__isnull=False).distinct().count() >= history.PEOPLE
    renewed = Order.objects.filter(source="renewal", paid_at__isnull=False)
    assert renewed.filter(paid_at__lt=kept.TODAY - timedelta(days=history.DAYS - 90)).exists()
    assert not Order.objects.filter(paid_at__gt=clock.now()).exists()
    assert DeliveryNote.objects.filter(status="delivered").exists()
    states = dict(Subscription.objects.values_list("customer__email", "status"))
    assert {"active", "paused", "past_due", "cancelled"} <= set(states.values())
    assert states[accounts.ACTIVE_EMAIL] == "active"
    assert states[accounts.PAUSED_EMAIL] == "paused"
    assert states[accounts.UNPAID_EMAIL] == "past_due"
    owed = Term.objects.get(subscription__customer__email=accounts.UNPAID_EMAIL, order__paid_at=None)
    assert owed.tries >= 1


def test_each_kind_of_purchase_was_made() -> None:
    bought = [one for one in visits.VISITS if not one.leaves]
    paid = Order.objects.filter(source="checkout", paid_at__isnull=False)
    assert paid.exclude(survey=[]).count() == len(bought)
    assert {note.carrier_id for note in DeliveryNote.objects.exclude(carrier=None)} == set(
        Carrier.objects.values_list("pk", flat=True)
    )
    assert DeliveryNote.objects.exclude(pickup_point=None).exists()
    cards = Counter(GiftCard.objects.values_list("state", flat=True))
    assert (cards.total(), cards["used"]) == (4, 2)
    assert Subscription.objects.exclude(expires_on=None).exists()
    assert paid.exclude(gift_card_amount=0).count() == 1
    assert CartLine.objects.filter(upsell__in=Upsell.objects.all()).exists()
    assert CampaignSale.objects.count() == len([one for one in bought if one.by == visits.BY_AD])
    assert CampaignDay.objects.count() == visits.ADVERTISED - 1
    assert Coupon.objects.get(code="TEATIME").uses == 2
    assert Cart.objects.open().count() == len(visits.VISITS) - len(bought)


def test_shoppers_were_asked_and_said_what_they_think() -> None:
    assert Order.objects.exclude(consents=[]).exists()
    said = Counter(Review.objects.values_list("state", flat=True))
    assert (said["shown"], said["waiting"]) == (3, 2)
    assert Review.objects.exclude(answer="").count() == 2
    places = Counter(Place.objects.values_list("state", flat=True))
    assert (places["waiting"], places["asked"]) == (6, 1)

"""The demo's last weeks on the counter: each part of the shop has something to show, and it is sound."""

from collections import Counter

import pytest
from django.db import connection
from wagtail.models import Site

from coffret.demo import counter, history, visits
from coffret.embedded import template
from commerce.base import clock
from commerce.catalog.models import Review, Upsell
from commerce.checkout.models import Cart, CartLine
from commerce.discounts.models import CampaignDay, CampaignSale, Coupon
from commerce.fulfilment.models import Carrier, DeliveryNote
from commerce.giftcards.models import GiftCard
from commerce.orders.models import Order
from commerce.subscriptions.models import Subscription
from commerce.waiting.models import Place
from tests.commerce.audit import assert_sound

DAYS = 45


@pytest.mark.django_db(transaction=True)
def test_each_part_of_the_shop_has_something_to_show(demo_database: str) -> None:
    connection.close()
    template.copy_to(connection.settings_dict["NAME"], of=demo_database)
    site = Site.objects.get(is_default_site=True)
    counter.set_out(site)
    shopping = visits.planned(site, clock.now())
    for passed in history.live(site, count=3, days=DAYS, visits=shopping):
        assert not passed.failures
    assert_sound()
    assert_what_was_bought()
    assert_what_was_asked_and_said()


def assert_what_was_bought() -> None:
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


def assert_what_was_asked_and_said() -> None:
    assert Order.objects.exclude(consents=[]).exists()
    said = Counter(Review.objects.values_list("state", flat=True))
    assert (said["shown"], said["waiting"]) == (3, 2)
    assert Review.objects.exclude(answer="").count() == 2
    places = Counter(Place.objects.values_list("state", flat=True))
    assert (places["waiting"], places["asked"]) == (6, 1)

"""Who brings a subscription's boxes: agreed to with the first order, charged with every term, changed."""

from dataclasses import replace

import pytest

from commerce.billing.models import Payment, Refund
from commerce.catalog.models import Formula
from commerce.checkout import actions as checkout
from commerce.checkout.queries import later_charges
from commerce.customers.models import Customer
from commerce.fulfilment.errors import NoCarrier, PickupPointMissing
from commerce.fulfilment.models import Carrier, CarrierRate, DeliveryNote, PickupPoint
from commerce.invoices.models import Invoice
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.delivery import offers_of
from commerce.subscriptions.errors import CannotChange
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop, saved
from tests.commerce.subscriptions.life import Life, on

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def post(shop: Shop) -> Carrier:
    """To the door: 4.90 up to 600 g, 7.90 above; boxes weigh 500 g."""
    Formula.objects.update(weight_grams=500)
    return build.carrier(shop, (600, 490), (None, 790), includes_boxes=False)


@pytest.fixture
def point(shop: Shop, post: Carrier) -> PickupPoint:
    """Of a cheaper carrier."""
    relay = build.carrier(
        shop, (None, 290), name="Relay", includes_boxes=False, to_pickup_point=True, countries=["FR"]
    )
    return saved(
        PickupPoint(
            carrier=relay, code="R1", name="Café", line1="1 rue X", postcode="69003", city="Lyon",
            country="FR",
        )
    )  # fmt: skip


@pytest.fixture
def life(shop: Shop, customer: Customer, post: Carrier) -> Life:
    return Life(shop, customer)


@pytest.fixture
def prepaid(shop: Shop, customer: Customer, post: Carrier) -> Life:
    """Three boxes paid in advance: January, February, March."""
    return Life(shop, customer, quarterly=1)


def brought() -> list[str]:
    """By whom each parcel is brought, in the order in which they leave."""
    names = DeliveryNote.objects.order_by("scheduled_on").select_related("carrier")
    return [str(note.carrier) for note in names]


def test_a_renewal_pays_for_its_delivery_as_the_first_order_did(life: Life, post: Carrier) -> None:
    assert [order.total.amount for order in life.orders] == [2490 + 490]
    with on("2026-02-09 12:00"):
        first, second = life.orders
    assert second.total == first.total == second.due
    assert second.carrier == first.carrier == {"id": post.public_id, "name": "Post", "pickup_point": None}
    assert [payment.amount for payment in Payment.objects.all()] == [2980, 2980]
    assert [invoice.total_amount for invoice in Invoice.objects.all()] == [2980, 2980]
    assert brought() == ["Post", "Post"]
    assert_sound()


def test_what_was_shown_before_paying_is_what_renewals_charge(
    shop: Shop, customer: Customer, post: Carrier
) -> None:
    cart = build.filled_cart(shop, customer, quarterly=2)
    shown = [charge.amount.amount for charge in later_charges(cart)]
    assert shown == [2 * 6990 + 3 * 790]  # two of each box weigh 1 kg
    build.pay(shop, cart, customer)
    build.hear_everything()
    subscription = customer.subscriptions.get()
    assert [subscription.charge().amount] == shown


def test_the_timeline_tells_the_charge_with_its_delivery(life: Life) -> None:
    assert [box.price.amount for box in life.timeline[1:3] if box.price] == [2980, 2980]


def test_a_price_of_the_carrier_holds_for_who_agreed_to_it(life: Life) -> None:
    CarrierRate.objects.filter(up_to=600).update(price_amount=990)
    with on("2026-02-09 12:00"):
        assert life.orders[-1].shipping.amount == 490
        subscriptions.set_quantity(life.subscription, quantity=2)
    assert life.subscription.shipping_amount == 790  # of today, for what it carries from now on


def test_a_shop_without_carriers_charges_nothing_for_delivery(shop: Shop, customer: Customer) -> None:
    life = Life(shop, customer)
    with on("2026-02-09 12:00"):
        assert [order.carrier for order in life.orders] == [None, None]
    subscriptions.set_quantity(life.subscription, quantity=2)
    assert (life.subscription.carrier, life.subscription.shipping_amount) == (None, 0)


def test_a_cheaper_carrier_brings_paid_boxes_too(prepaid: Life, point: PickupPoint) -> None:
    with on("2026-01-20 12:00"):
        change = subscriptions.set_carrier(prepaid.subscription, carrier=point.carrier, point=point)
    assert brought() == ["Post", "Relay", "Relay"]  # January's is locked
    assert [note.pickup_point is None for note in DeliveryNote.objects.order_by("scheduled_on")] == [
        True, False, False,
    ]  # fmt: skip
    assert prepaid.subscription.shipping_amount == 3 * 290
    with on("2026-01-21 12:00"):
        subscriptions.undo(change)
    assert brought() == ["Post"] * 3
    assert prepaid.subscription.pickup_point is None
    assert prepaid.subscription.shipping_amount == 3 * 490


def test_a_dearer_carrier_brings_only_what_is_paid_at_its_price(shop: Shop, prepaid: Life) -> None:
    express = build.carrier(shop, (None, 1500), name="Express", includes_boxes=False)
    with on("2026-01-20 12:00"):
        subscriptions.set_carrier(prepaid.subscription, carrier=express, point=None)
    assert brought() == ["Post"] * 3
    with on("2026-04-09 12:00"):
        assert prepaid.orders[-1].shipping.amount == 4500
    assert brought()[3:] == ["Express"] * 3
    assert_sound()


def test_a_pickup_point_must_be_chosen_and_be_the_carriers(
    shop: Shop, life: Life, point: PickupPoint
) -> None:
    other = build.carrier(shop, (None, 190), name="Other", includes_boxes=False, to_pickup_point=True)
    for wrong in (None, saved(replace_carrier(point, other))):
        with pytest.raises(PickupPointMissing):
            subscriptions.set_carrier(life.subscription, carrier=point.carrier, point=wrong)
    assert life.subscription.pickup_point is None


def replace_carrier(point: PickupPoint, carrier: Carrier) -> PickupPoint:
    return PickupPoint(
        carrier=carrier, code="R2", name=point.name, line1=point.line1, postcode=point.postcode,
        city=point.city, country=point.country,
    )  # fmt: skip


def test_a_carrier_that_does_not_go_there_cannot_be_chosen(shop: Shop, life: Life) -> None:
    abroad = build.carrier(shop, (None, 190), name="Abroad", includes_boxes=False, countries=["BE"])
    retired = build.carrier(shop, (None, 190), name="Retired", includes_boxes=False, active=False)
    for one in (abroad, retired):
        with pytest.raises(NoCarrier):
            subscriptions.set_carrier(life.subscription, carrier=one, point=None)
    assert [str(offer.carrier) for offer in offers_of(life.subscription)] == ["Post"]


def test_who_moves_abroad_is_brought_their_boxes_by_who_goes_there(
    shop: Shop, prepaid: Life, point: PickupPoint
) -> None:
    with on("2026-01-20 12:00"):
        subscriptions.set_carrier(prepaid.subscription, carrier=point.carrier, point=point)
        subscriptions.move_to(
            prepaid.subscription, address=replace(build.HOME, country="BE", postcode="1000")
        )
    assert brought() == ["Post"] * 3
    assert prepaid.subscription.pickup_point is None
    Carrier.objects.filter(name__en="Post").update(countries=["BE"])
    with on("2026-01-21 12:00"), pytest.raises(NoCarrier):
        subscriptions.move_to(prepaid.subscription, address=build.HOME)
    assert prepaid.subscription.postal_address.country == "BE"


def test_a_retired_carrier_still_brings_what_it_brought(life: Life, post: Carrier) -> None:
    Carrier.objects.filter(pk=post.pk).update(active=False)
    with on("2026-02-09 12:00"):
        assert life.orders[-1].shipping.amount == 490
        subscriptions.set_quantity(life.subscription, quantity=2)
    assert str(life.subscription.carrier) == "Post"


def test_another_formula_is_brought_at_what_its_boxes_cost(shop: Shop, life: Life) -> None:
    with on("2026-01-20 12:00"):
        subscriptions.set_formula(life.subscription, formula=shop.quarterly)
    assert life.subscription.charge().amount == 6990 + 3 * 490


def test_boxes_that_do_not_come_give_back_their_delivery(prepaid: Life) -> None:
    with on("2026-01-20 12:00"):
        _change, refunds = subscriptions.cancel_now(prepaid.subscription)
    assert [refund.amount for refund in refunds] == [2 * (2330 + 490)]
    assert refunds[0].destination == Refund.Destination.CARD
    assert_sound()


def test_a_box_that_came_back_after_a_pause_is_brought_by_the_carrier_of_then(
    prepaid: Life, point: PickupPoint
) -> None:
    with on("2026-01-20 12:00"):
        subscriptions.pause(prepaid.subscription, until=build.NEW_YEAR.date().replace(month=6))
        subscriptions.set_carrier(prepaid.subscription, carrier=point.carrier, point=point)
        subscriptions.resume(prepaid.subscription)
    assert brought() == ["Post", "Relay", "Relay"]


def test_an_ended_subscription_is_brought_by_nobody_else(life: Life, point: PickupPoint) -> None:
    subscriptions.expire(life.subscription)
    with pytest.raises(CannotChange):
        subscriptions.set_carrier(life.subscription, carrier=point.carrier, point=point)


def test_a_free_delivery_of_the_first_order_is_not_promised_for_later(
    shop: Shop, customer: Customer, post: Carrier
) -> None:
    Carrier.objects.filter(pk=post.pk).update(free_from_amount=2490)
    cart = checkout.choose_carrier(build.filled_cart(shop, customer), carrier=post)
    assert build.quote(cart).shipping.amount == 0
    assert [charge.amount.amount for charge in later_charges(cart)] == [2490]

"""Staff have another carrier bring the boxes, of one subscription or of many; nobody pays more for it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commerce.base import clock
from commerce.base.models import JournalEntry, User
from commerce.catalog.models import Formula
from commerce.customers.models import Customer
from commerce.fulfilment.models import Carrier, DeliveryNote
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.errors import CannotChange
from commerce.subscriptions.models import Change, Subscription
from tests.commerce import shop as build
from tests.commerce.backoffice.desk import said, wish
from tests.commerce.backoffice.sales import sell, staff
from tests.commerce.shop import Shop

NOON = datetime(2026, 1, 20, 12, tzinfo=UTC)
MOVE = "/admin/bulk/subscriptions/subscription/move_to_carrier/"


@pytest.fixture
def post(shop: Shop) -> Carrier:
    """To the door, 4.90 a box."""
    Formula.objects.update(weight_grams=500)
    return build.carrier(shop, (None, 490), includes_boxes=False)


def subscribed(shop: Shop, formula: str = "monthly") -> Subscription:
    return Subscription.objects.get(origin__order=sell(shop, formula=formula))


def ticked(*rows: Subscription) -> str:
    return f"{MOVE}?next=/admin/&" + "&".join(f"id={row.pk}" for row in rows)


def tidy(answer: Any) -> list[str]:
    return [text.strip() for text in said(answer)]


def shown(page: Any) -> list[tuple[str, str, date | None, str]]:
    """What the page says that each pays for delivery now and afterwards, from when, and in all."""
    return [(str(one.now), str(one.after), one.day, str(one.charge)) for one in page.context["able"]]


@pytest.mark.parametrize(("price", "after"), [(290, 290), (490, 490), (990, 490)])
def test_nobody_pays_more_for_another_carrier(
    staff_client: Client, shop: Shop, post: Carrier, owner: User, price: int, after: int
) -> None:
    one, three = subscribed(shop), subscribed(shop, "quarterly")
    other = build.carrier(shop, (None, price), name="Other", includes_boxes=False)
    with clock.moved_to(NOON):
        page = staff_client.post(ticked(one, three), {"carrier": other.pk})
        assert shown(page) == [
            ("€4.90", f"€{after / 100:.2f}", date(2026, 2, 9), f"€{24.90 + after / 100:.2f}"),
            ("€14.70", f"€{3 * after / 100:.2f}", date(2026, 4, 9), f"€{69.90 + 3 * after / 100:.2f}"),
        ]
        assert not Change.objects.exists() and not Subscription.objects.filter(carrier=other).exists()
        told = staff_client.post(ticked(one, three), {"carrier": other.pk, "confirm": "1"})
    assert tidy(told) == ["2 subscriptions are now brought by Other."]
    paid = Subscription.objects.order_by("pk").values_list("carrier", "shipping_amount")
    assert list(paid) == [(other.pk, after), (other.pk, 3 * after)]
    assert {(one.kind, one.actor) for one in Change.objects.all()} == {("carrier", f"staff:{owner.pk}")}
    assert JournalEntry.objects.filter(name="SubscriptionChanged").count() == 2
    notes = DeliveryNote.objects.order_by("scheduled_on").select_related("carrier")
    assert [str(note.carrier) for note in notes] == ["Post", "Post", "Other", "Other"]  # January is locked


def test_who_cannot_be_moved_stays_and_is_named_with_why(
    staff_client: Client, shop: Shop, post: Carrier
) -> None:
    moved, theirs, ended = subscribed(shop), subscribed(shop), subscribed(shop)
    abroad = subscribed(shop)
    Subscription.objects.filter(pk=abroad.pk).update(
        delivery_address=abroad.delivery_address | {"country": "BE"}
    )
    other = build.carrier(shop, (None, 290), name="Other", includes_boxes=False, countries=["FR"])
    subscriptions.hand_over(theirs, carrier=other)
    subscriptions.expire(ended)
    rows = ticked(moved, theirs, ended, abroad)
    page = staff_client.post(rows, {"carrier": other.pk})
    assert [one.subscription.pk for one in page.context["able"]] == [moved.pk]
    assert [(one.subscription.pk, one.refusal) for one in page.context["refused"]] == [
        (theirs.pk, "This carrier brings its boxes already."),
        (ended.pk, "This subscription can no longer change in this way."),
        (abroad.pk, "None of our carriers brings this parcel to your address."),
    ]
    one, others = tidy(staff_client.post(rows, {"carrier": other.pk, "confirm": "1"}))
    assert one == "1 subscription is now brought by Other."
    assert "brings its boxes already" in others and "to your address" in others
    assert set(Subscription.objects.filter(carrier=post)) == {ended, abroad}


def test_all_means_those_that_the_list_has_found(staff_client: Client, shop: Shop, post: Carrier) -> None:
    paused, running = subscribed(shop), subscribed(shop)
    subscriptions.pause(paused, until=date(2026, 3, 1))
    other = build.carrier(shop, (None, 290), name="Other", includes_boxes=False)
    entered = {"carrier": other.pk, "confirm": "1"}
    staff_client.post(f"{MOVE}?next=/admin/&id=all&status=paused", entered)
    assert [one.pk for one in Subscription.objects.filter(carrier=other)] == [paused.pk]
    found = f"{MOVE}?next=/admin/&id=all&q={running.public_id}"
    staff_client.post(found, entered)
    assert Subscription.objects.filter(carrier=other).count() == 2


def test_only_carriers_to_the_door_that_are_offered_can_be_chosen(
    staff_client: Client, shop: Shop, post: Carrier
) -> None:
    row = subscribed(shop)
    build.carrier(shop, (None, 290), name="Relay", to_pickup_point=True)
    build.carrier(shop, (None, 290), name="Retired", active=False)
    field = staff_client.get(ticked(row)).context["form"].fields["carrier"]
    assert [str(carrier) for carrier in field.queryset] == ["Post"]


def test_who_may_only_look_moves_nobody(client: Client, shop: Shop, post: Carrier) -> None:
    row = subscribed(shop)
    other = build.carrier(shop, (None, 290), name="Other", includes_boxes=False)
    client.force_login(staff("view_subscription"))
    client.post(ticked(row), {"carrier": other.pk, "confirm": "1"})
    row.refresh_from_db()
    assert row.carrier == post


def test_one_begun_without_a_carrier_is_given_one_at_no_charge(
    staff_client: Client, shop: Shop, customer: Customer
) -> None:
    row = subscribed(shop, "quarterly")
    page = reverse("subscriptions:inspect", args=[row.pk])
    assert "Give it a carrier" not in staff_client.get(page).text  # the shop has none
    post = build.carrier(shop, (None, 490), includes_boxes=False)
    assert "Give it a carrier" in staff_client.get(page).text
    with clock.moved_to(NOON):
        desk = wish(staff_client, row, "give_carrier")
        assert "Post · €0.00" in desk.page.text
        desk.fill(carrier=post.public_id).confirm()
    row.refresh_from_db()
    assert (row.carrier, row.shipping_amount, row.charge()) == (post, 0, row.price)
    assert set(DeliveryNote.objects.filter(carrier=post)) == set(DeliveryNote.objects.order_by("pk")[1:])
    assert reverse("subscriptions:act", args=[row.pk, "give_carrier"]) not in staff_client.get(page).text


def test_an_ended_subscription_is_handed_over_to_nobody(shop: Shop, post: Carrier) -> None:
    row = subscribed(shop)
    subscriptions.expire(row)
    other = build.carrier(shop, (None, 290), name="Other")
    with pytest.raises(CannotChange):
        subscriptions.hand_over(row, carrier=other)

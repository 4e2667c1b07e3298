"""What is unpaid is seen at once, and charged, given up or cancelled by hand."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commerce.base import clock, stops
from commerce.base.models import JournalEntry, User
from commerce.billing.gateway import OutcomeUnknown
from commerce.billing.models import Attempt, DemoCard, PaymentMethod
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order
from commerce.subscriptions.models import Subscription, Term
from tests.commerce import shop as build
from tests.commerce.audit import demo_charges
from tests.commerce.backoffice.desk import Desk, said, sit
from tests.commerce.gateway import HookedGateway
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, work

CHARGED = datetime(2026, 2, 9, 12, tzinfo=UTC)
LATER = datetime(2026, 2, 10, 12, tzinfo=UTC)


def unpaid(shop: Shop, customer: Customer, answer: str = "insufficient_funds") -> Life:
    """A subscription whose February charge was refused."""
    life = Life(shop, customer)
    life.card_answers(answer)
    with clock.moved_to(CHARGED):
        work()
    assert life.subscription.status == "past_due"
    return life


@pytest.fixture
def life(shop: Shop, customer: Customer) -> Life:
    return unpaid(shop, customer)


def charge(client: Client, life: Life) -> Desk:
    return Desk.at(client, "subscriptions:charge", life.pk)


def test_the_list_says_what_is_owed_and_why(staff_client: Client, life: Life) -> None:
    with clock.moved_to(LATER):
        page = staff_client.get(reverse("unpaid:index")).text
    days = ("Feb. 12, 2026", "Feb. 15, 2026")
    for words in ("€24.90", "1 / 4", "Not enough money on the account.", *days, "1 unpaid box", "/pay/"):
        assert words in page
    assert "1 term" not in page
    assert reverse("subscriptions:charge", args=[life.pk]) in page
    with clock.moved_to(LATER):
        record = staff_client.get(reverse("subscriptions:inspect", args=[life.pk])).text
    for words in ("Charge now", "Give up the unpaid box", "Not enough money on the account.", "/pay/"):
        assert words in record
    assert reverse("subscriptions:act", args=[life.pk, "cancel"]) in page


def test_the_next_try_is_on_the_day_that_the_customer_reads(staff_client: Client, life: Life) -> None:
    Term.objects.filter(failed_at__isnull=False).update(next_step_at=datetime(2026, 2, 13, 23, tzinfo=UTC))
    with clock.moved_to(LATER):
        page = staff_client.get(reverse("unpaid:index")).text
    assert "Feb. 14, 2026" in page  # midnight in Paris
    assert "Feb. 13, 2026" not in page


def test_a_lost_card_is_said_to_need_another(staff_client: Client, shop: Shop, customer: Customer) -> None:
    life = unpaid(shop, customer)
    PaymentMethod.objects.update(removed_at=clock.now())
    with clock.moved_to(LATER):
        page = staff_client.get(reverse("unpaid:index")).text
        assert "The customer has to give another card" in page
        desk = charge(staff_client, life).fill(reason="They called")
        assert desk.refusals == ["Save a card first: the next box is charged to it."]


def test_the_menu_counts_them_in_red(staff_client: Client, shop: Shop, customer: Customer) -> None:
    home = reverse("wagtailadmin_home")
    assert "data-count" not in staff_client.get(home).text
    unpaid(shop, customer)
    with clock.moved_to(LATER):
        assert '"data-count": "1"' in staff_client.get(home).text


def test_the_menu_counts_only_ones_own_sites(client: Client, shop: Shop) -> None:
    elsewhere = build.open_shop(build.other_site())
    unpaid(elsewhere, build.register(elsewhere))
    sit(client, "view_subscription", only=shop.site)
    with clock.moved_to(LATER):
        assert "data-count" not in client.get(reverse("wagtailadmin_home")).text
        assert not client.get(reverse("unpaid:index")).context["object_list"]


def test_the_list_asks_as_little_for_many_as_for_one(
    staff_client: Client, shop: Shop, life: Life, django_assert_max_num_queries: Any
) -> None:
    address = reverse("unpaid:index")
    with clock.moved_to(LATER):
        staff_client.get(address)
        with django_assert_max_num_queries(22) as asked:
            staff_client.get(address)
            one = len(asked)
    for _number in range(4):
        unpaid(shop, build.register(shop))
    with clock.moved_to(LATER), django_assert_max_num_queries(one):
        assert len(staff_client.get(address).context["object_list"]) == 5


def test_what_is_owed_is_charged_now(staff_client: Client, life: Life, owner: User) -> None:
    life.card_answers("succeeds")
    with clock.moved_to(LATER):
        desk = charge(staff_client, life).fill(reason="They called")
        assert desk.foreseen["charged"] == "€24.90"
        assert not JournalEntry.objects.filter(name="OwedCharged").exists()
        answer = desk.confirm()
        assert "€24.90 charged: the box is paid." in said(answer)[0]
    assert life.subscription.status == "active"
    attempt = Attempt.objects.get(cause="staff")
    assert attempt.state == "succeeded"
    entry = JournalEntry.objects.get(name="OwedCharged")
    assert (entry.actor, entry.data["reason"]) == (f"staff:{owner.pk}", "They called")
    assert len(demo_charges()) == 2
    assert DeliveryNote.objects.count() == 2


def test_pressing_twice_charges_once(staff_client: Client, life: Life) -> None:
    life.card_answers("succeeds")
    with clock.moved_to(LATER):
        desk = charge(staff_client, life).fill(reason="They called")
        page = desk.page
        desk.confirm()
        desk.page = page
        assert "Nothing is to be paid." in str(desk.confirm().context["refusals"])
    assert len(demo_charges()) == 2


def test_a_refusal_is_said_and_leaves_the_schedule_alone(staff_client: Client, life: Life) -> None:
    before = Term.objects.values("tries", "steps", "next_step_at", "status").get(idx=1)
    with clock.moved_to(LATER):
        answer = charge(staff_client, life).fill(reason="They called").confirm()
        assert "Not charged. Not enough money on the account." in said(answer)[0]
        build.hear_everything()
    assert Term.objects.values("tries", "steps", "next_step_at", "status").get(idx=1) == before
    assert life.subscription.status == "past_due"


def test_a_bank_that_asks_is_for_the_customer(staff_client: Client, life: Life) -> None:
    life.card_answers("always_authentication")
    with clock.moved_to(LATER):
        answer = charge(staff_client, life).fill(reason="They called").confirm()
    assert "send them the payment link" in said(answer)[0]
    assert len(demo_charges()) == 1


def test_a_lost_reply_is_not_called_a_refusal(
    staff_client: Client, life: Life, gateway: HookedGateway
) -> None:
    life.card_answers("succeeds")
    gateway.fail("confirmed", OutcomeUnknown)
    with clock.moved_to(LATER):
        answer = charge(staff_client, life).fill(reason="They called").confirm()
        assert "It is not known yet" in said(answer)[0]
        again = charge(staff_client, life).fill(reason="Once more")
        assert "being processed" in again.refusals[0]
    assert len(demo_charges()) == 2


def test_nothing_is_charged_while_charges_are_stopped(staff_client: Client, life: Life) -> None:
    life.card_answers("succeeds")
    with clock.moved_to(LATER):
        desk = charge(staff_client, life).fill(reason="They called")
        stops.stop(stops.Stoppable.CHARGES, by="staff:1", reason="Test")
        assert "takes no payments" in desk.confirm().text
    assert len(demo_charges()) == 1


@pytest.mark.parametrize("section", ["charge", "give-up"])
def test_nothing_owed_is_nothing_to_do(
    staff_client: Client, shop: Shop, customer: Customer, section: str
) -> None:
    life = Life(shop, customer)
    desk = Desk.at(staff_client, f"subscriptions:{section}", life.pk)
    assert desk.refusals == ["Nothing is to be paid."]
    staff_client.post(desk.address, {"reason": "Because", "key": "k", "confirm": "1", "token": ""})
    assert len(demo_charges()) == 1
    assert life.subscription.status == "active"


@pytest.mark.parametrize("section", ["charge", "give-up"])
def test_a_reason_is_needed(staff_client: Client, life: Life, section: str) -> None:
    with clock.moved_to(LATER):
        desk = Desk.at(staff_client, f"subscriptions:{section}", life.pk)
        assert desk.fill(reason=" ").refusals
        assert desk.fill(reason="x" * 300).refusals
    assert life.subscription.status == "past_due"


def test_an_unpaid_box_is_given_up_and_the_next_ones_come(
    staff_client: Client, life: Life, owner: User
) -> None:
    with clock.moved_to(LATER):
        desk = Desk.at(staff_client, "subscriptions:give-up", life.pk).fill(reason="Goodwill")
        assert desk.foreseen["status afterwards"] == "Active"
        assert desk.foreseen["given up"] == "€24.90"
        assert life.subscription.status == "past_due"
        desk.confirm()
        build.hear_everything()
    assert Order.objects.get(source="renewal").status == "cancelled"
    assert life.subscription.status == "active"
    assert life.subscription.next_charge_at == datetime(2026, 3, 8, 23, tzinfo=UTC)
    assert JournalEntry.objects.get(name="OwedGivenUp").actor == f"staff:{owner.pk}"
    life.card_answers("succeeds")
    with clock.moved_to(datetime(2026, 3, 9, 12, tzinfo=UTC)):
        work()
    assert len(life.orders) == 2
    assert not Term.objects.filter(status__in=("due", "unpaid")).exists()


def test_what_was_paid_meanwhile_is_not_given_up(staff_client: Client, life: Life) -> None:
    with clock.moved_to(LATER):
        desk = Desk.at(staff_client, "subscriptions:give-up", life.pk).fill(reason="Goodwill")
        token = desk.page.context["foreseen"].token
        life.card_answers("succeeds")
        charge(staff_client, life).fill(reason="They called").confirm()
        staff_client.post(desk.address, {"reason": "Goodwill", "confirm": "1", "token": token})
    assert life.subscription.status == "active"
    assert len(life.orders) == 2


def test_giving_up_needs_the_plan_that_was_shown(staff_client: Client, life: Life) -> None:
    with clock.moved_to(LATER):
        desk = Desk.at(staff_client, "subscriptions:give-up", life.pk).fill(reason="Goodwill")
        desk.confirm(token="forged")
        assert "Something moved since you looked." in desk.refusals[0]
    assert life.subscription.status == "past_due"


def test_who_may_only_look_neither_charges_nor_gives_up(client: Client, life: Life) -> None:
    sit(client, "view_subscription")
    DemoCard.objects.update(answer="succeeds")
    with clock.moved_to(LATER):
        listed = client.get(reverse("unpaid:index"))
        assert "€24.90" in listed.text
        assert "/charge/" not in listed.text
        assert "/pay/" not in listed.text
        for section in ("charge", "give-up"):
            address = reverse(f"subscriptions:{section}", args=[life.pk])
            answer = client.post(address, {"reason": "x", "key": "k", "confirm": "1"})
            assert answer.url == reverse("wagtailadmin_home")
    assert len(demo_charges()) == 1
    assert Subscription.objects.get(pk=life.pk).status == "past_due"

"""The staff's pages of payouts, disputes, webhooks and reconciliations."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from commerce.base import clock
from commerce.base.models import User
from commerce.billing import actions
from commerce.billing.models import Dispute, GatewayEvent, Payment, Payout, Reconciliation
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.till import Till

pytestmark = pytest.mark.django_db
SECTIONS = ["payouts", "disputes", "webhooks", "reconciliations"]


@pytest.fixture
def staff(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("owner@example.com", "a password"))
    return client


@pytest.fixture
def order(till: Till) -> Order:
    order, _attempt = till.press()
    return order


@pytest.fixture
def event(db: None) -> GatewayEvent:
    return GatewayEvent.objects.create(
        gateway="stripe", event_id="evt_1", type="charge.refunded", object_type="charge", object_ref="ch_1",
        payload={"id": "ch_1", "amount": 2490}, received_at=clock.now(), processed_at=clock.now(),
    )  # fmt: skip


@pytest.fixture
def payout(order: Order) -> Payout:
    with clock.moved_to(clock.now() + timedelta(days=20)):
        actions.reconcile(clock.now() - timedelta(days=35))
    return Payout.objects.get()


@pytest.mark.parametrize("section", SECTIONS)
def test_an_empty_section_says_what_will_be_there(staff: Client, section: str) -> None:
    assert staff.get(reverse(f"{section}:index")).status_code == 200


def test_a_payout_shows_what_adds_up_to_it(staff: Client, payout: Payout, order: Order) -> None:
    page = staff.get(reverse("payouts:inspect", args=[payout.pk])).text
    assert order.number in page
    assert "24.90" in page and "0.62" in page and "24.28" in page
    table = staff.get(reverse("payouts:entries", args=[payout.pk])).text.splitlines()
    assert table[1].endswith("24.90,0.62,24.28,EUR")
    assert "Next payout" in staff.get(reverse("payouts:index")).text


def test_a_dispute_is_marked_on_its_order(staff: Client, order: Order) -> None:
    dispute = Dispute.objects.create(
        payment=Payment.objects.get(order=order), gateway_ref="du_1", amount=2490, currency="EUR",
        state="needs_response", opened_at=clock.now(), reason="product_not_received",
    )  # fmt: skip
    assert dispute.public_id in staff.get(reverse("orders:inspect", args=[order.pk])).text
    page = staff.get(reverse("disputes:inspect", args=[dispute.pk])).text
    assert "evidence" in page
    assert "The box did not come." in page


def test_a_message_is_applied_again(staff: Client, event: GatewayEvent, tasks_at_once: Any) -> None:
    assert "2490" in staff.get(reverse("webhooks:inspect", args=[event.pk])).text
    before = event.processed_at
    answer = staff.post(reverse("webhooks:again", args=[event.pk]), {"confirm": "1"})
    assert answer.status_code == 302
    event.refresh_from_db()
    assert event.processed_at and before and event.processed_at > before


def test_messages_are_searched_and_filtered(staff: Client, event: GatewayEvent) -> None:
    def found(**query: str) -> list[GatewayEvent]:
        return list(staff.get(reverse("webhooks:index"), query).context["object_list"])

    assert found(q="ch_1") == found(object_type="charge") == [event]
    assert found(q="nothing") == found(waiting="true") == []


def test_a_comparison_is_started_by_staff(staff: Client, order: Order, tasks_at_once: Any) -> None:
    assert staff.get(reverse("reconciliations:run")).status_code == 200
    staff.post(reverse("reconciliations:run"), {"days": "35", "confirm": "1"})
    run = Reconciliation.objects.get()
    assert run.actor.startswith("staff:")
    assert "Both sides agree" in staff.get(reverse("reconciliations:inspect", args=[run.pk])).text


@pytest.mark.parametrize("days", ["0", "-5", "100000", "x"])
def test_an_impossible_span_is_refused(staff: Client, days: str) -> None:
    assert staff.post(reverse("reconciliations:run"), {"days": days, "confirm": "1"}).status_code == 200
    assert not Reconciliation.objects.exists()


@pytest.mark.parametrize("section", SECTIONS)
def test_who_has_no_permission_sees_nothing(client: Client, section: str) -> None:
    user = User.objects.create_user("clerk@example.com", "a password", is_staff=True)
    group = Group.objects.create(name="Clerks")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    client.force_login(user)
    assert client.get(reverse(f"{section}:index")).status_code == 302


def test_what_is_of_the_whole_account_is_hidden_from_staff_of_one_site(
    client: Client, payout: Payout
) -> None:
    site = build.other_site()
    user = User.objects.create_user("clerk@example.com", "a password", is_staff=True)
    group = Group.objects.create(name="Clerks")
    wanted = Permission.objects.filter(codename__in=["access_admin", "view_payout"])
    group.permissions.add(*wanted)
    group.site_permissions.create(
        site=site, permission=Permission.objects.get(codename="change_shopsettings")
    )
    user.groups.add(group)
    client.force_login(user)
    assert list(client.get(reverse("payouts:index")).context["object_list"]) == []
    for name in ("inspect", "entries"):
        assert client.get(reverse(f"payouts:{name}", args=[payout.pk])).status_code == 404

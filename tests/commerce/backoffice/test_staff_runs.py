"""Renewal runs, the emergency stops and what the staff's home says of them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commerce.base import clock, stops
from commerce.base.models import EmergencyStop, JournalEntry, User
from commerce.base.stops import Stoppable
from commerce.customers.models import Customer
from commerce.subscriptions.models import RenewalRun, RenewalSettings
from tests.commerce import shop as build
from tests.commerce.backoffice.desk import Desk, said, sit
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life

DAY = datetime(2026, 2, 9, 12, tzinfo=UTC)
HOME = "/admin/"


def waiting_run(shop: Shop) -> RenewalRun:
    return RenewalRun.objects.create(
        site=shop.site, day=date(2026, 2, 9), state="waiting", currency="EUR", forecast_count=1,
        forecast_amount=2490, allowed=0,
    )  # fmt: skip


def test_a_waiting_run_is_let_on_by_a_person(staff_client: Client, shop: Shop, customer: Customer) -> None:
    Life(shop, customer)
    run = waiting_run(shop)
    with clock.moved_to(DAY):
        page = staff_client.get(reverse("renewal-runs:inspect", args=[run.pk])).text
        assert "the run has stopped" in page
        desk = Desk.at(staff_client, "renewal-runs:let-on", run.pk)
        assert desk.foreseen["due now"] == "1 · €24.90"
        assert desk.foreseen["charges allowed afterwards"] == "11"
        run.refresh_from_db()
        assert (run.state, run.allowed) == ("waiting", 0)
        desk.confirm()
        run.refresh_from_db()
        assert (run.state, run.allowed) == ("running", 11)
        assert Desk.at(staff_client, "renewal-runs:let-on", run.pk).refusals


@pytest.mark.parametrize("section", ["inspect", "let-on"])
def test_another_sites_run_is_out_of_reach(client: Client, shop: Shop, section: str) -> None:
    run = waiting_run(build.open_shop(build.other_site()))
    sit(client, "view_renewalrun", "change_renewalrun", only=shop.site)
    address = reverse(f"renewal-runs:{section}", args=[run.pk])
    assert client.get(address).status_code == 404
    client.post(address, {"confirm": "1"})
    run.refresh_from_db()
    assert run.state == "waiting"
    with clock.moved_to(DAY):
        assert "waits for somebody" not in client.get(HOME).text


def test_who_may_only_look_lets_nothing_on(client: Client, shop: Shop) -> None:
    run = waiting_run(shop)
    sit(client, "view_renewalrun")
    assert client.get(reverse("renewal-runs:inspect", args=[run.pk])).context["buttons"] == []
    client.post(reverse("renewal-runs:let-on", args=[run.pk]), {"confirm": "1"})
    run.refresh_from_db()
    assert run.state == "waiting"


def test_the_home_says_what_waits_today_and_tomorrow(staff_client: Client, shop: Shop) -> None:
    waiting_run(shop)
    RenewalRun.objects.create(
        site=shop.site, day=date(2026, 2, 10), currency="EUR", forecast_count=7, forecast_amount=17430,
        allowed=17,
    )  # fmt: skip
    with clock.moved_to(DAY):
        page = staff_client.get(HOME).text
    for words in ("waits for somebody", "Tomorrow", "7 · €174.30", "0 unpaid boxes"):
        assert words in page
    staff_client.logout()
    sit(staff_client, "view_order")
    with clock.moved_to(DAY):
        assert "waits for somebody" not in staff_client.get(HOME).text


def test_runs_ask_as_little_for_many_as_for_one(
    staff_client: Client, shop: Shop, django_assert_max_num_queries: Any
) -> None:
    def foresee(*days: int) -> None:
        for day in days:
            RenewalRun.objects.create(
                site=shop.site, day=date(2026, 3, day), currency="EUR", forecast_count=1, forecast_amount=1,
                allowed=11,
            )  # fmt: skip

    foresee(1)
    staff_client.get(reverse("renewal-runs:index"))  # what is asked once a process
    with django_assert_max_num_queries(20) as asked:
        staff_client.get(reverse("renewal-runs:index"))
    foresee(*range(2, 9))
    with django_assert_max_num_queries(len(asked)):
        page = staff_client.get(reverse("renewal-runs:index"))
    assert len(page.context["object_list"]) == 8
    assert staff_client.get(reverse("renewal-runs:index"), {"state": "waiting"}).context["items_count"] == 0


def test_the_home_says_what_day_it_is_where_the_clock_was_moved(staff_client: Client) -> None:
    with clock.moved_to(DAY):
        assert "In this shop it is Feb. 9, 2026" in staff_client.get(HOME).text
    with clock.at_home():
        assert "In this shop it is" not in staff_client.get(HOME).text


@pytest.mark.parametrize("what", Stoppable.values)
def test_something_is_stopped_and_goes_on_again(staff_client: Client, owner: User, what: str) -> None:
    assert "Emergency stop" not in staff_client.get(HOME).text.split("<main")[1]
    desk = Desk.at(staff_client, "emergency-stops:stop", what).fill(reason="Doubled amounts")
    assert not EmergencyStop.objects.filter(**{f"{what}_stopped": True}).exists()
    assert "stopped" in said(desk.confirm())[0]
    assert EmergencyStop.objects.get(**{f"{what}_stopped": True}).by == f"staff:{owner.pk}"
    home = staff_client.get(HOME).text
    assert f"Emergency stop: {Stoppable(what).label}" in home
    assert "Doubled amounts" in home
    page = staff_client.get(reverse("emergency-stops:index")).text
    for words in (owner.email, "Doubled amounts", "Let go on"):
        assert words in page
    Desk.at(staff_client, "emergency-stops:release", what).fill(reason="Repaired").confirm()
    assert not EmergencyStop.objects.filter(**{f"{what}_stopped": True}).exists()
    told = JournalEntry.objects.filter(name__startswith="Emergency").order_by("pk")
    assert [entry.name for entry in told] == [
        "EmergencyStopped", "EmergencyReleased",
    ]  # fmt: skip


def test_a_stop_needs_a_reason_and_a_thing(staff_client: Client) -> None:
    desk = Desk.at(staff_client, "emergency-stops:stop", "charges").fill(reason="")
    assert desk.refusals
    staff_client.post(desk.address, {"reason": "", "confirm": "1"})
    assert Desk.at(staff_client, "emergency-stops:stop", "everything").page.status_code == 404
    assert not EmergencyStop.objects.exists()


@pytest.mark.parametrize("may", [[], ["view_emergencystop"]])
def test_who_may_not_stop_does_not(client: Client, db: None, may: list[str]) -> None:
    sit(client, *may)
    for name in ("stop", "release"):
        answer = client.post(
            reverse(f"emergency-stops:{name}", args=["charges"]), {"reason": "x", "confirm": "1"}
        )
        assert answer.url == reverse("wagtailadmin_home")
    assert not stops.charges_stopped()
    page = client.get(reverse("emergency-stops:index"))
    assert page.status_code == (200 if may else 302)
    assert "/stop/" not in page.text


def settings_form(client: Client, shop: Shop, **values: str) -> RenewalSettings:
    address = reverse("wagtailsettings:edit", args=["subscriptions", "renewalsettings", shop.site.pk])
    assert "A card reported lost or stolen" in client.get(address).text
    client.post(
        address, {"retry_days": "3,10,21", "catch_up_offer": "on", "unpaid_ends_after": "60", **values}
    )
    return RenewalSettings.for_site(shop.site)


def test_the_schedule_of_tries_is_set_by_staff(staff_client: Client, shop: Shop) -> None:
    kept = settings_form(staff_client, shop, retry_days="2, 5", unpaid_ends_after="30", catch_up_offer="")
    assert (kept.retry_days, kept.unpaid_ends_after, kept.catch_up_offer) == ([2, 5], 30, False)


@pytest.mark.parametrize(
    "values",
    [
        {"retry_days": "10, 3"}, {"retry_days": "3, 3"}, {"retry_days": "0"}, {"retry_days": "22"},
        {"retry_days": "1,2,3,4"}, {"retry_days": "soon"}, {"retry_days": "-1"},
        {"unpaid_ends_after": "20"}, {"unpaid_ends_after": "366"}, {"unpaid_ends_after": "-5"},
    ],
)  # fmt: skip
def test_a_schedule_that_networks_forbid_is_refused(
    staff_client: Client, shop: Shop, values: dict[str, str]
) -> None:
    kept = settings_form(staff_client, shop, **values)
    assert (kept.retry_days, kept.unpaid_ends_after) == ([3, 10, 21], 60)

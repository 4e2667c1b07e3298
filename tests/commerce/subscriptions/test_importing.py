"""Subscribers of another system: each brought in once, checked row by row, charged on their day."""

import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.management import call_command

from commerce.base.models import User
from commerce.billing.demo_intent import DemoCard
from commerce.billing.models import PaymentMethod
from commerce.customers.models import Customer
from commerce.orders.models import Order
from commerce.subscriptions.importing import Result, import_subscribers
from commerce.subscriptions.models import Subscription
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import on

pytestmark = pytest.mark.django_db(transaction=True)

ROW = {
    "reference": "old-1", "email": "ada@example.com", "language": "fr", "formula": "monthly",
    "quantity": "2", "price_amount": "", "next_charge_on": "2026-02-09", "gateway_customer": "old_cus_1",
    "gateway_card": "demo_pm_1", "name": "Ada Martin", "line1": "1 rue Neuve", "line2": "",
    "postcode": "69001", "city": "Lyon", "country": "FR", "phone": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def cards(db: None) -> None:
    for n in (1, 2):
        DemoCard.objects.create(
            reference=f"demo_pm_{n}", payer=f"old_cus_{n}", answer="succeeds", last4="4242",
            exp_month=12, exp_year=2030, set_up=True,
        )  # fmt: skip


def row(**changes: str) -> dict[str, str]:
    return ROW | changes


def bring(shop: Shop, *rows: dict[str, str], dry_run: bool = False, separator: str = ",") -> list[Result]:
    lines = [separator.join(ROW), *(separator.join(f'"{value}"' for value in one.values()) for one in rows)]
    return list(import_subscribers(io.StringIO("\n".join(lines)), site=shop.site, dry_run=dry_run))


def test_a_subscriber_is_charged_on_their_day_and_not_before(shop: Shop) -> None:
    assert [one.state for one in bring(shop, row())] == ["new"]
    subscription = Subscription.objects.get()
    assert (subscription.quantity, subscription.price_amount) == (2, 2490)
    assert subscription.next_charge_at == datetime(2026, 2, 8, 23, tzinfo=UTC)
    with on("2026-02-08 22:00"):
        assert not Order.objects.exists()
    with on("2026-02-09 12:00"):
        assert Order.objects.get().total_amount == 4980
    assert_sound()


def test_a_second_time_changes_nothing(shop: Shop) -> None:
    bring(shop, row())
    before = Subscription.objects.values().get()
    assert [one.state for one in bring(shop, row(quantity="9", next_charge_on="2026-05-01"))] == ["known"]
    assert Subscription.objects.values().get() == before
    assert (Customer.objects.count(), PaymentMethod.objects.count()) == (1, 1)


def test_a_dry_run_brings_in_nobody(shop: Shop) -> None:
    assert [one.state for one in bring(shop, row(), dry_run=True)] == ["new"]
    for what in (Subscription, Customer, PaymentMethod):
        assert not what.objects.exists()


def test_an_anniversary_is_counted_from_the_next_charge(shop: Shop) -> None:
    bring(shop, row(formula="anniversary", next_charge_on="2026-01-31", price_amount="1500"))
    for moment in ("2026-01-31 12:00", "2026-02-28 12:00", "2026-03-31 12:00"):
        with on(moment):
            pass
    assert [order.placed_at.date() for order in Order.objects.order_by("pk")] == [
        date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31),
    ]  # fmt: skip
    assert set(Order.objects.values_list("total_amount", flat=True)) == {3000}


def test_a_refused_row_says_why_and_does_not_stop_the_others(shop: Shop) -> None:
    results = bring(
        shop, row(country="US"), row(reference="old-2", email="bo@example.com", gateway_card="demo_pm_2",
                                     gateway_customer="old_cus_2"),
    )  # fmt: skip
    assert [(one.line, one.state) for one in results] == [(2, "refused"), (3, "new")]
    assert set(results[0].errors) == {"country"}


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "nobody"}, {"formula": "unknown"}, {"next_charge_on": "2026-01-01"},
        {"next_charge_on": "2036-01-01"}, {"next_charge_on": "soon"}, {"quantity": "0"}, {"quantity": "-1"},
        {"quantity": "999999999999"}, {"price_amount": "-5"}, {"country": "ZZ"}, {"phone": "12"},
        {"gateway_card": "demo_pm_2"}, {"gateway_card": "pm_unknown"}, {"reference": ""}, {"line1": ""},
        {"name": "A\x00da"}, {"name": "x" * 500},
    ],
)  # fmt: skip
def test_hostile_values_bring_in_nobody(shop: Shop, changes: dict[str, str]) -> None:
    assert [one.state for one in bring(shop, row(**changes))] == ["refused"]
    assert not Subscription.objects.exists()
    assert not Customer.objects.exists()


def test_a_card_of_somebody_else_is_refused(shop: Shop) -> None:
    bring(shop, row())
    results = bring(shop, row(reference="old-2", email="thief@example.com"))
    assert [one.state for one in results] == ["refused"]
    assert Customer.objects.count() == 1


def test_a_reference_twice_in_a_file_is_refused(shop: Shop) -> None:
    assert [one.state for one in bring(shop, row(), row())] == ["new", "refused"]


def test_missing_columns_and_semicolons(shop: Shop) -> None:
    assert [one.state for one in bring(shop, row(), separator=";")] == ["new"]
    with pytest.raises(ValueError, match="gateway_card"):
        list(
            import_subscribers(io.StringIO("reference,email\n1,a@example.com"), site=shop.site, dry_run=True)
        )


def test_who_was_brought_in_signs_in_by_a_password_mail(shop: Shop) -> None:
    bring(shop, row())
    customer = Customer.objects.get()
    assert customer.user == User.objects.get(email="ada@example.com")
    assert customer.user
    assert not customer.user.has_usable_password()
    assert customer.language == "fr"


def test_the_command_says_what_became_of_the_rows(shop: Shop, tmp_path: Any, capsys: Any) -> None:
    file = tmp_path / "old.csv"
    file.write_text(",".join(ROW) + "\n" + ",".join(row(country="US").values()), encoding="utf-8-sig")
    with pytest.raises(SystemExit):
        call_command("import_subscribers", str(file))
    told = capsys.readouterr()
    assert "0 new, 0 known, 1 refused" in told.out
    assert "line 2, country" in told.err

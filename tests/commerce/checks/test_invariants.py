"""Each invariant holds in a sound shop, and names what breaks it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from commerce.base import clock, installation
from commerce.base.models import Delivery, Installation, JournalEntry, User
from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing.models import (
    Attempt,
    BalanceEntry,
    DemoIntent,
    GatewayEvent,
    Payment,
    Payout,
    Refund,
)
from commerce.checks import actions
from commerce.checks.invariants import INVARIANTS
from commerce.checks.models import AuditRun
from commerce.checks.tasks import audit as audit_task
from commerce.customers.models import Customer
from commerce.invoices.models import Invoice, InvoiceSettings
from commerce.ledger.models import Account
from commerce.orders import actions as orders
from commerce.orders.models import Order
from commerce.subscriptions.models import Cycle
from tests.commerce import shop as build
from tests.commerce.subscriptions.life import Life
from tests.commerce.till import Till

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def sold(till: Till) -> Order:
    """One order, bought, partly refunded twice, two hours ago, and paid out."""
    order, _attempt = till.press()
    build.hear_everything()
    for n, to in enumerate((Refund.Destination.CARD, Refund.Destination.CREDIT)):
        billing.refund(order, amount=Money(500, "EUR"), destination=to, reason="", key=f"back-{n}")
    build.hear_everything()
    return order


def broken(after: timedelta = 2 * HOUR) -> dict[str, list[str]]:
    """The invariants that do not hold so much later, with what breaks them."""
    with clock.moved_to(clock.now() + after):
        run = actions.audit()
    assert run.unanswered == []
    assert run.is_sound is not any(run.offenders.values())
    return {name: offenders for name, offenders in run.offenders.items() if offenders}


def unguarded(sql: str) -> None:
    """What no code of ours can do: the guards of the database are off."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql)
        cursor.execute("SET session_replication_role = origin")


def change_amount() -> None:
    DemoIntent.objects.update(amount=1)


def forget_the_payment() -> None:
    Payment.objects.update(gateway_ref="elsewhere")


def charge_twice() -> None:
    DemoIntent.objects.update(charges=2)


def lose_the_invoice() -> None:
    unguarded("DELETE FROM invoices_creditnote")
    unguarded("DELETE FROM invoices_invoice")
    Refund.objects.all().delete()
    Order.objects.update(refunded_amount=0)
    Payment.objects.update(refunded_amount=0)


def skip_a_number() -> None:
    unguarded("UPDATE invoices_creditnote SET sequence = sequence + 5 WHERE sequence = 2")


def falsify_an_invoice() -> None:
    unguarded("UPDATE invoices_invoice SET buyer = '{}'")


def shrink_a_credit_note() -> None:
    unguarded("UPDATE invoices_creditnote SET total_amount = total_amount - 1 WHERE sequence = 1")


def miscount_refunds() -> None:
    Order.objects.update(refunded_amount=999)


def print_money() -> None:
    Account.objects.update(balance=10**6)


def lose_an_entry() -> None:
    with clock.moved_to(clock.now() + 20 * DAY):
        billing.reconcile(clock.now() - 35 * DAY)
    assert Payout.objects.get().is_complete
    BalanceEntry.objects.filter(kind="refund").delete()


def lose_a_note() -> None:
    Cycle.objects.update(delivery_note=None)


def hang() -> None:
    Attempt.objects.update(state="unknown", sent_at=clock.now() - 2 * DAY)


def hang_a_refund() -> None:
    Refund.objects.filter(destination="card").update(state="sent", requested_at=clock.now() - 2 * DAY)


def fall_silent() -> None:
    entry = JournalEntry.objects.latest("pk")
    Delivery.objects.create(entry=entry, listener="x", due_at=clock.now() - HOUR)


def leave_a_message() -> None:
    GatewayEvent.objects.create(gateway="stripe", event_id="e", type="x", received_at=clock.now())


def unpay_the_order() -> None:
    Order.objects.update(paid_at=None, number="")


def cancel_without_a_refund() -> None:
    orders.cancel(Order.objects.get())


def test_a_sound_shop_breaks_nothing(sold: Order) -> None:
    assert broken() == {}


@pytest.mark.parametrize(
    ("harm", "name"),
    [
        (change_amount, "charges_equal_successes"),
        (forget_the_payment, "charges_equal_successes"),
        (charge_twice, "charges_equal_successes"),
        (unpay_the_order, "paid_orders_are_paid"),
        (unpay_the_order, "one_order_per_term"),
        (cancel_without_a_refund, "cancelled_orders_are_refunded"),
        (lose_the_invoice, "paid_orders_are_invoiced"),
        (skip_a_number, "series_are_whole"),
        (falsify_an_invoice, "series_are_whole"),
        (shrink_a_credit_note, "credit_notes_equal_refunds"),
        (miscount_refunds, "refunds_are_counted"),
        (print_money, "balances_equal_entries"),
        (lose_an_entry, "payouts_equal_entries"),
        (lose_a_note, "paid_boxes_are_shipped"),
        (hang, "no_stuck_claims"),
        (hang_a_refund, "no_stuck_claims"),
        (fall_silent, "nothing_is_overdue"),
        (leave_a_message, "nothing_is_overdue"),
    ],
)
def test_each_harm_is_named(sold: Order, harm: Callable[[], None], name: str) -> None:
    harm()
    assert name in broken()


@pytest.mark.parametrize("guards", [["order_has_one_payment"]])
def test_two_payments_of_one_order_are_named(sold: Order, guards: list[str]) -> None:
    with connection.cursor() as cursor:
        for guard in guards:
            cursor.execute(f'DROP INDEX "{guard}"')
    payment = Payment.objects.get()
    payment.pk, payment.public_id, payment.gateway_ref = None, "pay_x", "demo_x"
    payment.save()
    assert broken()["one_success_per_order"] == [sold.public_id]


def test_what_has_just_happened_is_not_blamed(till: Till) -> None:
    till.press()
    Cycle.objects.update(delivery_note=None)
    Payment.objects.update(gateway_ref="on its way")
    assert broken(timedelta(0)) == {}


@pytest.mark.parametrize("settings", [{"automatic": False}, {"every_buyer": False}])
def test_what_was_sold_while_the_shop_did_not_invoice_it_needs_no_invoice(
    till: Till, customer: Customer, settings: dict[str, bool]
) -> None:
    found = InvoiceSettings.for_site(till.shop.site)
    InvoiceSettings.objects.update(**settings)
    till.press()
    InvoiceSettings.objects.filter(pk=found.pk).update(automatic=True, every_buyer=True)
    Life(till.shop, customer)
    build.hear_everything()
    assert Invoice.objects.count() == 1
    assert broken() == {}
    unguarded("DELETE FROM base_journalentry WHERE name = 'InvoiceLeftOut'")
    assert list(broken()) == ["paid_orders_are_invoiced"]


def test_only_the_first_unsound_audit_is_told(sold: Order) -> None:
    assert broken() == {}
    print_money()
    broken()
    broken()
    [told] = JournalEntry.objects.filter(name="AuditFailed")
    assert told.data["broken"] == ["balances_equal_entries"]


def test_the_command_ends_with_1_and_names_the_offenders(sold: Order, capsys: Any) -> None:
    call_command("audit_invariants")
    assert capsys.readouterr().out.count(" ok  ") == len(INVARIANTS)
    miscount_refunds()
    with pytest.raises(SystemExit, match="1"):
        call_command("audit_invariants", "--days", "3")
    assert sold.public_id in capsys.readouterr().out


def test_a_gateway_that_does_not_answer_is_no_alarm(sold: Order, settings: Any) -> None:
    settings.PAYMENT_GATEWAY = "stripe"
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE = "sk_test_nobody", "http://127.0.0.1:9"
    run = actions.audit()
    assert run.unanswered == ["charges_equal_successes"]
    assert run.is_sound


@pytest.fixture
def staff(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("owner@example.com", "a password"))
    return client


def test_the_state_is_on_the_staffs_home(staff: Client, sold: Order) -> None:
    home = reverse("wagtailadmin_home")
    assert "Not checked yet" in staff.get(home).text
    audit_task()
    assert "Sound: everything" in staff.get(home).text
    print_money()
    audit_task()
    page = staff.get(home).text
    assert "Not sound" in page and "Balances equal their entries" in page
    run = AuditRun.objects.first()
    assert run
    assert "1000000" in staff.get(reverse("audits:inspect", args=[run.pk])).text
    assert staff.get(reverse("audits:index")).status_code == 200


def test_staff_start_an_audit(staff: Client, tasks_at_once: Any) -> None:
    staff.post(reverse("audits:run"), {"confirm": "1"})
    assert AuditRun.objects.get().actor.startswith("staff:")


def test_staff_confirm_a_copied_database(staff: Client) -> None:
    installation.forget()
    home, confirm = reverse("wagtailadmin_home"), reverse("audits:confirm-installation")
    assert "charges nobody" not in staff.get(home).text
    Installation.objects.update(environment="production")
    installation.forget()
    assert "charges nobody" in staff.get(home).text
    assert "production → " in staff.get(confirm).text
    staff.post(confirm, {"confirm": "1"})
    assert Installation.objects.get().confirmed_by.startswith("staff:")
    assert "charges nobody" not in staff.get(home).text
    installation.forget()

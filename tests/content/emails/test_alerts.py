"""What needs a person of the shop is written to its staff, once, and names no customer."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail as django_mail
from django.db import transaction

from commerce.base import clock
from commerce.base.events import Event, publish
from commerce.base.models import Delivery, ShopSettings
from commerce.billing.events import BooksDiffer, DisputeClosed, DisputeOpened, PaymentFrozen, PayoutFailed
from commerce.billing.models import Dispute, Finding, Payment, Payout, Reconciliation
from commerce.checks.events import AuditFailed
from commerce.checks.models import AuditRun
from commerce.orders.models import Order
from commerce.subscriptions.events import RenewalRunStopped
from commerce.subscriptions.models import RenewalRun
from content.emails import outbox
from content.emails.models import AlertSettings, Mail
from tests.commerce import shop as build
from tests.commerce.fixtures import cart, customer, new_year, shop
from tests.commerce.shop import Shop
from tests.content.conftest import NotingThemes

__all__ = ["cart", "customer", "new_year", "shop"]

Happen = Callable[[Event], list[Any]]


@pytest.fixture(autouse=True)
def addresses(themes: NotingThemes, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.content.emails.urls"
    settings.PUBLIC_URL = "https://shop.example"


@pytest.fixture
def order(shop: Shop, cart: Any, customer: Any) -> Order:
    """Paid; everybody was told. The shop has a contact address."""
    order, _attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    Mail.objects.all().delete()
    ShopSettings.objects.filter(site=shop.site).update(contact_email="owner@example.com")
    return order


@pytest.fixture
def happen(order: Order) -> Happen:
    """It happens, and is heard twice; the mails that left."""

    def happen(event: Event) -> list[Any]:
        with transaction.atomic():
            publish(event)
        build.hear_everything()
        Delivery.objects.update(delivered_at=None)
        build.hear_everything()
        for mail in Mail.objects.filter(state="waiting").order_by("pk"):
            outbox.send(mail.pk)
        assert not Mail.objects.exclude(state="sent").exists(), list(Mail.objects.values("last_error"))
        sent = [one for one in django_mail.outbox if one.to != ["camille@example.com"]]
        django_mail.outbox.clear()
        return sent

    return happen


def dispute_of(order: Order, **fields: Any) -> Dispute:
    known = {
        "payment": Payment.objects.get(order=order), "gateway_ref": "dp_1", "amount": 2490, "currency": "EUR",
        "reason": "product_not_received", "state": "needs_response", "opened_at": clock.now(),
        "evidence_due_at": clock.now() + timedelta(days=7),
    }  # fmt: skip
    return Dispute.objects.create(**(known | fields))


def frozen_of(order: Order) -> Payment:
    Payment.objects.filter(order=order).update(frozen=True)
    return Payment.objects.get(order=order)


def comparison(*references: str) -> Reconciliation:
    run = Reconciliation.objects.create(
        gateway="demo", since=clock.now(), started_at=clock.now(), actor="system"
    )
    for reference in references:
        Finding.objects.create(
            reconciliation=run, kind="unknown_here", subject="payment", reference=reference
        )
    return run


def differ(order: Order, *references: str) -> BooksDiffer:
    run = comparison(*references)
    return BooksDiffer(site=order.site_id, reconciliation=run.pk, alarms=len(references))


EVENTS: dict[str, tuple[Callable[[Order], Event], str, list[str]]] = {
    "dispute opened": (
        lambda order: DisputeOpened(
            site=order.site_id, order=order.public_id, dispute=dispute_of(order).public_id
        ),
        "A payment of €24.90 is disputed",
        ["January 9, 2026", "The box did not come.", "/admin/disputes/inspect/"],
    ),
    "dispute lost": (
        lambda order: DisputeClosed(
            site=order.site_id, order=order.public_id, lost=True,
            dispute=dispute_of(order, state="lost", closed_at=clock.now()).public_id,
        ),
        "The dispute over €24.90 is closed",
        ["the money goes back", "/admin/disputes/inspect/"],
    ),
    "dispute won": (
        lambda order: DisputeClosed(
            site=order.site_id, order=order.public_id, lost=False,
            dispute=dispute_of(order, state="won", closed_at=clock.now()).public_id,
        ),
        "The dispute over €24.90 is closed",
        ["stays yours"],
    ),
    "payout": (
        lambda order: PayoutFailed(
            site=order.site_id,
            payout=Payout.objects.create(
                gateway="demo", gateway_ref="po_1", amount=99900, currency="EUR", state="failed",
                made_at=clock.now(), arrives_on=date(2026, 1, 4),
            ).gateway_ref,
        ),
        "Your bank sent a payout of €999.00 back",
        ["po_1", "/admin/payouts/inspect/"],
    ),
    "books": (
        lambda order: differ(order, *(f"pi_{n}" for n in range(12))),
        "Your records and the payment provider's differ",
        ["Charged there, unknown here: pi_0", "And 2 more", "/admin/reconciliations/inspect/"],
    ),
    "audit": (
        lambda order: AuditFailed(
            site=order.site_id, broken=["balances_equal_entries"],
            audit=AuditRun.objects.create(
                ran_at=clock.now(), is_sound=False, offenders={}, actor="system"
            ).pk,
        ),
        "The check of the money found something wrong",
        ["– ", "Emergency stops", "/admin/audits/inspect/"],
    ),
    "frozen": (
        lambda order: PaymentFrozen(
            site=order.site_id, order=order.public_id, payment=frozen_of(order).public_id
        ),
        "A payment of €24.90 is frozen",
        ["Check again", "/admin/payments/inspect/"],
    ),
    "run": (
        lambda order: RenewalRunStopped(
            site=order.site_id,
            run=RenewalRun.objects.create(
                site=order.site, day=date(2026, 2, 9), currency="EUR", forecast_count=20, forecast_amount=1,
                allowed=30, state="waiting",
            ).pk,
        ),
        "The renewal run of February 9, 2026 waits for you",
        ["(20 charges)", "/admin/renewal-runs/inspect/"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", EVENTS)
def test_staff_are_told_once_and_of_no_customer(order: Order, happen: Happen, what: str) -> None:
    make, subject, said = EVENTS[what]
    [envelope] = happen(make(order))
    assert envelope.to == ["owner@example.com"]
    assert envelope.subject == subject
    for fact in said:
        assert fact in envelope.body
    whole = envelope.body + envelope.alternatives[0][0]
    for private in (order.customer.email, "Camille Martin", "12 rue des Lilas", "/manage/"):
        assert private not in whole


def test_an_address_of_their_own_and_their_language_go_first(order: Order, happen: Happen) -> None:
    AlertSettings.objects.create(site=order.site, email="finance@example.com", language="fr")
    [envelope] = happen(EVENTS["dispute opened"][0](order))
    assert envelope.to == ["finance@example.com"]
    assert envelope.subject == "Un paiement de 24,90\N{NO-BREAK SPACE}€ est contesté"


def test_a_shop_without_any_address_writes_to_nobody(order: Order, happen: Happen) -> None:
    ShopSettings.objects.update(contact_email="")
    assert happen(EVENTS["dispute opened"][0](order)) == []


def test_a_difference_that_is_found_every_hour_is_told_once(order: Order, happen: Happen) -> None:
    assert len(happen(differ(order, "pi_1"))) == 1
    assert happen(differ(order, "pi_1")) == []
    [envelope] = happen(differ(order, "pi_1", "pi_2"))
    assert "pi_2" in envelope.body and "pi_1" not in envelope.body

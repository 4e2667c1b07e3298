"""The demo's history is a shop's life: sound to the cent, the same for the same seed, and told to nobody."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from wagtail.models import Site

from coffret.demo import accounts, history
from coffret.embedded import template
from commerce.base import clock
from commerce.base.models import Delivery, JournalEntry
from commerce.checks.models import AuditRun
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices import pdfs
from commerce.orders.models import Order
from commerce.subscriptions.models import Subscription, Term
from content.emails.models import Mail
from tests.commerce.audit import assert_sound

pytestmark = pytest.mark.django_db(transaction=True)

COUNT, DAYS = 12, 130
KNOWN = (accounts.ACTIVE_EMAIL, accounts.PAUSED_EMAIL, accounts.UNPAID_EMAIL)
Story = list[tuple[Any, ...]]


@pytest.fixture
def in_a_demo(demo_database: str, transactional_db: None) -> Callable[[], None]:
    """Calls begin anew with the empty demo shop."""
    name = connection.settings_dict["NAME"]

    def begin() -> None:
        connection.close()
        template.copy_to(name, of=demo_database)

    return begin


def live(seed: int, *, days: int = DAYS) -> Story:
    """What happened on which day, to whom."""
    site = Site.objects.get(is_default_site=True)
    for passed in history.live(site, count=COUNT, days=days, seed=seed):
        assert not passed.failures
    said = ("customer__email", "status", "total_amount", "paid_at__date")
    orders = Order.objects.order_by("number").values_list(*said)
    told = JournalEntry.objects.order_by("pk").values_list("name", "at__date")
    return [*orders, *told]


def test_the_same_seed_is_the_same_history_and_another_is_not(
    in_a_demo: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[object] = []
    monkeypatch.setattr(pdfs, "keep", printed.append)
    in_a_demo()
    first = live(7)
    assert_what_a_history_is()
    assert not printed
    in_a_demo()
    assert live(7) == first
    in_a_demo()
    live(8, days=DAYS // 10)
    strangers = Customer.objects.exclude(email__in=KNOWN)
    assert strangers.exists()
    assert not {customer for customer, *_rest in first} & set(strangers.values_list("email", flat=True))


def assert_what_a_history_is() -> None:
    assert_sound()
    assert AuditRun.objects.latest("pk").is_sound
    assert Customer.objects.count() == COUNT
    assert Order.objects.filter(source="renewal", paid_at__isnull=False).exists()
    assert not Order.objects.filter(paid_at__gt=clock.now()).exists()
    assert not Mail.objects.exists()
    assert not Delivery.objects.pending().exists()
    assert DeliveryNote.objects.filter(status="delivered").exists()
    assert {
        accounts.ACTIVE_EMAIL: "active", accounts.PAUSED_EMAIL: "paused", accounts.UNPAID_EMAIL: "past_due",
    }.items() <= dict(Subscription.objects.values_list("customer__email", "status")).items()  # fmt: skip
    owed = Term.objects.get(subscription__customer__email=accounts.UNPAID_EMAIL, order__paid_at=None)
    assert owed.tries >= 1

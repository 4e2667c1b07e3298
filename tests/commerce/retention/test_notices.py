"""Prepaid terms are announced three months to one month before they can no longer be refused."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from commerce.base.models import JournalEntry
from commerce.customers.models import Customer
from commerce.retention import actions, rules
from commerce.retention.models import NoticeSent
from commerce.subscriptions import actions as subscriptions
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def prepaid(shop: Shop, customer: Customer) -> Life:
    """Three boxes from January on: the next three are charged on 9 April and locked after 8 April."""
    return Life(shop, customer, quarterly=1)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 1, 7), False),
        (date(2026, 1, 8), True),
        (date(2026, 3, 8), True),
        (date(2026, 3, 9), False),
        (date(2026, 4, 8), False),
    ],
)
def test_neither_too_early_nor_too_late(today: date, due: bool) -> None:
    assert rules.is_notice_due(date(2026, 4, 8), today=today) is due


@pytest.mark.parametrize(("today", "due"), [(date(2026, 2, 27), False), (date(2026, 2, 28), True)])
def test_months_end_where_they_end(today: date, due: bool) -> None:
    assert rules.is_notice_due(date(2026, 5, 31), today=today) is due


def test_each_term_is_announced_once(prepaid: Life) -> None:
    with on("2026-01-07 12:00"):
        assert actions.announce_renewals() == 0
    with on("2026-01-08 12:00"):
        assert actions.announce_renewals() == 1
        assert actions.announce_renewals() == 0
    with on("2026-03-08 12:00"):
        assert actions.announce_renewals() == 0
    told = JournalEntry.objects.get(name="RenewalNoticeDue").data
    assert told == {
        "site": prepaid.shop.site.pk, "subscription": prepaid.subscription.public_id, "term": 1,
        "deadline": "2026-04-08", "charge_on": "2026-04-09", "amount": 6990, "currency": "EUR",
    }  # fmt: skip
    with on("2026-04-09 12:00"), on("2026-04-10 12:00"):
        assert actions.announce_renewals() == 1
    assert list(NoticeSent.objects.order_by("pk").values_list("term", flat=True)) == [1, 2]


def test_a_formula_by_the_box_is_not_announced(life: Life) -> None:
    with on("2026-01-08 12:00"):
        assert actions.announce_renewals() == 0


def test_what_was_cancelled_is_not_announced(prepaid: Life) -> None:
    subscriptions.cancel_at_end(prepaid.subscription)
    with on("2026-02-08 12:00"):
        assert actions.announce_renewals() == 0


def test_the_proof_cannot_be_changed(prepaid: Life) -> None:
    with on("2026-02-08 12:00"):
        actions.announce_renewals()
    for change in (NoticeSent.objects.update, NoticeSent.objects.all().delete):
        with pytest.raises(DatabaseError, match="keeps its rows"), transaction.atomic():
            change(**({"term": 7} if change.__name__ == "update" else {}))
    assert NoticeSent.objects.get().term == 1

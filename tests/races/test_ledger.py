"""Many spend one balance at once: as many as it pays for, whatever they meet."""

import time
from collections import Counter as Tally
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Sum
from wagtail.models import Site

from commerce.base import clock
from commerce.ledger import actions as ledger
from commerce.ledger import queries
from commerce.ledger.errors import BalanceTooLow, HoldEnded
from commerce.ledger.models import Account, Entry
from tests.races.at_once import Meeting, at_once
from tests.races.conftest import Off

pytestmark = pytest.mark.django_db(transaction=True)

BALANCE, SPENDERS, EACH, THREADS = 50_000, 200, 1_000, 12


@pytest.fixture
def account() -> Account:
    """A gift card of 500.00 euros."""
    site = Site.objects.get(is_default_site=True)
    account = ledger.account_of("gif_1", site=site, kind=Account.Kind.GIFT_CARD, unit="EUR")
    ledger.credit(account, BALANCE, reason="issued", reference="ord_0")
    return account


def spend_all(account: Account) -> Tally[str]:
    """How often it was spent, and how often refused; a dozen at any moment."""

    def spend(number: int) -> str:
        try:
            return type(ledger.debit(account, EACH, reason="spent", reference=f"ord_{number}")).__name__
        except BalanceTooLow as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return Tally(pool.map(spend, range(1, SPENDERS + 1), timeout=120))


def test_two_hundred_at_once_spend_what_is_there_and_no_more(account: Account) -> None:
    assert spend_all(account) == {"Entry": BALANCE // EACH, "BalanceTooLow": SPENDERS - BALANCE // EACH}
    account.refresh_from_db()
    assert (account.balance, account.held) == (0, 0)
    assert account.entries.aggregate(sum=Sum("amount"))["sum"] == 0
    left = account.entries.order_by("pk").values_list("balance_after", flat=True)
    assert list(left) == list(range(BALANCE, -1, -EACH))
    assert not queries.unsound().exists()


def test_even_without_locks_the_guarded_update_lets_no_more_through(
    account: Account, without_locks: Off
) -> None:
    without_locks()
    assert spend_all(account)["Entry"] == BALANCE // EACH
    assert not queries.unsound().exists()


def look_then_write(account: Account, amount: int) -> bool:
    """How it is done wrongly."""
    seen = Account.objects.get(pk=account.pk)
    time.sleep(0.002)
    return seen.available >= -amount and bool(
        Account.objects.filter(pk=account.pk).update(balance=seen.balance + amount)
    )


def test_twin_that_looks_before_it_writes_spends_more_than_there_is(
    account: Account, monkeypatch: pytest.MonkeyPatch, without_locks: Off
) -> None:
    without_locks()
    monkeypatch.setattr(ledger, "_moved", look_then_write)
    assert spend_all(account)["Entry"] > BALANCE // EACH
    assert queries.unsound().get() == account


def credit(account: Account) -> Callable[[], Entry]:
    return lambda: ledger.credit(account, 100, reason="refund", reference="ref_1")


def meet_after_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "_counted", Meeting().after(ledger._counted))


def test_one_refund_told_twice_at_once_counts_once(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    meet_after_looking(monkeypatch)
    one, other = at_once(credit(account), credit(account))
    assert one == other
    account.refresh_from_db()
    assert account.balance == BALANCE + 100


def test_twin_without_lock_and_constraint_it_counts_twice(
    account: Account, monkeypatch: pytest.MonkeyPatch, without_locks: Off,
    without_constraints: Callable[..., None],
) -> None:  # fmt: skip
    without_locks()
    without_constraints(ledger_entry=["cause_counts_once"])
    meet_after_looking(monkeypatch)
    at_once(credit(account), credit(account))
    account.refresh_from_db()
    assert account.balance == BALANCE + 200


def end_at_once(account: Account, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A hold that is captured and released at the same moment."""
    until = clock.now() + timedelta(hours=1)
    held = ledger.hold(account, 400, reference="ord_1", expires_at=until)
    monkeypatch.setattr(ledger, "_locked", Meeting().after(ledger._locked))
    return at_once(lambda: ledger.capture(held), lambda: ledger.release(held))


def test_a_hold_captured_and_released_at_once_ends_one_way(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = end_at_once(account, monkeypatch)
    assert [type(result) for result in results if isinstance(result, Exception)] == [HoldEnded]
    assert not queries.unsound().exists()


def test_twin_without_the_lock_it_ends_both_ways(
    account: Account, monkeypatch: pytest.MonkeyPatch, without_locks: Off
) -> None:
    without_locks()
    ledger.hold(account, 400, reference="ord_2", expires_at=clock.now() + timedelta(hours=1))
    results = end_at_once(account, monkeypatch)
    assert not [result for result in results if isinstance(result, Exception)]
    assert queries.unsound().get() == account

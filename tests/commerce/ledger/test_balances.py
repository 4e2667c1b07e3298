"""A balance changes once per cause, and never promises what it has not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from wagtail.models import Site

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.ledger import actions as ledger
from commerce.ledger import queries, tasks
from commerce.ledger.errors import AmountNotPositive, BalanceTooLow, CauseReused, HoldEnded
from commerce.ledger.models import Account, Entry, Hold
from tests.commerce import shop as build

HOUR = timedelta(hours=1)


def hold(account: Account, amount: int, reference: str = "ord_1") -> Hold:
    return ledger.hold(account, amount, reference=reference, expires_at=clock.now() + HOUR)


def state(account: Account) -> tuple[int, int]:
    account.refresh_from_db()
    return account.balance, account.held


def news() -> list[str]:
    return list(JournalEntry.objects.order_by("pk").values_list("name", flat=True))


def test_an_owner_has_one_account_of_a_kind_and_unit(account: Account, site: Site) -> None:
    again = ledger.account_of("cus_camille", site=site, kind=Account.Kind.STORE_CREDIT, unit="EUR")
    points = ledger.account_of("cus_camille", site=site, kind=Account.Kind.POINTS, unit="points")
    assert again == account != points
    assert (points.balance, points.held) == (0, 0)


def test_what_can_be_spent_is_known_without_an_account_too(account: Account, site: Site) -> None:
    credit = Account.Kind.STORE_CREDIT
    hold(account, 1200)
    assert queries.available("cus_camille", site=site, kind=credit, unit="EUR") == 3800
    assert queries.available("cus_camille", site=site, kind=credit, unit="CHF") == 0
    other = build.other_site()
    assert queries.available("cus_camille", site=other, kind=credit, unit="EUR") == 0


def test_each_entry_says_what_was_left(account: Account) -> None:
    ledger.debit(account, 1500, reason="spent", reference="ord_1")
    ledger.credit(account, 200, reason="adjusted", reference="adj_1")
    assert list(account.entries.values_list("amount", "balance_after")) == [
        (5000, 5000), (-1500, 3500), (200, 3700),
    ]  # fmt: skip
    last = JournalEntry.objects.order_by("pk").last()
    assert last and last.name == "BalanceChanged"
    assert (last.data["amount"], last.data["balance"]) == (200, 3700)


@pytest.mark.parametrize("move", [ledger.credit, ledger.debit])
def test_the_same_cause_counts_once(account: Account, move: Callable[..., Entry]) -> None:
    first = move(account, 4000, reason="gesture", reference="ges_1")
    before = state(account), news()
    assert move(account, 4000, reason="gesture", reference="ges_1") == first
    with pytest.raises(CauseReused):
        move(account, 3999, reason="gesture", reference="ges_1")
    assert (state(account), news()) == before
    with pytest.raises(IntegrityError), transaction.atomic():  # whoever forgets to look
        Entry.objects.create(
            account=account, amount=1, balance_after=1, reason="gesture", reference="ges_1", at=clock.now()
        )


def test_the_same_reference_for_another_reason_counts_too(account: Account) -> None:
    ledger.credit(account, 100, reason="gesture", reference="ref_1")
    assert state(account) == (5100, 0)


def test_more_than_there_is_cannot_be_spent(account: Account) -> None:
    with pytest.raises(BalanceTooLow) as refusal:
        ledger.debit(account, 5001, reason="spent", reference="ord_1")
    assert refusal.value.available == 5000
    assert state(account) == (5000, 0)
    ledger.debit(account, 5000, reason="spent", reference="ord_1")
    assert state(account) == (0, 0)


def test_what_is_held_can_neither_be_spent_nor_held_again(account: Account) -> None:
    hold(account, 4000)
    with pytest.raises(BalanceTooLow) as refusal:
        ledger.debit(account, 1001, reason="spent", reference="ord_2")
    assert refusal.value.available == 1000
    with pytest.raises(BalanceTooLow):
        hold(account, 1001, "ord_2")
    assert state(account) == (5000, 4000)


@pytest.mark.parametrize("amount", [0, -1])
def test_an_amount_is_above_zero(account: Account, amount: int) -> None:
    for move in (ledger.credit, ledger.debit):
        with pytest.raises(AmountNotPositive):
            move(account, amount, reason="odd", reference="odd_1")
    with pytest.raises(AmountNotPositive):
        hold(account, amount)
    assert state(account) == (5000, 0)


def test_a_hold_is_captured_once(account: Account) -> None:
    held = hold(account, 1200)
    entry = ledger.capture(held)
    assert ledger.capture(held) == entry
    assert (entry.amount, entry.hold) == (-1200, held)
    assert state(account) == (3800, 0)
    with pytest.raises(HoldEnded):
        ledger.release(held)
    assert hold(account, 1200).state == "captured"  # a checkout that asks again changes nothing
    assert state(account) == (3800, 0)


def test_a_hold_is_released_once(account: Account) -> None:
    held = hold(account, 1200)
    for _time in range(2):
        assert ledger.release(held).state == "released"
        assert state(account) == (5000, 0)
    with pytest.raises(HoldEnded):
        ledger.capture(held)
    with pytest.raises(HoldEnded):
        hold(account, 1200)
    assert news() == ["BalanceChanged", "AmountHeld", "HoldReleased"]


def test_a_hold_for_the_same_reference_is_the_same_hold(account: Account) -> None:
    held = hold(account, 1200)
    assert hold(account, 1200) == held
    with pytest.raises(CauseReused):
        hold(account, 1300)
    assert state(account) == (5000, 1200)


def test_holds_expire_by_themselves_and_not_before(account: Account) -> None:
    kept, over = hold(account, 1200), hold(account, 800, "ord_2")
    ledger.capture(kept)
    with clock.moved_to(over.expires_at - timedelta(minutes=1)):
        assert ledger.expire_holds() == 0
    with clock.moved_to(over.expires_at + timedelta(seconds=1)):
        tasks.expire_holds()
        assert ledger.expire_holds() == 0
    assert state(account) == (3800, 0)
    assert Hold.objects.get(pk=over.pk).state == "released"


def test_a_hold_captured_while_the_others_expire_stays_captured(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold(account, 1200)
    release = ledger.release

    def captured_first(hold: Hold) -> Hold:
        ledger.capture(hold)
        return release(hold)

    monkeypatch.setattr(ledger, "release", captured_first)
    with clock.moved_to(held.expires_at + timedelta(seconds=1)):
        assert ledger.expire_holds() == 0
    assert state(account) == (3800, 0)


@pytest.mark.parametrize(
    "change", ["UPDATE ledger_entry SET amount = 1", "DELETE FROM ledger_entry"], ids=["changed", "deleted"]
)
def test_entries_stay_as_they_were_written(account: Account, change: str) -> None:
    with pytest.raises(DatabaseError, match="keeps its rows"), transaction.atomic():
        connection.cursor().execute(change)


@pytest.mark.parametrize(
    "change",
    [{"balance": -1}, {"held": -1}, {"held": 5001}],
    ids=["overdrawn", "less than nothing held", "more held than there is"],
)
def test_the_database_refuses_what_the_actions_would_never_write(
    account: Account, change: dict[str, int]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(pk=account.pk).update(**change)


@pytest.mark.parametrize("change", [{"balance": 4999}, {"held": 1}], ids=["balance", "held"])
def test_the_audit_finds_what_entries_and_holds_contradict(account: Account, change: dict[str, int]) -> None:
    hold(account, 700)
    ledger.capture(hold(account, 300, "ord_2"))
    assert not queries.unsound().exists()
    before = Account.objects.filter(pk=account.pk).values("balance", "held").get()
    Account.objects.filter(pk=account.pk).update(**change)
    found = queries.unsound().get()
    assert (found.pk, found.entered, found.promised) == (account.pk, 4700, 700)
    Account.objects.filter(pk=account.pk).update(**before)

"""Whatever is done in whatever order, the ledger says what a few lines of plain Python say."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import hypothesis.strategies as st
import pytest
from _pytest.outcomes import Failed
from django.db import DatabaseError
from django.db.models import F
from hypothesis import Phase, settings
from hypothesis.errors import HypothesisException
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Site

from commerce.base import clock
from commerce.ledger import actions as ledger
from commerce.ledger import queries
from commerce.ledger.errors import BalanceTooLow, HoldEnded
from commerce.ledger.models import Account, Hold
from tests.commerce.shop import NEW_YEAR
from tests.races.sizes import tries

AMOUNTS = st.integers(min_value=1, max_value=10_000)
MINUTES = st.integers(min_value=1, max_value=90)
REASONS = st.sampled_from(["issued", "refund", "adjusted"])  # the ways in

_serial = itertools.count(1)


@dataclass
class Promise:
    amount: int
    until: datetime
    state: str = "held"


@dataclass
class Purse:
    """The ledger as a child would keep it."""

    balance: int = 0
    promises: dict[str, Promise] = field(default_factory=dict)

    @property
    def held(self) -> int:
        return sum(promise.amount for promise in self.promises.values() if promise.state == "held")

    @property
    def available(self) -> int:
        return self.balance - self.held


class LedgerMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.now = NEW_YEAR
        self.purse = Purse()
        self.causes: list[tuple[Any, int, dict[str, str]]] = []
        owner = f"gif_{next(_serial)}"
        self.account = ledger.account_of(
            owner, site=Site.objects.get(is_default_site=True), kind=Account.Kind.GIFT_CARD, unit="EUR"
        )

    def move(self, action: Any, amount: int, reason: str) -> None:
        cause = {"reason": reason, "reference": f"cause_{next(_serial)}"}
        action(self.account, amount, **cause)
        self.causes.append((action, amount, cause))

    @rule(amount=AMOUNTS, reason=REASONS)
    def credit(self, amount: int, reason: str) -> None:
        self.move(ledger.credit, amount, reason)
        self.purse.balance += amount

    @rule(amount=AMOUNTS, reason=st.sampled_from(["expired", "adjusted"]))
    def debit(self, amount: int, reason: str) -> None:
        if amount <= self.purse.available:
            self.move(ledger.debit, amount, reason)
            self.purse.balance -= amount
        else:
            with pytest.raises(BalanceTooLow) as refusal:
                ledger.debit(self.account, amount, reason="adjusted", reference="refused")
            assert refusal.value.available == self.purse.available

    @rule(amount=AMOUNTS, minutes=MINUTES)
    def hold(self, amount: int, minutes: int) -> None:
        reference, until = f"ord_{next(_serial)}", self.now + timedelta(minutes=minutes)
        if amount <= self.purse.available:
            ledger.hold(self.account, amount, reference=reference, expires_at=until)
            self.purse.promises[reference] = Promise(amount, until)
        else:
            with pytest.raises(BalanceTooLow):
                ledger.hold(self.account, amount, reference=reference, expires_at=until)

    @precondition(lambda self: self.purse.promises)
    @rule(data=st.data())
    def capture(self, data: st.DataObject) -> None:
        held, promise = self.one_of_the_holds(data)
        if promise.state == "released":
            with pytest.raises(HoldEnded):
                ledger.capture(held)
            return
        ledger.capture(held)
        if promise.state == "held":
            self.purse.balance -= promise.amount
        promise.state = "captured"

    @precondition(lambda self: self.purse.promises)
    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        held, promise = self.one_of_the_holds(data)
        if promise.state == "captured":
            with pytest.raises(HoldEnded):
                ledger.release(held)
            return
        ledger.release(held)
        promise.state = "released"

    @rule(minutes=MINUTES)
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        with clock.moved_to(self.now):
            ledger.expire_holds()
        for promise in self.purse.promises.values():
            if promise.state == "held" and promise.until <= self.now:
                promise.state = "released"

    @precondition(lambda self: self.causes)
    @rule(data=st.data())
    def the_same_again(self, data: st.DataObject) -> None:
        action, amount, cause = data.draw(st.sampled_from(self.causes))
        action(self.account, amount, **cause)

    def one_of_the_holds(self, data: st.DataObject) -> tuple[Hold, Promise]:
        reference = data.draw(st.sampled_from(sorted(self.purse.promises)))
        return self.account.holds.get(reference=reference), self.purse.promises[reference]

    @invariant()
    def they_agree(self) -> None:
        self.account.refresh_from_db()
        assert (self.account.balance, self.account.held) == (self.purse.balance, self.purse.held)
        states = {reference: promise.state for reference, promise in self.purse.promises.items()}
        assert dict(self.account.holds.values_list("reference", "state")) == states
        assert not queries.unsound().exists()
        last = self.account.entries.last()
        assert (last.balance_after if last else 0) == self.purse.balance


RUNS, STEPS = tries(300, usual=30), tries(50, usual=30)


@pytest.mark.django_db
def test_the_ledger_agrees_with_a_plain_purse() -> None:
    run_state_machine_as_test(
        LedgerMachine, settings=settings(max_examples=RUNS, stateful_step_count=STEPS, deadline=None)
    )


def captures_whatever_it_is_shown(hold: Hold) -> None:
    """Without a look at whether it still holds."""
    Account.objects.filter(pk=hold.account_id).update(balance=F("balance") - hold.amount)
    Hold.objects.filter(pk=hold.pk).update(state=Hold.State.CAPTURED)


@pytest.mark.django_db
def test_twin_that_captures_without_looking_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "capture", captures_whatever_it_is_shown)
    tries = 20 * RUNS  # the first that finds it is the last
    quick = settings(max_examples=tries, stateful_step_count=STEPS, deadline=None, phases=[Phase.generate])
    with pytest.raises((AssertionError, Failed, DatabaseError, HypothesisException)):
        run_state_machine_as_test(LedgerMachine, settings=quick)

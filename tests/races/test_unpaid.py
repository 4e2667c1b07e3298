"""What is owed, paid by its customer and by the automatic retry at the same moment: charged once."""

import time
from collections import Counter as Tally
from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib import import_module
from random import Random
from typing import Any

import pytest
from structlog.testing import capture_logs

from commerce.base import clock
from commerce.billing import actions as billing
from commerce.billing.errors import PaymentInProgress
from commerce.billing.models import Attempt, PaymentMethod
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.errors import NothingOwed
from commerce.subscriptions.models import Subscription, Term
from tests.commerce.shop import Shop
from tests.races import renewals, wrongly
from tests.races.at_once import STUCK, Meeting, at_once
from tests.races.conftest import Off
from tests.races.judge import Demo, Judge
from tests.races.sizes import tries

pytestmark = pytest.mark.django_db(transaction=True)

dunning = import_module("commerce.subscriptions.actions.dunning")
billing_claim = import_module("commerce.billing.actions.claim")
only_demo = pytest.mark.parametrize("judge", ["demo"], indirect=True)

TRIES = tries(500, usual=15)
ONE_ATTEMPT = {"billing_attempt": ["one_call_in_flight", "attempt_numbered_once", "one_success_ever"]}
AHEAD = 0.08  # seconds by which one may come before the other
LEADS = (-2.0, 2.0)  # on any machine, one is over before the other begins


@pytest.fixture(autouse=True)
def nothing_goes_wrong(request: pytest.FixtureRequest) -> Iterator[None]:
    """Steps that fail are only logged, so that the next term has its turn. Twins may go wrong in any way."""
    with capture_logs() as logs:
        yield
    if not request.node.name.startswith("test_twin"):
        assert [one for one in logs if one["log_level"] in ("error", "critical")] == []


def after(seconds: float, run: Callable[[], Any]) -> Callable[[], Any]:
    def wait_and_run() -> Any:
        time.sleep(max(0.0, seconds))
        return run()

    return wait_and_run


def pay_by_link(subscription: Subscription, judge: Judge, key: str = "link") -> Callable[[], Attempt]:
    return lambda: subscriptions.pay_owed(subscription, method=judge.card, key=key, return_url="/thanks")


def retry_now(subscription: Subscription) -> Callable[[], int]:
    Term.objects.filter(subscription=subscription).update(next_step_at=clock.now())
    return subscriptions.step_terms


def test_a_link_and_a_retry_at_once_charge_once(shop: Shop, judge: Judge) -> None:
    chance, seen = Random(2), Tally[str]()
    owing = renewals.owe(shop, judge, TRIES)
    with clock.moved_to(renewals.NEXT_DAY):
        for number, one in enumerate(owing):
            ahead = LEADS[number] if number < len(LEADS) else chance.uniform(-AHEAD, AHEAD)
            link, retry = at_once(after(ahead, pay_by_link(one, judge)), after(-ahead, retry_now(one)))
            assert isinstance(retry, int), retry
            assert isinstance(link, (Attempt, PaymentInProgress, NothingOwed)), link
            if isinstance(link, Attempt):
                assert link.state == Attempt.State.SUCCEEDED  # whoever was told so has paid
            seen[Attempt.objects.get(payment__order__terms__subscription=one, state="succeeded").cause] += 1
        renewals.hear()
    print(f"{TRIES} tries, charged by:", dict(seen))
    assert set(seen) == {"shopper", "retry"}
    renewals.assert_renewed_once(judge, TRIES)


@only_demo
def test_twin_without_locks_and_one_intent_a_link_and_a_retry_charge_twice(
    shop: Shop, judge: Judge, monkeypatch: pytest.MonkeyPatch, without_locks: Off,
    without_constraints: Callable[..., None],
) -> None:  # fmt: skip
    """Both have found no call on its way when they go on."""
    [one] = renewals.owe(shop, judge, 1)
    without_locks()
    without_constraints(**ONE_ATTEMPT)
    wrongly.forget_intents(monkeypatch)
    meeting = Meeting(patience=STUCK)
    monkeypatch.setattr(billing_claim, "_check_free", meeting.after(billing_claim._check_free))
    with clock.moved_to(renewals.NEXT_DAY):
        at_once(pay_by_link(one, judge), retry_now(one))
    assert len(judge.charges()) == 2


def pay_by_link_and_die(subscription: Subscription, judge: Judge) -> None:
    """The customer pays; whoever marks the term is killed before."""
    order = Term.objects.get(subscription=subscription).order
    assert order
    billing.pay(order, method=judge.card, key="link", return_url="/thanks")


def test_a_retry_leaves_alone_what_was_paid_a_moment_ago(shop: Shop, judge: Judge) -> None:
    [one] = renewals.owe(shop, judge, 1)
    with clock.moved_to(renewals.NEXT_DAY):
        pay_by_link_and_die(one, judge)
        assert retry_now(one)() == 1
        assert list(Attempt.objects.order_by("n").values_list("state", "cause")) == [
            ("declined", "renewal"), ("succeeded", "shopper"),
        ]  # fmt: skip
        renewals.hear()
    renewals.assert_renewed_once(judge, 1)


@only_demo
def test_twin_that_does_not_look_whether_its_try_is_new_sends_a_paid_order_again(
    shop: Shop, judge: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    [one] = renewals.owe(shop, judge, 1)
    claim, confirmed = billing.claim, list[str]()
    monkeypatch.setattr(billing, "claim", lambda *args, **options: (claim(*args, **options)[0], True))
    with clock.moved_to(renewals.NEXT_DAY):
        pay_by_link_and_die(one, judge)
        judge.gateway.at["confirm"] = lambda: confirmed.append("again")
        retry_now(one)()
    assert confirmed == ["again"]


def another_card(subscription: Subscription, judge: Judge) -> PaymentMethod:
    """One more card of the same customer."""
    return renewals.keep_card(subscription, judge.another_card)


def give(subscription: Subscription, card: PaymentMethod) -> Callable[[], object]:
    """The customer gives a card while a try is made, and what is due is tried at once."""

    def run() -> int:
        subscriptions.change_card(subscription, card=card)
        return subscriptions.step_terms()

    return run


def test_a_card_given_while_a_retry_is_in_flight_is_charged_once(shop: Shop, judge: Judge) -> None:
    """Half of the old cards are refused again: then the new one is next, a day later."""
    chance, seen = Random(3), Tally[str]()
    owing = renewals.owe(shop, judge, TRIES)
    with clock.moved_to(renewals.NEXT_DAY):
        for n, one in enumerate(owing):
            card = another_card(one, judge)
            if n % 2:
                judge.poor(renewals.card_of(one))
            ahead = chance.uniform(0, AHEAD)
            results = at_once(retry_now(one), after(ahead, give(one, card)))
            assert not [result for result in results if isinstance(result, Exception)], results
        renewals.hear()
    with clock.moved_to(renewals.NEXT_DAY + timedelta(hours=25)):
        while subscriptions.step_terms():  # a batch at a time, as beat has them taken
            pass
        renewals.hear()
    for attempt in Attempt.objects.filter(state="succeeded").select_related("method"):
        assert attempt.method
        seen[attempt.method.reference] += 1
    old = sum(seen[renewals.card_of(one)] for one in owing)
    print(f"{TRIES} tries, charged to the old card: {old}")
    renewals.assert_renewed_once(judge, TRIES)


def refuse_while_a_card_is_given(shop: Shop, judge: Judge, monkeypatch: pytest.MonkeyPatch) -> Term:
    [one] = renewals.owe(shop, judge, 1)
    card = another_card(one, judge)
    judge.poor(renewals.card_of(one))
    call = billing.call

    def call_slowly(attempt: Attempt) -> Any:
        answer = call(attempt)
        subscriptions.change_card(one, card=card)
        return answer

    with monkeypatch.context() as patch, clock.moved_to(renewals.NEXT_DAY):
        patch.setattr(billing, "call", call_slowly)
        retry_now(one)()
        renewals.hear()
    return Term.objects.get()


@only_demo
def test_a_card_given_while_another_is_refused_is_tried_a_day_later(
    shop: Shop, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    term = refuse_while_a_card_is_given(shop, judge, monkeypatch)
    last = Subscription.objects.get().last_charged_at
    assert last
    assert (term.status, term.next_step_at) == ("due", last + timedelta(days=1))


@only_demo
def test_twin_that_does_not_look_which_card_was_refused_lets_the_given_one_wait(
    shop: Shop, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = dunning.charge_is_refused
    monkeypatch.setattr(
        dunning, "charge_is_refused", lambda order, card=None, **options: refused(order, **options)
    )
    term = refuse_while_a_card_is_given(shop, judge, monkeypatch)
    assert term.next_step_at and term.next_step_at > renewals.NEXT_DAY + timedelta(days=5)

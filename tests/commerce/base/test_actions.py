"""An action is one transaction, and asks again when PostgreSQL refuses it a lock."""

import psycopg
import pytest
from django.db import OperationalError, transaction

from commerce.base.actions import TRIES, action, check_outside_transaction
from commerce.base.errors import TryAgain
from commerce.base.models import Counter


class Loses:
    """Takes a number, then loses a lock the first `times` times."""

    def __init__(self, times: int, cause: type[psycopg.Error] = psycopg.errors.DeadlockDetected) -> None:
        self.times, self.cause, self.calls = times, cause, 0

    def __call__(self) -> int:
        self.calls += 1
        number = Counter.take("tries")
        if self.calls <= self.times:
            raise OperationalError from self.cause()
        return number


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "cause",
    [
        psycopg.errors.DeadlockDetected,
        psycopg.errors.LockNotAvailable,
        psycopg.errors.SerializationFailure,
    ],
)
def test_a_lost_lock_is_tried_again_from_a_clean_state(cause: type[psycopg.Error]) -> None:
    work = Loses(TRIES - 1, cause)
    assert action(work)() == 1
    assert work.calls == TRIES


@pytest.mark.django_db(transaction=True)
def test_after_three_lost_locks_the_shop_is_busy_and_nothing_is_written() -> None:
    work = Loses(TRIES)
    with pytest.raises(TryAgain):
        action(work)()
    assert work.calls == TRIES == 3
    assert not Counter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_other_failures_are_not_tried_again() -> None:
    work = Loses(TRIES, psycopg.errors.AdminShutdown)
    with pytest.raises(OperationalError):
        action(work)()
    assert work.calls == 1


@pytest.mark.django_db(transaction=True)
def test_inside_another_action_the_tries_are_the_outer_ones() -> None:
    work = Loses(1)
    assert action(action(work))() == 1
    assert work.calls == 2


@pytest.mark.django_db(transaction=True)
def test_a_call_that_waits_is_refused_inside_a_transaction() -> None:
    check_outside_transaction()
    with transaction.atomic(), pytest.raises(RuntimeError):
        check_outside_transaction()


@pytest.mark.django_db
def test_a_number_that_was_rolled_back_is_taken_again() -> None:
    assert Counter.take("invoices") == 1
    with transaction.atomic():
        assert Counter.take("invoices") == 2
        transaction.set_rollback(True)
    assert Counter.take("invoices") == 2
    assert Counter.take("others") == 1

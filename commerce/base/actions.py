"""How an action writes: in one transaction of its own, tried again when it loses a lock."""

import secrets
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction

from commerce.base.errors import TryAgain

P = ParamSpec("P")
R = TypeVar("R")

TRIES = 3
LONGEST_PAUSE = 50  # milliseconds
LOST_A_LOCK = {"40001", "40P01", "55P03"}  # serialization failure, deadlock, lock timeout


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` in a transaction; up to three tries when PostgreSQL refuses a lock.

    Inside another transaction it joins that one and leaves the tries to it. Raises TryAgain
    when the last try lost its lock too; nothing is written then.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if connection.in_atomic_block:
            with transaction.atomic():
                return function(*args, **kwargs)
        return _retried(lambda: function(*args, **kwargs))

    return run


def check_outside_transaction() -> None:
    """RuntimeError inside a transaction: what comes next waits for somebody far away."""
    with transaction.atomic(durable=True):
        pass


def _retried(work: Callable[[], R]) -> R:
    for tries_left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                return work()
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", None) not in LOST_A_LOCK:
                raise
            if not tries_left:
                raise TryAgain from error
        time.sleep(secrets.randbelow(LONGEST_PAUSE) / 1000)  # or the same two meet again
    raise AssertionError("unreachable")

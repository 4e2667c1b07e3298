"""Running things at the same moment, and making them meet where it matters."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from django.db import connection

R = TypeVar("R")

PATIENCE = 0.4  # seconds that the first waits for the others at a meeting
STUCK = 30  # seconds after which a race has deadlocked


def at_once(*works: Callable[[], R]) -> list[R | Exception]:
    """What each of `works` returned or raised: each in a thread with a connection of its own."""
    start = threading.Barrier(len(works))

    def run(work: Callable[[], R]) -> R | Exception:
        try:
            start.wait(STUCK)
            return work()
        except Exception as error:  # noqa: BLE001  # the test looks at it
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works, timeout=STUCK))


class Meeting:
    """Where `parties` threads wait for each other; a guard that keeps some away costs `patience` only.
    A twin, which has no guard, may well wait until they have come."""

    def __init__(self, parties: int = 2, *, patience: float = PATIENCE) -> None:
        self._barrier, self._patience = threading.Barrier(parties), patience

    def wait(self) -> None:
        try:
            self._barrier.wait(self._patience)
        except threading.BrokenBarrierError:
            return

    def before(self, function: Callable[..., R]) -> Callable[..., R]:
        """`function`, called once the others have arrived too."""

        def met(*args: Any, **options: Any) -> R:
            self.wait()
            return function(*args, **options)

        return met

    def after(self, function: Callable[..., R]) -> Callable[..., R]:
        """`function`, whose result is used once the others have theirs."""

        def met(*args: Any, **options: Any) -> R:
            result = function(*args, **options)
            self.wait()
            return result

        return met

"""Renewals a second, by two worker processes and a gateway that answers at once.

Cost per renewal and memory should not grow with the run: compare the two sizes. The database's own
work is part of the rate and not of the CPU figure.
"""

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

SIZES = (2_000, 20_000)
WORKERS = 2
NOON = datetime(2026, 2, 9, 12, tzinfo=UTC)


def report(environment: dict[str, str]) -> None:
    print(f"\nRenewal run, gateway at zero latency, {WORKERS} workers")
    print(f"  {'':24}{'a second':>10}{'CPU ms':>10}{'SQL':>8}{'MB':>8}{'news/s':>10}")
    for size in SIZES:
        _ask(environment, "gather", str(size))
        begun = time.monotonic()
        running = [_start(environment, "renew") for _ in range(WORKERS)]
        told = [json.loads(one.communicate()[0].splitlines()[-1]) for one in running]
        seconds = time.monotonic() - begun - max(one["idle"] for one in told)
        done = sum(one["done"] for one in told)
        assert done == size, f"{done} of {size} were renewed"
        cpu = 1000 * sum(one["cpu"] for one in told) / done
        sql = sum(one["statements"] for one in told) / done
        memory = max(one["memory"] for one in told)
        news = _ask(environment, "deliver")["rate"]
        print(f"  {size:<24}{done / seconds:10.0f}{cpu:10.2f}{sql:8.2f}{memory:8.0f}{news:10.0f}")


@dataclass
class Instant:
    """A gateway that charges whatever it is asked, at once, and remembers nothing."""

    name: ClassVar[str] = "demo"

    def create_payer(self, **_asked: Any) -> str:
        return "payer"

    def create(self, *, amount: Any, order: str, **_asked: Any) -> str:
        self.amounts[order] = amount
        return order

    def confirm(self, reference: str, **_asked: Any) -> Any:
        from commerce.billing.gateway import Outcome

        return Outcome(state="succeeded", amount=self.amounts.pop(reference))

    def __post_init__(self) -> None:
        self.amounts: dict[str, Any] = {}


def gather(size: int) -> dict[str, Any]:
    """An empty shop with so many subscribers who are due."""
    from coffret.embedded import template
    from tests.fire import crowd

    template.disconnect()
    template.copy_to("coffret_renewals")
    with template.using("coffret_renewals"):
        crowd.gather(size, cards=[(f"payer_{n}", f"card_{n}") for n in range(size)])
    return {}


def renew() -> dict[str, Any]:
    """Renew until nothing is due; what that took."""
    from django.db.backends.utils import CursorWrapper
    from kombu.transport import memory

    from coffret.embedded import template
    from commerce.base import clock
    from commerce.billing import gateways
    from commerce.subscriptions import actions as subscriptions
    from commerce.subscriptions.models import Subscription

    instant = Instant()
    memory.Channel._put = lambda *_message, **_options: None  # a broker elsewhere would keep the news
    gateways.named = gateways.current = lambda *_name: instant  # type: ignore[assignment]
    count, execute = 0, CursorWrapper._execute_with_wrappers

    def counted(cursor: Any, *asked: Any, **options: Any) -> Any:  # of every thread
        nonlocal count
        count += 1
        return execute(cursor, *asked, **options)

    CursorWrapper._execute_with_wrappers = counted
    with template.using("coffret_renewals"), clock.moved_to(NOON):
        Subscription.objects.exists()
        before, idle = _cpu(), time.monotonic()
        idle = idle - STARTED
        done = subscriptions.renew_due()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"done": done, "cpu": _cpu() - before, "statements": count, "memory": memory, "idle": idle}


def deliver() -> dict[str, Any]:
    """How fast the news of renewals is heard, one event after the other."""
    from coffret.embedded import template
    from commerce.base import clock, events
    from commerce.base.models import Delivery

    with template.using("coffret_renewals"), clock.moved_to(NOON):
        pending = Delivery.objects.pending().filter(entry__name="OrderPaid")
        entries = list(dict.fromkeys(pending.values_list("entry", flat=True)[:900]))
        begun = time.monotonic()
        for entry in entries:
            events.deliver(entry)
        return {"rate": len(entries) / (time.monotonic() - begun)}


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _start(environment: dict[str, str], *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "benchmarks.renewals", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def _ask(environment: dict[str, str], *arguments: str) -> Any:
    answered = _start(environment, *arguments).communicate()[0]
    return json.loads(answered.splitlines()[-1])


STARTED = time.monotonic()

if __name__ == "__main__":
    if len(sys.argv) == 1:
        from benchmarks.__main__ import ENVIRONMENT

        report(ENVIRONMENT)
    else:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
        import django

        django.setup()
        command, *arguments = sys.argv[1:]
        done = {"gather": gather, "renew": renew, "deliver": deliver}[command](*map(int, arguments))
        print(json.dumps(done))

"""`manage.py advance --days 30`: a demo or a sandbox lives a month in a minute."""

from argparse import BooleanOptionalAction
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from coffret import warehouse
from coffret.passing import Passed, Passing, moved_for_all
from commerce.base import clock, timemachine
from commerce.base.errors import ClockFixed
from commerce.subscriptions.models import RenewalRun

FURTHEST = 366  # days at once


class Command(BaseCommand):
    help = "Move the clock of a demo or a sandbox, and do everything that falls due on the way."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, required=True, help=f"how far, up to {FURTHEST}")
        parser.add_argument(
            "--ship", action=BooleanOptionalAction, default=True,
            help="have each parcel packed, shipped and delivered on its day",
        )  # fmt: skip

    def handle(self, *args: Any, days: int, ship: bool, **options: Any) -> None:
        if not 1 <= days <= FURTHEST:
            raise CommandError(f"Give a number of days from 1 to {FURTHEST}.")
        try:
            timemachine.check_movable()
            with timemachine.alone():
                failed = self.advance(days, each_day=warehouse.work_a_day if ship else rest)
        except ClockFixed as error:
            raise CommandError(str(error)) from error
        except BlockingIOError as error:
            raise CommandError("Another process is moving the clock.") from error
        self.say_what_waits()
        if failed:
            raise CommandError(f"{failed} scheduled tasks crashed on the way.")

    def advance(self, days: int, *, each_day: Callable[[], None]) -> int:
        """How many tasks crashed on the way."""
        since = clock.now()
        failed = 0
        passing = Passing(at=moved_for_all, each_day=each_day)
        for passed in passing.until(since + timedelta(days=days), since=since):
            failed += len(passed.failures)
            self.report(passed)
        self.stdout.write(f"It is {clock.now():%Y-%m-%d %H:%M} UTC.")
        return failed

    def report(self, passed: Passed) -> None:
        if passed.charges or passed.refusals or passed.failures:
            self.stdout.write(f"{passed.day}  {passed.charges} charged, {passed.refusals} refused")
        for failure in passed.failures:
            self.stderr.write(f"    {failure}")

    def say_what_waits(self) -> None:
        for run in RenewalRun.objects.filter(state=RenewalRun.State.WAITING):
            self.stderr.write(f"The renewal run of {run.day} waits for a person in the back office.")
        if settings.PAYMENT_GATEWAY == "stripe":
            self.stderr.write(
                f"{settings.STRIPE_API_BASE} has a clock of its own: move it to the same time"
                " (tests/fakestripe does so on set_clock)."
            )


def rest() -> None:
    """The warehouse is closed."""

"""Whether the money is sound."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from commerce.base.events import acting_as
from commerce.checks.actions import DAYS, audit
from commerce.checks.invariants import INVARIANTS


class Command(BaseCommand):
    help = "Asks every invariant of the money, and lists what breaks one. Exit code 1 when something does."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=DAYS, help="how far back charges are compared")

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        with acting_as("command line"):
            run = audit(days=days)
        for one in INVARIANTS:
            offenders = run.offenders.get(one.name)
            state = "not answered" if offenders is None else f"{len(offenders)} broken" if offenders else "ok"
            self.stdout.write(f"{state:>12}  {one.label}")
            for offender in offenders or ():
                self.stdout.write(f"{'':>14}{offender}")
        if not run.is_sound:
            sys.exit(1)

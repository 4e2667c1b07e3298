"""Holding our records against the gateway's, now."""

import sys
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand

from commerce.base import clock
from commerce.base.events import acting_as
from commerce.billing import actions
from commerce.billing.models import Reconciliation


class Command(BaseCommand):
    help = "Compares payments, refunds, disputes and payouts with the gateway's. Exit code 1 on an alarm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=35, help="how far back")

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        with acting_as("command line"):
            run = actions.reconcile(clock.now() - timedelta(days=days))
        counts = ", ".join(f"{count} {name}" for name, count in run.counts.items())
        self.stdout.write(f"{run.get_state_display()}: {counts}")
        findings = list(run.findings.all())
        for finding in findings:
            self.stdout.write(
                f"{finding.get_kind_display()}: {finding.subject} {finding.reference} {finding.detail}"
            )
        if run.state == Reconciliation.State.FAILED or any(finding.is_alarm for finding in findings):
            sys.exit(1)

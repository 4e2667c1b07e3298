"""Subscribers of another system, from a CSV file (see docs/operators.md for its columns)."""

import sys
from argparse import ArgumentParser
from collections import Counter as Tally
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from commerce.base.events import acting_as
from commerce.billing.gateway import GatewayUnavailable
from commerce.subscriptions.importing import import_subscribers


class Command(BaseCommand):
    help = (
        "Brings in subscribers with their saved cards. A row that is refused does not stop the others;"
        " the file can be given again. Nobody is charged before their next_charge_on. Exit code 1 when a"
        " row was refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--site", default="", help="hostname of the site; the default site when left out")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")

    def handle(self, *args: Any, file: Path, site: str, dry_run: bool, **options: Any) -> None:
        chosen = {"hostname": site} if site else {"is_default_site": True}
        shop = Site.objects.filter(**chosen).first()
        if shop is None:
            raise CommandError(f"No site has the hostname {site}.")
        states = Tally[str]()
        try:
            with file.open(encoding="utf-8-sig", newline="") as rows, acting_as("command line"):
                for result in import_subscribers(rows, site=shop, dry_run=dry_run):
                    states[result.state] += 1
                    for field, reasons in result.errors.items():
                        self.stderr.write(f"line {result.line}, {field}: {' '.join(reasons)}")
        except (OSError, UnicodeDecodeError, ValueError) as error:
            raise CommandError(str(error)) from error
        except GatewayUnavailable as error:
            raise CommandError(f"The gateway does not answer; give the file again later. {error}") from error
        self.stdout.write(", ".join(f"{states[name]} {name}" for name in ("new", "known", "refused")))
        if states["refused"]:
            sys.exit(1)

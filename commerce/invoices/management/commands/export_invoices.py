"""Everything that one seller issued in a period, in one ZIP."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from commerce.base.models import LegalEntity
from commerce.invoices.archive import write_archive


class Command(BaseCommand):
    help = "Writes the archive of a period: tables, records, PDFs, closings and a manifest of SHA-256."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the ZIP to write; it must not exist")
        parser.add_argument("--since", type=date.fromisoformat, required=True, help="first day: 2026-01-01")
        parser.add_argument("--until", type=date.fromisoformat, required=True, help="last day: 2026-12-31")
        parser.add_argument("--seller", type=int, help="number of the legal entity, where there are several")

    def handle(self, *args: Any, file: Path, since: date, until: date, **options: Any) -> None:
        seller = self._seller(options["seller"])
        try:
            with file.open("xb") as out:
                count = write_archive(out, seller, since=since, until=until)
        except FileExistsError as error:
            raise CommandError(f"{file} exists already.") from error
        self.stdout.write(f"{count} documents of {seller} are in {file}.")

    def _seller(self, number: int | None) -> LegalEntity:
        sellers = LegalEntity.objects.filter(pk=number) if number else LegalEntity.objects.all()
        if sellers.count() != 1:
            known = ", ".join(f"{seller.pk}: {seller}" for seller in LegalEntity.objects.order_by("pk"))
            raise CommandError(f"Say which seller with --seller. Known are {known or 'none'}.")
        return sellers.get()

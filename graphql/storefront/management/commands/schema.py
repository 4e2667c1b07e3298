"""`manage.py schema`: print the schema to graphql/schema.graphql, or check what is there."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from storefront.contract import breaking_changes, dangerous_changes
from storefront.schema import SCHEMA, SDL, printed


class Command(BaseCommand):
    requires_system_checks = []  # it is needed to mend what they find
    help = "Writes graphql/schema.graphql and tells what the change breaks; with --check, only tells."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Fail when the file is not up to date.")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        committed = SDL.read_text() if SDL.exists() else printed()
        for change in breaking_changes(committed, SCHEMA):
            self.stdout.write(self.style.ERROR(f"breaking: {change}"))
        for change in dangerous_changes(committed, SCHEMA):
            self.stdout.write(self.style.WARNING(f"dangerous: {change}"))
        if committed == printed():
            self.stdout.write(f"{SDL.name} is up to date.")
        elif check:
            raise CommandError(f"{SDL.name} differs from the schema: run `make schema` and commit it.")
        else:
            SDL.write_text(printed())
            self.stdout.write(f"{SDL.name} written.")

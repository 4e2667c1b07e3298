"""`manage.py prepare_database`: keep a migrated database as the file that demos and tests begin with."""

from typing import Any

from django.core.management.base import BaseCommand

from coffret.embedded import prepared, template

NAME = "coffret_prepared"


class Command(BaseCommand):
    help = "Writes site/coffret/embedded/prepared.sql, as the migrations make it from nothing."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        template.migrate(NAME)
        prepared.write(NAME)
        template.drop(NAME)
        self.stdout.write(f"{prepared.FILE.name} written.")

"""`manage.py prepare_demo`: live the demo's history, and keep it as the file that its first start reads."""

from typing import Any

from django.core.management.base import BaseCommand

from coffret.demo import kept


class Command(BaseCommand):
    help = "Writes site/coffret/demo/history.sql.xz, as the shop and its history are made from nothing."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        kept.write(self.stderr.write)
        self.stdout.write(f"{kept.FILE.name} written: {kept.FILE.stat().st_size / 1e6:.1f} MB.")

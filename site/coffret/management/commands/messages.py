from typing import Any

from django.core.management.base import BaseCommand

from coffret import translations


class Command(BaseCommand):
    help = "Gather what the sources say into the .po files, and compile them."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        translations.update_all()
        translations.compile_all()
        for line in translations.gaps():
            self.stdout.write(line)

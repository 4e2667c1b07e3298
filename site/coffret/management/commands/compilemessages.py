from typing import Any

from django.core.management.base import BaseCommand

from coffret import translations


class Command(BaseCommand):
    help = "Compile the house's message catalogues, without the gettext tools that Django's command needs."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        translations.compile_all()

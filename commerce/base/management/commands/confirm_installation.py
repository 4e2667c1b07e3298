"""Saying that a copied database belongs here now."""

from typing import Any

from django.core.management.base import BaseCommand

from commerce.base import installation


class Command(BaseCommand):
    help = "Lets this installation charge and mail, after its database was copied or moved here."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, was, now in installation.difference():
            self.stdout.write(f"{name}: {was} → {now}")
        row = installation.confirm(by="command line")
        self.stdout.write(f"Charges and mails leave from here: {row}.")

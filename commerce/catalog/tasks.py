"""What the catalogue does by itself, or in the background."""

from celery import shared_task

from commerce.catalog import importing, prices


@shared_task
def note_prices() -> None:
    """Prices that were changed in any way are written down."""
    prices.note()


@shared_task
def run_import(run: int) -> None:
    """The file is read on from where it was left."""
    importing.go_on(run)


@shared_task
def resume_imports() -> None:
    """Files whose worker was stopped are read on."""
    importing.go_on_with_all()

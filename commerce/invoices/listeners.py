"""What invoicing does when something happened elsewhere, and when it has issued something itself."""

from functools import partial

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from commerce.base.events import on
from commerce.invoices import actions, tasks
from commerce.invoices.events import CreditNoteIssued, InvoiceIssued
from commerce.orders.events import OrderCancelled
from commerce.orders.models import Order


@on(OrderCancelled)
def cancel_the_invoice(event: OrderCancelled) -> None:
    """An order that was invoiced and then cancelled is credited; its invoice stays."""
    order = Order.objects.get(public_id=event.order)
    with translation.override(order.language):
        reason = _("The order was cancelled.")
    actions.cancel_invoice(order, reason=reason, key=f"cancelled:{order.public_id}")


@on(InvoiceIssued)
def print_the_invoice(event: InvoiceIssued) -> None:
    _print(event.invoice)


@on(CreditNoteIssued)
def print_the_credit_note(event: CreditNoteIssued) -> None:
    _print(event.credit_note)


def _print(public_id: str) -> None:
    """A worker is asked for the PDF. Nothing depends on it: what is lost is made when asked for."""
    transaction.on_commit(partial(tasks.make_pdf.delay, public_id), robust=True)

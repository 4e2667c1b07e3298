"""Credit notes: how an invoice is taken back, whole or in part, without touching it."""

from django.db.models import Sum
from django.utils import translation
from django.utils.translation import gettext as _

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.invoices import rules
from commerce.invoices.actions.issue import seller_of
from commerce.invoices.actions.numbering import lock_sellers, number
from commerce.invoices.events import CreditNoteIssued
from commerce.invoices.models import CreditNote, Invoice, InvoiceSettings
from commerce.orders.models import Order, OrderLine


@action
def issue_credit_note(
    invoice: Invoice, *, amount: Money, reason: str, key: str, line: OrderLine | None = None
) -> CreditNote:
    """The credit note over `amount` of the invoice, VAT included; the same `key` gives the same one.

    VAT is taken back at the rate of the `line` that it is for, or else in proportion to what is left of
    each rate. `reason` is for the buyer, in
    their language. Raises CreditTooHigh when credit notes would exceed the invoice, KeyReused when
    the key stands for another credit note.
    """
    invoice = Invoice.objects.locked().select_related("order__site").get(pk=invoice.pk)
    earlier = CreditNote.objects.filter(key=key).first()
    if earlier:
        rules.check_same_request(same=earlier.invoice_id == invoice.pk and earlier.total == amount)
        return earlier
    rules.check_creditable(amount, left=left_of(invoice))
    credited = [part for note in invoice.credit_notes.all() for part in note.vat]
    rate = line.vat_rate if line else None
    vat = rules.divide_credit(amount, rules.left_of(invoice.vat, credited), rate=rate)
    seller = lock_sellers([invoice.legal_entity_id])[invoice.legal_entity_id]
    settings = InvoiceSettings.for_site(invoice.order.site)
    day = clock.today(ShopSettings.for_site(invoice.order.site).zone)
    note = CreditNote(
        invoice=invoice, legal_entity=seller, series=CreditNote.SERIES, year=day.year, issued_on=day,
        language=invoice.language, seller=seller_of(seller), buyer=invoice.buyer, vat=vat,
        lines=_lines(invoice, amount, vat, line), total_amount=amount.amount, currency=amount.currency,
        notes=_notes(invoice, settings), reason=str(reason), key=key,
    )  # fmt: skip
    publish(
        CreditNoteIssued(
            site=invoice.order.site_id, credit_note=note.public_id, invoice=invoice.public_id,
            order=invoice.order.public_id,
        )
    )  # fmt: skip
    number([note])
    note.save(force_insert=True)
    return note


@action
def credit_order(
    order: Order, *, amount: Money, reason: str, key: str, line: OrderLine | None = None
) -> CreditNote | None:
    """The credit note over `amount` of the order's invoice, or over what is left when that is less.

    None where the order has no invoice, or nothing of it is left: an order that was cancelled and
    then refunded is credited once.
    """
    invoice = Invoice.objects.locked().filter(order=order).first()
    if invoice is None:
        return None
    earlier = CreditNote.objects.filter(key=key, invoice=invoice).first()
    amount = earlier.total if earlier else min(amount, left_of(invoice), key=lambda money: money.amount)
    if not amount:
        return None
    return issue_credit_note(invoice, amount=amount, reason=reason, key=key, line=line)


def cancel_invoice(order: Order, *, reason: str, key: str) -> CreditNote | None:
    """All that is left of the order's invoice is credited; None where there is nothing to credit."""
    return credit_order(order, amount=order.total, reason=reason, key=key)


def left_of(invoice: Invoice) -> Money:
    """What can still be credited."""
    credited = invoice.credit_notes.aggregate(total=Sum("total_amount"))["total"] or 0
    return invoice.total - Money(int(credited), invoice.currency)


def _notes(invoice: Invoice, settings: InvoiceSettings) -> dict[str, str]:
    """The foot of the page, and the mention that its invoice carries."""
    notes = settings.notes(language=invoice.language, with_vat=bool(invoice.vat))
    return {name: text for name, text in notes.items() if name in ("exemption", "footer")}


def _lines(
    invoice: Invoice, amount: Money, vat: rules.Parts, line: OrderLine | None
) -> list[dict[str, object]]:
    """One line per rate, one without VAT: that of `line` is called as it is."""
    with translation.override(invoice.language or None):
        title = _("Refund on invoice %(number)s") % {"number": invoice.number}
    parts = vat or [{"rate": 0, "net": amount.amount, "amount": 0}]
    return [
        {
            "title": line.title if line and part["rate"] in (line.vat_rate, 0) else title, "quantity": 1,
            "vat_rate": part["rate"],
            "unit_amount": part["net"] + part["amount"],
        }
        for part in parts
    ]  # fmt: skip

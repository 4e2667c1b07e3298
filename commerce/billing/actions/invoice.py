"""Issuing an invoice, as the last thing the settling transaction does."""

from commerce.base import clock
from commerce.base.errors import CommerceError
from commerce.base.events import publish
from commerce.base.models import Counter, ShopSettings
from commerce.billing import rules
from commerce.billing.events import InvoiceIssued
from commerce.billing.models import Invoice
from commerce.orders.models import Order


def issue_invoice(order: Order) -> Invoice:
    """The invoice of a paid order. Its number has no gap: it is taken last and falls with us."""
    shop = ShopSettings.for_site(order.site)
    seller = shop.legal_entity
    if seller is None:
        raise CommerceError("The shop has no legal entity to invoice for.")
    day = clock.today(shop.zone)
    lines = [line.as_invoiced() for line in order.lines.all()]
    invoice = Invoice(
        order=order, legal_entity=seller, series=Invoice.SERIES, year=day.year, issued_on=day,
        seller={
            "name": seller.name, "address": seller.address, "country": seller.country,
            "registration": seller.registration, "vat_number": seller.vat_number,
        },
        buyer={"email": order.customer.email, **order.delivery_address},
        lines=lines, vat=order.vat, shipping_amount=order.shipping_amount,
        total_amount=order.total_amount, currency=order.currency,
    )  # fmt: skip
    publish(InvoiceIssued(site=order.site_id, invoice=invoice.public_id, order=order.public_id))
    invoice.sequence = Counter.take(f"invoice:{seller.pk}:{invoice.series}:{day.year}")
    invoice.number = rules.format_number(invoice.series, day.year, invoice.sequence)
    invoice.save()
    return invoice

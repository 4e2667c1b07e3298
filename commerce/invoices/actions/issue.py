"""Issuing invoices, as the last thing the settling transaction does."""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish_all
from commerce.base.models import LegalEntity, ShopSettings
from commerce.invoices import rules
from commerce.invoices.actions.numbering import lock_sellers, number
from commerce.invoices.errors import NoLegalEntity
from commerce.invoices.events import InvoiceIssued, InvoiceLeftOut
from commerce.invoices.models import Invoice, InvoiceSettings
from commerce.orders.models import Order


def issue_invoice(order: Order) -> Invoice | None:
    """The invoice of a paid order; None where the shop does not invoice it by itself."""
    return next(iter(issue_invoices([order])), None)


@action
def issue_invoices(orders: Sequence[Order]) -> list[Invoice]:
    """The invoices of paid orders, in their order, without those that the shop does not invoice, of which
    the journal then tells.

    The number of statements does not grow with that of the orders. Numbers have no gap: they are
    taken last and fall with the transaction. Raises NoLegalEntity.
    """
    prefetch_related_objects(orders, "site", "customer", "lines")
    sites = {order.site_id: order.site for order in orders}
    shops = {pk: ShopSettings.for_site(site) for pk, site in sites.items()}
    settings = {pk: InvoiceSettings.for_site(site) for pk, site in sites.items()}
    wanted = [order for order in orders if _is_invoiced(order, settings[order.site_id])]
    left_out = [order for order in orders if order not in wanted]
    publish_all([InvoiceLeftOut(site=order.site_id, order=order.public_id) for order in left_out])
    if not wanted:
        return []
    sellers = lock_sellers(_seller_id(shops[order.site_id]) for order in wanted)
    invoices = []
    for order in wanted:
        shop = shops[order.site_id]
        invoices.append(_draft(order, sellers[_seller_id(shop)], shop, settings[order.site_id]))
    publish_all([
        InvoiceIssued(site=one.order.site_id, invoice=one.public_id, order=one.order.public_id)
        for one in invoices
    ])  # fmt: skip
    number(invoices)
    return Invoice.objects.bulk_create(invoices)


def seller_of(entity: LegalEntity) -> dict[str, str]:
    """The seller as an invoice names it for good."""
    return {
        "name": entity.name, "address": entity.address, "country": entity.country,
        "registration": entity.registration, "vat_number": entity.vat_number, "mentions": entity.mentions,
    }  # fmt: skip


def _draft(order: Order, seller: LegalEntity, shop: ShopSettings, settings: InvoiceSettings) -> Invoice:
    """The invoice, but for its number."""
    day = clock.today(shop.zone)
    lines = [line.as_invoiced() for line in order.lines.all()]
    if not order.vat:
        lines = [line | {"vat_rate": 0} for line in lines]
    return Invoice(
        order=order, legal_entity=seller, series=Invoice.SERIES, year=day.year, issued_on=day,
        paid_on=order.paid_at and order.paid_at.astimezone(shop.zone).date(),
        language=order.language, seller=seller_of(seller), buyer=_buyer(order), lines=lines, vat=order.vat,
        notes=settings.notes(language=order.language, with_vat=bool(order.vat)),
        discount_amount=order.discount_amount, shipping_amount=order.shipping_amount,
        total_amount=order.total_amount, currency=order.currency,
    )  # fmt: skip


def _buyer(order: Order) -> dict[str, Any]:
    return {"email": order.customer.email, **order.invoice_address.as_dict()}


def _is_invoiced(order: Order, settings: InvoiceSettings) -> bool:
    return rules.is_invoiced(
        automatic=settings.automatic,
        every_buyer=settings.every_buyer,
        is_company=bool(order.invoice_address.company or order.invoice_address.vat_number),
    )


def _seller_id(shop: ShopSettings) -> int:
    if shop.legal_entity_id is None:
        raise NoLegalEntity
    return shop.legal_entity_id

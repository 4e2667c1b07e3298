"""What was bought, paid and given back."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from commerce.base.money import Money
from commerce.billing.events import PaymentMethodSaved, RefundSucceeded
from commerce.billing.models import PaymentMethod, Refund
from commerce.customers.models import Customer
from commerce.invoices.models import CreditNote, Invoice
from commerce.orders.events import OrderPaid
from commerce.orders.models import Order
from content import rendering
from content.emails.letters import Message, Shop
from content.emails.messages.about import document_url, order_url
from content.emails.samples import SHOP, order_facts


def _order(public_id: str) -> Order:
    return Order.objects.select_related("customer__site").get(public_id=public_id)


class _Paid(Message[OrderPaid]):
    event = OrderPaid
    renewals: bool

    def recipient(self, event: OrderPaid) -> Customer | None:
        order = _order(event.order)
        if order.source == Order.Source.GIFT:  # whoever begins a gift is told so, and not what it cost
            return None
        is_renewal = order.source == Order.Source.RENEWAL
        return order.customer if is_renewal == self.renewals else None

    def facts(self, event: OrderPaid, *, shop: Shop, at: datetime) -> dict[str, Any]:
        order = _order(event.order)
        invoice = Invoice.objects.filter(order=order).first()
        return {
            "number": order.number,
            "paid_on": at,
            "lines": [(f"{line.quantity} × {line.title}", line.total) for line in order.lines.all()],
            "discount": -order.discount,
            "shipping": order.shipping,
            "total": order.total,
            "gift_cards": Money(order.gift_card_amount, order.currency),
            "credit": Money(order.credit_amount, order.currency),
            "charged": order.due,
            "address": order.postal_address.as_dict(),
            "invoice": invoice.number if invoice else "",
            "invoice_url": document_url(invoice, shop),
            "order_url": order_url(order, shop),
        }


class OrderConfirmed(_Paid):
    label = _("Order paid")
    subject = _("Thank you for your order %(number)s")
    renewals = False
    sample = order_facts()


class RenewalPaid(_Paid):
    label = _("Renewal paid")
    subject = _("Your next box is paid: order %(number)s")
    renewals = True
    sample = order_facts() | {
        "discount": Money(-500, "EUR"),
        "total": Money(1990, "EUR"),
        "credit": Money(1000, "EUR"),
        "charged": Money(990, "EUR"),
    }


class RefundMade(Message[RefundSucceeded]):
    event = RefundSucceeded
    label = _("Refund made")
    subject = _("We have refunded %(amount)s")
    sample = {
        "amount": Money(2490, "EUR"),
        "number": "2026-000123",
        "refunded_on": date(2026, 1, 16),
        "to_card": True,
        "to_gift_card": False,
        "credit_note": "A2026-000004",
        "credit_note_url": SHOP.url("/accounts/login/?next=/documents/crn_sample.pdf"),
        "order_url": SHOP.url("/orders/ord_sample/"),
    }

    def recipient(self, event: RefundSucceeded) -> Customer:
        return _order(event.order).customer

    def facts(self, event: RefundSucceeded, *, shop: Shop, at: datetime) -> dict[str, Any]:
        order = _order(event.order)
        refund = Refund.objects.get(public_id=event.refund)
        note = CreditNote.objects.filter(invoice__order=order, key__endswith=refund.public_id).first()
        return {
            "amount": refund.money,
            "number": order.number,
            "refunded_on": at,
            "to_card": refund.destination == Refund.Destination.CARD,
            "to_gift_card": refund.destination == Refund.Destination.GIFT_CARD,
            "credit_note": note.number if note else "",
            "credit_note_url": document_url(note, shop),
            "order_url": order_url(order, shop),
        }


class CardSaved(Message[PaymentMethodSaved]):
    event = PaymentMethodSaved
    label = _("Card saved")
    subject = _("Your card %(card)s is saved")
    sample = {
        "card": "Visa ·4242",
        "saved_at": datetime(2026, 1, 2, 13, 5, tzinfo=SHOP.zone),
        "account_url": SHOP.url("/account/"),
    }

    def recipient(self, event: PaymentMethodSaved) -> Customer | None:
        if event.subject:  # what asked for the card acknowledges it
            return None
        return Customer.objects.select_related("site").get(public_id=event.customer)

    def facts(self, event: PaymentMethodSaved, *, shop: Shop, at: datetime) -> dict[str, Any]:
        card = PaymentMethod.objects.get(public_id=event.payment_method)
        return {
            "card": str(card),
            "saved_at": at,
            "account_url": shop.url(rendering.page_url("AccountPage")),
        }


MESSAGES = (OrderConfirmed, RenewalPaid, RefundMade, CardSaved)

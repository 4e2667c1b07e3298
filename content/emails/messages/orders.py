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
from content.emails.messages.about import HELLO, document_url, order_url
from content.emails.samples import SHOP, order_facts
from content.emails.vocabulary import (
    MONEY,
    Details,
    Facts,
    Rows,
    Subject,
    When,
    given,
    lacking,
    offers,
    table,
    terms,
)
from content.emails.words import Words, button, details_of, p


def _order(public_id: str) -> Order:
    return Order.objects.select_related("customer__site").get(public_id=public_id)


def order_rows(facts: Facts) -> Rows:
    shared = facts["credit"] or facts["gift_cards"]
    return table(
        (_("Order"), facts["number"]),
        *facts["lines"],
        (_("Discount"), facts["discount"] or None),
        (_("Delivery"), facts["shipping"] or str(_("included"))),
        (_("Total, VAT included") if facts["with_vat"] else _("Total"), facts["total"]),
        (_("Paid by gift card"), facts["gift_cards"] or None),
        (_("Paid from store credit"), facts["credit"] or None),
        (_("Paid by card"), facts["charged"] if shared else None),
        (_("Invoice"), facts["invoice"]),
    )


ORDER_END = (
    details_of("order"),
    p(_("It goes to {address}.")),
    button("order", _("See your order")),
    button("invoice", _("Download invoice {invoice}"), quiet=True),
)


class _Paid(Message[OrderPaid]):
    event = OrderPaid
    required = MONEY
    tells = terms("number", "paid_on", "total", "charged", "address", "invoice")
    links = offers("order", "invoice")
    details = {"order": Details(_("what was ordered and paid"), order_rows)}
    open = frozenset({"lines"})
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
            "with_vat": bool(order.vat),
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
    about = Subject.ORDERS
    words = Words(
        _("Thank you for your order {number}"),
        _("It was paid on {paid_on}, and we are preparing it."),
        (
            HELLO,
            p(
                _(
                    "Thank you! Your order {number} was paid on {paid_on}. We are preparing it, and will take"
                    " good care of it."
                )
            ),
            *ORDER_END,
        ),
    )
    renewals = False
    sample = order_facts()


class RenewalPaid(_Paid):
    label = _("Renewal paid")
    about = Subject.SUBSCRIPTION
    words = Words(
        _("Your next box is paid: order {number}"),
        _("There is nothing for you to do."),
        (
            HELLO,
            p(
                _(
                    "Your next box was paid on {paid_on} with your saved card. There is nothing for you to"
                    " do."
                ),
                when="by_card",
            ),
            p(
                _(
                    "Your next box was paid on {paid_on}, and nothing was charged to your card. There is"
                    " nothing for you to do."
                ),
                when="uncharged",
            ),
            *ORDER_END,
        ),
    )
    whens = {
        "by_card": given("charged", _("something was charged to the card")),
        "uncharged": lacking("charged", _("nothing was charged to the card")),
    }
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
    about = Subject.PAYMENTS
    required = MONEY
    tells = terms("amount", "number", "refunded_on", "credit_note")
    links = offers("order", "credit_note")
    whens = {
        "to_card": given("to_card", _("the money goes back to the card")),
        "to_gift_card": given("to_gift_card", _("it is back on the gift card")),
        "to_credit": When(
            _("it became store credit"), lambda facts: not facts["to_card"] and not facts["to_gift_card"]
        ),
        "credit_note": given("credit_note", _("there is a credit note")),
    }
    words = Words(
        _("We have refunded {amount}"),
        _("It belongs to your order {number}."),
        (
            HELLO,
            p(_("On {refunded_on} we refunded {amount} of your order {number}.")),
            p(
                _("The money goes back to the card you paid with. Banks take up to ten days to show it."),
                when="to_card",
            ),
            p(_("It is back on the gift card you paid with."), when="to_gift_card"),
            p(_("It is store credit now, and pays for your next boxes by itself."), when="to_credit"),
            p(_("Your credit note is {credit_note}."), when="credit_note"),
            button("order", _("See your order")),
            button("credit_note", _("Download the credit note"), quiet=True),
        ),
    )
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

    def holds(self, event: RefundSucceeded) -> bool:
        return Refund.objects.filter(public_id=event.refund, state=Refund.State.SUCCEEDED).exists()

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
    about = Subject.PAYMENTS
    tells = terms("card", "saved_at")
    links = offers("account")
    words = Words(
        _("Your card {card} is saved"),
        _("It pays for your next boxes, and nothing else."),
        (
            HELLO,
            p(_("Your card {card} was saved on {saved_at}. It pays for your next boxes, and nothing else.")),
            p(_("If this was not you, take the card off in your account and write to us.")),
            button("account", _("Go to your account")),
        ),
    )
    sample = {
        "card": "Visa ·4242",
        "saved_at": datetime(2026, 1, 2, 13, 5, tzinfo=SHOP.zone),
        "account_url": SHOP.url("/account/"),
    }

    def recipient(self, event: PaymentMethodSaved) -> Customer | None:
        if event.subject:  # what asked for the card acknowledges it
            return None
        return Customer.objects.select_related("site").get(public_id=event.customer)

    def holds(self, event: PaymentMethodSaved) -> bool:
        return PaymentMethod.objects.filter(public_id=event.payment_method, removed_at=None).exists()

    def facts(self, event: PaymentMethodSaved, *, shop: Shop, at: datetime) -> dict[str, Any]:
        card = PaymentMethod.objects.get(public_id=event.payment_method)
        return {
            "card": str(card),
            "saved_at": at,
            "account_url": shop.url(rendering.page_url("AccountPage")),
        }


MESSAGES = (OrderConfirmed, RenewalPaid, RefundMade, CardSaved)

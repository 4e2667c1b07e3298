"""Orders as their customer sees them: lines, VAT, payment, invoice."""

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.base.money import Money as Amount
from commerce.billing import rules as billing
from commerce.billing.models import Attempt as AttemptRow
from commerce.billing.models import Payment as PaymentRow
from commerce.invoices.links import pdf_path
from commerce.invoices.models import CreditNote as CreditNoteRow
from commerce.invoices.models import Invoice as InvoiceRow
from commerce.orders.models import Order as OrderRow
from commerce.orders.models import OrderLine as OrderLineRow
from commerce.orders.pricing import Off
from commerce.orders.pricing import VatLine as Vat
from storefront.addresses.types import Address
from storefront.catalog.types import BoxChoice, chosen_rows
from storefront.context import Info
from storefront.nodes import Node
from storefront.related import computed, related, related_one
from storefront.scalars import Money
from storefront.sources import Row, Sourced

if TYPE_CHECKING:
    from storefront.subscriptions.types import Subscription


@strawberry.enum(description="Where an order stands.")
class OrderStatus(Enum):
    PENDING = strawberry.enum_value("pending", description="Waits for its payment.")
    PAID = strawberry.enum_value("paid", description="Paid; being made ready.")
    PREPARED = strawberry.enum_value("prepared", description="Packed.")
    SHIPPED = strawberry.enum_value("shipped", description="Handed to the carrier.")
    DELIVERED = strawberry.enum_value("delivered", description="Received.")
    CANCELLED = strawberry.enum_value("cancelled", description="Cancelled; nothing will be sent.")


@strawberry.enum(description="Where the payment of an order stands.")
class PaymentState(Enum):
    NONE = strawberry.enum_value("none", description="Nobody has tried to pay yet.")
    PROCESSING = strawberry.enum_value("processing", description="Sent, not answered yet: ask again soon.")
    REQUIRES_ACTION = strawberry.enum_value(
        "requires_action", description="The shopper must confirm: nextAction."
    )
    DECLINED = strawberry.enum_value("declined", description="Refused: nothing was charged, try again.")
    SUCCEEDED = strawberry.enum_value("succeeded", description="Charged.")
    CANCELED = strawberry.enum_value("canceled", description="Given up: nothing was charged.")


@strawberry.type(description="The part of a total taxed at one rate.")
class VatLine(Sourced):
    @strawberry.field(description='Percent, as a decimal string: "5.5".')
    def rate(self) -> str:
        return f"{self.rate / 100:.2f}".rstrip("0").rstrip(".")  # from hundredths of a percent

    net: Money = strawberry.field(description="That part without its VAT.")
    amount: Money = strawberry.field(description="The VAT included in that part.")


@strawberry.type(description="How the shopper proves who they are.")
class NextAction:
    url: str | None = strawberry.field(description="Send the shopper there; they come back to returnUrl.")
    client_secret: str | None = strawberry.field(
        description="Or let the payment provider's script handle it."
    )


@strawberry_django.type(PaymentRow, description="How an order is paid.")
class Payment(Sourced):
    @strawberry.field(description="Where the payment stands.")
    def state(self) -> PaymentState:
        if self.state == PaymentRow.State.CANCELED:
            return PaymentState.CANCELED
        attempt = _last_attempt(self)
        if attempt is None:
            return PaymentState.NONE
        if attempt.state in (AttemptRow.State.SENT, AttemptRow.State.UNKNOWN):
            return PaymentState.PROCESSING
        return PaymentState(str(attempt.state))

    amount: Money = strawberry_django.field(field_name="money", description="What is or was to be charged.")

    @strawberry.field(description="Why the last try was refused, for programs; null when it was not.")
    def decline_code(self) -> str | None:
        return _decline_code(self)

    @strawberry.field(description="Why the last try was refused, for the shopper; null when it was not.")
    def message(self) -> str | None:
        code = _decline_code(self)
        return str(billing.reason(code)) if code else None

    @strawberry.field(description="What the shopper must do now; null unless the state is REQUIRES_ACTION.")
    def next_action(self) -> NextAction | None:
        return next_action(_last_attempt(self))


@strawberry_django.type(InvoiceRow, description="The legal record of a sale.")
class Invoice(Row):
    number: auto = strawberry_django.field(description="Number in the seller's series, without gaps.")
    issued_on: auto = strawberry_django.field(description="Day of issue.")
    total: Money = strawberry_django.field(description="Amount invoiced, VAT included.")

    @strawberry.field(
        description="Address of its PDF, for its customer signed in at this site; for a guest, for an hour."
    )
    def pdf_url(self, info: Info) -> str:
        return pdf_path(self.public_id, for_guest=not info.context.viewer.is_customer)


@strawberry_django.type(CreditNoteRow, description="Takes back an invoice, or part of it.")
class CreditNote(Row):
    number: auto = strawberry_django.field(description="Number in the seller's series, without gaps.")
    issued_on: auto = strawberry_django.field(description="Day of issue.")
    total: Money = strawberry_django.field(description="Amount credited, VAT included.")
    reason: auto = strawberry_django.field(description="Why, in the language of the order; may be empty.")

    @strawberry.field(
        description="Address of its PDF, for its customer signed in at this site; for a guest, for an hour."
    )
    def pdf_url(self, info: Info) -> str:
        return pdf_path(self.public_id, for_guest=not info.context.viewer.is_customer)


@strawberry_django.type(OrderLineRow, description="So many of one thing, at the price that was shown.")
class OrderLine(Sourced):
    title: auto = strawberry_django.field(description="What was bought, in the language it was bought in.")
    quantity: auto = strawberry_django.field(description="How many.")
    removed: auto = strawberry_django.field(
        description="How many of them the shop took out before it was shipped, and gave back."
    )

    @strawberry.field(description="What was chosen for each box; empty for one that is ready made.")
    def choices(self: Any) -> list[BoxChoice]:
        chosen: list[Any] = chosen_rows(self.choices)
        return chosen

    unit_price: Money = strawberry_django.field(description="Price of one, VAT included.")
    total: Money = strawberry_django.field(description="`unitPrice` times `quantity`.")


@strawberry.type(description="Something off the price.")
class Discount(Sourced):
    title: str = strawberry.field(description="What it is called, for the shopper.")
    amount: Money = strawberry.field(description="How much it takes off.")


@strawberry_django.type(OrderRow, description="One purchase, charged once.")
class Order(Node):
    number: auto = strawberry_django.field(
        description="Number that people use; empty until the order is paid."
    )
    status: OrderStatus = strawberry_django.field(description="Where the order stands.")
    placed_at: auto = strawberry_django.field(description="When it was placed.")

    @strawberry.field(description="What was bought.")
    def lines(self) -> list[OrderLine]:
        return related(self, "lines", OrderLineRow.objects.select_related("order"))

    @strawberry.field(description="Whether it holds boxes that come again.")
    def renews(self) -> bool:
        lines: Any = related(self, "lines", OrderLineRow.objects.select_related("order"))
        return any(line.formula_id for line in lines)

    subtotal: Money = strawberry_django.field(description="Sum of the lines, VAT included.")

    @strawberry.field(description="What was taken off, in the order it was taken.")
    def discounts(self) -> list[Discount]:
        found: list[Any] = [
            Off(
                source=one["source"], title=one["title"], amount=Amount(one["amount"], self.currency)
            )
            for one in self.discounts
        ]  # fmt: skip
        return found

    shipping: Money = strawberry_django.field(description="Delivery, VAT included.")

    @strawberry.field(description="The VAT included in the total, per rate.")
    def vat(self) -> list[VatLine]:
        money = partial(Amount, currency=self.currency)
        parts: list[Any] = [
            Vat(rate=line["rate"], net=money(line["net"]), amount=money(line["amount"])) for line in self.vat
        ]
        return parts

    total: Money = strawberry_django.field(description="subtotal − discounts + shipping, VAT included.")

    @strawberry.field(description="What gift cards paid of the total.")
    def paid_by_gift_cards(self) -> Money:
        paid: Any = Amount(self.gift_card_amount, self.currency)
        return paid

    @strawberry.field(description="What store credit paid of the total.")
    def paid_by_store_credit(self) -> Money:
        paid: Any = Amount(self.credit_amount, self.currency)
        return paid

    due: Money = strawberry_django.field(description="What a card pays of the total; may be nothing.")
    delivery_address: Address | None = strawberry_django.field(
        field_name="postal_address", description="Where its parcels go."
    )
    billing_address: Address | None = strawberry_django.field(
        field_name="invoice_address", description="Where it is invoiced."
    )

    @strawberry.field(description="Name of who brings its products; null where the shop names nobody.")
    def carrier_name(self) -> str | None:
        return (self.carrier or {}).get("name")

    @strawberry.field(description="How it is paid; null before the first try.")
    def payment(self) -> Payment | None:
        payments = related(self, "payments", PaymentRow.objects.order_by("pk"))
        return payments[-1] if payments else None

    @strawberry.field(description="Its invoice; null until it is paid, or where the shop issues none.")
    def invoice(self, info: Info) -> Invoice | None:
        return related_one(self, "invoice", Invoice.visible(info))

    @strawberry.field(description="What was taken back of its invoice, oldest first.")
    def credit_notes(self, info: Info) -> list[CreditNote]:
        notes: list[Any] = computed(self, "credit_notes", lambda orders: _credit_notes(orders, info)) or []
        return notes

    @strawberry.field(description="The subscriptions it started or renewed.")
    def subscriptions(
        self, info: Info
    ) -> list[Annotated["Subscription", strawberry.lazy("storefront.subscriptions.types")]]:
        from storefront.subscriptions.types import of_orders

        return computed(self, "subscriptions", lambda orders: of_orders(orders, info))


def next_action(attempt: AttemptRow | None) -> NextAction | None:
    """What the attempt waits for, if it waits for the shopper."""
    if attempt is None or attempt.state != AttemptRow.State.REQUIRES_ACTION:
        return None
    return NextAction(url=attempt.action_url or None, client_secret=attempt.action_secret or None)


def _credit_notes(orders: list[Any], info: Info) -> dict[int, list[CreditNoteRow]]:
    """By order."""
    found: dict[int, list[CreditNoteRow]] = {}
    rows = CreditNote.visible(info).filter(invoice__order__in=orders).select_related("invoice").order_by("pk")
    for note in rows:
        found.setdefault(note.invoice.order_id, []).append(note)
    return found


def _last_attempt(payment: Any) -> AttemptRow | None:
    attempts = related(payment, "attempts", AttemptRow.objects.order_by("n"))
    return attempts[-1] if attempts else None


def _decline_code(payment: Any) -> str | None:
    attempt = _last_attempt(payment)
    return (attempt and attempt.decline_code) or None

"""Orders as their customer sees them: lines, VAT, payment, invoice."""

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from commerce.base.money import Money as Amount
from commerce.billing import rules as billing
from commerce.billing.models import Attempt as AttemptRow
from commerce.billing.models import Invoice as InvoiceRow
from commerce.billing.models import Payment as PaymentRow
from commerce.orders.models import OrderLine as OrderLineRow
from storefront.addresses.types import Address
from storefront.nodes import Node
from storefront.related import computed, related, related_one
from storefront.scalars import Money

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
class VatLine:
    rate: str = strawberry.field(description='Percent, as a decimal string: "5.5".')
    net: Money = strawberry.field(description="That part without its VAT.")
    amount: Money = strawberry.field(description="The VAT included in that part.")

    @classmethod
    def of(cls, rate: int, *, net: Amount, amount: Amount) -> Self:
        """`rate` in hundredths of a percent."""
        percent = f"{rate / 100:.2f}".rstrip("0").rstrip(".")
        return cls(rate=percent, net=Money.of(net), amount=Money.of(amount))


@strawberry.type(description="How the shopper proves who they are.")
class NextAction:
    url: str | None = strawberry.field(description="Send the shopper there; they come back to returnUrl.")
    client_secret: str | None = strawberry.field(
        description="Or let the payment provider's script handle it."
    )


@strawberry.type(description="How an order is paid.")
class Payment:
    row: strawberry.Private[PaymentRow]
    attempt: strawberry.Private[AttemptRow | None]

    @strawberry.field(description="Where the payment stands.")
    def state(self) -> PaymentState:
        if self.row.state == PaymentRow.State.CANCELED:
            return PaymentState.CANCELED
        if self.attempt is None:
            return PaymentState.NONE
        if self.attempt.state in (AttemptRow.State.SENT, AttemptRow.State.UNKNOWN):
            return PaymentState.PROCESSING
        return PaymentState(str(self.attempt.state))

    @strawberry.field(description="What is or was to be charged.")
    def amount(self) -> Money:
        return Money.of(self.row.money)

    @strawberry.field(description="Why the last try was refused, for programs; null when it was not.")
    def decline_code(self) -> str | None:
        return (self.attempt and self.attempt.decline_code) or None

    @strawberry.field(description="Why the last try was refused, for the shopper; null when it was not.")
    def message(self) -> str | None:
        code = self.attempt and self.attempt.decline_code
        return str(billing.reason(code)) if code else None

    @strawberry.field(description="What the shopper must do now; null unless the state is REQUIRES_ACTION.")
    def next_action(self) -> NextAction | None:
        return next_action(self.attempt)


@strawberry.type(description="The legal record of a sale.")
class Invoice:
    row: strawberry.Private[InvoiceRow]

    @strawberry.field(description="Number in the seller's series, without gaps.")
    def number(self) -> str:
        return self.row.number

    @strawberry.field(description="Day of issue.")
    def issued_on(self) -> date:
        return self.row.issued_on

    @strawberry.field(description="Amount invoiced, VAT included.")
    def total(self) -> Money:
        return Money.of(self.row.total)


@strawberry.type(description="So many of one thing, at the price that was shown.")
class OrderLine:
    row: strawberry.Private[OrderLineRow]

    @strawberry.field(description="What was bought, in the language it was bought in.")
    def title(self) -> str:
        return self.row.title

    @strawberry.field(description="How many.")
    def quantity(self) -> int:
        return self.row.quantity

    @strawberry.field(description="Price of one, VAT included.")
    def unit_price(self) -> Money:
        return Money.of(self.row.unit_price)

    @strawberry.field(description="`unitPrice` times `quantity`.")
    def total(self) -> Money:
        return Money.of(self.row.total)


@strawberry.type(description="One purchase, charged once.")
class Order(Node):
    @strawberry.field(description="Number that people use; empty until the order is paid.")
    def number(self) -> str:
        return str(self.row.number)

    @strawberry.field(description="Where the order stands.")
    def status(self) -> OrderStatus:
        return OrderStatus(str(self.row.status))

    @strawberry.field(description="When it was placed.")
    def placed_at(self) -> datetime:
        placed_at: datetime = self.row.placed_at
        return placed_at

    @strawberry.field(description="What was bought.")
    def lines(self) -> list[OrderLine]:
        rows = related(self.row, "lines", OrderLineRow.objects.select_related("order"))
        return [OrderLine(row=row) for row in rows]

    @strawberry.field(description="Sum of the lines, VAT included.")
    def subtotal(self) -> Money:
        return Money.of(self.row.subtotal)

    @strawberry.field(description="Delivery, VAT included.")
    def shipping(self) -> Money:
        return Money.of(self.row.shipping)

    @strawberry.field(description="The VAT included in the total, per rate.")
    def vat(self) -> list[VatLine]:
        currency = self.row.currency
        return [
            VatLine.of(
                line["rate"], net=Amount(line["net"], currency), amount=Amount(line["amount"], currency)
            )
            for line in self.row.vat
        ]

    @strawberry.field(description="What is charged, VAT included.")
    def total(self) -> Money:
        return Money.of(self.row.total)

    @strawberry.field(description="Where its parcels go.")
    def delivery_address(self) -> Address | None:
        return Address.of(self.row.postal_address, self.viewer)

    @strawberry.field(description="How it is paid; null before the first try.")
    def payment(self) -> Payment | None:
        payments = related(self.row, "payments", PaymentRow.objects.order_by("pk"))
        if not payments:
            return None
        attempts = related(payments[-1], "attempts", AttemptRow.objects.order_by("n"))
        return Payment(row=payments[-1], attempt=attempts[-1] if attempts else None)

    @strawberry.field(description="Its invoice; null until it is paid.")
    def invoice(self) -> Invoice | None:
        row = related_one(self.row, "invoice", InvoiceRow.objects.visible_to(self.viewer))
        return None if row is None else Invoice(row=row)

    @strawberry.field(description="The subscriptions it started or renewed.")
    def subscriptions(
        self,
    ) -> list[Annotated["Subscription", strawberry.lazy("storefront.subscriptions.types")]]:
        from storefront.subscriptions.types import Subscription, of_orders

        rows = computed(self.row, "subscriptions", lambda orders: of_orders(orders, self.viewer))
        return [Subscription(row=row, viewer=self.viewer) for row in rows or []]


def next_action(attempt: AttemptRow | None) -> NextAction | None:
    """What the attempt waits for, if it waits for the shopper."""
    if attempt is None or attempt.state != AttemptRow.State.REQUIRES_ACTION:
        return None
    return NextAction(url=attempt.action_url or None, client_secret=attempt.action_secret or None)

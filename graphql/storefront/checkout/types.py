"""The cart: what somebody is about to buy, what it costs, and how it can be paid."""

from typing import Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.checkout import models, queries
from commerce.checkout.errors import PriceChanged as PriceError
from storefront.addresses.types import Address
from storefront.catalog.types import BoxDates, Formula, next_box
from storefront.context import Info
from storefront.nodes import Node
from storefront.orders.types import VatLine
from storefront.payments.types import PaymentOptions
from storefront.problems import Problem, problem_of, told_by
from storefront.related import joined, together
from storefront.scalars import Money
from storefront.sources import Sourced


@strawberry.type(description="What a cart costs. The same inputs have the same hash.")
class Quote(Sourced):
    hash: str = strawberry.field(
        description="Give it to checkoutPay: exactly this quote is charged, or nothing."
    )
    subtotal: Money = strawberry.field(description="Sum of the lines, VAT included.")
    shipping: Money = strawberry.field(description="Delivery, VAT included.")
    vat: list[VatLine] = strawberry.field(description="The VAT included in the total, per rate.")
    total: Money = strawberry.field(description="What will be charged, VAT included.")


@strawberry.type(description="The price is another than the one shown; nothing was charged.")
class PriceChanged(Problem):
    quote: Quote = strawberry.field(description="The quote that holds now.")


@told_by(PriceError)
def _price_changed(error: PriceError, common: dict[str, Any]) -> Problem:
    return PriceChanged(**common, quote=error.quote)


@strawberry_django.type(models.CartLine, description="So many of one formula in a cart.")
class CartLine(Node):
    @classmethod
    def get_queryset(cls, queryset: Any, info: Info) -> Any:
        visible = models.Cart.objects.visible_to(info.context.viewer)
        return queryset.filter(cart__in=visible).select_related("cart", "formula__group")

    @strawberry.field(description="What is bought.")
    def formula(self) -> Formula:
        return joined(self, "formula")

    quantity: auto = strawberry_django.field(description="How many.")
    unit_price: Money = strawberry_django.field(description="Price of one term of one, VAT included.")
    total: Money = strawberry_django.field(description="`unitPrice` times `quantity`.")

    @strawberry.field(description="The first box, when ordered now.")
    def next_box(self, info: Info) -> BoxDates:
        return next_box(joined(self, "formula"), info)


@strawberry_django.type(models.Cart, description="What the viewer is about to buy.")
class Cart(Node):
    @classmethod
    def get_queryset(cls, queryset: Any, info: Info) -> Any:
        return queries.with_lines(queryset.visible_to(info.context.viewer))

    @strawberry.field(description="How many things are in it: the sum of the quantities.")
    def count(self: Any) -> int:
        return sum(line.quantity for line in queries.lines_of(self))

    @strawberry.field(description="What is in it.")
    def lines(self: Any) -> list[CartLine]:
        lines: list[Any] = queries.lines_of(self)
        return together(lines)

    @strawberry.field(description="What it costs now.")
    def quote(self: Any) -> Quote:
        quote: Any = queries.quote_of(self)
        return quote

    delivery_address: Address | None = strawberry_django.field(
        field_name="postal_address", description="Where it goes; null until checkoutAddressSet."
    )

    @strawberry.field(description="What keeps it from being paid, in the order in which to mend it.")
    def problems(self: Any) -> list[Problem]:
        return [problem_of(error) for error in queries.problems_of(self)]

    @strawberry.field(description="How it can be paid.")
    def payment_options(self) -> PaymentOptions:
        return PaymentOptions.current()


@strawberry.type(description="The cart after the change; null, with problems, when nothing was changed.")
class CartPayload:
    cart: Cart | None = strawberry.field(description="The cart as it now is.", default=None)
    cart_token: str | None = strawberry.field(
        description="Given once, to clients without a session: send it in the X-Cart-Token header.",
        default=None,
    )
    problems: list[Problem] = strawberry.field(
        description="Why nothing was changed; empty when it was.", default_factory=list
    )

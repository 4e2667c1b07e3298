"""What a cart costs: one function, and every place that shows or charges a price uses it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from commerce.base.money import Money, total
from commerce.checkout.errors import QuantityOutOfRange

MOST_OF_ONE = 20
MOST_LINES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedLine:
    """`quantity` of one thing; `vat_rate` in hundredths of a percent, included in the price."""

    thing: str
    quantity: int
    unit_price: Money
    vat_rate: int

    @property
    def total(self) -> Money:
        return self.unit_price * self.quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class VatLine:
    """The part of a total taxed at `rate` hundredths of a percent: net + amount is that part."""

    rate: int
    net: Money
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What is shown and what is charged. The same inputs have the same `hash`, others another."""

    lines: tuple[PricedLine, ...]
    subtotal: Money
    shipping: Money
    vat: tuple[VatLine, ...]
    total: Money
    hash: str


def check_quantity(quantity: int) -> None:
    """Raises QuantityOutOfRange outside 1 to MOST_OF_ONE."""
    if not 1 <= quantity <= MOST_OF_ONE:
        raise QuantityOutOfRange(most=MOST_OF_ONE)


def price(lines: Sequence[PricedLine], *, currency: str, destination: str) -> Quote:
    """The quote of `lines` sent to the country `destination` ("" while unknown). Delivery is
    included in the price of a formula."""
    subtotal = total([line.total for line in lines], currency)
    shipping = Money(0, currency)
    return Quote(
        lines=tuple(lines), subtotal=subtotal, shipping=shipping, vat=_vat(lines, currency),
        total=subtotal + shipping, hash=_hash(lines, currency, destination),
    )  # fmt: skip


def vat_included(gross: Money, rate: int) -> Money:
    """The VAT inside `gross`, to the nearest minor unit, half up."""
    return Money((2 * gross.amount * rate + 10_000 + rate) // (2 * (10_000 + rate)), gross.currency)


def _vat(lines: Sequence[PricedLine], currency: str) -> tuple[VatLine, ...]:
    by_rate: dict[int, list[Money]] = defaultdict(list)
    for line in lines:
        by_rate[line.vat_rate].append(line.total)
    found = []
    for rate, parts in sorted(by_rate.items()):
        gross = total(parts, currency)
        amount = vat_included(gross, rate)
        found.append(VatLine(rate=rate, net=gross - amount, amount=amount))
    return tuple(found)


def _hash(lines: Sequence[PricedLine], currency: str, destination: str) -> str:
    inputs = [currency, destination, *(asdict(line) for line in lines)]
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()

"""What things cost: one function, and every place that shows or charges a price uses it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from commerce.base.money import Money, total


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

    def as_dict(self) -> dict[str, int]:
        return {"rate": self.rate, "net": self.net.amount, "amount": self.amount.amount}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What is shown and what is charged: total = subtotal − discount + shipping.

    The same inputs have the same `hash`, others another.
    """

    lines: tuple[PricedLine, ...]
    subtotal: Money
    discount: Money
    shipping: Money
    vat: tuple[VatLine, ...]
    total: Money
    hash: str


def price(
    lines: Sequence[PricedLine], *, currency: str, destination: str, discount: int = 0, with_vat: bool = True
) -> Quote:
    """The quote of `lines` sent to the country `destination` ("" while unknown).

    Delivery is included in the price of a formula. `discount`, in minor units, is taken off all
    lines in proportion, and never below zero. A seller not liable for VAT has no VAT lines.
    """
    subtotal = total([line.total for line in lines], currency)
    shipping = Money(0, currency)
    off = Money(min(discount, subtotal.amount), currency)
    return Quote(
        lines=tuple(lines), subtotal=subtotal, discount=off, shipping=shipping,
        vat=_vat(lines, subtotal - off) if with_vat else (), total=subtotal - off + shipping,
        hash=_hash(lines, currency, destination, off.amount, with_vat),
    )  # fmt: skip


def vat_included(gross: Money, rate: int) -> Money:
    """The VAT inside `gross`, to the nearest minor unit, half up."""
    return Money((2 * gross.amount * rate + 10_000 + rate) // (2 * (10_000 + rate)), gross.currency)


def _vat(lines: Sequence[PricedLine], taxed: Money) -> tuple[VatLine, ...]:
    """The VAT of `taxed`, which is what the lines cost after the discount they share."""
    by_rate: dict[int, int] = defaultdict(int)
    for line in lines:
        by_rate[line.vat_rate] += line.total.amount
    rates = sorted(by_rate)
    weights = [by_rate[rate] for rate in rates]
    parts = taxed.allocate(weights) if any(weights) else [taxed] * len(rates)
    found = []
    for rate, gross in zip(rates, parts, strict=True):
        amount = vat_included(gross, rate)
        found.append(VatLine(rate=rate, net=gross - amount, amount=amount))
    return tuple(found)


def _hash(lines: Sequence[PricedLine], *more: object) -> str:
    inputs = [*more, *(asdict(line) for line in lines)]
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()

"""The figures of a document, net of VAT: what its PDF prints and its XML says, added up once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from commerce.base.money import Money, total
from commerce.orders.pricing import vat_included


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`quantity` of one thing, net of VAT and before what the whole document is reduced by."""

    title: str
    quantity: int
    rate: int
    net: Money

    @property
    def unit_price(self) -> Decimal:
        """Net price of one, in major units; not rounded."""
        return self.net.decimal / self.quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is taxed at one rate. `adjustment` is delivery less discounts, net: lines + it = net."""

    rate: int
    adjustment: Money
    net: Money
    vat: Money

    @property
    def gross(self) -> Money:
        return self.net + self.vat


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    currency: str

    @property
    def lines_net(self) -> Money:
        return total([line.net for line in self.lines], self.currency)

    @property
    def adjustment(self) -> Money:
        return total([part.adjustment for part in self.parts], self.currency)

    @property
    def net(self) -> Money:
        return total([part.net for part in self.parts], self.currency)

    @property
    def vat(self) -> Money:
        return total([part.vat for part in self.parts], self.currency)

    @property
    def gross(self) -> Money:
        return self.net + self.vat


def figures(
    lines: Sequence[Mapping[str, Any]], vat: Sequence[Mapping[str, int]], *, total_amount: int, currency: str
) -> Figures:
    """The figures of a document with these lines (prices with VAT) and this VAT per rate.

    Without VAT everything is one part at the rate of zero. The parts add up to the total, and the
    lines of a rate with its adjustment to its part, whatever the rounding.
    """
    taxed = {part["rate"]: part for part in vat or [{"rate": 0, "net": total_amount, "amount": 0}]}
    by_rate: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        by_rate[line["vat_rate"]].append(index)
    nets: dict[int, Money] = {}
    parts = []
    for rate in sorted({*taxed, *by_rate}):
        part = taxed.get(rate, {"net": 0, "amount": 0})
        grosses = [lines[index]["unit_amount"] * lines[index]["quantity"] for index in by_rate[rate]]
        net = Money(part["net"], currency)
        before = _before_adjustment(sum(grosses), rate, part, currency)
        shares = before.allocate(grosses) if any(grosses) else [before] * len(grosses)
        nets |= dict(zip(by_rate[rate], shares, strict=True))
        parts.append(Part(rate=rate, adjustment=net - before, net=net, vat=Money(part["amount"], currency)))
    return Figures(
        lines=tuple(
            Line(title=line["title"], quantity=line["quantity"], rate=line["vat_rate"], net=nets[index])
            for index, line in enumerate(lines)
        ),
        parts=tuple(parts), currency=currency,
    )  # fmt: skip


def _before_adjustment(gross: int, rate: int, part: Mapping[str, int], currency: str) -> Money:
    """The lines of a rate net of VAT: those of the part itself where nothing else is in it."""
    if gross == part["net"] + part["amount"]:
        return Money(part["net"], currency)
    included = Money(gross, currency)
    return included - vat_included(included, rate)

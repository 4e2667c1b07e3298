"""What things cost: one function, and every place that shows or charges a price uses it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from commerce.base.money import Money, total


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedLine:
    """`quantity` of one thing; `vat_rate` in hundredths of a percent, included in the price.

    A `voucher` is money by another name: it is not shipped, nothing is taken off it, and no other
    voucher nor store credit pays for it.
    """

    thing: str
    quantity: int
    unit_price: Money
    vat_rate: int
    voucher: bool = False

    @property
    def total(self) -> Money:
        return self.unit_price * self.quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """What `source` takes off the lines `on` (their indices; None: all that are no vouchers).

    Either `amount` in minor units, or `percent` in hundredths of a percent of what is left of
    those lines. Never more than what is left of them.
    """

    source: str
    title: str
    on: tuple[int, ...] | None = None
    amount: int = 0
    percent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Off:
    """What a discount came to."""

    source: str
    title: str
    amount: Money

    def as_dict(self) -> dict[str, str | int]:
        return {"source": self.source, "title": self.title, "amount": self.amount.amount}


@dataclass(frozen=True, slots=True, kw_only=True)
class Purse:
    """A balance that pays before the card does: `kind` and `owner` name its ledger account."""

    kind: str
    owner: str
    title: str
    available: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """What a purse pays."""

    kind: str
    owner: str
    title: str
    amount: Money


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
    """What is shown and what is charged: total = subtotal − discount + shipping, due = total − tenders.

    `line_discounts` says how much of the discount each line has. The same inputs have the same
    `hash`, others another.
    """

    lines: tuple[PricedLine, ...]
    line_discounts: tuple[Money, ...]
    discounts: tuple[Off, ...]
    subtotal: Money
    discount: Money
    shipping: Money
    vat: tuple[VatLine, ...]
    total: Money
    tenders: tuple[Tender, ...]
    due: Money
    hash: str


def price(
    lines: Sequence[PricedLine], *, currency: str, destination: str,
    discounts: Sequence[Discount] = (), shipping: int = 0, purses: Sequence[Purse] = (),
    least_charge: int = 0, with_vat: bool = True,
) -> Quote:  # fmt: skip
    """The quote of `lines` sent to the country `destination` ("" while unknown).

    Discounts are taken in their order, each shared by its lines in proportion to what is left of
    them. Purses pay in their order; what is left for the card is nothing or at least `least_charge`
    where they allow it. Delivery is taxed as the goods it delivers. A seller not liable for VAT has
    no VAT lines.
    """
    left = [line.total.amount for line in lines]
    offs = [_take_off(discount, lines, left, currency) for discount in discounts]
    subtotal = total([line.total for line in lines], currency)
    line_discounts = tuple(line.total - Money(rest, currency) for line, rest in zip(lines, left, strict=True))
    discount = total(line_discounts, currency)
    delivery = Money(shipping, currency)
    whole = subtotal - discount + delivery
    spendable = whole.amount - sum(line.total.amount for line in lines if line.voucher)
    tenders = _tenders(purses, spendable, whole.amount, least_charge, currency)
    return Quote(
        lines=tuple(lines), line_discounts=line_discounts, discounts=tuple(off for off in offs if off.amount),
        subtotal=subtotal, discount=discount, shipping=delivery,
        vat=_vat(lines, left, delivery) if with_vat else (), total=whole,
        tenders=tenders, due=whole - total([tender.amount for tender in tenders], currency),
        hash=_hash(currency, destination, shipping, with_vat, lines, offs, tenders),
    )  # fmt: skip


def vat_included(gross: Money, rate: int) -> Money:
    """The VAT inside `gross`, to the nearest minor unit, half up."""
    return Money((2 * gross.amount * rate + 10_000 + rate) // (2 * (10_000 + rate)), gross.currency)


def taken_off(discount: Discount, base: int) -> int:
    """What the discount takes of `base` minor units, percentages to the nearest one, half up."""
    asked = (2 * base * discount.percent + 10_000) // 20_000 if discount.percent else discount.amount
    return min(asked, base)


def _take_off(discount: Discount, lines: Sequence[PricedLine], left: list[int], currency: str) -> Off:
    """What the discount comes to, taken off what is `left` of each line."""
    on = [
        index
        for index in (range(len(lines)) if discount.on is None else discount.on)
        if not lines[index].voucher
    ]
    amount = Money(taken_off(discount, sum(left[index] for index in on)), currency)
    if amount:
        for index, part in zip(on, amount.allocate([left[index] for index in on]), strict=True):
            left[index] -= part.amount
    return Off(source=discount.source, title=discount.title, amount=amount)


def _tenders(
    purses: Sequence[Purse], spendable: int, whole: int, least_charge: int, currency: str
) -> tuple[Tender, ...]:
    found: list[Tender] = []
    for purse in purses:
        amount = min(purse.available, spendable)
        if amount > 0:
            spendable, whole = spendable - amount, whole - amount
            found.append(
                Tender(
                    kind=purse.kind, owner=purse.owner, title=purse.title, amount=Money(amount, currency)
                )
            )  # fmt: skip
    missing = least_charge - whole if 0 < whole < least_charge else 0
    while missing and found:  # no card pays a few cents: the purse used last keeps that much
        last = found.pop()
        kept = Money(max(0, last.amount.amount - missing), currency)
        missing -= last.amount.amount - kept.amount
        if kept:
            found.append(Tender(kind=last.kind, owner=last.owner, title=last.title, amount=kept))
    return tuple(found)


def _vat(lines: Sequence[PricedLine], left: Sequence[int], delivery: Money) -> tuple[VatLine, ...]:
    """The VAT per rate of what is left of the lines, and of the delivery, shared by what is delivered."""
    taxed: dict[int, int] = defaultdict(int)
    delivered: dict[int, int] = defaultdict(int)
    for line, rest in zip(lines, left, strict=True):
        taxed[line.vat_rate] += rest
        if not line.voucher:
            delivered[line.vat_rate] += line.total.amount
    rates = sorted(delivered)
    if delivery and rates:
        weights = [delivered[rate] for rate in rates]
        shares = delivery.allocate(weights if any(weights) else [1] * len(rates))
        for rate, share in zip(rates, shares, strict=True):
            taxed[rate] += share.amount
    found = []
    for rate in sorted(taxed):
        gross = Money(taxed[rate], delivery.currency)
        amount = vat_included(gross, rate)
        found.append(VatLine(rate=rate, net=gross - amount, amount=amount))
    return tuple(found)


def _hash(*inputs: object) -> str:
    return hashlib.sha256(json.dumps([_plain(one) for one in inputs], sort_keys=True).encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, str | int):
        return value
    assert isinstance(value, Iterable)
    return [asdict(one) for one in value]  # lines, discounts, tenders

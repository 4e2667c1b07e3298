"""How invoices and credit notes are numbered, divided by VAT rate, chained to each other, added up."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from commerce.base.money import Money
from commerce.invoices.errors import CreditTooHigh, KeyReused

Parts = list[dict[str, int]]  # per VAT rate: rate in hundredths of a percent, net and amount


def format_number(series: str, year: int, sequence: int) -> str:
    """F2026-000001."""
    return f"{series}{year}-{sequence:06d}"


def is_invoiced(*, automatic: bool, every_buyer: bool, is_company: bool) -> bool:
    """Whether a shop with these settings invoices an order of such a buyer by itself."""
    return automatic and (every_buyer or is_company)


def check_creditable(amount: Money, *, left: Money) -> None:
    """Raises CreditTooHigh when `amount` is nothing, or more than what is `left` of the invoice."""
    if not 0 < amount.amount <= left.amount or amount.currency != left.currency:
        raise CreditTooHigh(left=left)


def check_same_request(*, same: bool) -> None:
    """Raises KeyReused when a key comes back with another request than the one it stood for."""
    if not same:
        raise KeyReused


def left_of(vat: Iterable[Mapping[str, int]], credited: Iterable[Mapping[str, int]]) -> Parts:
    """What is left of each part of an invoice once the parts `credited` so far are taken off."""
    left = {part["rate"]: dict(part) for part in vat}
    for part in credited:
        left[part["rate"]]["net"] -= part["net"]
        left[part["rate"]]["amount"] -= part["amount"]
    return list(left.values())


def divide_credit(amount: Money, left: Sequence[Mapping[str, int]], *, rate: int | None = None) -> Parts:
    """`amount` per VAT rate: of `rate` first, where one is named, as much as is left of it; the rest in
    proportion to what is left of each, by largest remainder.

    No part is ever more than what is left of it, net and VAT alike, so that credit notes over the
    whole of an invoice mirror it to the cent. Without VAT there are no parts.
    """
    if not left:
        return []
    wholes = [part["net"] + part["amount"] for part in left]
    named = min(
        amount.amount, sum(whole for part, whole in zip(left, wholes, strict=True) if part["rate"] == rate)
    )
    first = [Money(named if part["rate"] == rate else 0, amount.currency) for part in left]
    rest = amount - Money(named, amount.currency)
    weights = [whole - taken.amount for whole, taken in zip(wholes, first, strict=True)]
    others = rest.allocate(weights) if rest else [rest] * len(left)
    shares = [taken + other for taken, other in zip(first, others, strict=True)]
    parts = []
    for share, part in zip(shares, left, strict=True):
        if share:
            net, vat = share.allocate([part["net"], part["amount"]])
            parts.append({"rate": part["rate"], "net": net.amount, "amount": vat.amount})
    return parts


def chained(previous: str, content: Mapping[str, Any]) -> str:
    """SHA-256 of the hash before and of `content` in canonical form: change either, and it differs."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()


Totals = dict[str, dict[str, Any]]  # per series


class Issued(Protocol):
    """What closings read of a document."""

    series: str
    number: str
    vat: Parts
    total_amount: int
    currency: str
    hash: str


def add_document(totals: Totals, document: Issued) -> None:
    """`totals` count one document more, which was issued after those they count."""
    _add(
        totals,
        document.series,
        {
            "count": 1, "first": document.number, "last": document.number, "seal": document.hash,
            "amounts": {
                document.currency: {
                    "total": document.total_amount,
                    "vat": {str(part["rate"]): [part["net"], part["amount"]] for part in document.vat},
                }
            },
        },
    )  # fmt: skip


def total_of_days(days: Iterable[Totals]) -> Totals:
    """The totals of several days, given in their order."""
    totals: Totals = {}
    for day in days:
        for series, part in day.items():
            _add(totals, series, part)
    return totals


def running_total(before: Mapping[str, Mapping[str, int]], totals: Totals) -> dict[str, dict[str, int]]:
    """What was issued since the beginning, per series and currency: `before` and these totals."""
    running = {series: dict(amounts) for series, amounts in before.items()}
    for series, part in totals.items():
        amounts = running.setdefault(series, {})
        for currency, sums in part["amounts"].items():
            amounts[currency] = amounts.get(currency, 0) + sums["total"]
    return running


def _add(totals: Totals, series: str, part: Mapping[str, Any]) -> None:
    into = totals.setdefault(series, {"count": 0, "first": part["first"], "amounts": {}})
    into["count"] += part["count"]
    into["last"], into["seal"] = part["last"], part["seal"]
    for currency, sums in part["amounts"].items():
        known = into["amounts"].setdefault(currency, {"total": 0, "vat": {}})
        known["total"] += sums["total"]
        for rate, (net, amount) in sums["vat"].items():
            net_before, amount_before = known["vat"].get(rate, (0, 0))
            known["vat"][rate] = [net_before + net, amount_before + amount]

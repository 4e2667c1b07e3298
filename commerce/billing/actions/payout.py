"""Payouts as the gateway tells of them, down to each charge."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.stops import default_site
from commerce.billing import gateways, rules
from commerce.billing.events import PayoutFailed
from commerce.billing.models import BalanceEntry, Dispute, Payment, Payout, Refund
from commerce.billing.statements import Entered, PaidOut, Statements


def import_payout(said: PaidOut, books: Statements) -> tuple[Payout, bool]:
    """The payout as `said`, with its entries once they add up, and whether it is new here."""
    known = Payout.objects.filter(gateway=books.name, gateway_ref=said.reference, is_complete=True).exists()
    return settle_payout(said, () if known else books.payout_entries(said.reference), gateway=books.name)


@action
def settle_payout(said: PaidOut, entries: Sequence[Entered], *, gateway: str) -> tuple[Payout, bool]:
    """The same with the entries at hand; entries that do not add up are left out, and show it."""
    payout, is_new = Payout.objects.get_or_create(
        gateway=gateway, gateway_ref=said.reference,
        defaults={
            "amount": said.amount.amount, "currency": said.amount.currency, "state": said.state,
            "made_at": said.made_at, "arrives_on": said.arrives_on,
        },
    )  # fmt: skip
    payout = Payout.objects.locked().get(pk=payout.pk)
    failed = said.state == "failed" and (is_new or payout.state != Payout.State.FAILED)
    payout.state, payout.arrives_on = Payout.State(said.state), said.arrives_on
    adds_up = sum(entry.net.amount for entry in entries) == payout.amount
    if entries and adds_up and not payout.is_complete:
        BalanceEntry.objects.bulk_create(_rows(payout, entries))
        payout.is_complete = True
    payout.save()
    if failed:
        publish(PayoutFailed(site=default_site(), payout=payout.gateway_ref))
    return payout, is_new


def next_payout_on() -> date | None:
    """The day of the gateway's next payout; None before the first. We never ask for one."""
    last = Payout.objects.filter(gateway=gateways.current().name).order_by("-made_at").first()
    return rules.next_payout(last.made_at.date(), today=clock.now().date()) if last else None


def _rows(payout: Payout, entries: Sequence[Entered]) -> Iterable[BalanceEntry]:
    payments = _found(Payment.objects.filter(gateway=payout.gateway), entries)
    refunds = _found(Refund.objects.filter(payment__gateway=payout.gateway), entries)
    disputes = _found(Dispute.objects.filter(payment__gateway=payout.gateway), entries)
    for entry in entries:
        yield BalanceEntry(
            payout=payout, gateway_ref=entry.reference, kind=entry.kind, amount=entry.amount.amount,
            fee_amount=entry.fee.amount, net_amount=entry.net.amount, currency=entry.net.currency,
            at=entry.at, payment=payments.get(entry.source), refund=refunds.get(entry.source),
            dispute=disputes.get(entry.source),
        )  # fmt: skip


def _found(rows: QuerySet, entries: Sequence[Entered]) -> dict[str, Any]:
    sources = {entry.source for entry in entries if entry.source}
    return {row.gateway_ref: row for row in rows.filter(gateway_ref__in=sources)}

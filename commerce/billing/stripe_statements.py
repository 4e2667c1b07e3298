"""What Stripe has written down of our money."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, ClassVar

import stripe

from commerce.base.money import Money
from commerce.billing.gateway import Card
from commerce.billing.statements import (
    Charged,
    Disputed,
    DisputeState,
    Entered,
    EntryKind,
    PaidOut,
    PayoutState,
    Refunded,
)
from commerce.billing.stripe import card_of, client, refund_outcome, silent
from commerce.billing.stripe_amounts import from_stripe

PAGE = 100

# An inquiry, or a warning, moves no money: https://docs.stripe.com/disputes/how-disputes-work
DISPUTES: dict[str, DisputeState] = {
    "needs_response": "needs_response", "warning_needs_response": "needs_response",
    "appeal_needs_response": "needs_response",
    "under_review": "under_review", "warning_under_review": "under_review",
    "appeal_under_review": "under_review",
    "won": "won", "lost": "lost", "warning_closed": "closed", "prevented": "closed",
}  # fmt: skip

# https://docs.stripe.com/reports/balance-transaction-types
KINDS: dict[str, EntryKind] = {
    "charge": "charge", "payment": "charge", "refund": "refund", "payment_refund": "refund",
    "refund_failure": "refund", "payment_failure_refund": "refund",
    "stripe_fee": "fee", "stripe_fx_fee": "fee", "tax_fee": "fee",
    "payout_failure": "returned", "payout_cancel": "returned",
}  # fmt: skip

PAYOUTS: dict[str, PayoutState] = {
    "pending": "pending", "in_transit": "in_transit", "paid": "paid", "failed": "failed",
    "canceled": "canceled",
}  # fmt: skip


class StripeStatements:
    name: ClassVar[str] = "stripe"

    def account(self) -> str:
        return str(_asked(client().v1.accounts.retrieve_current).id)

    def charges(self, since: datetime) -> Iterator[Charged]:
        for charge in _all(lambda: client().v1.charges.list(_since(since))):
            if charge.status == "succeeded" and charge.payment_intent:
                yield Charged(
                    intent=str(charge.payment_intent), amount=from_stripe(charge.amount, charge.currency),
                    at=_moment(charge.created), environment=getattr(charge.metadata, "environment", ""),
                )  # fmt: skip

    def refunds(self, since: datetime) -> Iterator[Refunded]:
        for made in _all(lambda: client().v1.refunds.list(_since(since))):
            if made.payment_intent:
                yield Refunded(intent=str(made.payment_intent), outcome=refund_outcome(made))

    def disputes(self, since: datetime) -> Iterator[Disputed]:
        for dispute in _all(lambda: client().v1.disputes.list(_since(since))):
            if dispute.payment_intent:
                yield _disputed(dispute)

    def dispute(self, reference: str) -> Disputed:
        return _disputed(_asked(lambda: client().v1.disputes.retrieve(reference)))

    def payouts(self, since: datetime) -> Iterator[PaidOut]:
        for payout in _all(lambda: client().v1.payouts.list(_since(since))):
            yield _paid_out(payout)

    def payout(self, reference: str) -> PaidOut:
        return _paid_out(_asked(lambda: client().v1.payouts.retrieve(reference)))

    def payout_entries(self, reference: str) -> Sequence[Entered]:
        params: Any = {"payout": reference, "limit": PAGE, "expand": ["data.source"]}
        found = _all(lambda: client().v1.balance_transactions.list(params))
        return [_entered(one) for one in found if one.type != "payout"]

    def card(self, method: str) -> Card | None:
        found = _asked(lambda: client().v1.payment_methods.retrieve(method))
        card = card_of(found)
        return replace(card, payer=str(found.customer)) if card and found.customer else None


def _asked(question: Any) -> Any:
    try:
        return question()
    except stripe.StripeError as error:
        raise silent(error) from None


def _all(question: Any) -> Iterator[Any]:
    """Every row of a list, page after page."""
    try:
        yield from question().auto_paging_iter()
    except stripe.StripeError as error:
        raise silent(error) from None


def _since(moment: datetime) -> Any:
    return {"created": {"gte": int(moment.timestamp())}, "limit": PAGE}


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _disputed(dispute: stripe.Dispute) -> Disputed:
    due = dispute.evidence_details.due_by if dispute.evidence_details else None
    return Disputed(
        reference=dispute.id,
        intent=str(dispute.payment_intent),
        amount=from_stripe(dispute.amount, dispute.currency),
        fee=from_stripe(sum(one.fee for one in dispute.balance_transactions), dispute.currency),
        state=DISPUTES[dispute.status],
        reason=dispute.reason,
        opened_at=_moment(dispute.created),
        evidence_due_at=_moment(due) if due else None,
    )


def _paid_out(payout: stripe.Payout) -> PaidOut:
    return PaidOut(
        reference=payout.id,
        amount=from_stripe(payout.amount, payout.currency),
        state=PAYOUTS[payout.status],
        made_at=_moment(payout.created),
        arrives_on=_moment(payout.arrival_date).date(),
    )


def _entered(entry: stripe.BalanceTransaction) -> Entered:
    source: Any = entry.source
    kind = "dispute" if getattr(source, "object", "") == "dispute" else KINDS.get(entry.type, "adjustment")
    return Entered(
        reference=entry.id,
        kind=kind,
        amount=_money(entry.amount, entry),
        fee=_money(entry.fee, entry),
        net=_money(entry.net, entry),
        at=_moment(entry.created),
        source=str(getattr(source, "payment_intent", "") if kind == "charge" else getattr(source, "id", "")),
    )


def _money(amount: int, entry: stripe.BalanceTransaction) -> Money:
    return from_stripe(amount, entry.currency)

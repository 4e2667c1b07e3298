"""Holding our records against the gateway's: payments, refunds, disputes, payouts, the account."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

import structlog
from django.conf import settings
from django.db.models import Q

from commerce.base import clock, installation
from commerce.base.actions import action, check_outside_transaction
from commerce.base.events import current_actor, publish
from commerce.base.stops import default_site
from commerce.billing import gateways
from commerce.billing.actions.dispute import settle_dispute
from commerce.billing.actions.freeze import freeze
from commerce.billing.actions.payout import import_payout
from commerce.billing.actions.refund import accept_refund
from commerce.billing.actions.settle import ask, refresh
from commerce.billing.events import BooksDiffer
from commerce.billing.gateway import GatewayUnavailable, RefundOutcome
from commerce.billing.models import Attempt, Dispute, Finding, Payment, Payout, Reconciliation, Refund
from commerce.billing.statements import Charged, Statements

Kind = Finding.Kind
BATCH = 100  # payments read at once
JUST_NOW = timedelta(minutes=5)  # what is younger may be on its way from one side to the other

log = structlog.get_logger()


def reconcile(since: datetime) -> Reconciliation:
    """All that the gateway has done since then is here, and all that is here it has done.

    What is missing here is imported; what is missing there, or charged without us, raises an alarm;
    another amount freezes its payment. A second run finds nothing new to do.
    """
    check_outside_transaction()
    books = gateways.statements(gateways.current().name)
    run = Reconciliation.objects.create(
        gateway=books.name, since=since, started_at=clock.now(), actor=current_actor()
    )
    return _Comparison(run, books).compare()


@dataclass
class _Comparison:
    run: Reconciliation
    books: Statements
    findings: list[Finding] = field(default_factory=list)

    def compare(self) -> Reconciliation:
        state = Reconciliation.State.DONE
        for name, step in self._steps().items():
            self.run.step = name
            self.run.save(update_fields=["step", "counts"])
            try:
                self.run.counts[name] = step()
            except GatewayUnavailable:
                state = Reconciliation.State.FAILED
                break
        return _finish(self.run, self.findings, state)

    def _steps(self) -> dict[str, Callable[[], int]]:
        return {
            "account": self._account, "charges": self._charges, "refunds": self._refunds,
            "disputes": self._disputes, "payouts": self._payouts,
        }  # fmt: skip

    def _find(self, kind: Finding.Kind, subject: str, reference: str, detail: str = "") -> None:
        self.findings.append(
            Finding(
                reconciliation=self.run, kind=kind, subject=subject, reference=reference, detail=detail[:200]
            )
        )

    def _account(self) -> int:
        account = f"{self.books.name}:{self.books.account()}"
        if not installation.note_gateway_account(account):
            self._find(Kind.FOREIGN, "account", account)
        return 1

    def _charges(self) -> int:
        seen: set[str] = set()
        said = iter(self.books.charges(self.run.since))
        while together := list(islice(said, BATCH)):
            payments = self._payments({charged.intent for charged in together})
            for charged in together:
                self._charge(charged, payments.get(charged.intent), again=charged.intent in seen)
                seen.add(charged.intent)
        ours = Payment.objects.filter(gateway=self.books.name, environment=settings.ENVIRONMENT)
        recent = Q(attempts__state=Attempt.State.SUCCEEDED) & Q(
            attempts__settled_at__gte=self.run.since + JUST_NOW,
            attempts__settled_at__lte=clock.now() - JUST_NOW,
        )
        for payment in ours.filter(recent, state=Payment.State.SUCCEEDED).exclude(gateway_ref__in=seen):
            if not _is_charged(payment):
                self._find(Kind.MISSING_THERE, "payment", payment.public_id, payment.reference)
        return len(seen)

    def _charge(self, charged: Charged, payment: Payment | None, *, again: bool) -> None:
        if payment is None:
            if charged.environment == settings.ENVIRONMENT:
                self._find(Kind.UNKNOWN_HERE, "payment", charged.intent, str(charged.amount))
            return
        if payment.frozen:
            self._find(Kind.FROZEN, "payment", payment.public_id, charged.intent)
        elif again or charged.amount != payment.money:
            freeze(payment)
            self._find(Kind.FROZEN, "payment", payment.public_id, f"{charged.amount} / {payment.money}")
        elif payment.state != Payment.State.SUCCEEDED:
            if refresh(payment).state == Payment.State.SUCCEEDED:
                self._find(Kind.SETTLED, "payment", payment.public_id)
            else:
                self._find(Kind.UNKNOWN_HERE, "payment", payment.public_id, str(charged.amount))

    def _refunds(self) -> int:
        seen: set[str] = set()
        for one in self.books.refunds(self.run.since):
            seen.add(one.outcome.reference)
            payment = self._payment(one.intent)
            if payment and not payment.frozen:
                self._refund(payment, one.outcome)
        ours = Refund.objects.filter(
            payment__gateway=self.books.name, destination=Refund.Destination.CARD,
            state=Refund.State.SUCCEEDED, requested_at__gte=self.run.since + JUST_NOW,
            settled_at__lte=clock.now() - JUST_NOW,
        )  # fmt: skip
        for refund in ours.exclude(gateway_ref__in=seen).select_related("payment"):
            self._find(Kind.MISSING_THERE, "refund", refund.public_id, refund.gateway_ref or "")
        return len(seen)

    def _refund(self, payment: Payment, said: RefundOutcome) -> None:
        kind = accept_refund(payment, said)
        if kind:
            self._find(kind, "refund", said.reference, str(said.amount))

    def _disputes(self) -> int:
        said = {one.reference: one for one in self.books.disputes(self.run.since)}
        older = Dispute.objects.open().filter(payment__gateway=self.books.name).exclude(gateway_ref__in=said)
        for reference in older.values_list("gateway_ref", flat=True):
            said[reference] = self.books.dispute(reference)
        for one in said.values():
            payment = self._payment(one.intent)
            if payment:
                dispute, is_new = settle_dispute(payment, one)
                if is_new:
                    self._find(Kind.IMPORTED, "dispute", dispute.public_id, str(one.amount))
        return len(said)

    def _payouts(self) -> int:
        known = {one.reference: one for one in self.books.payouts(self.run.since)}
        older = Payout.objects.unfinished().filter(gateway=self.books.name).exclude(gateway_ref__in=known)
        for reference in older.values_list("gateway_ref", flat=True):
            known[reference] = self.books.payout(reference)
        for said in known.values():
            payout, is_new = import_payout(said, self.books)
            if not payout.is_complete:
                self._find(Kind.UNEVEN, "payout", payout.gateway_ref, str(payout.money))
            elif payout.amount != said.amount.amount:
                self._find(Kind.UNEVEN, "payout", payout.gateway_ref, f"{said.amount} / {payout.money}")
            elif is_new:
                self._find(Kind.IMPORTED, "payout", payout.gateway_ref, str(payout.money))
        return len(known)

    def _payment(self, intent: str) -> Payment | None:
        return self._payments({intent}).get(intent)

    def _payments(self, intents: Collection[str]) -> dict[str, Payment]:
        found = Payment.objects.filter(gateway=self.books.name, gateway_ref__in=intents)
        return {payment.reference: payment for payment in found}


@action
def _finish(run: Reconciliation, findings: list[Finding], state: Reconciliation.State) -> Reconciliation:
    Finding.objects.bulk_create(findings)
    run.state, run.step, run.finished_at = state, "", clock.now()
    run.save()
    alarms = sum(finding.is_alarm for finding in findings)
    if alarms:
        publish(BooksDiffer(site=default_site(), reconciliation=run.pk, alarms=alarms))
    return run


def _is_charged(payment: Payment) -> bool:
    """Whether the gateway, asked for this one, knows that it charged as much."""
    outcome = ask(payment)
    return outcome.state == "succeeded" and outcome.amount == payment.money

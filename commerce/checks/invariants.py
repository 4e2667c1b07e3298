"""What must be true of the money at any moment: each a question that names whatever breaks it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from commerce.base import clock
from commerce.base.models import Delivery, JournalEntry, LegalEntity
from commerce.base.stops import webhooks_stopped
from commerce.billing import gateways
from commerce.billing.models import Attempt, BalanceEntry, GatewayEvent, Payment, Payout, Refund
from commerce.catalog.models import Formula, Reservation, Variant
from commerce.invoices.events import InvoiceLeftOut
from commerce.invoices.models import CreditNote, Invoice
from commerce.invoices.queries import broken_seals
from commerce.ledger.models import Account, Hold
from commerce.ledger.queries import unsound
from commerce.orders.models import Order
from commerce.subscriptions.models import Cycle, Term
from commerce.waiting.models import Place

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
PLACE = "wai"  # how the public ids of places in waiting lists begin
LONGEST_TRANSFER = timedelta(days=30)  # a refund may be on its way to a bank for weeks


@dataclass(frozen=True, slots=True)
class Scope:
    """Charges are compared from `since` on; what has happened within `patience` may not be done yet."""

    since: datetime
    patience: timedelta = HOUR

    @property
    def settled(self) -> datetime:
        return clock.now() - self.patience


Question = Callable[[Scope], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Invariant:
    name: str
    label: Any
    offenders: Question


INVARIANTS: list[Invariant] = []


def invariant(label: Any) -> Callable[[Question], Question]:
    """The decorated question is asked by every audit; it yields what breaks the rule `label`."""

    def register(question: Question) -> Question:
        INVARIANTS.append(Invariant(question.__name__, label, question))
        return question

    return register


@invariant(_("The gateway charged exactly what is paid here"))
def charges_equal_successes(scope: Scope) -> Iterator[str]:
    books = gateways.statements(gateways.current().name)
    charged: dict[str, list[str]] = {}
    for one in books.charges(scope.since):
        if one.environment == settings.ENVIRONMENT and one.at <= scope.settled:
            charged.setdefault(one.intent, []).append(f"{one.amount.amount} {one.amount.currency}")
    ours = Payment.objects.filter(gateway=books.name, state=Payment.State.SUCCEEDED)
    paid = {
        reference: f"{amount} {currency}"
        for reference, amount, currency in ours.filter(gateway_ref__in=charged).values_list(
            "gateway_ref", "amount", "currency"
        )
    }
    for reference, amounts in charged.items():
        if amounts != [paid.get(reference)]:
            yield f"{reference}: {', '.join(amounts)} ≠ {paid.get(reference)}"
    window = Q(attempts__state=Attempt.State.SUCCEEDED, attempts__settled_at__gte=scope.since + HOUR)
    window &= Q(attempts__settled_at__lte=scope.settled)
    for payment in ours.filter(window).exclude(gateway_ref__in=charged):
        yield f"{payment.public_id}: not charged at the gateway"


@invariant(_("An order is charged at most once"))
def one_success_per_order(_scope: Scope) -> Iterator[str]:
    succeeded = Payment.objects.filter(state=Payment.State.SUCCEEDED)
    yield from _more_than_one(succeeded, "order__public_id")
    yield from _more_than_one(Attempt.objects.filter(state=Attempt.State.SUCCEEDED), "payment__public_id")


@invariant(_("What is paid was paid in full, and only that is shipped"))
def paid_orders_are_paid(_scope: Scope) -> Iterator[str]:
    charged = Q(payments__state=Payment.State.SUCCEEDED)
    with_payment = Order.objects.filter(charged)
    wrong = Q(paid_at=None) | ~Q(
        payments__amount=F("total_amount") - F("credit_amount") - F("gift_card_amount")
    )
    yield from _names(with_payment.filter(wrong))
    due = Order.objects.placed().filter(total_amount__gt=F("credit_amount") + F("gift_card_amount"))
    yield from _names(due.exclude(pk__in=with_payment.values("pk")))


@invariant(_("A cancelled order keeps nothing of what was paid"))
def cancelled_orders_are_refunded(_scope: Scope) -> Iterator[str]:
    """Its refunds count from the cancellation on; one that fails counts no longer."""
    cancelled = Order.objects.placed().filter(status=Order.Status.CANCELLED)
    yield from _names(cancelled.exclude(refunded_amount=F("total_amount")))


@invariant(_("A paid term has one order, and an order one term of each subscription"))
def one_order_per_term(_scope: Scope) -> Iterator[str]:
    ours = Term.objects.exclude(order=None)
    for row in ours.values("order__public_id", "subscription").annotate(n=Count("pk")).filter(n__gt=1):
        yield str(row["order__public_id"])
    unpaid = ours.filter(status=Term.Status.PAID, order__paid_at=None)
    yield from (str(name) for name in unpaid.values_list("order__public_id", flat=True))


@invariant(_("Every paid order has its invoice, where the shop invoices"))
def paid_orders_are_invoiced(scope: Scope) -> Iterator[str]:
    told = JournalEntry.objects.filter(name=InvoiceLeftOut.__name__).annotate(order=KT("data__order"))
    paid = Order.objects.placed().filter(paid_at__lte=scope.settled)
    yield from _names(paid.filter(invoice=None).exclude(public_id__in=told.values("order")))
    for invoice in Invoice.objects.exclude(total_amount=F("order__total_amount")):
        yield invoice.number


@invariant(_("Invoice numbers have no gap and no seal is broken"))
def series_are_whole(_scope: Scope) -> Iterator[str]:
    for kind in (Invoice, CreditNote):
        series = kind._default_manager.order_by().values("legal_entity", "series", "year")
        counted = series.annotate(first=Min("sequence"), last=Max("sequence"), n=Count("pk"))
        for row in counted.filter(~Q(first=1) | ~Q(last=F("n"))):
            yield f"{row['series']}{row['year']}: {row['n']} of {row['last']}"
    yield from (str(row) for seller in LegalEntity.objects.all() for row in broken_seals(seller))


@invariant(_("Credit notes equal refunds"))
def credit_notes_equal_refunds(_scope: Scope) -> Iterator[str]:
    given = Refund.objects.filter(state=Refund.State.SUCCEEDED, order__invoice__isnull=False)
    notes = dict(CreditNote.objects.values_list("key", "total_amount"))
    exhausted = set(
        Invoice.objects.annotate(credited=Coalesce(Sum("credit_notes__total_amount"), 0))
        .filter(credited=F("total_amount"))
        .values_list("order_id", flat=True)
    )
    for refund in given:
        if notes.get(refund.public_id) != refund.amount and refund.order_id not in exhausted:
            yield f"{refund.public_id}: {refund.amount} ≠ {notes.get(refund.public_id)}"


@invariant(_("Nothing is refunded twice, nor more than was paid"))
def refunds_are_counted(_scope: Scope) -> Iterator[str]:
    alive = ~Q(refunds__state=Refund.State.FAILED)
    for rows in (Order.objects.all(), Payment.objects.all()):
        counted = rows.annotate(given=Coalesce(Sum("refunds__amount", filter=alive), 0))
        yield from _names(counted.exclude(given=F("refunded_amount")))


@invariant(_("Balances equal their entries"))
def balances_equal_entries(_scope: Scope) -> Iterator[str]:
    for account in unsound():
        yield f"{account.owner} {account.unit}: {account.balance}"


@invariant(_("Stock set aside equals its reservations"))
def stock_equals_reservations(_scope: Scope) -> Iterator[str]:
    held = Q(reservations__state=Reservation.State.HELD)
    for rows in (Variant.objects.all(), Formula.objects.all()):
        promised = Coalesce(Sum("reservations__quantity", filter=held), 0)
        yield from _names(rows.annotate(promised=promised).exclude(reserved=F("promised")))


@invariant(_("Nothing is kept for who was not invited, nor past its day"))
def invitations_are_kept(_scope: Scope) -> Iterator[str]:
    invited = Place.objects.filter(state=Place.State.INVITED)
    kept = Reservation.objects.open().filter(reference__startswith=f"{PLACE}_")
    yield from sorted({one.reference for one in kept} - {one.reference for one in invited.filter(order="")})
    yield from _names(invited.filter(order="", held_until__lt=clock.now() - HOUR))


@invariant(_("What is paid has been taken of what was set aside"))
def paid_orders_hold_nothing(scope: Scope) -> Iterator[str]:
    names = Order.objects.filter(paid_at__lte=scope.settled).values("public_id")
    yield from Hold.objects.open().filter(reference__in=names).values_list("reference", flat=True)
    yield from Reservation.objects.open().filter(reference__in=names).values_list("reference", flat=True)


@invariant(_("Gift cards paid what their orders say"))
def gift_cards_paid_their_part(scope: Scope) -> Iterator[str]:
    """What a paid order has from gift cards was taken off them, once the order was heard of."""
    taken = Hold.objects.filter(state=Hold.State.CAPTURED, account__kind=Account.Kind.GIFT_CARD)
    of_order = taken.filter(reference=OuterRef("public_id")).order_by().values("reference")
    part = Coalesce(Subquery(of_order.annotate(sum=Sum("amount")).values("sum")), 0)
    paid = Order.objects.placed().filter(paid_at__lte=scope.settled).annotate(part=part)
    yield from _names(paid.exclude(part=F("gift_card_amount")))


@invariant(_("Payouts equal their entries"))
def payouts_equal_entries(_scope: Scope) -> Iterator[str]:
    complete = Payout.objects.filter(is_complete=True).annotate(parts=Sum("entries__net_amount"))
    yield from (payout.gateway_ref for payout in complete.exclude(parts=F("amount")))
    twice = BalanceEntry.objects.order_by().values("gateway_ref").annotate(n=Count("pk")).filter(n__gt=1)
    yield from (str(row["gateway_ref"]) for row in twice)


@invariant(_("Every paid box has its delivery note"))
def paid_boxes_are_shipped(scope: Scope) -> Iterator[str]:
    paid = Cycle.objects.filter(status=Cycle.Status.PAID, delivery_note=None)
    late = paid.filter(Q(term__order=None) | Q(term__order__paid_at__lte=scope.settled))
    yield from (cycle.public_id for cycle in late)


@invariant(_("No charge and no refund is left hanging"))
def no_stuck_claims(_scope: Scope) -> Iterator[str]:
    old = clock.now() - DAY
    for attempt in Attempt.objects.in_flight().filter(sent_at__lt=old).select_related("payment"):
        yield f"{attempt.payment.public_id}, try {attempt.n}"
    sent = Q(state__in=(Refund.State.SENT, Refund.State.UNKNOWN), requested_at__lt=old)
    on_its_way = Q(state=Refund.State.PENDING, requested_at__lt=clock.now() - LONGEST_TRANSFER)
    yield from _names(Refund.objects.filter(sent | on_its_way))


@invariant(_("What has happened has been heard"))
def nothing_is_overdue(_scope: Scope) -> Iterator[str]:
    overdue = Delivery.objects.pending().filter(due_at__lt=clock.now() - HOUR).select_related("entry")
    yield from (f"{one.listener}: {one.entry.name} {one.last_error}" for one in overdue)
    if not webhooks_stopped():
        waiting = GatewayEvent.objects.waiting().filter(received_at__lt=clock.now() - HOUR)
        yield from (str(event) for event in waiting)


def _names(rows: QuerySet) -> Iterator[str]:
    return (str(name) for name in rows.values_list("public_id", flat=True).distinct())


def _more_than_one(rows: QuerySet, by: str) -> Iterator[str]:
    twice = rows.order_by().values(by).annotate(n=Count("pk")).filter(n__gt=1)
    return (str(row[by]) for row in twice)

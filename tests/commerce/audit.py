"""The audit that every money test ends with: what the gateway charged is what the shop knows."""

from collections import Counter as Tally
from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, F, Q

from commerce.base import clock
from commerce.billing.models import Attempt, DemoIntent, Payment
from commerce.checks.invariants import INVARIANTS, Scope
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices.models import Invoice
from commerce.orders.models import Order
from commerce.subscriptions.models import Cycle, Subscription, Term

Charge = tuple[str, int, str]


def demo_charges() -> list[Charge]:
    """Every charge the demo gateway has made: reference, amount, currency."""
    return [
        (intent.reference, intent.amount, intent.currency)
        for intent in DemoIntent.objects.all()
        for _charge in range(intent.charges)
    ]


def assert_sound(charges: Iterable[Charge] | None = None) -> None:
    """Gateway, orders, invoices, subscriptions and parcels tell one story, and nothing is pending."""
    assert sorted(demo_charges() if charges is None else charges) == sorted(_successes())
    _assert_orders_are_paid_once()
    _assert_invoices_have_no_gap()
    _assert_boxes_are_paid()
    assert not Attempt.objects.in_flight().exists()
    assert broken_invariants() == {}


def broken_invariants() -> dict[str, list[str]]:
    """What the shop's own audit finds; nothing is forgiven for having just happened.

    The fake gateways' clocks are their own, so that charges are compared whenever they were made.
    """
    ages = timedelta(days=3650)
    scope = Scope(since=clock.now() - ages, patience=-ages)
    found = {one.name: list(one.offenders(scope)) for one in INVARIANTS}
    return {name: offenders for name, offenders in found.items() if offenders}


def _successes() -> list[Charge]:
    paid = Payment.objects.filter(state=Payment.State.SUCCEEDED)
    return [(str(one.gateway_ref), one.amount, one.currency) for one in paid]


def _assert_orders_are_paid_once() -> None:
    for order in Order.objects.prefetch_related("payments__attempts"):
        payments = order.payments.all()
        successes = [a for p in payments for a in p.attempts.all() if a.state == Attempt.State.SUCCEEDED]
        charged = [p for p in payments if p.state == Payment.State.SUCCEEDED]
        is_charged = order.paid_at is not None and bool(order.due)
        assert len(successes) == len(charged) == int(is_charged), order.public_id
        assert [p.money for p in charged] in ([], [order.due])
        assert Invoice.objects.filter(order=order).count() == int(order.paid_at is not None)
        kept = order.refundable if order.status == Order.Status.CANCELLED else None
        assert not kept, f"{order.public_id} is cancelled and keeps {kept}"


def _assert_invoices_have_no_gap() -> None:
    taken = Tally[tuple[int, str, int]]()
    for invoice in Invoice.objects.order_by("sequence").select_related("order"):
        series = (invoice.legal_entity_id, invoice.series, invoice.year)
        taken[series] += 1
        assert invoice.sequence == taken[series], "the series has a gap or a number twice"
        assert invoice.total == invoice.order.total
        if invoice.vat:  # a seller not liable for VAT has none
            assert sum(rate["net"] + rate["amount"] for rate in invoice.vat) == invoice.total_amount


def _assert_boxes_are_paid() -> None:
    assert not Subscription.objects.exclude(origin=None).filter(origin__order__paid_at=None).exists()
    assert not Term.objects.filter(status=Term.Status.PAID, order__paid_at=None).exists()
    given_back = {"status": Term.Status.CANCELLED, "order__refunded_amount": F("order__total_amount")}
    owed = Term.objects.exclude(status=Term.Status.PAID).exclude(**given_back)
    assert not owed.exclude(order__paid_at=None).exists()
    paid = Cycle.objects.filter(status=Cycle.Status.PAID)
    assert not paid.filter(delivery_note=None).exists()
    goods = Q(order__lines__variant__isnull=False)
    assert not DeliveryNote.objects.filter(~goods, cycle=None).exists()
    twice = Subscription.objects.exclude(origin=None).values("origin").annotate(n=Count("pk")).filter(n__gt=1)
    assert not twice.exists()

"""Another formula at once: boxes that can still change are given back, and the new term is charged."""

from datetime import date, timedelta

from django.utils.translation import override
from psycopg.types.range import DateRange

from commerce.base import clock
from commerce.base.actions import action
from commerce.billing.models import Refund
from commerce.catalog.models import Formula
from commerce.catalog.rules import anchor_of, first_box
from commerce.subscriptions import delivery
from commerce.subscriptions.actions.changing import check_formula
from commerce.subscriptions.actions.ending import coming, drop, drop_skipped, give_back
from commerce.subscriptions.actions.recording import Recorder, recorded
from commerce.subscriptions.actions.terms import open_terms
from commerce.subscriptions.calendar import calendar_of, editions_of
from commerce.subscriptions.errors import CardMissing, IsGift, NothingToExchange
from commerce.subscriptions.gifts import is_gift
from commerce.subscriptions.models import Change, Cycle, Subscription, Term

DAY = timedelta(days=1)


@action
def exchange(subscription: Subscription, *, formula: Formula) -> tuple[Change, list[Refund]]:
    """The formula holds from the first box that can still change on, and its first term is due now.

    What was paid for those boxes is store credit, with a credit note, and pays for the new term
    first: the card is charged the difference (`charge_soon`), and what is left stays store credit.

    Raises FormulaInactive, SameFormula, CardMissing, CannotChange, NoCarrier; NothingToExchange without
    such a box; IsGift while its boxes are those that somebody else paid for.
    """
    with recorded(subscription, Change.Kind.EXCHANGE) as recorder:
        subscription = recorder.subscription
        check_formula(subscription, formula)
        if is_gift(subscription):
            raise IsGift(field="when")
        card = subscription.payment_method
        if card is None or card.removed_at:
            raise CardMissing
        given = [box for box in coming(recorder) if box.cutoff_at > recorder.now]
        if subscription.status != Subscription.Status.ACTIVE or not given:
            raise NothingToExchange(field="when")
        refunds = give_back(
            given, key=given[0].public_id, to=Refund.Destination.CREDIT, reason=_why(subscription, formula)
        )
        for box in given:
            drop(box)
        drop_skipped(recorder)
        _begin_anew(recorder, formula, slot=min(box.idx for box in given))
        _shorten_terms(given, until=calendar_of(subscription).starts_on(subscription.first_slot))
        _open_term(subscription)
    change = recorder.written
    change.undo_until = None  # the money has moved
    change.save(update_fields=["undo_until"])
    return change, refunds


def _why(subscription: Subscription, formula: Formula) -> str:
    with override(subscription.customer.language):  # who reads it on the credit note
        return f"→ {formula}"


def _begin_anew(recorder: Recorder, formula: Formula, *, slot: int) -> None:
    """The slots from `slot` on are those of somebody who orders the formula now. Raises NoCarrier."""
    subscription = recorder.subscription
    before = calendar_of(subscription)
    subscription.formula = formula
    subscription.price_amount = formula.price_amount
    subscription.choices = []
    subscription.anchor_slot = subscription.first_slot = slot
    after = calendar_of(subscription)
    box = first_box(formula.schedule, now=recorder.now, zone=after.zone, editions=after.editions)
    subscription.anchor = anchor_of(formula.schedule, box)
    if formula.schedule.kind == before.schedule.kind == "fixed":
        subscription.anchor = max(subscription.anchor, before.box(slot).month)
    delivery.price_anew(subscription)


def _shorten_terms(given: list[Cycle], *, until: date) -> None:
    """Terms that lost boxes end where the new one starts; one that has none left is cancelled."""
    for term in Term.objects.locked().filter(pk__in={box.term_id for box in given}):
        if term.cycles.exclude(status=Cycle.Status.CANCELLED).exists():
            lower, upper = term.period.lower, term.period.upper
            term.period = DateRange(lower, max(lower + DAY, min(upper, until)))
        else:
            term.status = Term.Status.CANCELLED
        term.save(update_fields=["period", "status"])


def _open_term(subscription: Subscription) -> None:
    subscription.next_slot = subscription.first_slot
    subscription.save()
    editions = editions_of([subscription])
    calendars = {subscription.pk: calendar_of(subscription, editions)}
    order = open_terms([subscription], calendars, editions)[0]
    Term.objects.filter(order=order).update(next_step_at=clock.now())
    subscription.discount_amount = 0

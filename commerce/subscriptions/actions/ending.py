"""How subscriptions end, by their customer's wish or by themselves, and come back."""

from datetime import timedelta

import structlog
from django.db.models import Exists, OuterRef

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.errors import TryAgain
from commerce.base.events import publish
from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing import vouchers
from commerce.billing.errors import PaymentInProgress
from commerce.billing.gateway import GatewayUnavailable, OutcomeUnknown
from commerce.billing.models import Refund
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order, OrderLine
from commerce.subscriptions import delivery, rewards, rules
from commerce.subscriptions.actions.changing import let_come
from commerce.subscriptions.actions.recording import ENDED, Recorder, recorded
from commerce.subscriptions.calendar import calendar_of
from commerce.subscriptions.errors import CannotChange, CardMissing
from commerce.subscriptions.events import SubscriptionEnded
from commerce.subscriptions.gifts import is_gift
from commerce.subscriptions.models import Change, Cycle, RenewalSettings, Subscription, Term

BATCH = 100
COMING = (Cycle.Status.DUE, Cycle.Status.PAID, Cycle.Status.HELD)
UNSENT = (DeliveryNote.Status.PLANNED, DeliveryNote.Status.PREPARED)

log = structlog.get_logger()


@action
def cancel_at_end(subscription: Subscription) -> Change:
    """Nothing more is charged; boxes that are paid, or locked, still come. Then it is cancelled.

    Raises CannotChange for one that has ended, or is ending.
    """
    with recorded(subscription, Change.Kind.CANCEL) as recorder:
        subscription = recorder.subscription
        rules.check_move(subscription.status, Subscription.Status.CANCEL_AT_END)
        if subscription.status == Subscription.Status.PAUSED:
            let_come(recorder, not_before=clock.today(calendar_of(subscription).zone))
            subscription.paused_until = None
        drop_skipped(recorder)
        subscription.discount_amount = 0
        rewards.drop(subscription)
        if _is_owed_something(subscription):
            subscription.status = Subscription.Status.CANCEL_AT_END
        else:
            _end(subscription, Subscription.Status.CANCELLED)
    return recorder.written


@action
def cancel_now(
    subscription: Subscription,
    *,
    refund_to: Refund.Destination | None = Refund.Destination.CARD,
    with_locked: bool = False,
    reason: str = "",
) -> tuple[Change, list[Refund]]:
    """It is cancelled, with the boxes that can still change, or `with_locked` all that have not left;
    what was paid for them is given back.

    The refunds still have to be sent (`billing.send_refund`), once this has been committed; where
    that is lost, billing sends them later. None for `refund_to` gives nothing back.
    """
    with recorded(subscription, Change.Kind.CANCEL_NOW) as recorder:
        subscription = recorder.subscription
        if subscription.status in ENDED:
            raise CannotChange
        drop_skipped(recorder)
        dropped = [
            box
            for box in coming(recorder)
            if with_locked or box.cutoff_at > recorder.now or box.status == Cycle.Status.HELD
        ]
        for box in dropped:
            drop(box)
        subscription.discount_amount = 0
        rewards.drop(subscription)
        subscription.paused_until = None
        if _is_owed_something(subscription):
            subscription.status = Subscription.Status.CANCEL_AT_END
        else:
            _end(subscription, Subscription.Status.CANCELLED)
    change = recorder.written
    change.undo_until = None  # the money is on its way back
    change.save(update_fields=["undo_until"])
    refunds = give_back(dropped, key=change.public_id, to=refund_to, reason=reason) if refund_to else []
    return change, refunds


def value_of(boxes: list[Cycle]) -> dict[Order, Money]:
    """What was paid for these boxes and for bringing them, by the order that paid: each box its share of
    the term."""
    found: dict[Order, Money] = {}
    for box in boxes:
        term = box.term
        if term is None or term.order is None or term.order.paid_at is None:
            continue
        theirs = list(term.cycles.order_by("pk").values_list("pk", flat=True))
        paid = _line_of(term, box).paid + Money(term.shipping_amount, term.order.currency)
        share = rules.share_of_boxes(paid, boxes=len(theirs), of=[theirs.index(box.pk)])
        found[term.order] = found.get(term.order, Money(0, share.currency)) + share
    return found


def _line_of(term: Term, box: Cycle) -> OrderLine:
    """The line of the term's order that paid the box: the first order may have several alike."""
    lines = term.order.lines.filter(formula__isnull=False)  # type: ignore[union-attr]
    of_origin = lines.filter(subscription=term.subscription_id).first()
    return of_origin or lines.filter(formula=box.formula_id).first() or lines.get()


@action
def reactivate(subscription: Subscription) -> Change:
    """It goes on from the first box that can still be had; one that has a last day, as a gift has, goes
    on after that. Raises CannotChange, CardMissing."""
    with recorded(subscription, Change.Kind.REACTIVATE) as recorder:
        subscription = recorder.subscription
        has_last_day = subscription.status == Subscription.Status.ACTIVE and subscription.expires_on
        if subscription.status not in (*ENDED, Subscription.Status.CANCEL_AT_END) and not has_last_day:
            raise CannotChange
        go_on(recorder)
    return recorder.written


def go_on(recorder: Recorder) -> None:
    """What had ended, or was to, is active again; unpaid again where a refused charge is still owed. A
    gift goes on at its owner's cost, at the price of today.

    Raises CannotChange, CardMissing.
    """
    subscription = recorder.subscription
    if not subscription.formula.active:
        raise CannotChange
    card = subscription.payment_method
    if card is None or card.removed_at:
        raise CardMissing
    owed = Term.objects.filter(
        subscription=subscription, status__in=("due", "unpaid"), failed_at__isnull=False
    )
    subscription.status = Subscription.Status.PAST_DUE if owed.exists() else Subscription.Status.ACTIVE
    if is_gift(subscription):
        subscription.price_amount = subscription.formula.price_amount
        delivery.price_anew(subscription)
    subscription.ended_at = subscription.expires_on = None
    calendar = calendar_of(subscription)
    subscription.first_slot = calendar.first_open(subscription.first_slot, now=recorder.now)


@action
def expire(subscription: Subscription) -> Change:
    """Its day has come: nothing is charged or shipped any more."""
    with recorded(subscription, Change.Kind.EXPIRE) as recorder:
        subscription = recorder.subscription
        rules.check_move(subscription.status, Subscription.Status.EXPIRED)
        drop_skipped(recorder)
        subscription.paused_until = None
        _end(subscription, Subscription.Status.EXPIRED)
    return recorder.written


def end_finished() -> int:
    """End what has had its last box, its last day, or has been unpaid for too long; how many."""
    ended = 0
    for subscription in _finished():
        with_term = Term.objects.filter(subscription=subscription, status__in=("due", "unpaid"))
        try:
            owed = with_term.select_related("order").first()
            if owed and owed.order and not give_up_term(owed.order):
                continue  # it was paid after all
            ended += _end_one(subscription)
        except (PaymentInProgress, TryAgain, CannotChange):
            continue
    return ended


def give_up_term(order: Order) -> bool:
    """The order of an unpaid term is cancelled, at the gateway first; False when it was paid after all.

    Its listener cancels the term. Raises PaymentInProgress, TryAgain.
    """
    try:
        return billing.abandon(order)
    except (GatewayUnavailable, OutcomeUnknown) as error:
        raise TryAgain from error


@action
def cancel_term(order: Order) -> None:
    """The term that this cancelled order was to pay: its boxes will not come."""
    owner = Subscription.objects.filter(terms__order=order).values("pk")
    subscription = Subscription.objects.locked().filter(pk__in=owner).first()
    if subscription is None:
        return
    term = Term.objects.locked().get(order=order)
    subscription.promise_again(term.promises)
    subscription.save(update_fields=["promised"])
    if term.status not in (Term.Status.DUE, Term.Status.UNPAID):
        return
    Cycle.objects.filter(term=term).update(status=Cycle.Status.CANCELLED)
    term.status = Term.Status.CANCELLED
    term.next_step_at = None
    term.save(update_fields=["status", "next_step_at"])


@action
def _end_one(subscription: Subscription) -> bool:
    subscription = Subscription.objects.locked().get(pk=subscription.pk)
    zone = calendar_of(subscription).zone
    waits = subscription.status == Subscription.Status.PAUSED and _is_owed_something(subscription)
    if subscription.expires_on and subscription.expires_on <= clock.today(zone) and not waits:
        expire(subscription)
        return True
    if subscription.status == Subscription.Status.CANCEL_AT_END and not _is_owed_something(subscription):
        _end(subscription, Subscription.Status.CANCELLED)
        subscription.save(update_fields=["status", "ended_at", "next_slot", "next_charge_at"])
        publish(
            SubscriptionEnded(
                site=subscription.site_id, subscription=subscription.public_id, status=subscription.status
            )
        )
        return True
    if subscription.status == Subscription.Status.PAST_DUE:
        cancel_at_end(subscription)
        return True
    return False


def _finished() -> list[Subscription]:
    now = clock.now()
    lives = Subscription.objects.served().exclude(status__in=ENDED).select_related("site", "formula")
    today = (now + timedelta(hours=14)).date()  # the day it is anywhere; asked again in the site's zone
    held = Cycle.objects.filter(subscription=OuterRef("pk"), status=Cycle.Status.HELD)
    over = lives.filter(~Exists(held), expires_on__lte=today).order_by("pk")[:BATCH]  # paid boxes still come
    ending = (
        lives.filter(status=Subscription.Status.CANCEL_AT_END)
        .exclude(
            cycles__in=Cycle.objects.filter(status__in=COMING).exclude(
                delivery_note__status__in=("shipped", "delivered")
            )
        )
        .order_by("pk")[:BATCH]
    )
    unpaid: list[Subscription] = []
    for settings in RenewalSettings.objects.all():
        since = now - timedelta(days=settings.unpaid_ends_after)
        unpaid += lives.filter(
            site=settings.site_id, status=Subscription.Status.PAST_DUE,
            terms__status__in=("due", "unpaid"), terms__failed_at__lte=since,
        ).order_by("pk")[:BATCH]  # fmt: skip
    return [*over, *ending, *unpaid]


def _end(subscription: Subscription, status: Subscription.Status) -> None:
    subscription.status = status
    subscription.ended_at = clock.now()
    subscription.next_slot = subscription.next_charge_at = None


def _is_owed_something(subscription: Subscription) -> bool:
    """Whether a box that is paid, or will be, has not left yet."""
    boxes = Cycle.objects.filter(subscription=subscription, status__in=COMING)
    return boxes.exclude(delivery_note__status__in=("shipped", "delivered")).exists()


def coming(recorder: Recorder) -> list[Cycle]:
    """Its paid boxes that have not left, locked."""
    boxes = Cycle.objects.locked().filter(
        subscription=recorder.subscription, status__in=(Cycle.Status.PAID, Cycle.Status.HELD)
    )
    return [
        box
        for box in boxes.select_related("delivery_note", "term__order")
        if box.delivery_note is None or box.delivery_note.status in (*UNSENT, DeliveryNote.Status.CANCELLED)
    ]


def drop(box: Cycle) -> None:
    """The box does not come, nor its parcel."""
    box.status = Cycle.Status.CANCELLED
    box.save(update_fields=["status"])
    if box.delivery_note:
        fulfilment.set_status(box.delivery_note, status=DeliveryNote.Status.CANCELLED)


def drop_skipped(recorder: Recorder) -> None:
    """What can still change is skipped no more."""
    for box in recorder.open_boxes():
        if box.status == Cycle.Status.SKIPPED:
            box.delete()


def give_back(boxes: list[Cycle], *, key: str, to: Refund.Destination, reason: str) -> list[Refund]:
    """What was paid for the boxes is given back, to `to`; what gift cards and store credit had paid goes
    back there."""
    made = []
    for order, amount in sorted(value_of(boxes).items(), key=lambda item: item[0].pk):
        give = min(amount.amount, order.refundable.amount)
        to_card = to == Refund.Destination.CARD
        parts = vouchers.divided(order, give, to_card=True) if to_card else {to: give}
        for destination, part in parts.items():
            if part:
                refund, _is_new = billing.claim_refund(
                    order, amount=Money(part, order.currency), destination=destination, reason=reason,
                    key=f"{key}-{destination}",
                )  # fmt: skip
                made.append(refund)
    return made

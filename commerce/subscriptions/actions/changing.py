"""What customers change, up to the lock date of the box it touches."""

from datetime import date, timedelta

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.models import ShopSettings
from commerce.billing.models import PaymentMethod
from commerce.catalog.errors import FormulaInactive
from commerce.catalog.models import Formula
from commerce.catalog.rules import first_box
from commerce.customers.rules import PostalAddress, check_address
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.models import Carrier, DeliveryNote, PickupPoint
from commerce.subscriptions import delivery, rules
from commerce.subscriptions.actions.recording import ENDED, Recorder, recorded
from commerce.subscriptions.calendar import calendar_of, editions_of, new_cycle, taken_slots
from commerce.subscriptions.errors import BoxLocked, CannotChange, DateInvalid, QuantityInvalid, SameFormula
from commerce.subscriptions.models import Change, Cycle, Subscription, Term

LONGEST_PAUSE = timedelta(days=366)
MOST_OF_ONE = 20
FURTHEST = 36  # boxes ahead that can be skipped
RUNNING = {Subscription.Status.ACTIVE, Subscription.Status.PAST_DUE}


@action
def skip(subscription: Subscription, *, slot: int) -> Change:
    """No box comes in this slot. One that is paid comes later instead, in the first free slot.

    Raises BoxLocked, CannotChange where no box comes in the slot.
    """
    with recorded(subscription, Change.Kind.SKIP) as recorder:
        _check_running(recorder.subscription)
        _skip(recorder, slot)
    return recorder.written


def _skip(recorder: Recorder, slot: int) -> None:
    subscription = recorder.subscription
    editions = editions_of([subscription])
    calendar = calendar_of(subscription, editions)
    box = (
        Cycle.objects.locked().filter(subscription=subscription, idx=slot).exclude(status="cancelled").first()
    )
    if box is None and not 0 <= slot - subscription.first_slot < FURTHEST:
        raise CannotChange(field="box")
    rules.check_open(box.cutoff_at if box else calendar.box(slot).cutoff_at, now=recorder.now)
    if box is not None:
        if box.status != Cycle.Status.PAID:
            raise CannotChange
        taken = taken_slots([subscription])[subscription.pk]
        later = rules.free_slots(subscription.first_slot, taken, boxes=1)[0]
        _move_box(
            box,
            new_cycle(subscription, later, status=Cycle.Status.PAID, calendar=calendar, editions=editions),
        )
        if later == subscription.first_slot:
            subscription.first_slot += 1
    new_cycle(subscription, slot, status=Cycle.Status.SKIPPED, calendar=calendar, editions=editions).save()


@action
def unskip(subscription: Subscription, *, slot: int) -> Change:
    """The box that was skipped comes after all; of a paid term it is the last one, moved back.

    Raises BoxLocked, CannotChange where nothing was skipped.
    """
    with recorded(subscription, Change.Kind.UNSKIP) as recorder:
        _check_running(recorder.subscription)
        boxes = {box.idx: box for box in recorder.open_boxes()}
        skipped = boxes.get(slot)
        if skipped is None:
            known = Cycle.objects.filter(subscription=subscription, idx=slot, status="skipped").exists()
            raise BoxLocked if known else CannotChange
        if skipped.status != Cycle.Status.SKIPPED:
            raise CannotChange
        dates, edition = skipped.dates, skipped.edition_id
        skipped.delete()
        paid = [box for box in boxes.values() if box.status == Cycle.Status.PAID and box.idx > slot]
        if paid:
            last = max(paid, key=lambda box: box.idx)
            freed = last.idx
            last.idx, last.edition_id, last.dates = slot, edition, dates
            last.save()
            _note_follows(last)
            recorder.subscription.first_slot = min(recorder.subscription.first_slot, freed)
    return recorder.written


@action
def pause(subscription: Subscription, *, until: date) -> Change:
    """No box comes before `until`, a day of the site's zone. What is paid and can still change waits.

    Raises DateInvalid, CannotChange.
    """
    with recorded(subscription, Change.Kind.PAUSE) as recorder:
        subscription = recorder.subscription
        today = clock.today(calendar_of(subscription).zone)
        if not today < until <= today + LONGEST_PAUSE:
            raise DateInvalid(field="until")
        if subscription.status != Subscription.Status.PAUSED:
            rules.check_move(subscription.status, Subscription.Status.PAUSED)
        for box in recorder.open_boxes():
            if box.status == Cycle.Status.PAID:
                _hold(box)
            elif box.status == Cycle.Status.SKIPPED:
                box.delete()
        subscription.status = Subscription.Status.PAUSED
        subscription.paused_until = until
    return recorder.written


@action
def resume(subscription: Subscription) -> Change:
    """Boxes come again: first those that waited, then the next term, from the first box that can
    still be had. Raises CannotChange unless it is paused."""
    with recorded(subscription, Change.Kind.RESUME) as recorder:
        subscription = recorder.subscription
        if subscription.status != Subscription.Status.PAUSED:
            raise CannotChange
        subscription.status = Subscription.Status.ACTIVE
        let_come(recorder, not_before=min(subscription.paused_until or date.max, _today(subscription)))
        subscription.paused_until = None
    return recorder.written


def resume_due() -> int:
    """Resume every subscription whose pause has come to its day; how many."""
    tomorrow = (clock.now() + timedelta(hours=14)).date()  # the day it is anywhere
    resumed = 0
    for subscription in Subscription.objects.served().filter(status="paused", paused_until__lte=tomorrow):
        if subscription.paused_until and subscription.paused_until <= _today(subscription):
            resume(subscription)
            resumed += 1
    return resumed


def let_come(recorder: Recorder, *, not_before: date) -> None:
    """Held boxes take the first slots that can still change, and the next term those after them."""
    subscription = recorder.subscription
    editions = editions_of([subscription])
    calendar = calendar_of(subscription, editions)
    held = list(
        Cycle.objects.locked().filter(subscription=subscription, status=Cycle.Status.HELD).order_by("idx")
    )
    first = calendar.first_open(_lowest(subscription, held), now=recorder.now)
    first = calendar.first_on(first, day=not_before)
    taken = taken_slots([subscription])[subscription.pk] - {box.idx for box in held}
    slots = rules.free_slots(first, taken, boxes=len(held))
    Cycle.objects.filter(pk__in=[box.pk for box in held]).update(status=Cycle.Status.CANCELLED)
    for box, slot in zip(held, slots, strict=True):
        box.status = Cycle.Status.PAID
        _move_box(box, new_cycle(subscription, slot, status=box.status, calendar=calendar, editions=editions))
        if box.delivery_note:
            _bring(box)
            fulfilment.set_status(box.delivery_note, status=DeliveryNote.Status.PLANNED)
    subscription.first_slot = slots[-1] + 1 if slots else first


def _lowest(subscription: Subscription, held: list[Cycle]) -> int:
    """The first slot that may be free: those of held boxes are given up."""
    return min([subscription.first_slot, *(box.idx for box in held)])


@action
def set_quantity(subscription: Subscription, *, quantity: int) -> Change:
    """So many of each box, from the next term on. Raises QuantityInvalid, CannotChange, NoCarrier."""
    with recorded(subscription, Change.Kind.QUANTITY) as recorder:
        _check_lives(recorder.subscription)
        if not 1 <= quantity <= MOST_OF_ONE or quantity == recorder.subscription.quantity:
            raise QuantityInvalid(most=MOST_OF_ONE)
        recorder.subscription.quantity = quantity
        delivery.price_anew(recorder.subscription)
    return recorder.written


@action
def set_formula(subscription: Subscription, *, formula: Formula) -> Change:
    """Another formula, at its price of today, from the next term on; paid boxes stay as they are.

    Raises FormulaInactive, SameFormula, CannotChange, NoCarrier.
    """
    with recorded(subscription, Change.Kind.FORMULA) as recorder:
        check_formula(recorder.subscription, formula)
        switch(recorder.subscription, formula, recorder=recorder)
    return recorder.written


def check_formula(subscription: Subscription, formula: Formula) -> None:
    """Raises FormulaInactive, SameFormula, CannotChange unless it may become another of `formula`."""
    _check_lives(subscription)
    if not formula.active or formula.site_id != subscription.site_id:
        raise FormulaInactive(field="formula")
    if formula.pk == subscription.formula_id:
        raise SameFormula(field="formula")


def switch(subscription: Subscription, formula: Formula, *, recorder: Recorder) -> None:
    """The slots to come are counted anew by the other formula's calendar, and composed by the shop until
    their customer does. Raises NoCarrier."""
    before = calendar_of(subscription)
    slot = subscription.next_slot if subscription.next_slot is not None else subscription.first_slot
    Cycle.objects.filter(
        subscription=subscription, status=Cycle.Status.SKIPPED, idx__gte=slot, cutoff_at__gt=recorder.now
    ).delete()
    next_month, next_charge = before.box(slot).month, before.box(slot).charge_on
    subscription.formula = formula
    subscription.price_amount = formula.price_amount
    subscription.choices = []  # of the other formula's steps
    subscription.anchor_slot = subscription.first_slot = slot
    if formula.schedule.kind == "anniversary":
        subscription.anchor = next_charge
    elif before.schedule.kind == "fixed":
        subscription.anchor = next_month
    else:
        after = calendar_of(subscription)
        box = first_box(formula.schedule, now=recorder.now, zone=after.zone, editions=after.editions)
        subscription.anchor = max(box.month, next_month)
    delivery.price_anew(subscription)


@action
def move_to(subscription: Subscription, *, address: PostalAddress) -> Change:
    """Its boxes that can still change go to this address, by another carrier where its own does not go.

    Raises what `check_address` raises, NoCarrier, CannotChange for an ended subscription.
    """
    with recorded(subscription, Change.Kind.ADDRESS) as recorder:
        subscription = recorder.subscription
        if subscription.status in ENDED:
            raise CannotChange
        countries = ShopSettings.for_site(subscription.site).countries
        subscription.delivery_address = check_address(address, countries=countries).as_dict()
        delivery.price_anew(subscription)
        _bring_boxes(recorder)
    return recorder.written


@action
def set_carrier(subscription: Subscription, *, carrier: Carrier, point: PickupPoint | None) -> Change:
    """Brought by this carrier, at its price of today, from the next term on; paid boxes that can still
    change too, unless that costs more than what they were paid with.

    Raises NoCarrier, PickupPointMissing, CannotChange for an ended subscription, or one that was begun
    without a carrier.
    """
    with recorded(subscription, Change.Kind.CARRIER) as recorder:
        subscription = recorder.subscription
        if subscription.status in ENDED or subscription.carrier_id is None:
            raise CannotChange
        before = subscription.shipping_amount
        delivery.choose(subscription, carrier, point)
        if subscription.shipping_amount <= before:
            _bring_boxes(recorder)
    return recorder.written


@action
def hand_over(subscription: Subscription, *, carrier: Carrier, point: PickupPoint | None = None) -> Change:
    """The shop has this carrier bring its boxes, also those that are paid and can still change. A term
    costs no more than before.

    Raises SameCarrier, NoCarrier, PickupPointMissing, CannotChange for an ended subscription.
    """
    with recorded(subscription, Change.Kind.CARRIER) as recorder:
        if recorder.subscription.status in ENDED:
            raise CannotChange
        delivery.hand_over(recorder.subscription, carrier, point)
        _bring_boxes(recorder)
    return recorder.written


def _bring_boxes(recorder: Recorder) -> None:
    """Parcels that can still change go where, and are brought by whom, the subscription says."""
    subscription = recorder.subscription
    for box in recorder.open_boxes():
        note, box.subscription = box.delivery_note, subscription
        if note and note.status == DeliveryNote.Status.PLANNED:
            _note_follows(box)
            _bring(box)


def _bring(box: Cycle) -> None:
    if box.delivery_note:
        fulfilment.bring_by(
            box.delivery_note, carrier=box.subscription.carrier_id,
            pickup_point=box.subscription.pickup_point,
        )  # fmt: skip


@action
def change_card(subscription: Subscription, *, card: PaymentMethod) -> Change:
    """The next charges go to this card of its customer; what is owed is tried with it soon.

    Raises CannotChange for somebody else's card.
    """
    with recorded(subscription, Change.Kind.CARD) as recorder:
        subscription = recorder.subscription
        if card.customer_id != subscription.customer_id or card.removed_at:
            raise CannotChange(field="paymentMethod")
        subscription.payment_method = card
        Term.objects.filter(
            subscription=subscription, status=Term.Status.DUE, failed_at__isnull=False
        ).update(next_step_at=recorder.now)
    return recorder.written


def _check_running(subscription: Subscription) -> None:
    if subscription.status not in RUNNING:
        raise CannotChange


def _check_lives(subscription: Subscription) -> None:
    if subscription.status not in RUNNING | {Subscription.Status.PAUSED}:
        raise CannotChange


def _today(subscription: Subscription) -> date:
    return clock.today(calendar_of(subscription).zone)


def _move_box(box: Cycle, to: Cycle) -> None:
    """The box comes in the slot of `to` instead, its delivery note with it."""
    box.idx, box.edition, box.dates = to.idx, to.edition, to.dates
    box.save()
    _note_follows(box)


def _note_follows(box: Cycle) -> None:
    if box.delivery_note:
        fulfilment.change(
            box.delivery_note, ships_on=box.ships_on, address=box.subscription.postal_address,
            contents=box.delivery_note.contents,
        )  # fmt: skip


def _hold(box: Cycle) -> None:
    box.status = Cycle.Status.HELD
    box.save(update_fields=["status"])
    if box.delivery_note:
        fulfilment.set_status(box.delivery_note, status=DeliveryNote.Status.CANCELLED)

"""What customers put into their personalised boxes, up to the lock date of each."""

from collections.abc import Mapping

from django.utils.translation import override

from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.viewer import Viewer
from commerce.catalog.composing import Names, Rows, as_rows, steps_of
from commerce.catalog.models import Variant
from commerce.catalog.rules import Choices, check_choices
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.models import DeliveryNote
from commerce.fulfilment.rules import NOT_BEGUN
from commerce.subscriptions.actions.recording import lock, recorded
from commerce.subscriptions.composing import gone_from, put_in
from commerce.subscriptions.errors import CannotChange
from commerce.subscriptions.events import BoxCompleted
from commerce.subscriptions.models import Change, Cycle, Subscription

ENDED = (Subscription.Status.PENDING, Subscription.Status.CANCELLED, Subscription.Status.EXPIRED)


@action
def set_choices(subscription: Subscription, *, choices: Choices) -> Change:
    """These go into its boxes that can still change, and into those to come. A box that is locked, packed
    or of another formula keeps what it had.

    Raises CannotChange where nothing is chosen or it has ended, CompositionError.
    """
    with recorded(subscription, Change.Kind.CHOICES) as recorder:
        subscription = recorder.subscription
        steps = steps_of(subscription.formula, Viewer(site=subscription.site))
        if not steps or subscription.status in ENDED:
            raise CannotChange
        check_choices(steps, choices)
        with override(subscription.customer.language):
            subscription.choices = as_rows(Names.of([choices]).chosen(choices))
        for box in recorder.open_boxes():
            if box.formula_id == subscription.formula_id and box.status != Cycle.Status.SKIPPED:
                _put(box, subscription.choices)
    return recorder.written


def _put(box: Cycle, choices: Rows) -> None:
    """The choices are in the box and on its delivery note, unless somebody has packed it."""
    note = box.delivery_note
    if note and note.status not in NOT_BEGUN:
        return
    box.choices = choices
    box.save(update_fields=["choices"])
    if note:
        _pack(note, choices)


def _pack(note: DeliveryNote, choices: Rows) -> None:
    """The box of the note holds these, and nothing is missing in it."""
    first, *others = note.contents
    whole = {name: value for name, value in first.items() if name != "missing"}
    fulfilment.change(
        note, ships_on=note.scheduled_on, address=note.postal_address,
        contents=[{**whole, "chosen": choices}, *others],
    )  # fmt: skip


@action
def complete_box(note: DeliveryNote, *, instead: Mapping[str, Variant | None], reason: str) -> None:
    """What was missing in the box of this delivery note is settled, as staff decided for each of its steps:
    this takes its place, or nothing does. Its customer is told.

    Raises CannotChange where nothing is missing, or somebody has packed it.
    """
    subscription = lock(Subscription.objects.get(cycles__delivery_note=note))
    box = Cycle.objects.locked().select_related("delivery_note").get(delivery_note=note)
    note = box.delivery_note or note
    if not note.missing or note.status not in NOT_BEGUN:
        raise CannotChange
    with override(subscription.customer.language):
        box.choices = [*box.choices, *_filled(note, instead)]
    box.save(update_fields=["choices"])
    _pack(note, box.choices)
    publish(
        BoxCompleted(
            site=subscription.site_id, subscription=subscription.public_id, box=box.public_id,
            gone=gone_from(subscription, box.choices), instead=put_in(box.choices), reason=reason,
        )
    )  # fmt: skip


def _filled(note: DeliveryNote, instead: Mapping[str, Variant | None]) -> Rows:
    """The rows of what takes the place of what is missing."""
    return [
        {**one, "variant": variant.public_id, "title": variant.title, "by_shop": True}
        for one in note.missing
        if (variant := instead.get(one["step"]))
    ]

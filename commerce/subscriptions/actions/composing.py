"""What customers put into their personalised boxes, up to the lock date of each."""

from django.utils.translation import override

from commerce.base.actions import action
from commerce.base.viewer import Viewer
from commerce.catalog.composing import Names, Rows, as_rows, steps_of
from commerce.catalog.rules import Choices, check_choices
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.rules import NOT_BEGUN
from commerce.subscriptions.actions.recording import recorded
from commerce.subscriptions.errors import CannotChange
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
        first, *others = note.contents
        fulfilment.change(
            note, ships_on=note.scheduled_on, address=note.postal_address,
            contents=[{**first, "chosen": choices}, *others],
        )  # fmt: skip

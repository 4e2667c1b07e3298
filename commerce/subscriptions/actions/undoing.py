"""Taking a change back, as long as nothing has come of it."""

from collections.abc import Sequence

from commerce.base import clock
from commerce.base.actions import action
from commerce.subscriptions.actions.recording import lock, recorded, restore, snapshot
from commerce.subscriptions.errors import CannotUndo
from commerce.subscriptions.models import Change

LASTING = {
    Change.Kind.CANCEL_NOW,
    Change.Kind.EXCHANGE,
    Change.Kind.EXPIRE,
    Change.Kind.UNDO,
    Change.Kind.STAY,
}


def is_undoable(change: Change) -> bool:
    """Whether `undo` would take it back, as far as the change itself says."""
    return (
        change.kind not in LASTING
        and change.undone_at is None
        and change.undo_until is not None
        and clock.now() < change.undo_until
    )


def undoable(changes: Sequence[Change]) -> Change | None:
    """Of a subscription's changes, newest first, the one to take back now: the last that still stands."""
    standing = (change for change in changes if change.kind != Change.Kind.UNDO and not change.undone_at)
    last = next(standing, None)
    return last if last and is_undoable(last) else None


@action
def undo(change: Change) -> Change:
    """The subscription is again as before the change. A second time answers the same.

    Raises CannotUndo from the lock of the box it touched on, or once something else was changed.
    """
    subscription = lock(change.subscription)
    change = Change.objects.locked().get(pk=change.pk)
    if change.undone_at:
        return change
    now = clock.decided_at()
    if not is_undoable(change) or change.undo_until is None or now >= change.undo_until:
        raise CannotUndo
    if snapshot(subscription, now=now) != change.after:
        raise CannotUndo
    with recorded(subscription, Change.Kind.UNDO) as recorder:
        restore(recorder.subscription, change.before, now=now)
    change.undone_at = now
    change.save(update_fields=["undone_at"])
    return change

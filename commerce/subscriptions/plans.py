"""Dry runs: what an action would do, exactly, by doing it and taking it back.

The plan's token stands for the action and all of its consequences. An action that is committed with
a token is done only if its consequences are still those; otherwise nothing is changed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from commerce.base.actions import action
from commerce.base.money import Money
from commerce.catalog.queries import zone_of
from commerce.subscriptions.errors import PlanChanged
from commerce.subscriptions.models import Change, Subscription
from commerce.subscriptions.owing import Owed, owed_by
from commerce.subscriptions.queries import TimelineBox, timelines

T = TypeVar("T")
SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """`amount` will be charged on `day`."""

    day: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a subscription would be: its status, its next boxes and charges, what bringing a term's boxes
    costs, and what is given back."""

    token: str
    status: str
    boxes: tuple[TimelineBox, ...]
    charges: tuple[Charge, ...]
    shipping: Money
    refunded: Money
    undo_until: datetime | None


def preview(name: str, subscription: Subscription, work: Callable[[], T]) -> Plan:
    """The plan of `work`, an action named `name` with its arguments. Raises what `work` raises."""
    with transaction.atomic():
        plan = _plan(name, subscription, work())
        transaction.set_rollback(True)
    return plan


@action
def commit(name: str, subscription: Subscription, work: Callable[[], T], *, token: str | None) -> T:
    """What `work` returns, once it is done. Raises PlanChanged when `token` stands for another plan."""
    done = work()
    if token is not None:
        plan = _plan(name, subscription, done)
        if not constant_time_compare(plan.token, token):
            raise PlanChanged(plan)
    return done


def charges_of(
    subscription: Subscription, boxes: Sequence[TimelineBox], owed: Owed | None
) -> Iterator[Charge]:
    """What is going to be charged, in order: a locked term that waits for its day, then the boxes to come."""
    if owed and not owed.failed and owed.next_try_at:
        day = owed.next_try_at.astimezone(zone_of(subscription.site)).date()
        yield Charge(day=day, amount=owed.amount)
    for box in boxes:
        if box.price is not None:
            yield Charge(day=box.dates.charge_on, amount=box.price)


def _plan(name: str, subscription: Subscription, done: object) -> Plan:
    """The plan that the database shows now, in the transaction of the action."""
    rows = Subscription.objects.select_related(
        "site", "formula__group", "customer", "payment_method", "reward"
    )
    changed = rows.get(pk=subscription.pk)
    boxes = tuple(timelines([changed], count=SHOWN)[changed.pk])
    charges = tuple(charges_of(changed, boxes, owed_by([changed]).get(changed.pk)))
    refunds = done[1] if isinstance(done, tuple) else []
    refunded = sum((refund.money for refund in refunds), Money(0, changed.currency))
    change = done[0] if isinstance(done, tuple) else done
    undo_until = change.undo_until if isinstance(change, Change) else None
    said = [
        name, changed.public_id, changed.status, refunded.amount, str(undo_until),
        [(box.index, box.status, str(box.dates), str(box.price), str(box.choices)) for box in boxes],
        str(charges),
        str(changed.delivery_address), changed.quantity, changed.formula.public_id,
        changed.payment_method_id, str(changed.paused_until), changed.carrier_id, str(changed.pickup_point),
        changed.shipping_amount,
    ]  # fmt: skip
    token = salted_hmac("plan", repr(said), algorithm="sha256").hexdigest()
    return Plan(
        token=token, status=changed.status, boxes=boxes, charges=charges, shipping=changed.shipping,
        refunded=refunded, undo_until=undo_until,
    )  # fmt: skip

"""Stock that unfinished purchases set aside, then take or give back.

Whoever sets several things aside in one transaction does so in one call: they are taken in the
order of their keys, so that two purchases never wait for each other.
"""

from collections.abc import Mapping

from django.db.models import F
from django.db.models.expressions import Combinable

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.catalog.errors import SoldOut
from commerce.catalog.events import StockChanged
from commerce.catalog.models import Formula, Reservation, Variant

Thing = Variant | Formula


@action
def reserve(wanted: Mapping[Thing, int], *, reference: str) -> None:
    """So many pieces of each are set aside for `reference`, all or none. What is not counted is not.

    Raises SoldOut, naming the first of which there is not enough.
    """
    for thing, quantity in sorted(wanted.items(), key=_place):
        counted = type(thing)._default_manager.filter(pk=thing.pk, stock__isnull=False)
        if counted.filter(stock__gte=F("reserved") + quantity).update(reserved=F("reserved") + quantity):
            Reservation.objects.create(
                reference=reference, quantity=quantity, created_at=clock.now(), **_named(thing)
            )
        elif counted.exists():
            raise SoldOut(thing)


@action
def sell(reference: str) -> None:
    """What was set aside for `reference` has left the stock; a second time changes nothing."""
    for kept in _reservations(reference, Reservation.State.HELD):
        _change(kept, stock=F("stock") - kept.quantity, reserved=F("reserved") - kept.quantity)
        _move(kept, Reservation.State.SOLD)


@action
def give_back(reference: str) -> None:
    """What was set aside for `reference`, or sold to it, can be sold again; once."""
    for kept in _reservations(reference, Reservation.State.HELD, Reservation.State.SOLD):
        if kept.state == Reservation.State.HELD:
            _change(kept, reserved=F("reserved") - kept.quantity)
        else:
            _change(kept, stock=F("stock") + kept.quantity)
        _move(kept, Reservation.State.RELEASED)


@action
def pass_on(reference: str, *, to: str) -> None:
    """What was set aside for `reference` is for `to` now."""
    Reservation.objects.open().filter(reference=reference).update(reference=to)


@action
def sell_more(thing: Thing, quantity: int, *, reference: str) -> None:
    """So many more have left the stock for `reference`, whose goods are sold. Raises SoldOut."""
    counted = type(thing)._default_manager.filter(pk=thing.pk, stock__isnull=False)
    if not counted.filter(stock__gte=F("reserved") + quantity).update(stock=F("stock") - quantity):
        if counted.exists():
            raise SoldOut(thing)
        return
    sold, is_new = Reservation.objects.locked().get_or_create(
        reference=reference, **_named(thing),
        defaults={"quantity": quantity, "state": Reservation.State.SOLD, "created_at": clock.now()},
    )  # fmt: skip
    if not is_new:
        kept = sold.quantity if sold.state == Reservation.State.SOLD else 0
        sold.quantity = kept + quantity
        sold.state = Reservation.State.SOLD
        sold.save(update_fields=["quantity", "state"])
    _tell(sold, sold.state, quantity)


@action
def take_back(thing: Thing, quantity: int, *, reference: str) -> None:
    """So many of what was sold to `reference` can be sold again, or as many as it still has."""
    sold = Reservation.objects.locked().filter(
        reference=reference, state=Reservation.State.SOLD, **_named(thing)
    )
    for kept in sold:
        back = min(quantity, kept.quantity)
        _change(kept, stock=F("stock") + back)
        if back < kept.quantity:
            kept.quantity -= back
            kept.save(update_fields=["quantity"])
            _tell(kept, Reservation.State.RELEASED, back)
        else:
            _move(kept, Reservation.State.RELEASED)


def _place(item: tuple[Thing, int]) -> tuple[str, int]:
    thing, _quantity = item
    return type(thing).__name__, thing.pk


def _named(thing: Thing) -> dict[str, Thing]:
    return {"variant" if isinstance(thing, Variant) else "formula": thing}


def _reservations(reference: str, *states: str) -> list[Reservation]:
    kept = Reservation.objects.locked().filter(reference=reference, state__in=states)
    return sorted(kept, key=lambda one: (one.formula_id is None, one.formula_id or one.variant_id))


def _change(kept: Reservation, **columns: Combinable) -> None:
    thing = kept.thing
    type(thing)._default_manager.filter(pk=thing.pk).update(**columns)


def _move(kept: Reservation, state: str) -> None:
    kept.state = state
    kept.save(update_fields=["state"])
    _tell(kept, state, kept.quantity)


def _tell(kept: Reservation, state: str, quantity: int) -> None:
    thing = kept.thing
    publish(
        StockChanged(
            site=thing.product.site_id if isinstance(thing, Variant) else thing.site_id,
            variant=kept.variant.public_id if kept.variant else "",
            formula=kept.formula.public_id if kept.formula else "", quantity=quantity, state=state,
        )
    )  # fmt: skip

"""What things cost over time, and the port through which promotions say what they make of it.

Whatever gives promotions calls `promote_by` once, in its app's `ready()`.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from django.db.models import F, OuterRef, Q, Subquery

from commerce.base import clock
from commerce.base.actions import action
from commerce.catalog.models import Formula, PricePoint, Variant
from commerce.catalog.rules import Priced, price_before_promotion, prior_price


class Promotions(Protocol):
    """What the catalogue needs of the app that gives promotions."""

    def __call__(self, model: type[Variant] | type[Formula]) -> Mapping[int, int]:
        """Variant or formula → its price with the promotions that everybody has now, where there are any."""
        ...


_promotions: list[Promotions] = []


def promote_by(promotions: Promotions) -> None:
    """From now on what promotions make of a price is written down as what things are offered at."""
    _promotions[:] = [promotions]


@action
def note() -> int:
    """Every price at which something is offered, promotions included, that is another than the last one
    written down is written down; how many were.

    Called where staff or a file change prices or promotions, and every five minutes for what has changed
    in any other way: a promotion that began or ended.
    """
    found: list[PricePoint] = []
    for name, model in (("variant", Variant), ("formula", Formula)):
        promoted = _promoted(model)
        points = PricePoint.objects.filter(**{name: OuterRef("pk")}).order_by("-since", "-pk")
        rows: Any = model.objects.annotate(told=Subquery(points.values("amount")[:1]))
        changed = rows.filter(Q(told=None) | ~Q(told=F("price_amount")) | Q(pk__in=promoted))
        for pk, price, told in changed.values_list("pk", "price_amount", "told"):
            amount = promoted.get(pk, price)
            if amount != told:
                found.append(PricePoint(**{f"{name}_id": pk}, amount=amount, since=clock.now()))
    PricePoint.objects.bulk_create(found)
    return len(found)


def prior_prices(
    rows: Iterable[Variant] | Iterable[Formula], *, promoted: Mapping[int, int], now: datetime
) -> dict[int, int]:
    """Variant or formula → what is shown beside its reduced price, where it is reduced; in one query.

    Beside the price of a promotion where it is `promoted`, else beside its own.
    """
    by_key = {row.pk: row for row in rows}
    name = "formula" if isinstance(next(iter(by_key.values()), None), Formula) else "variant"
    history: dict[int, list[Priced]] = {pk: [] for pk in by_key}
    points = PricePoint.objects.filter(**{f"{name}__in": by_key}).order_by("since", "pk")
    for pk, since, amount in points.values_list(name, "since", "amount"):
        history[pk].append(Priced(since, amount))
    shown = {}
    for pk, row in by_key.items():
        rule = price_before_promotion if pk in promoted else prior_price
        steps = [*history[pk], Priced(now, promoted.get(pk, row.price_amount))] if history[pk] else []
        amount = rule(steps, now=now)
        if amount is not None:
            shown[pk] = amount
    return shown


def _promoted(model: type[Variant] | type[Formula]) -> Mapping[int, int]:
    return _promotions[0](model) if _promotions else {}

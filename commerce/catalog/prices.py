"""What things cost over time."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, OuterRef, Q, Subquery

from commerce.base import clock
from commerce.base.actions import action
from commerce.catalog.models import Formula, PricePoint, Variant
from commerce.catalog.rules import Priced, prior_price


@action
def note() -> int:
    """Every price that is another than the last one written down is written down; how many were.

    Called where staff or a file change prices, and each hour for what was changed in any other way.
    """
    found = []
    for name, model in (("variant", Variant), ("formula", Formula)):
        points = PricePoint.objects.filter(**{name: OuterRef("pk")}).order_by("-since", "-pk")
        rows = model.objects.annotate(told=Subquery(points.values("amount")[:1]))
        changed = rows.filter(Q(told=None) | ~Q(told=F("price_amount"))).values_list("pk", "price_amount")
        found += [
            PricePoint(**{f"{name}_id": pk}, amount=amount, since=clock.now()) for pk, amount in changed
        ]
    PricePoint.objects.bulk_create(found)
    return len(found)


def prior_prices(rows: Iterable[Variant] | Iterable[Formula], *, now: datetime) -> dict[int, int]:
    """Variant or formula → what is shown beside its reduced price, where it is reduced; in one query."""
    by_key = {row.pk: row for row in rows}
    name = "formula" if isinstance(next(iter(by_key.values()), None), Formula) else "variant"
    history: dict[int, list[Priced]] = {pk: [] for pk in by_key}
    points = PricePoint.objects.filter(**{f"{name}__in": by_key}).order_by("since", "pk")
    for pk, since, amount in points.values_list(name, "since", "amount"):
        history[pk].append(Priced(since, amount))
    shown = {}
    for pk, row in by_key.items():
        steps = [*history[pk], Priced(now, row.price_amount)] if history[pk] else []
        amount = prior_price(steps, now=now)
        if amount is not None:
            shown[pk] = amount
    return shown

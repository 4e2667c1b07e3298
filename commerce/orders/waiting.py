"""How many paid orders wait to be packed: on each of the staff's pages, so it is remembered.

What is remembered stands under a stamp that is replaced once a change has committed; a count is kept
under the stamp that stood before it was made, so one that was overtaken is never read. A cache that
processes do not share is right again within `LIFETIME`.
"""

import secrets
from collections.abc import Iterable

from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Count

from commerce.orders.models import Order

LIFETIME = 15  # seconds
STAMP = "orders:waiting:stamp"


def count_waiting(sites: Iterable[int] | None = None) -> int:
    """The orders paid of which nothing has been packed, on these sites or on all."""
    counts = _counts()
    return sum(counts.values()) if sites is None else sum(counts.get(site, 0) for site in sites)


def forget_waiting() -> None:
    """Once this transaction commits, they are counted again."""
    transaction.on_commit(lambda: cache.set(STAMP, secrets.token_hex(8), timeout=None), robust=True)


def _counts() -> dict[int, int]:
    """Site → how many. In a transaction, what it has changed counts."""
    if connection.in_atomic_block:
        return _counted()
    stamp = cache.get(STAMP, "")
    key = f"orders:waiting:{stamp}"
    known: dict[int, int] | None = cache.get(key)
    if known is None:
        known = _counted()
        cache.set(key, known, timeout=LIFETIME)
    return known


def _counted() -> dict[int, int]:
    waiting = Order.objects.filter(status=Order.Status.PAID).order_by()
    return dict(waiting.values_list("site").annotate(count=Count("pk")))

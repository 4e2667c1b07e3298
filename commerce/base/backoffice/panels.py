"""A port: what a higher app shows on the page of a lower app's record.

An order's page belongs to `orders`, which knows nothing of payments; `billing` registers the
panel that shows them there.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail.admin.ui.tables import Table
from wagtail.permissions import policy_registry

ANY = ("add", "change", "delete", "view")


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """`empty` is said when the table has no rows."""

    heading: Any
    table: Table
    empty: Any


Maker = Callable[[Any], Panel]
_makers: dict[type[models.Model], list[tuple[int, type[models.Model], Maker]]] = defaultdict(list)


def panel(on: type[models.Model], *, shows: type[models.Model], order: int) -> Callable[[Maker], Maker]:
    """The decorated function makes a panel for the page of an `on`, lowest `order` first, seen by
    those who may see `shows`."""

    def register(maker: Maker) -> Maker:
        _makers[on].append((order, shows, maker))
        return maker

    return register


def panels_of(record: models.Model, *, user: Any) -> list[Panel]:
    """The panels on the page of `record` that `user` may see."""
    return [
        make(record)
        for _order, shows, make in sorted(_makers[type(record)], key=lambda maker: maker[0])
        if policy_registry.get_by_type(shows).user_has_any_permission(user, ANY)
    ]

"""Two ports: what a higher app shows on the page of a lower app's record, and what can be done there.

An order's page belongs to `orders`, which knows nothing of payments; `billing` registers the
panel that shows them there, and the button that refunds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail.admin.ui.tables import Table
from wagtail.admin.widgets.button import ListingButton
from wagtail.permissions import policy_registry

ANY = ("add", "change", "delete", "view")


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """`empty` is said when the table has no rows."""

    heading: Any
    table: Table
    empty: Any


Maker = Callable[[Any], Panel]
ButtonMaker = Callable[[Any, Any], Iterable[ListingButton]]
_makers: dict[type[models.Model], list[tuple[int, type[models.Model], Maker]]] = defaultdict(list)
_buttons: dict[type[models.Model], list[tuple[int, ButtonMaker]]] = defaultdict(list)


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


def buttons(on: type[models.Model], *, order: int) -> Callable[[ButtonMaker], ButtonMaker]:
    """The decorated function gives, for an `on` and a user, the buttons of what that user may do now."""

    def register(maker: ButtonMaker) -> ButtonMaker:
        _buttons[on].append((order, maker))
        return maker

    return register


def buttons_of(record: models.Model, *, user: Any) -> list[ListingButton]:
    """What `user` may do with `record` now."""
    makers = sorted(_buttons[type(record)], key=lambda maker: maker[0])
    return [button for _order, make in makers for button in make(record, user)]


def may(user: Any, model: type[models.Model], action: str) -> bool:
    """Whether `user` may take `action` ("view", "change", "add") on records of `model`."""
    return bool(policy_registry.get_by_type(model).user_has_permission(user, action))

"""Real threads on a real PostgreSQL: what may be asked for, and how guards are taken off."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, models

from commerce.base.querysets import ShopQuerySet
from tests.commerce.fixtures import cart, customer, gateway, new_year, shop
from tests.races.judge import judge

__all__ = ["cart", "customer", "gateway", "judge", "new_year", "shop"]

Off = Callable[[], None]


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> Off:
    """Calling it takes the guard off: rows are read, never locked."""

    def off() -> None:
        monkeypatch.setattr(ShopQuerySet, "locked", lambda self: self.order_by("pk"))
        monkeypatch.setattr(models.QuerySet, "select_for_update", lambda self, **options: self)

    return off


@pytest.fixture
def without_constraints(transactional_db: Any) -> Callable[..., None]:
    """Calling it takes unique constraints off, in the database of this test alone."""

    def off(**tables: list[str]) -> None:
        with connection.cursor() as cursor:
            for table, names in tables.items():
                for name in names:
                    cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS "{name}"')
                    cursor.execute(f'DROP INDEX IF EXISTS "{name}"')

    return off

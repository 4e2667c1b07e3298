"""The demo shop in the test database: built once per worker, then copied for each test."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from coffret.demo import shop
from coffret.embedded import template
from commerce.base import installation


@pytest.fixture(scope="session")
def demo_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Name of a database that holds the demo shop, to be copied."""
    with django_db_blocker.unblock():
        name = f"{connection.settings_dict['NAME']}_demo"
        template.copy_to(name)
        with template.using(name):
            shop.build()
            installation.leave_no_trace()
        yield name
        template.drop(name)


@pytest.fixture
def demo_shop(transactional_db: None, demo_database: str, tasks_at_once: None) -> None:
    """Maison Camille is open, and what is queued is done at once."""
    name = connection.settings_dict["NAME"]
    connection.close()
    template.copy_to(name, of=demo_database)

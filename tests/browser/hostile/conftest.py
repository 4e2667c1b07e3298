"""The shop full of payloads, built once per worker and copied for each test; and who judges its pages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser

from coffret.embedded import template
from commerce.base import installation
from commerce.invoices.checks import pango_is_installed
from tests.browser.hostile import world as building
from tests.browser.hostile import written as writing
from tests.browser.hostile.judge import Judge
from tests.browser.hostile.world import Hostile
from tests.browser.hostile.written import Written
from tests.conftest import NO_PANGO


@pytest.fixture(scope="session")
def hostile_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[str, Hostile]]:
    """Name of a database that holds that shop, to be copied, and what is where in it."""
    with django_db_blocker.unblock():
        name = f"{connection.settings_dict['NAME']}_hostile"
        template.copy_to(name)
        with template.using(name):
            made = building.make()
            installation.leave_no_trace()
        yield name, made
        template.drop(name)


@pytest.fixture
def hostile(transactional_db: None, hostile_database: tuple[str, Hostile]) -> Hostile:
    """Somebody wrote payloads into all that anybody can write into."""
    name, made = hostile_database
    connection.close()
    template.copy_to(connection.settings_dict["NAME"], of=name)
    return made


@pytest.fixture
def judge(browser: Browser, live_server: Any) -> Iterator[Callable[..., Judge]]:
    """Opens a judge's own browser; whatever it asks of another machine is refused, and noted."""
    opened: list[Judge] = []

    def open_one(**options: Any) -> Judge:
        opened.append(Judge(browser, live_server.url, **options))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Judge]:
    """Reads HTML that was asked for by other means; it opens no page."""
    judging = Judge(browser, "http://localhost")
    yield judging
    judging.close()


@pytest.fixture
def with_pango() -> None:
    if pango_is_installed():
        pytest.skip(NO_PANGO)


@pytest.fixture(scope="session")
def written_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[str, Written]]:
    """Name of a database that holds the shop written into by its forms, to be copied, and what they took."""
    with django_db_blocker.unblock():
        name = f"{connection.settings_dict['NAME']}_written"
        template.copy_to(name)
        with template.using(name):
            made = writing.make()
            installation.leave_no_trace()
        yield name, made
        template.drop(name)


@pytest.fixture
def written(transactional_db: None, written_database: tuple[str, Written]) -> Written:
    """Somebody wrote payloads into every form of the back office."""
    name, made = written_database
    connection.close()
    template.copy_to(connection.settings_dict["NAME"], of=name)
    return made

"""What every test may rely on: a migrated database, a browser, and no way out of this machine."""

import gc
import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import psutil
import pytest
from celery import current_app
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase
from xdist.scheduler import LoadScopeScheduling

from coffret import translations
from coffret.embedded import template
from tests.pristine import Pristine

# Machines are shared: how long one example takes says nothing about the code.
hypothesis.settings.register_profile("coffret", deadline=None)
hypothesis.settings.load_profile("coffret")

pytest_plugins = ["tests.fakestripe.fixtures", "tests.browser.demo"]

# Modules whose tests share what takes long to make: they go to one worker, all others to whichever is free.
# (pytest-xdist 3.8 groups by a mark that pytest 9.2 no longer lets it write.)
TOGETHER = {
    "tests/browser/hostile/test_doors.py", "tests/fire/test_fire.py", "tests/storefront/test_nonsense.py",
}  # fmt: skip
# The reason that tests/browser/conftest.py gives.
NO_BROWSER = "no Chromium on this machine"
# The reason that tests/commerce/invoices/conftest.py gives.
NO_PANGO = "no Pango on this machine"


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """Each worker has its own database, copied from the migrated template and dropped at the end."""
    with django_db_blocker.unblock():
        hurry()
        drop_abandoned_databases()
        name = f"test_{session_pid(request.config)}_{worker(request.config)}"
        template.copy_to(name)
        with pytest.MonkeyPatch.context() as patch, template.using(name):
            # After a test with real commits Django would empty every table, losing what migrations
            # put there (the root page, the languages).
            pristine = Pristine.of_now() if embedded() else None
            patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: renew(name, pristine))
            yield
        template.drop(name)


def renew(name: str, pristine: Pristine | None) -> None:
    """The worker's database is as the migrations left it; threads that forgot theirs are cut off.

    Restoring takes the rights of a superuser, as whom tests only connect to the embedded server.
    """
    connection.close()
    restored = pristine and pristine.restore()
    connection.close()
    if not restored:
        template.copy_to(name)


def embedded() -> bool:
    return bool(connection.settings_dict["ENGINE"] == "coffret.embedded")


def worker(config: pytest.Config) -> str:
    """This worker's name, or `main` where the tests run in one process."""
    return getattr(config, "workerinput", {}).get("workerid", "main")


def session_pid(config: pytest.Config) -> int:
    """Process that the user started: it tells the databases of simultaneous runs apart."""
    return os.getppid() if hasattr(config, "workerinput") else os.getpid()


def hurry() -> None:
    """The embedded server does not wait for the disk: what a power cut loses is made again."""
    if embedded():
        with connection._nodb_cursor() as cursor:
            cursor.execute("ALTER SYSTEM SET fsync = off")
            cursor.execute("SELECT pg_reload_conf()")


def drop_abandoned_databases() -> None:
    """Databases of runs that were killed are gone."""
    for name in template.names("test_%"):
        pid = name.split("_")[1]
        if not psutil.pid_exists(int(pid)):
            template.drop(name)


@pytest.fixture(autouse=True)
def forget_what_other_tests_cached() -> Iterator[None]:
    from storefront import context  # needs Django's models, which are not there yet

    yield
    cache.clear()
    context.forget_sites()


@pytest.fixture
def tasks_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Celery task runs where it is queued, and its errors are the caller's."""
    monkeypatch.setitem(current_app.conf, "task_always_eager", True)
    monkeypatch.setitem(current_app.conf, "task_eager_propagates", True)


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        translations.compile_all()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    return Sharing(config, log)


class Sharing(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.split("::", maxsplit=1)[0]
        return module if module in TOGETHER else nodeid


def pytest_collection_finish() -> None:
    """What was loaded stays: the collector of garbage need not go through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = sum(NO_BROWSER in str(report.longrepr) for report in terminalreporter.stats.get("skipped", []))
    if skipped:
        terminalreporter.section("THE BROWSER TESTS DID NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(
            f"{skipped} tests need a real browser and there is {NO_BROWSER}: install Debian's package "
            "`chromium` (as root, `make test` does it), or Chrome, and run them again."
        )
    unprinted = sum(NO_PANGO in str(report.longrepr) for report in terminalreporter.stats.get("skipped", []))
    if unprinted:
        terminalreporter.section("NO INVOICE WAS PRINTED", sep="!", red=True, bold=True)
        terminalreporter.line(
            f"{unprinted} tests print invoices and there is {NO_PANGO}: install Debian's packages "
            "`libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0` (as root, `make test` does it)."
        )

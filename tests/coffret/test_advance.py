"""`manage.py advance` lives what beat would have done, for every process, and only where it may."""

import io
import itertools
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from coffret import passing
from commerce.base import clock, timemachine
from commerce.base.errors import ClockFixed
from commerce.base.models import JournalEntry
from commerce.billing.models import DemoCard
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order
from commerce.subscriptions.models import Subscription
from content.emails.models import Mail
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.subscriptions.life import Life

DAY = timedelta(days=1)
machine = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sandbox(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A sandbox with a clock of its own; the folder it is kept in."""
    settings.TIME_MACHINE = True
    settings.DATA_DIR = tmp_path
    yield tmp_path
    timemachine.forget()


@pytest.fixture
def life(sandbox: Path, db: None) -> Life:
    """A monthly subscription, bought on 2 January by the clock of the sandbox."""
    clock.move_for_all(build.NEW_YEAR)
    shop = build.open_shop()
    return Life(shop, build.register(shop, "camille@example.com"))


def advance(**options: Any) -> str:
    out = io.StringIO()
    call_command("advance", stdout=out, stderr=out, **options)
    return out.getvalue()


@machine
def test_a_month_is_a_charge_with_its_parcel_and_mails(life: Life) -> None:
    begun = clock.now()
    said = advance(days=48)
    assert timedelta(days=48) <= clock.now() - begun < timedelta(days=48, minutes=10)
    renewals = Order.objects.filter(source="renewal", paid_at__isnull=False)
    assert renewals.count() == 1
    assert said.count("1 charged, 0 refused") == 1
    assert {note.status for note in DeliveryNote.objects.all()} <= {"delivered", "shipped", "planned"}
    assert DeliveryNote.objects.filter(status="delivered").count() >= 2
    assert Mail.objects.filter(state="sent").count() == Mail.objects.count() >= 2
    assert_sound()


@machine
def test_refusals_are_said_and_tried_again(life: Life) -> None:
    DemoCard.objects.update(answer="declined")
    said = advance(days=50)
    assert "0 charged, 1 refused" in said
    assert Subscription.objects.get().status == "past_due"
    assert JournalEntry.objects.filter(name="RenewalFailed").count() == 3


@machine
def test_without_the_warehouse_no_parcel_moves(life: Life) -> None:
    advance(days=15, ship=False)
    assert {note.status for note in DeliveryNote.objects.all()} == {"planned"}


@machine
def test_a_task_that_crashes_is_named(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("commerce.ledger.actions.expire_holds", crash)
    with pytest.raises(CommandError, match="crashed"):
        advance(days=1)


def test_in_a_shop_the_clock_stands_where_it_is(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    (tmp_path / "clock").write_text("864000")
    before = clock.now()
    assert clock.offset() == timedelta(0)
    with pytest.raises(CommandError, match="TIME_MACHINE"):
        advance(days=1)
    with pytest.raises(ClockFixed):
        clock.move_for_all(before + DAY)
    assert clock.now() - before < DAY / 2


@pytest.mark.parametrize("days", [0, -3, 400])
def test_it_goes_forward_and_not_too_far(sandbox: Path, days: int) -> None:
    with pytest.raises(CommandError, match="from 1 to 366"):
        advance(days=days)


def test_two_at_once_do_not_move_the_clock(sandbox: Path) -> None:
    with timemachine.alone(), pytest.raises(CommandError, match="Another process"):
        advance(days=1)


def test_every_process_follows_at_once(sandbox: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from django.conf import settings;"
        "settings.configure(TIME_MACHINE=True, DATA_DIR=Path(sys.argv[1]), USE_TZ=True);"
        "from commerce.base import timemachine;"
        "[print(timemachine.offset().days, flush=True) for _line in sys.stdin]"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(sandbox)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin
        assert other.stdout
        for days in (0, 30, 400):
            if days:
                timemachine.leave_at(timedelta(days=days))
            other.stdin.write("\n")
            other.stdin.flush()
            assert int(other.stdout.readline()) == days
        other.stdin.close()


def test_where_a_test_moves_the_clock_the_machine_has_no_say(sandbox: Path) -> None:
    timemachine.leave_at(timedelta(days=100))
    with clock.moved_to(build.NEW_YEAR):
        assert clock.now() - build.NEW_YEAR < timedelta(minutes=1)
    with clock.at_home():
        assert abs(clock.offset()) < timedelta(seconds=1)
    assert clock.offset() == timedelta(days=100)


@pytest.mark.django_db
def test_what_falls_due_while_all_else_is_done_waits_minutes_and_what_could_not_be_done_an_hour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun = build.NEW_YEAR
    due = begun + timedelta(milliseconds=5)
    monkeypatch.setattr(passing, "next_moment", lambda after: max(due, after))
    moments = []

    def at(moment: datetime) -> AbstractContextManager[None]:
        moments.append(moment)
        return clock.moved_to(moment)

    slow = (begun, lambda: time.sleep(0.02))
    walk = passing.Passing(at=at, each_day=lambda: None, schedule={}, appointments=[slow])
    assert list(walk.until(begun + timedelta(hours=2), since=begun))
    waited = [later - earlier for earlier, later in itertools.pairwise(moments)]
    assert timedelta(minutes=5) <= waited[0] < timedelta(minutes=6)
    assert timedelta(hours=1) <= waited[1] < timedelta(hours=1, minutes=1)

"""Whether this database is where it belongs: a copy of it charges and mails nobody.

The first charge or mail writes down where that was: the environment's name, the PostgreSQL server
and the database, and later the account at the gateway. Where that no longer fits, charges and
mails stand still until somebody says that this is the place (`manage.py confirm_installation`).
"""

import time
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.models import Installation

ROW = 1
REMEMBERED = 60.0  # seconds for which a process does not look again


@dataclass
class _Memory:
    """Where this process has found itself at home, and until when that is believed."""

    place: tuple[str, str] = ("", "")
    until: float = field(default=0.0)


_memory = _Memory()


def is_copy() -> bool:
    """Whether this is a copy that nobody has confirmed. Asked of the database once a minute at most."""
    place = (settings.ENVIRONMENT, str(connection.settings_dict["NAME"]))
    if place == _memory.place and time.monotonic() < _memory.until:
        return False
    if _differs(_row()):
        return True
    _memory.place, _memory.until = place, time.monotonic() + REMEMBERED
    return False


def difference() -> list[tuple[str, str, str]]:
    """What differs, as it was and as it is: ("environment", "production", "staging")."""
    row = Installation.objects.filter(pk=ROW).first()
    if row is None:
        return []
    was = _place_of(row) | {"gateway account": row.gateway_account}
    now = _here() | {"gateway account": row.seen_account or row.gateway_account}
    return [(name, was[name], now[name]) for name in was if was[name] != now[name]]


@action
def confirm(*, by: str) -> Installation:
    """This is the place: charges and mails leave from here."""
    row = Installation.objects.select_for_update().filter(pk=ROW).first() or Installation(pk=ROW)
    for name, value in _here().items():
        setattr(row, name, value)
    row.gateway_account = row.seen_account or row.gateway_account
    row.confirmed_at, row.confirmed_by = clock.now(), by
    row.save()
    return row


@action
def note_gateway_account(account: str) -> bool:
    """The gateway says that our keys are of `account`; whether that is the one known here."""
    _row()
    row = Installation.objects.select_for_update().get(pk=ROW)
    row.seen_account = account
    row.gateway_account = row.gateway_account or account
    row.save(update_fields=["seen_account", "gateway_account"])
    if row.gateway_account != account:
        forget()
    return row.gateway_account == account


def forget() -> None:
    """This process looks again the next time."""
    _memory.until = 0.0


def leave_no_trace() -> None:
    """The database belongs to no installation yet, as one that is about to be moved or copied."""
    Installation.objects.all().delete()
    forget()


def _row() -> Installation:
    row = Installation.objects.filter(pk=ROW).first()
    if row is None:
        first = Installation(pk=ROW, **_here(), confirmed_at=clock.now(), confirmed_by="first use")
        Installation.objects.bulk_create([first], ignore_conflicts=True)
        row = Installation.objects.get(pk=ROW)
    return row


def _differs(row: Installation) -> bool:
    return _place_of(row) != _here() or row.seen_account != row.gateway_account


def _place_of(row: Installation) -> dict[str, str]:
    return {"environment": row.environment, "server": row.server, "database": row.database}


def _here() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT system_identifier, current_database() FROM pg_control_system()")
        server, database = cursor.fetchone()
    return {"environment": settings.ENVIRONMENT, "server": str(server), "database": str(database)}

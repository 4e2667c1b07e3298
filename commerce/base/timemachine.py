"""The time machine of demos and sandboxes: a clock that runs ahead of the real one, for every process.

How far it runs ahead is written in a small file in the data folder, beside the embedded database, so
that asking what time it is costs a look at that file and no query. A real shop has no such clock.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from commerce.base.errors import ClockFixed

AT_HOME = timedelta(0)
# What the file said when this process last read it, by its path, inode and time of change.
_read: dict[tuple[str, int, int], timedelta] = {}


def offset() -> timedelta:
    """How far the clock runs ahead, as any process left it; nothing where there is no time machine."""
    if not settings.TIME_MACHINE:
        return AT_HOME
    path = _file()
    try:
        found = path.stat()
        version = (str(path), found.st_ino, found.st_mtime_ns)
        known = _read.get(version)
        if known is None:
            known = timedelta(seconds=float(path.read_text()))
            _read.clear()
            _read[version] = known
    except FileNotFoundError:
        return AT_HOME
    return known


def check_movable() -> None:
    """Raises ClockFixed where the clock is the real one."""
    if not settings.TIME_MACHINE:
        raise ClockFixed


def leave_at(ahead: timedelta) -> None:
    """The clock of every process runs so far ahead of the real one. Raises ClockFixed."""
    check_movable()
    path = _file()
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.with_suffix(".new")
    written.write_text(str(ahead.total_seconds()))
    written.replace(path)  # whoever reads sees the old file or the new one, whole


def forget() -> None:
    """The clock is the real one again."""
    _file().unlink(missing_ok=True)


@contextmanager
def alone() -> Iterator[None]:
    """Inside, nobody else moves the clock. Raises BlockingIOError while another process does."""
    path = _file().with_suffix(".lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def _file() -> Path:
    return Path(settings.DATA_DIR) / "clock"

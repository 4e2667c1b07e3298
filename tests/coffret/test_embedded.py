"""The embedded PostgreSQL is shared by processes, and gone with the last of them."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

HOLD = """
import sys
from pathlib import Path
from coffret.embedded import server
print(server.start(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""


class User:
    """A process that uses the server until it is left or killed."""

    def __init__(self, data: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout
        self.socket = self.process.stdout.readline().strip()

    def leave(self) -> None:
        self.process.communicate()

    def die(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()


@pytest.fixture
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server") / "postgres"


def server_pid(data: Path) -> int | None:
    file = data / "postmaster.pid"
    pid = int(file.read_text().split()[0]) if file.exists() else None
    return pid if pid and psutil.pid_exists(pid) else None


def test_it_stops_with_its_last_user(data: Path) -> None:
    first, second = User(data), User(data)
    assert first.socket == second.socket
    pid = server_pid(data)
    assert pid is not None

    first.leave()
    assert server_pid(data) == pid

    second.leave()
    assert server_pid(data) is None
    psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], timeout=5)
    assert not psutil.pid_exists(pid)


def test_several_that_start_it_at_once_share_one(data: Path) -> None:
    """As the workers of a test run do, on a fresh clone."""
    with ThreadPoolExecutor(4) as pool:
        users = list(pool.map(User, [data] * 4))
    assert {user.socket for user in users} == {users[0].socket} != {""}
    for user in users:
        user.leave()
    assert server_pid(data) is None


def test_what_a_killed_process_left_running_is_taken_over(data: Path) -> None:
    User(data).die()
    left = server_pid(data)
    assert left is not None

    User(data).leave()
    assert server_pid(data) is None


def test_a_number_reused_after_a_crash_is_not_taken_for_the_server(data: Path) -> None:
    User(data).leave()
    with psutil.Popen(["sleep", "60"]) as stranger:
        (data / "postmaster.pid").write_text(
            f"{stranger.pid}\n{data}\n{int(time.time())}\n5432\n{data}\n\n0 0\nready\n"
        )
        again = User(data)
        assert server_pid(data) not in (None, stranger.pid)
        again.leave()
        os.kill(stranger.pid, signal.SIGTERM)
    assert server_pid(data) is None

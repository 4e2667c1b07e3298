"""A mail server in a process of its own, which now and then hangs up, or kills who speaks to it."""

import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast

from django.db import connection

from tests.content.emails.smtp import MailServer

WORKER = "worker-"  # what a worker calls itself, before its process id


@dataclass(frozen=True)
class Arrival:
    """One mail, as it came; `fate` is what its worker met once it was here: "taken", "hung-up" or
    "killed"."""

    raw: bytes
    fate: str
    worker: int

    @property
    def mail(self) -> EmailMessage:
        return cast(EmailMessage, message_from_bytes(self.raw, policy=default))


class Sink(MailServer):
    """Writes what it takes into `folder`. `share` of its clients are hung up on before the mail is sent, as
    many after it, and as many killed then."""

    def __init__(self, folder: Path, *, share: float) -> None:
        super().__init__()
        self.folder, self.share, self.chance = folder, share, random.Random(5)

    def answer(self, command: str, usual: str) -> str:
        dies = command == "RCPT" and self.chance.random() < self.share
        return "die" if dies else usual

    def take(self, body: bytes, client: str) -> str:
        worker = int(client.removeprefix(WORKER))
        drawn = self.chance.random()
        fate = "killed" if drawn < self.share else "hung-up" if drawn < 2 * self.share else "taken"
        (self.folder / f"{time.time_ns()}.{fate}.{worker}.eml").write_bytes(body)
        if fate == "killed":
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        return "250 ok" if fate == "taken" else "die"

    def arrivals(self) -> list[Arrival]:
        """All that came, in the order in which it did."""
        found = []
        for path in sorted(self.folder.iterdir()):
            _at, fate, worker, _eml = path.name.split(".")
            found.append(Arrival(path.read_bytes(), fate, int(worker)))
        return found


@contextmanager
def sinking(folder: Path, *, share: float = 0.0) -> Iterator[Sink]:
    sink = Sink(folder, share=share)
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            sink.serve_forever(poll_interval=0.02)
        finally:
            os._exit(1)
    sink.socket.close()
    try:
        yield sink
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

"""Every mail through a real mail server, its workers killed at random: each arrives, and arrives once.

Or twice, under one Message-ID, where the connection broke or its worker died after the mail server had it.
"""

import logging
import os
import random
import signal
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.core.mail.utils import DNS_NAME

from commerce.base import clock
from commerce.customers.models import Customer
from content.emails import actions, outbox, registry
from content.emails.letters import Letter, unsealed
from content.emails.messages import MESSAGES
from content.emails.models import Mail
from tests.commerce.shop import Shop
from tests.content.conftest import NotingThemes, themes
from tests.content.emails.happening import everything_happens
from tests.content.emails.sink import WORKER, Arrival, Sink, sinking
from tests.forked import forked
from tests.races.conftest import Off
from tests.races.sizes import tries

__all__ = ["themes"]

pytestmark = pytest.mark.django_db(transaction=True)

SHARE = 0.08  # of the mails for each way in which a conversation ends badly
WORKERS, KILLS = 3, tries(200, usual=20)
ROUND = timedelta(hours=1)  # from one to the next every lease has ended, and every wait
MOST_ROUNDS = 30
BEGIN = datetime(2026, 12, 11, tzinfo=UTC)  # everything has happened
HEADERS = {
    "Content-Type", "MIME-Version", "Subject", "From", "To", "Reply-To", "Date", "Message-ID",
    "Auto-Submitted",
}  # fmt: skip

ADVERTISING = {"List-Unsubscribe", "List-Unsubscribe-Post"}  # RFC 8058


@pytest.fixture
def lived(
    shop: Shop, customer: Customer, themes: NotingThemes, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> set[str]:
    """Every mail waits; which of them the shop's own doing brought about."""
    settings.ROOT_URLCONF = "tests.content.emails.urls"
    settings.PUBLIC_URL = "https://shop.example"
    return everything_happens(shop, customer, monkeypatch)


def spawn(moment: datetime) -> int:
    """A worker that sends what is due at `moment`, and ends."""

    def send() -> None:
        logging.disable()
        DNS_NAME._fqdn = f"{WORKER}{os.getpid()}"  # type: ignore[attr-defined]
        with clock.moved_to(moment):
            while due := list(Mail.objects.due().order_by("pk").values_list("pk", flat=True)[:3]):
                for mail in due:
                    outbox.send(mail)

    return forked(send)


def leave(sink: Sink, settings: Any, *, kills: int) -> set[int]:
    """Workers send all that waits, `kills` of them killed on the way; those who were, and by the sink."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = sink.server_address
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_TIMEOUT = 10
    chance, killed = random.Random(11), set()
    for turn in range(MOST_ROUNDS):
        if not Mail.objects.exclude(state=Mail.State.SENT).exists():
            break
        moment = BEGIN + turn * ROUND
        alive = {spawn(moment) for _worker in range(WORKERS)}
        while alive:
            if len(killed) < kills:
                time.sleep(chance.uniform(0, 0.05))
                os.kill(chance.choice(sorted(alive)), signal.SIGKILL)
            for worker, status in ended(alive):
                alive.discard(worker)
                if os.WIFSIGNALED(status):
                    killed.add(worker)
                    alive.add(spawn(moment))
    return killed


def ended(workers: set[int]) -> Iterator[tuple[int, int]]:
    """Which of them are no more, each with how it ended."""
    time.sleep(0.005)
    for worker in sorted(workers):
        pid, status = os.waitpid(worker, os.WNOHANG)
        if pid:
            yield pid, status


def by_mail(sink: Sink) -> dict[str, list[Arrival]]:
    found = defaultdict(list)
    for arrival in sink.arrivals():
        found[str(arrival.mail["Message-ID"])].append(arrival)
    return dict(found)


def needless(arrivals: list[Arrival], killed: set[int]) -> list[Arrival]:
    """Those that came although whoever sent them before lived to be told that the mail was taken."""
    return [
        after
        for before, after in pairwise(arrivals)
        if before.fate == "taken" and before.worker not in killed
    ]


def test_every_mail_arrives_once_whoever_is_killed(lived: set[str], settings: Any, tmp_path: Path) -> None:
    with sinking(tmp_path, share=SHARE) as sink:
        killed = leave(sink, settings, kills=KILLS)
    came = by_mail(sink)
    waited = {mail.message_id: mail for mail in Mail.objects.select_related("entry", "site")}
    print(f"{len(waited)} mails; of {len(MESSAGES)} messages by the shop's own doing: {sorted(lived)}")
    again = sum(len(arrivals) > 1 for arrivals in came.values())
    print(f"{len(killed)} workers killed, {again} mails came again")
    assert {mail.message for mail in waited.values()} == {message.__name__ for message in MESSAGES}
    assert len(lived) >= 17
    assert {mail.state for mail in waited.values()} == {"sent"}
    assert came.keys() == waited.keys()
    assert not [one for arrivals in came.values() for one in needless(arrivals, killed)]
    assert len(killed) >= KILLS and again
    for message_id, arrivals in came.items():
        for arrival in arrivals:
            assert_in_order(arrival, waited[message_id])


def assert_in_order(arrival: Arrival, mail: Mail) -> None:
    """It is what was kept of the mail, whole, in an envelope that says no more than it should."""
    came = arrival.mail
    letter = unsealed(
        Letter(mail.subject, mail.text, mail.html),
        registry.messages()[mail.message].secrets(registry.event_of(mail)),
    )
    ending = registry.messages()[mail.message].one_click(registry.event_of(mail))
    headers = HEADERS | (ADVERTISING if ending else set())
    assert set(came.keys()) == headers and len(came.keys()) == len(headers)
    assert not ending or came["List-Unsubscribe"].strip().startswith("<https://shop.example/")
    assert came["To"] == mail.recipient and came["Subject"].strip() == mail.subject
    assert came["From"] == "localhost <shop@localhost>" and came["Reply-To"] == "hello@shop.example"
    assert came["Auto-Submitted"] == "auto-generated"
    assert came["Message-ID"].endswith(f"@{mail.site.hostname}>")
    left_at = parsedate_to_datetime(came["Date"]).replace(tzinfo=UTC)
    assert abs(left_at - datetime.now(UTC)) < timedelta(minutes=10)
    assert came.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in came.iter_parts()] == ["text/plain", "text/html"]
    assert said(came, "plain") == letter.text.splitlines()
    assert said(came, "html") == letter.html.splitlines()
    assert all(len(line) <= 998 for line in arrival.raw.split(b"\r\n"))  # RFC 5322, 2.1.1


def said(mail: EmailMessage, kind: str) -> list[str]:
    part = mail.get_body((kind,))
    assert part is not None and part.get_content_charset() == "utf-8"
    text: str = part.get_content()
    return text.splitlines()


def test_twin_without_the_lock_some_arrive_twice(
    lived: set[str], settings: Any, tmp_path: Path, without_locks: Off, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks()
    stopped = actions.mails_stopped
    monkeypatch.setattr(actions, "mails_stopped", lambda: time.sleep(0.02) or stopped())
    with sinking(tmp_path) as sink:
        killed = leave(sink, settings, kills=0)
    assert not killed
    assert [one for arrivals in by_mail(sink).values() for one in needless(arrivals, killed)]

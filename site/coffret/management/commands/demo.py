"""`manage.py demo`: a whole shop in one process tree, with nothing to install or configure."""

import errno
import multiprocessing
import signal
import socket
import sys
import time
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from coffret import translations
from coffret.demo import accounts, database, kept, nothing, shop
from commerce.base import clock

HOST = "127.0.0.1"
THREADS = 8  # of the web process; the database pool is larger

WELCOME = """
  Maison Camille is open. Stop it with Ctrl-C; what you do in it is kept until `make demo RESET=1`.

  Storefront    {url}/          (en français : {url}/fr/)
  Back office   {url}/admin/    {email}  ·  {password}
  GraphiQL      {url}/graphql/

  Customers     {active}     subscribed        ·  {customer_password}
                {paused}     paused            ·  the same
                {unpaid}     has not paid      ·  the same

  Cards         4242 4242 4242 4242   pays
                4000 0025 0000 3155   asks the bank first (3-D Secure)
                4000 0000 0000 0002   is declined

  Mails         {mails}
  Time          it is {today:%d %B %Y} here; manage.py advance --days 30 lives a month in a minute
"""


class Command(BaseCommand):
    help = "Build the demo shop, if it is not there yet, and serve it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="start afresh: everything in it is lost")
        parser.add_argument("--empty", action="store_true", help="without a shop: you make your own in it")

    def handle(self, *args: Any, reset: bool, empty: bool, **options: Any) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, leave)
        ensure_free(settings.PORT)
        translations.compile_all()
        begun = time.monotonic()
        self.stderr.write("Preparing the database…")
        made = prepare(reset=reset, empty=empty)
        if made:
            self.stderr.write(f"Built in {time.monotonic() - begun:.0f} s.")
        elif empty and not nothing.is_here():
            raise CommandError("A shop is here already. Throw it away with RESET=1, or set another DATA_DIR.")
        self.stdout.write(
            (nothing.WELCOME if empty else WELCOME).format(
                url=f"http://{HOST}:{settings.PORT}",
                email=accounts.STAFF_EMAIL,
                password=accounts.STAFF_PASSWORD,
                active=accounts.ACTIVE_EMAIL,
                paused=accounts.PAUSED_EMAIL,
                unpaid=accounts.UNPAID_EMAIL,
                customer_password=accounts.CUSTOMER_PASSWORD,
                mails=settings.EMAIL_FILE_PATH,
                today=clock.now(),
            )
        )
        self.stdout.flush()
        serve(settings.PORT)


def prepare(*, reset: bool, empty: bool) -> bool:
    """The shop is there; whether it was just made. With its history, where its clock can be moved to it."""
    if empty:
        return database.prepare(nothing.build, reset=reset)
    if not settings.TIME_MACHINE:
        return database.prepare(shop.build, reset=reset)
    made = database.prepare(kept.settle, reset=reset, begin=kept.begin)
    if made:
        clock.move_for_all(kept.TODAY)
    return made


def leave(_number: int, _frame: FrameType | None) -> None:
    """Asked to stop before the server runs: the embedded database is stopped on the way out."""
    sys.exit(0)


def ensure_free(port: int) -> None:
    """Raises CommandError, before anything is built, when something else listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise CommandError(
                f"Port {port} is taken by another program (perhaps this demo, already running). "
                f"Stop it, or choose another port: make demo PORT={port + 1}"
            ) from error


def serve(port: int) -> None:
    """Returns when the server was asked to stop and has stopped."""
    if sys.platform == "linux":
        # The web process inherits what is loaded here, instead of loading it a second time.
        multiprocessing.set_start_method("fork", force=True)
    server = Granian(
        "coffret.demo.web:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        # Now and then its worker misses the request to stop; what it was doing is in rows.
        workers_kill_timeout=2,
        log_level=LogLevels.error,
    )
    # A terminal that is closed ends the demo; Granian would take it as a wish to reload.
    server.signal_handler_reload = server.signal_handler_interrupt  # type: ignore[method-assign]
    server.serve()

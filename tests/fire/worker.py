"""Processes that renew, one of which may be killed at any moment.

Django is loaded once; each line on standard input is an order: "spawn" answers with the process id
of a new worker, "moment <ISO time>" is when new workers live, and "naive" takes the guards off.
"""

import logging
import os
import secrets
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from typing import Any

import django

django.setup()

from django.db import DatabaseError, InterfaceError, connection, transaction  # noqa: E402
from django.db.models import Max  # noqa: E402
from psycopg_pool import PoolTimeout  # noqa: E402

from coffret import passing  # noqa: E402
from coffret.embedded import template  # noqa: E402
from commerce.base import clock, events  # noqa: E402
from commerce.base.models import Counter, Delivery, LegalEntity  # noqa: E402
from commerce.billing import actions as billing  # noqa: E402
from commerce.billing import gateways  # noqa: E402
from commerce.billing.gateway import GatewayUnavailable, OutcomeUnknown  # noqa: E402
from commerce.subscriptions import actions as subscriptions  # noqa: E402

SMALL = 10  # subscriptions a batch, so that a kill meets every step


def work(moment: datetime) -> None:
    """Renew, settle and deliver, but for PDFs, as long as whoever made us lives."""
    nursery = os.getppid()
    with clock.moved_to(moment), events.unheard_by(*passing.PRINTING):
        while os.getppid() == nursery:
            try:
                subscriptions.renew_batch(SMALL)
                billing.settle_unknown()
                subscriptions.step_terms()
                deliver_some()
            except (DatabaseError, InterfaceError, PoolTimeout):  # it is away, or refuses: tried again
                connection.close()
                time.sleep(0.2)
    os._exit(0)


def deliver_some() -> None:
    pending = Delivery.objects.pending().order_by("?").values_list("entry", flat=True)
    for entry in list(pending[:30]):
        events.deliver(entry)
    if not pending:
        time.sleep(0.2)


def take_guards_off() -> None:
    """What many shops do: a new payment with a new key at each try, what is not known is tried again
    as if it had failed, and the next number is the highest plus one."""

    pay = import_module("commerce.billing.actions.pay")  # the package has a function of this name

    def create(payment: Any) -> str:
        order = payment.order
        gateway = gateways.named(payment.gateway)
        payer = pay.payer_of(order.customer, gateway)
        try:
            reference = gateway.create(
                amount=payment.money, order=order.public_id, payer=payer, key=secrets.token_hex(8)
            )
        except OutcomeUnknown as error:
            raise GatewayUnavailable from error
        payment.gateway_ref = reference
        payment.save(update_fields=["gateway_ref"])
        return reference

    def call(attempt: Any, *, method: str = "", return_url: str = "") -> Any:
        attempt.payment.gateway_ref = None
        outcome = asked(attempt, method=method, return_url=return_url)
        return outcome or pay.Outcome(
            state="declined", amount=attempt.payment.money, decline_code="unavailable"
        )

    def take_many(name: str, count: int) -> Sequence[int]:
        from commerce.invoices.models import Invoice

        if not name.startswith("invoice:"):  # orders and parcels, whose counters make others wait, too
            with connection.cursor() as cursor:
                cursor.execute("SELECT nextval('numbers') FROM generate_series(1, %s)", [count])
                return [number for (number,) in cursor.fetchall()]
        last = Invoice.objects.aggregate(last=Max("sequence"))["last"] or 0
        time.sleep(0.05)  # as long as an invoice takes to be written: on a quick machine nobody met otherwise
        return range(last + 1, last + count + 1)

    def sellers(ids: Any) -> dict[int, LegalEntity]:
        return {seller.pk: seller for seller in LegalEntity.objects.filter(pk__in=set(ids))}

    import_module("commerce.invoices.actions.issue").lock_sellers = sellers  # type: ignore[attr-defined]
    asked = pay.call
    pay._create = create
    billing.call = call  # type: ignore[assignment]
    Counter.take_many = staticmethod(take_many)  # type: ignore[method-assign]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE SEQUENCE IF NOT EXISTS numbers")
        cursor.execute("ALTER TABLE invoices_invoice DROP CONSTRAINT IF EXISTS invoice_numbered_once")
    template.disconnect()  # workers are copies of this process, and a pool is not to be shared


def main() -> None:
    moment = clock.now()
    for line in sys.stdin:
        order, _space, rest = line.strip().partition(" ")
        if order == "moment":
            moment = datetime.fromisoformat(rest)
        elif order == "naive":
            take_guards_off()
        elif order == "spawn":
            child = os.fork()
            if child == 0:
                logging.disable()
                work(moment)
            print(child, flush=True)


if __name__ == "__main__":
    main()

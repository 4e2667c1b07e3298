"""The shop that burns, asked from outside: made, waited for, and told of. The answer is a line of JSON."""

import json
import sys
import time

import django

django.setup()

from django.db import InterfaceError, OperationalError, connection  # noqa: E402

from coffret.embedded import prepared  # noqa: E402
from commerce.base.models import Delivery, JournalEntry  # noqa: E402
from commerce.billing.models import Attempt  # noqa: E402
from commerce.fulfilment.models import DeliveryNote  # noqa: E402
from commerce.invoices.models import Invoice  # noqa: E402
from commerce.orders.models import Order  # noqa: E402
from commerce.subscriptions.models import Subscription, Term  # noqa: E402
from tests.fire import crowd  # noqa: E402


def migrate() -> str:
    prepared.load()
    return "migrated"


def gather(count: str) -> int:
    crowd.gather(int(count), cards=crowd.cards_at_stripe(int(count)))
    return Subscription.objects.count()


def wait(state: str, patience: str) -> str:
    """`state` once it is reached, "too late" otherwise."""
    end = time.monotonic() + float(patience)
    while time.monotonic() < end:
        try:
            if STATES[state]():
                return state
        except (OperationalError, InterfaceError):
            connection.close()
        time.sleep(0.5)
    return "too late"


def is_claimed() -> bool:
    return not Subscription.objects.exclude(next_charge_at=None).filter(last_charged_at=None).exists()


def is_answered() -> bool:
    """Every charge is known to have succeeded, or waits for its next try."""
    tried = Term.objects.filter(status=Term.Status.DUE, next_step_at=None)
    return is_claimed() and not Attempt.objects.in_flight().exists() and not tried.exists()


def is_paid() -> bool:
    return is_claimed() and not Term.objects.exclude(status=Term.Status.PAID).exists()


def is_delivered() -> bool:
    return is_paid() and not Delivery.objects.pending().exists()


STATES = {"claimed": is_claimed, "answered": is_answered, "paid": is_paid, "delivered": is_delivered}


def tell() -> dict[str, object]:
    paid = Order.objects.exclude(paid_at=None)
    heard = Delivery.objects.exclude(delivered_at=None)
    return {
        "paid": paid.count(),
        "orders": list(paid.values_list("public_id", flat=True)),
        "numbers": list(Invoice.objects.order_by("sequence").values_list("sequence", flat=True)),
        "parcels": DeliveryNote.objects.count(),
        "deliveries_left": Delivery.objects.pending().count(),
        "heard": heard.filter(entry__name="OrderPaid", listener__endswith="start_or_renew").count(),
        "entries": JournalEntry.objects.filter(name="OrderPaid").count(),
    }


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    orders = {"migrate": migrate, "gather": gather, "wait": wait, "tell": tell}
    print(json.dumps(orders[command](*arguments)))

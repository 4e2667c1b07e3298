"""Many at once, while calls fail: who keeps to one payment and one key charges once; who does not, twice."""

import threading
from collections import Counter
from collections.abc import Callable

import pytest
import stripe

from tests.fakestripe.fixtures import FakeStripeProcess

WORKERS, EACH = 8, 15
CARD = "pm_card_visa"


def careful(client: stripe.StripeClient, order: str, known: dict[str, str], attempt: int) -> None:
    """One payment for the order, whatever happens to the replies."""
    if order not in known:
        made = client.v1.payment_intents.create(
            {"amount": 2500, "currency": "eur", "metadata": {"order": order}},
            {"idempotency_key": f"create-{order}"},
        )
        known[order] = made.id
    if client.v1.payment_intents.retrieve(known[order]).status != "succeeded":
        client.v1.payment_intents.confirm(
            known[order], {"payment_method": CARD}, {"idempotency_key": f"confirm-{order}-{attempt}"}
        )


def careless(client: stripe.StripeClient, order: str, known: dict[str, str], attempt: int) -> None:
    """A new payment each time."""
    client.v1.payment_intents.create(
        {
            "amount": 2500, "currency": "eur", "metadata": {"order": order}, "payment_method": CARD,
            "confirm": True,
        },
        {"idempotency_key": f"pay-{order}-{attempt}"},
    )  # fmt: skip


Way = Callable[[stripe.StripeClient, str, dict[str, str], int], None]


@pytest.mark.parametrize(("way", "is_right"), [(careful, True), (careless, False)])
def test_orders_that_are_paid_while_calls_fail(
    fakestripe: FakeStripeProcess, way: Way, is_right: bool
) -> None:
    # A server error is the answer for a key from then on: here only replies get lost.
    kinds = ("lost_before", "lost_after", "rate_limited", "latency")
    fakestripe.fail_share(0.3, seed=7, seconds=0.02, kinds=kinds)

    def work(number: int) -> None:
        client = stripe.StripeClient(
            fakestripe.secret_key, base_addresses={"api": fakestripe.base}, max_network_retries=0
        )
        known: dict[str, str] = {}
        for order in (f"{number}-{n}" for n in range(EACH)):
            for attempt in range(20):
                try:
                    way(client, order, known, attempt)
                    break
                except (stripe.APIConnectionError, stripe.RateLimitError):
                    continue

    threads = [threading.Thread(target=work, args=[number]) for number in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    charged = Counter(charge["metadata"]["order"] for charge in fakestripe.charges())
    assert len(charged) == WORKERS * EACH
    assert (set(charged.values()) == {1}) is is_right
    assert all(fakestripe.struck()[kind] for kind in kinds)

"""The official library, talking to the fake."""

from collections.abc import Callable
from typing import Any

import pytest
import stripe

from tests.fakestripe.fixtures import FakeStripeProcess

Pay = Callable[..., stripe.PaymentIntent]


@pytest.fixture
def client(fakestripe: FakeStripeProcess) -> stripe.StripeClient:
    return stripe.StripeClient(
        fakestripe.secret_key, base_addresses={"api": fakestripe.base}, max_network_retries=0,
        http_client=stripe.RequestsClient(timeout=2),
    )  # fmt: skip


@pytest.fixture
def customer(client: stripe.StripeClient) -> str:
    return client.v1.customers.create({"email": "camille@example.com"}).id


@pytest.fixture
def pay(client: stripe.StripeClient, customer: str) -> Pay:
    """A payment of 100.00 that the customer makes at once."""

    def run(method: str = "pm_card_visa", *, amount: int = 10000, **more: Any) -> stripe.PaymentIntent:
        given: Any = {
            "amount": amount, "currency": "eur", "customer": customer, "payment_method": method,
            "confirm": True, "return_url": "https://shop.example/back", **more,
        }  # fmt: skip
        return client.v1.payment_intents.create(given)

    return run

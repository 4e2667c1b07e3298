"""Who decides what was really charged: the gateway's own records, not ours."""

from typing import Protocol

import pytest

from commerce.billing import gateways
from commerce.billing.demo_intent import DemoIntent, DemoRefund
from commerce.billing.gateway import OutcomeUnknown
from tests.commerce import shop as build
from tests.commerce.audit import Charge, demo_charges
from tests.commerce.gateway import HookedGateway
from tests.fakestripe.fixtures import FakeStripeProcess


class Judge(Protocol):
    """One gateway: a card that can be charged on it, its charges, and how it loses replies."""

    card: str

    def charges(self) -> list[Charge]: ...
    def refunded(self) -> int: ...
    def lose_the_reply(self) -> None:
        """The next confirmation is charged, and its answer lost."""


class Demo:
    card = build.GOOD

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.gateway = HookedGateway()
        monkeypatch.setattr(gateways, "named", lambda name: self.gateway)

    def charges(self) -> list[Charge]:
        return demo_charges()

    def refunded(self) -> int:
        return sum(refund.amount for refund in DemoRefund.objects.all())

    def lose_the_reply(self) -> None:
        def lose() -> None:
            del self.gateway.at["confirmed"]
            raise OutcomeUnknown

        self.gateway.at["confirmed"] = lose


class Stripe:
    card = "pm_card_visa"

    def __init__(self, fake: FakeStripeProcess) -> None:
        self.fake = fake

    def charges(self) -> list[Charge]:
        assert not DemoIntent.objects.exists()
        return [(c["payment_intent"], c["amount"], c["currency"].upper()) for c in self.fake.charges()]

    def refunded(self) -> int:
        return sum(charge["amount_refunded"] for charge in self.fake.charges())

    def lose_the_reply(self) -> None:
        self.fake.fail({"kind": "lost_after", "path": r"/v1/payment_intents/\w+/confirm"})


@pytest.fixture(params=["demo", "stripe"])
def judge(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Judge:
    if request.param == "demo":
        return Demo(monkeypatch)
    return Stripe(request.getfixturevalue("stripe_settings"))

"""Who decides what was really charged: the gateway's own records, not ours."""

from typing import Protocol

import pytest

from commerce.billing import gateways
from commerce.billing.demo_intent import DemoCard, DemoIntent, DemoRefund
from commerce.billing.gateway import OutcomeUnknown
from tests.commerce import shop as build
from tests.commerce.audit import Charge, demo_charges
from tests.commerce.gateway import HookedGateway
from tests.fakestripe.fixtures import FakeStripeProcess
from tests.fire import crowd


class Judge(Protocol):
    """One gateway: a card that can be charged on it, its charges, and how it loses replies."""

    card: str

    def charges(self) -> list[Charge]: ...
    def refunded(self) -> int: ...
    def cards(self, count: int) -> list[tuple[str, str]]:
        """So many payers with a saved card that may be charged without them."""

    def another_card(self, payer: str) -> str:
        """One more such card of the payer."""

    def poor(self, card: str) -> None:
        """The bank refuses the saved card from now on."""

    def rich(self, card: str) -> None:
        """The bank accepts it from now on."""

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

    def cards(self, count: int) -> list[tuple[str, str]]:
        return crowd.cards_at_demo(count)

    def another_card(self, payer: str) -> str:
        return crowd.card_at_demo(payer)

    def poor(self, card: str) -> None:
        DemoCard.objects.filter(reference=card).update(answer="insufficient_funds")

    def rich(self, card: str) -> None:
        DemoCard.objects.filter(reference=card).update(answer="succeeds")

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

    def cards(self, count: int) -> list[tuple[str, str]]:
        return crowd.cards_at_stripe(count)

    def another_card(self, payer: str) -> str:
        return crowd.card_at_stripe(payer)

    def poor(self, card: str) -> None:
        self.fake.card_becomes(card, "4000000000009995")

    def rich(self, card: str) -> None:
        self.fake.card_becomes(card, "4242424242424242")

    def lose_the_reply(self) -> None:
        self.fake.fail({"kind": "lost_after", "path": r"/v1/payment_intents/\w+/confirm"})


@pytest.fixture(params=["demo", "stripe"])
def judge(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Judge:
    if request.param == "demo":
        return Demo(monkeypatch)
    return Stripe(request.getfixturevalue("stripe_settings"))

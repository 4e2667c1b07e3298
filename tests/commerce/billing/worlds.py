"""Each gateway, and what lies beyond it: the card, its owner's bank, and the money that moved."""

import json
import urllib.request
from typing import Literal, Protocol

import pytest

from commerce.billing import gateways
from commerce.billing.demo_gateway import answer_bank, answer_bank_about_card
from commerce.billing.demo_intent import DemoCard, DemoIntent, DemoRefund
from commerce.billing.gateway import Gateway, NextAction, OutcomeUnknown
from commerce.billing.stripe import StripeGateway
from tests.commerce.gateway import HookedGateway
from tests.fakestripe.fixtures import OPENER, FakeStripeProcess

GOOD, DECLINED, POOR, ASKS = (
    "4242424242424242", "4000000000000002", "4000000000009995", "4000002500003155",
)  # fmt: skip
ALWAYS_ASKS = "4000002760003184"
DECLINED_LATER = "4000000000000341"

What = Literal["set_up", "refund", "confirm"]
PATHS = {
    "set_up": "/v1/setup_intents", "refund": "/v1/refunds", "confirm": r"/v1/payment_intents/\w+/confirm",
}  # fmt: skip


class World(Protocol):
    name: str
    gateway: Gateway

    def method(self, number: str) -> str:
        """What the gateway's form makes of a card number."""

    def answer(self, reference: str, action: NextAction | None, *, approved: bool) -> None: ...
    def charged(self) -> int:
        """Minor units that were charged, whatever was refunded."""

    def refunded(self) -> int: ...
    def lose_the_reply(self, what: What, *, before: bool = False) -> None:
        """The next such call has no answer: it was lost on its way back, or there when `before`."""

    def becomes(self, method: str, number: str) -> None:
        """The bank treats the saved card as this test card from now on."""


class Demo:
    name = "demo"

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.hooked = HookedGateway()
        self.gateway: Gateway = self.hooked
        monkeypatch.setattr(gateways, "named", lambda name: self.hooked)

    def method(self, number: str) -> str:
        return number

    def answer(self, reference: str, action: NextAction | None, *, approved: bool) -> None:
        assert action and reference in action.url
        if reference.startswith("demo_set"):
            answer_bank_about_card(reference, approved=approved)
        else:
            answer_bank(reference, approved=approved)

    def charged(self) -> int:
        return sum(intent.amount * intent.charges for intent in DemoIntent.objects.all())

    def refunded(self) -> int:
        return sum(refund.amount for refund in DemoRefund.objects.all())

    def lose_the_reply(self, what: What, *, before: bool = False) -> None:
        done = {"set_up": "set", "refund": "refunded", "confirm": "confirmed"}
        moment = what if before else done[what]

        def lose() -> None:
            del self.hooked.at[moment]  # type: ignore[arg-type]
            raise OutcomeUnknown

        self.hooked.at[moment] = lose  # type: ignore[index]

    def becomes(self, method: str, number: str) -> None:
        answer = {DECLINED: "declined", POOR: "insufficient_funds", "4000000000009987": "lost_later"}[number]
        DemoCard.objects.filter(reference=method).update(answer=answer)


class Stripe:
    name = "stripe"

    def __init__(self, fake: FakeStripeProcess) -> None:
        self.gateway: Gateway = StripeGateway()
        self.fake = fake

    def method(self, number: str) -> str:
        """As Stripe's script makes it in the browser, out of our sight."""
        body = f"type=card&card[number]={number}&card[exp_month]=12&card[exp_year]=2040"
        headers = {"Authorization": f"Bearer {self.fake.publishable_key}"}
        request = urllib.request.Request(f"{self.fake.base}/v1/payment_methods", body.encode(), headers)
        with OPENER.open(request, timeout=10) as answer:
            return str(json.load(answer)["id"])

    def answer(self, reference: str, action: NextAction | None, *, approved: bool) -> None:
        assert action
        self.fake.answer_bank(action.client_secret, approved=approved)

    def charged(self) -> int:
        return sum(charge["amount"] for charge in self.fake.charges())

    def refunded(self) -> int:
        return sum(charge["amount_refunded"] for charge in self.fake.charges())

    def lose_the_reply(self, what: What, *, before: bool = False) -> None:
        kind = "lost_before" if before else "lost_after"
        self.fake.fail({"kind": kind, "method": "POST", "path": PATHS[what]})

    def becomes(self, method: str, number: str) -> None:
        self.fake.card_becomes(method, number)


@pytest.fixture(params=["demo", "stripe"])
def world(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> World:
    if request.param == "demo":
        return Demo(monkeypatch)
    return Stripe(request.getfixturevalue("stripe_settings"))

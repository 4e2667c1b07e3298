"""`fakestripe`: the make-believe Stripe in a process of its own, empty for each test."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakestripe.faults import KINDS

ROOT = Path(__file__).resolve().parents[2]
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class FakeStripeProcess:
    """A handle on the running fake: what a test may ask and set, beside Stripe's own API."""

    secret_key = "sk_test_0123456789abcdef"
    publishable_key = "pk_test_0123456789abcdef"
    webhook_secret = "whsec_0123456789abcdef"

    def __init__(self, base: str) -> None:
        self.base = base

    @property
    def script(self) -> str:
        """Address of the stand-in for Stripe's script."""
        return f"{self.base}/endive/stripe.js"

    def charges(self, *, status: str = "succeeded") -> list[dict[str, Any]]:
        """The judge: every charge with this status, the oldest first."""
        return [charge for charge in self._ask("GET", "charges")["data"] if charge["status"] == status]

    def requests(self, *, ending: str = "") -> list[dict[str, Any]]:
        """The API requests that were answered, those whose path has this ending."""
        return [one for one in self._ask("GET", "requests")["data"] if one["path"].endswith(ending)]

    def deliveries(self) -> list[dict[str, Any]]:
        """The webhooks that were sent, with the status each was answered."""
        found: list[dict[str, Any]] = self._ask("GET", "deliveries")["data"]
        return found

    def deliver(self, *, lost: bool = False, within: float = 60.0) -> int:
        """Every webhook outstanding has been sent, the lost ones too when asked; how many that were."""
        given = {"lost": lost, "within": within}
        return int(self._ask("POST", "deliver", given, timeout=within + 10)["sent"])

    def fail(self, *faults: dict[str, Any], seed: int = 0) -> None:
        """Only these faults happen from now on: see tests/fakestripe/faults.py."""
        self._ask("POST", "faults", {"faults": faults, "seed": seed})

    def fail_share(
        self, share: float, *, seed: int, kinds: tuple[str, ...] = KINDS, method: str = ".*",
        path: str = ".*", seconds: float = 3.0,
    ) -> None:  # fmt: skip
        """This share of all API calls fails from now on, each in one of these ways."""
        mix = {"kind": "mix", "kinds": kinds, "method": method, "path": path, "seconds": seconds}
        self.fail({**mix, "chance": share, "times": None}, seed=seed)

    def struck(self) -> dict[str, int]:
        """How often each kind of fault has happened since faults were set."""
        found: dict[str, int] = self._ask("GET", "faults")
        return found

    def advance(self, seconds: float) -> None:
        """The fake's clock runs ahead by so much more; what was due by then has happened."""
        self._ask("POST", "clock", {"advance": seconds})

    def set_clock(self, at: float) -> None:
        """It is that moment now for the fake, in seconds since 1970; what was due by then has happened."""
        self._ask("POST", "clock", {"at": at})

    def send_webhooks_to(self, url: str, **plan: Any) -> None:
        """Events go there from now on, as well or badly as the plan says: tests/fakestripe/deliveries.py."""
        self._ask("POST", "webhooks", {"url": url, "secret": self.webhook_secret, **plan})

    def answer_bank(self, client_secret: str, *, approved: bool) -> None:
        """What the shopper answers in the dialog of Stripe's script."""
        self._ask("POST", "authenticate", {"client_secret": client_secret, "approved": approved})

    def card_becomes(self, payment_method: str, behaves_as: str) -> None:
        """A saved card is treated by its bank as this test card, by number or `pm_card_…`, from now on."""
        self._ask("POST", "cards", {"payment_method": payment_method, "behaves_as": behaves_as})

    def account_becomes(self, account: str) -> None:
        """The keys belong to another Stripe account (`acct_…`), as after a copy to another installation."""
        self._ask("POST", "account", {"id": account})

    def fail_refund(self, refund: str, *, reason: str = "expired_or_canceled_card") -> dict[str, Any]:
        """The bank sends the refund back."""
        failed: dict[str, Any] = self._ask("POST", "refunds/fail", {"refund": refund, "reason": reason})
        return failed

    def open_dispute(self, payment_intent: str, **more: Any) -> dict[str, Any]:
        """The card's owner takes the charge back, for a `reason` and an `amount` if given."""
        opened: dict[str, Any] = self._ask("POST", "disputes", {"payment_intent": payment_intent, **more})
        return opened

    def decide_dispute(self, dispute: str, *, won: bool) -> dict[str, Any]:
        """The bank gives the shop its money back, or not."""
        decided: dict[str, Any] = self._ask("POST", "disputes/decide", {"dispute": dispute, "won": won})
        return decided

    def run_payouts(self, *, pending: bool = True, outcome: str = "paid") -> list[dict[str, Any]]:
        """A payout for each currency, of what is not free yet too when `pending`; "paid", "failed" or
        "in_transit". Without this call they are made once a week, on the fake's clock."""
        made: list[dict[str, Any]] = self._ask("POST", "payouts", {"pending": pending, "outcome": outcome})[
            "data"
        ]
        return made

    def reset(self) -> None:
        self._ask("POST", "reset")

    def _ask(
        self, method: str, what: str, body: dict[str, Any] | None = None, *, timeout: float = 30.0
    ) -> Any:
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(f"{self.base}/_fake/{what}", data, method=method)
        with OPENER.open(request, timeout=timeout) as answer:
            return json.load(answer)


@pytest.fixture(scope="session")
def fakestripe_process() -> Iterator[FakeStripeProcess]:
    command = [sys.executable, "-m", "tests.fakestripe", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        assert "http://" in line, "the fake Stripe did not start"
        yield FakeStripeProcess(line.split()[-1])
        process.terminate()


@pytest.fixture
def fakestripe(fakestripe_process: FakeStripeProcess) -> FakeStripeProcess:
    fakestripe_process.reset()
    return fakestripe_process


@pytest.fixture
def stripe_settings(fakestripe: FakeStripeProcess, settings: Any) -> FakeStripeProcess:
    """The shop is paid through Stripe, which is the fake."""
    settings.PAYMENT_GATEWAY = "stripe"
    settings.STRIPE_SECRET_KEY = fakestripe.secret_key
    settings.STRIPE_PUBLISHABLE_KEY = fakestripe.publishable_key
    settings.STRIPE_WEBHOOK_SECRET = fakestripe.webhook_secret
    settings.STRIPE_API_BASE = fakestripe.base
    settings.STRIPE_JS_URL = fakestripe.script
    return fakestripe

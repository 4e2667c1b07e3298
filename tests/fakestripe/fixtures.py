"""`fakestripe`: the make-believe Stripe in a process of its own, empty for each test."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

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

    def fail(self, *faults: dict[str, Any], seed: int = 0) -> None:
        """Only these faults happen from now on: see tests/fakestripe/faults.py."""
        self._ask("POST", "faults", {"faults": faults, "seed": seed})

    def advance(self, seconds: float) -> None:
        """The fake's clock runs ahead by so much more."""
        self._ask("POST", "clock", {"advance": seconds})

    def send_webhooks_to(self, url: str) -> None:
        self._ask("POST", "webhooks", {"url": url, "secret": self.webhook_secret})

    def answer_bank(self, client_secret: str, *, approved: bool) -> None:
        """What the shopper answers in the dialog of Stripe's script."""
        self._ask("POST", "authenticate", {"client_secret": client_secret, "approved": approved})

    def reset(self) -> None:
        self._ask("POST", "reset")

    def _ask(self, method: str, what: str, body: dict[str, Any] | None = None) -> Any:
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(f"{self.base}/_fake/{what}", data, method=method)
        with OPENER.open(request, timeout=10) as answer:
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

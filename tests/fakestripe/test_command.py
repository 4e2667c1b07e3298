"""`python -m tests.fakestripe` says what to set, in names that the shop reads."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
import stripe

from coffret.settings.base import ENV
from tests.fakestripe.fixtures import ROOT


@pytest.fixture
def told() -> Iterator[dict[str, str]]:
    """The settings that the command printed, while it runs."""
    command = [sys.executable, "-m", "tests.fakestripe", "--port", "0"]
    sent = ["--webhook", "http://127.0.0.1:9/hooks/stripe/", "--secret", "whsec_mine"]
    with subprocess.Popen([*command, *sent], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = []
        while not (line := process.stdout.readline()).startswith("Cards:"):
            lines.append(line.strip())
        assert "Events are sent to http://127.0.0.1:9/hooks/stripe/" in lines
        yield dict(line.split("=", 1) for line in lines if line.startswith("STRIPE_"))
        process.terminate()


def test_the_settings_are_the_shops_and_work(told: dict[str, str]) -> None:
    assert {name for name in type(ENV).model_fields if name.startswith("stripe_")} == {
        name.lower() for name in told
    }
    assert told["STRIPE_WEBHOOK_SECRET"] == "whsec_mine"
    client = stripe.StripeClient(
        told["STRIPE_SECRET_KEY"], base_addresses={"api": told["STRIPE_API_BASE"]}, max_network_retries=0
    )
    assert client.v1.accounts.retrieve_current().charges_enabled
    assert told["STRIPE_JS_URL"].startswith(told["STRIPE_API_BASE"])

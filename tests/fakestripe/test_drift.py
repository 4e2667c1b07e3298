"""What the fake answers is what the official library knows: a new version shows where we drift."""

import typing

import pytest
import stripe

from tests.fakestripe import routes
from tests.fakestripe.conftest import Pay
from tests.fakestripe.events import API_VERSION
from tests.fakestripe.fixtures import FakeStripeProcess

LISTED = (
    "customers", "payment_methods", "payment_intents", "setup_intents", "charges", "refunds", "disputes",
    "balance_transactions", "payouts", "events",
)  # fmt: skip


@pytest.fixture
def world(client: stripe.StripeClient, customer: str, pay: Pay, fakestripe: FakeStripeProcess) -> None:
    """Something of each kind, in each state that has fields of its own."""
    for method in ("pm_card_refundFail", "pm_card_pendingRefund", "pm_card_createDispute"):
        intent = pay(method, setup_future_usage="off_session")
        if "efund" in method:
            client.v1.refunds.create({"payment_intent": intent.id, "reason": "requested_by_customer"})
    with pytest.raises(stripe.CardError):
        pay("pm_card_visa_chargeDeclinedLostCard")
    pay("pm_card_authenticationRequired")
    pay("pm_card_visa", amount=100000)
    client.v1.setup_intents.create(
        {"customer": customer, "payment_method": "pm_card_authenticationRequired", "confirm": True,
         "return_url": "https://shop.example/back"}
    )  # fmt: skip
    fakestripe.run_payouts(outcome="failed")
    fakestripe.advance(3601)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("kind", LISTED)
def test_every_field_is_one_of_stripes(client: stripe.StripeClient, kind: str) -> None:
    found = getattr(client.v1, kind).list({"limit": 100}).data
    assert found
    for one in found:
        assert set(one.to_dict()) - set(type(one).__annotations__) == set()


@pytest.mark.usefixtures("world")
def test_every_event_is_one_of_stripes(client: stripe.StripeClient) -> None:
    known = set(typing.get_args(stripe.Event.__annotations__["type"]))
    told = {event.type for event in client.v1.events.list({"limit": 100}).data}
    assert told and told - known == set()


def test_the_fake_speaks_the_librarys_version() -> None:
    assert stripe.api_version == API_VERSION


@pytest.mark.parametrize("route", routes.ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_every_route_takes_parameters_that_the_library_knows(route: routes.Route) -> None:
    assert hasattr(stripe.params, route.params)


@pytest.mark.usefixtures("world")
def test_a_property_that_cannot_be_expanded_is_refused(client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.charges.list({"expand": ["data.nothing"]})
    assert refused.value.param == "expand"
    found = client.v1.balance_transactions.list({"type": "charge", "expand": ["data.source.customer"]})
    assert {one.source.customer.object for one in found.data} == {"customer"}  # type: ignore[union-attr]

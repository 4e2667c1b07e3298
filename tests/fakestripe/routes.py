"""Which request does what, and which of the library's typed parameters it takes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fakestripe import intents, resources
from tests.fakestripe.errors import invalid, unauthorized
from tests.fakestripe.state import Account, Object


@dataclass
class Call:
    """One request on its way to its handler; `base` is the address the fake was asked at."""

    account: Account
    params: Object
    reference: str
    base: str
    is_public: bool


Handler = Callable[[Call], Object]


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    params: str
    handler: Handler
    is_public: bool = False  # open to the publishable key, which every visitor has


def retrieve_intent(call: Call) -> Object:
    intent = call.account.get("payment_intent", call.reference, param="intent")
    if call.is_public and call.params.get("client_secret") != intent["client_secret"]:
        raise unauthorized("The client secret is needed with a publishable key.")
    return intent


def _retrieve(kind: str) -> Handler:
    return lambda call: call.account.get(kind, call.reference)


def _list(kind: str, path: str, *filters: str) -> Handler:
    def page(call: Call) -> Object:
        where: dict[str, Any] = {name: call.params[name] for name in filters if name in call.params}
        return call.account.page(kind, call.params, path, **where)

    return page


ROUTES = [
    Route(
        "POST", "/v1/customers", "CustomerCreateParams",
        lambda c: resources.create_customer(c.account, c.params),
    ),
    Route("GET", "/v1/customers", "CustomerListParams", _list("customer", "/v1/customers", "email")),
    Route("GET", "/v1/customers/{id}", "CustomerRetrieveParams", _retrieve("customer")),
    Route(
        "POST", "/v1/payment_methods", "PaymentMethodCreateParams",
        lambda c: resources.create_method(c.account, c.params), is_public=True,
    ),
    Route("GET", "/v1/payment_methods/{id}", "PaymentMethodRetrieveParams", _retrieve("payment_method")),
    Route(
        "POST", "/v1/payment_methods/{id}/attach", "PaymentMethodAttachParams",
        lambda c: resources.attach_method(c.account, c.params, c.reference),
    ),
    Route(
        "POST", "/v1/payment_intents", "PaymentIntentCreateParams",
        lambda c: intents.create(c.account, c.params, base=c.base),
    ),
    Route(
        "GET", "/v1/payment_intents", "PaymentIntentListParams",
        _list("payment_intent", "/v1/payment_intents", "customer"),
    ),
    Route(
        "GET", "/v1/payment_intents/{id}", "PaymentIntentRetrieveParams", retrieve_intent, is_public=True
    ),
    Route(
        "POST", "/v1/payment_intents/{id}", "PaymentIntentUpdateParams",
        lambda c: intents.update(c.account, c.params, c.reference),
    ),
    Route(
        "POST", "/v1/payment_intents/{id}/confirm", "PaymentIntentConfirmParams",
        lambda c: intents.confirm(c.account, c.params, c.reference, base=c.base),
    ),
    Route(
        "POST", "/v1/payment_intents/{id}/cancel", "PaymentIntentCancelParams",
        lambda c: intents.cancel(c.account, c.params, c.reference),
    ),
    Route(
        "GET", "/v1/charges", "ChargeListParams",
        _list("charge", "/v1/charges", "customer", "payment_intent"),
    ),
    Route("GET", "/v1/charges/{id}", "ChargeRetrieveParams", _retrieve("charge")),
    Route("GET", "/v1/events", "EventListParams", _list("event", "/v1/events", "type")),
    Route("GET", "/v1/events/{id}", "EventRetrieveParams", _retrieve("event")),
]  # fmt: skip


def find(method: str, path: str) -> tuple[Route, str]:
    """The route and the id in the path. Raises Stripe's 404 for an address it does not know."""
    for route in ROUTES:
        pattern = re.escape(route.path).replace(r"\{id\}", "([A-Za-z0-9_]+)")
        match = re.fullmatch(pattern, path)
        if route.method == method and match:
            return route, "".join(match.groups())
    raise invalid(f"Unrecognized request URL ({method}: {path}).", status=404)

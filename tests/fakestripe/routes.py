"""Which request does what, and which of the library's typed parameters it takes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fakestripe import balance, customers, disputes, events, intents, methods, payouts, refunds, setups
from tests.fakestripe.errors import invalid, unauthorized
from tests.fakestripe.state import Account, Object, is_within


@dataclass
class Call:
    """One request on its way to its handler; `base` is the address the fake was asked at."""

    account: Account
    params: Object
    path: str
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


def retrieve_intent(kind: str) -> Handler:
    def retrieve(call: Call) -> Object:
        intent = call.account.get(kind, call.reference, param="intent")
        if call.is_public and call.params.get("client_secret") != intent["client_secret"]:
            raise unauthorized("The client secret is needed with a publishable key.")
        return intent

    return retrieve


def current_account(call: Call) -> Object:
    """Who the key belongs to. Raises Stripe's 403 for somebody else's account."""
    if call.reference and call.reference != call.account.id:
        raise unauthorized("The provided key does not have access to this account.", status=403)
    return {
        "id": call.account.id, "object": "account", "country": "FR", "default_currency": "eur",
        "charges_enabled": True, "payouts_enabled": True, "details_submitted": True, "metadata": {},
        "type": "standard", "email": "shop@example.com",
    }  # fmt: skip


def methods_of_customer(call: Call) -> Object:
    call.account.get("customer", call.reference, param="customer")
    where = {"customer": call.reference, **_given(call, "type")}
    return call.account.page(methods.KIND, call.params, call.path, **where)


def list_payouts(call: Call) -> Object:
    """By status and by the day they arrive as well."""
    found = call.account.all(payouts.KIND, **_given(call, "status"))
    arriving = [
        one["id"] for one in found if is_within(one["arrival_date"], call.params, name="arrival_date")
    ]
    return call.account.page_of_ids(arriving, call.params, call.path)


def _given(call: Call, *names: str) -> dict[str, Any]:
    return {name: call.params[name] for name in names if name in call.params}


def _retrieve(kind: str) -> Handler:
    return lambda call: call.account.get(kind, call.reference)


def _list(kind: str, *filters: str) -> Handler:
    return lambda call: call.account.page(kind, call.params, call.path, **_given(call, *filters))


def _create(action: Callable[[Account, Object], Object]) -> Handler:
    return lambda call: action(call.account, call.params)


def _change(action: Callable[[Account, Object, str], Object]) -> Handler:
    return lambda call: action(call.account, call.params, call.reference)


ROUTES = [
    Route("GET", "/v1/account", "AccountRetrieveCurrentParams", current_account),
    Route("GET", "/v1/accounts/{id}", "AccountRetrieveParams", current_account),
    Route("POST", "/v1/customers", "CustomerCreateParams", _create(customers.create)),
    Route("GET", "/v1/customers", "CustomerListParams", _list("customer", "email")),
    Route("GET", "/v1/customers/{id}", "CustomerRetrieveParams", _retrieve("customer")),
    Route("POST", "/v1/customers/{id}", "CustomerUpdateParams", _change(customers.update)),
    Route(
        "GET", "/v1/customers/{id}/payment_methods", "CustomerPaymentMethodListParams", methods_of_customer
    ),
    Route(
        "POST", "/v1/payment_methods", "PaymentMethodCreateParams", _create(methods.create), is_public=True
    ),
    Route(
        "GET", "/v1/payment_methods", "PaymentMethodListParams", _list(methods.KIND, "customer", "type")
    ),
    Route("GET", "/v1/payment_methods/{id}", "PaymentMethodRetrieveParams", _retrieve(methods.KIND)),
    Route(
        "POST", "/v1/payment_methods/{id}/attach", "PaymentMethodAttachParams", _change(methods.attach)
    ),
    Route(
        "POST", "/v1/payment_methods/{id}/detach", "PaymentMethodDetachParams",
        lambda c: methods.detach(c.account, c.reference),
    ),
    Route(
        "POST", "/v1/payment_intents", "PaymentIntentCreateParams",
        lambda c: intents.create(c.account, c.params, base=c.base),
    ),
    Route("GET", "/v1/payment_intents", "PaymentIntentListParams", _list(intents.KIND, "customer")),
    Route(
        "GET", "/v1/payment_intents/{id}", "PaymentIntentRetrieveParams",
        retrieve_intent(intents.KIND), is_public=True,
    ),
    Route("POST", "/v1/payment_intents/{id}", "PaymentIntentUpdateParams", _change(intents.update)),
    Route(
        "POST", "/v1/payment_intents/{id}/confirm", "PaymentIntentConfirmParams",
        lambda c: intents.confirm(c.account, c.params, c.reference, base=c.base),
    ),
    Route("POST", "/v1/payment_intents/{id}/cancel", "PaymentIntentCancelParams", _change(intents.cancel)),
    Route(
        "POST", "/v1/setup_intents", "SetupIntentCreateParams",
        lambda c: setups.create(c.account, c.params, base=c.base),
    ),
    Route(
        "GET", "/v1/setup_intents", "SetupIntentListParams",
        _list(setups.KIND, "customer", "payment_method"),
    ),
    Route(
        "GET", "/v1/setup_intents/{id}", "SetupIntentRetrieveParams",
        retrieve_intent(setups.KIND), is_public=True,
    ),
    Route("POST", "/v1/setup_intents/{id}", "SetupIntentUpdateParams", _change(setups.update)),
    Route(
        "POST", "/v1/setup_intents/{id}/confirm", "SetupIntentConfirmParams",
        lambda c: setups.confirm(c.account, c.params, c.reference, base=c.base),
    ),
    Route("POST", "/v1/setup_intents/{id}/cancel", "SetupIntentCancelParams", _change(setups.cancel)),
    Route("GET", "/v1/charges", "ChargeListParams", _list("charge", "customer", "payment_intent")),
    Route("GET", "/v1/charges/{id}", "ChargeRetrieveParams", _retrieve("charge")),
    Route("POST", "/v1/refunds", "RefundCreateParams", _create(refunds.create)),
    Route("GET", "/v1/refunds", "RefundListParams", _list(refunds.KIND, "charge", "payment_intent")),
    Route("GET", "/v1/refunds/{id}", "RefundRetrieveParams", _retrieve(refunds.KIND)),
    Route("POST", "/v1/refunds/{id}", "RefundUpdateParams", _change(refunds.update)),
    Route("GET", "/v1/disputes", "DisputeListParams", _list(disputes.KIND, "charge", "payment_intent")),
    Route("GET", "/v1/disputes/{id}", "DisputeRetrieveParams", _retrieve(disputes.KIND)),
    Route("POST", "/v1/disputes/{id}", "DisputeUpdateParams", _change(disputes.update)),
    Route(
        "POST", "/v1/disputes/{id}/close", "DisputeCloseParams",
        lambda c: disputes.decide(c.account, c.reference, won=False),
    ),
    Route("GET", "/v1/balance", "BalanceRetrieveParams", lambda c: balance.now(c.account)),
    Route(
        "GET", "/v1/balance_transactions", "BalanceTransactionListParams",
        lambda c: payouts.entries(c.account, c.params, c.path),
    ),
    Route(
        "GET", "/v1/balance_transactions/{id}", "BalanceTransactionRetrieveParams", _retrieve(balance.KIND)
    ),
    Route("GET", "/v1/payouts", "PayoutListParams", list_payouts),
    Route("GET", "/v1/payouts/{id}", "PayoutRetrieveParams", _retrieve(payouts.KIND)),
    Route("GET", "/v1/events", "EventListParams", lambda c: events.page(c.account, c.params, c.path)),
    Route("GET", "/v1/events/{id}", "EventRetrieveParams", lambda c: events.retrieve(c.account, c.reference)),
]  # fmt: skip

BY_PATH = {(route.method, route.path): route for route in ROUTES}


def find(method: str, path: str) -> tuple[Route, str]:
    """The route and the id in the path. Raises Stripe's 404 for an address it does not know."""
    parts = path.split("/")
    reference = "".join(parts[3:4])
    route = BY_PATH.get((method, "/".join([*parts[:3], "{id}", *parts[4:]]) if reference else path))
    if route is None:
        raise invalid(f"Unrecognized request URL ({method}: {path}).", status=404)
    return route, reference

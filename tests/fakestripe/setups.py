"""The state machine of a SetupIntent, which saves a card: https://docs.stripe.com/payments/setupintents/lifecycle"""

import contextlib
import secrets

from tests.fakestripe import authentication, methods
from tests.fakestripe.errors import StripeAnswersError, card_problem, invalid
from tests.fakestripe.state import Account, Object

KIND = "setup_intent"
OPEN = ("requires_payment_method", "requires_confirmation", "requires_action")
KEPT = ("description", "metadata")
OF_CONFIRMATION = ("return_url", "use_stripe_sdk")


def create(account: Account, params: Object, *, base: str) -> Object:
    if customer := params.get("customer"):
        account.get("customer", customer, param="customer", status=400)
    if chosen := params.get("payment_method"):  # nothing is made when it cannot be used
        params = {**params, "payment_method": methods.usable(account, chosen, customer=customer)["id"]}
    intent = account.add(
        "seti",
        KIND,
        {
            "customer": customer, "status": "requires_payment_method",
            "usage": params.get("usage", "off_session"),
            "payment_method": None, "next_action": None, "last_setup_error": None, "latest_attempt": None,
            "cancellation_reason": None, "description": None, "mandate": None,
            "payment_method_types": params.get("allowed_payment_method_types", ["card"]),
        },
    )  # fmt: skip
    intent["client_secret"] = f"{intent['id']}_secret_{secrets.token_hex(12)}"
    _keep(account, intent, params)
    account.tell("setup_intent.created", intent)
    if params.get("confirm"):
        confirmation = {name: params[name] for name in OF_CONFIRMATION if name in params}
        return confirm(account, confirmation, intent["id"], base=base)
    return intent


def update(account: Account, params: Object, reference: str) -> Object:
    intent = account.get(KIND, reference, param="intent")
    _check_state(intent, "updated")
    if customer := params.get("customer"):
        intent["customer"] = account.get("customer", customer, param="customer", status=400)["id"]
        account.index(intent, "customer")
    _keep(account, intent, params)
    return intent


def confirm(account: Account, params: Object, reference: str, *, base: str) -> Object:
    """Save the card, or ask its owner's bank first. A refusal is raised, and remembered."""
    intent = account.get(KIND, reference, param="intent")
    _check_state(intent, "confirmed")
    chosen = params.get("payment_method") or intent["payment_method"]
    if not chosen:
        raise invalid("A payment method is needed to confirm.", param="payment_method")
    method = methods.usable(account, chosen, customer=intent["customer"])
    asks = authentication.asks_at_setup(account, method)
    if asks:
        authentication.check_way_back(params)
    intent.update(payment_method=method["id"], next_action=None, last_setup_error=None)
    if asks:
        return authentication.ask(account, intent, params, base=base)
    return _finish(account, intent, method)


def answered(account: Account, intent: Object, method: Object, *, approved: bool) -> None:
    """The owner has answered their bank. What fails now, the intent and an event tell the shop."""
    if approved:
        with contextlib.suppress(StripeAnswersError):
            _finish(account, intent, method)
        return
    problem = {
        "type": "invalid_request_error", "code": "setup_intent_authentication_failure",
        "message": "The provided payment method has failed authentication.", "payment_method": dict(method),
    }  # fmt: skip
    _fail(account, intent, problem)


def cancel(account: Account, params: Object, reference: str) -> Object:
    intent = account.get(KIND, reference, param="intent")
    _check_state(intent, "canceled")
    reason = params.get("cancellation_reason")
    intent.update(status="canceled", next_action=None, cancellation_reason=reason)
    account.tell("setup_intent.canceled", intent)
    return intent


def _keep(account: Account, intent: Object, params: Object) -> None:
    intent.update({name: params[name] for name in KEPT if name in params})
    if params.get("payment_method"):
        method = methods.usable(account, params["payment_method"], customer=intent["customer"])
        intent.update(payment_method=method["id"], status="requires_confirmation")


def _check_state(intent: Object, what: str) -> None:
    if intent["status"] not in OPEN:
        raise invalid(
            f"This SetupIntent could not be {what} because it has a status of {intent['status']}.",
            code="setup_intent_unexpected_state", executed=True, setup_intent=dict(intent),
        )  # fmt: skip


def _finish(account: Account, intent: Object, method: Object) -> Object:
    card = methods.card_of(account, method)
    if card.decline and not card.is_saved:
        problem = card_problem(card.decline, card.reason, method, advice=card.advice)
        raise _fail(account, intent, problem)
    intent.update(status="succeeded", next_action=None)
    if intent["customer"]:
        methods.save(account, method, intent["customer"])
    account.tell("setup_intent.succeeded", intent)
    return intent


def _fail(account: Account, intent: Object, problem: Object) -> StripeAnswersError:
    """The intent is free for another method and remembers `problem`; the error to answer."""
    intent.update(status="requires_payment_method", payment_method=None, last_setup_error=problem)
    account.tell("setup_intent.setup_failed", intent)
    return StripeAnswersError(402, {**problem, "setup_intent": dict(intent)})

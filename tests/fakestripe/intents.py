"""The state machine of a PaymentIntent: https://docs.stripe.com/payments/paymentintents/lifecycle"""

import contextlib
import secrets

from tests.fakestripe import authentication, charges, methods
from tests.fakestripe.errors import StripeAnswersError, card_problem, invalid
from tests.fakestripe.state import Account, Object

KIND = "payment_intent"
MINIMUM = {"eur": 50, "usd": 50, "chf": 50, "gbp": 30}
OPEN = ("requires_payment_method", "requires_confirmation", "requires_action")
KEPT = ("description", "receipt_email", "setup_future_usage", "payment_method", "metadata")
OF_CONFIRMATION = ("return_url", "off_session", "use_stripe_sdk", "error_on_requires_action")


def create(account: Account, params: Object, *, base: str) -> Object:
    _check_amount(params["amount"], params["currency"])
    if "off_session" in params and not params.get("confirm"):
        raise invalid("off_session can only be used when confirm is true.", param="off_session")
    if customer := params.get("customer"):
        account.get("customer", customer, param="customer", status=400)
    if chosen := params.get("payment_method"):  # nothing is made when it cannot be used
        params = {**params, "payment_method": methods.usable(account, chosen, customer=customer)["id"]}
    intent = account.add(
        "pi",
        KIND,
        {
            "amount": params["amount"], "amount_received": 0, "currency": params["currency"].lower(),
            "customer": customer, "status": "requires_payment_method", "capture_method": "automatic",
            "confirmation_method": "automatic", "latest_charge": None, "next_action": None,
            "last_payment_error": None, "payment_method": None, "canceled_at": None,
            "cancellation_reason": None, "setup_future_usage": None, "description": None,
            "receipt_email": None,
            "payment_method_types": params.get("allowed_payment_method_types", ["card"]),
        },
    )  # fmt: skip
    intent["client_secret"] = f"{intent['id']}_secret_{secrets.token_hex(12)}"
    _keep(account, intent, params)
    account.tell("payment_intent.created", intent)
    if params.get("confirm"):
        confirmation = {name: params[name] for name in OF_CONFIRMATION if name in params}
        return confirm(account, confirmation, intent["id"], base=base)
    return intent


def update(account: Account, params: Object, reference: str) -> Object:
    intent = account.get(KIND, reference, param="intent")
    _check_state(intent, OPEN, "updated")
    if "amount" in params:
        _check_amount(params["amount"], intent["currency"])
        intent["amount"] = params["amount"]
    if customer := params.get("customer"):
        intent["customer"] = account.get("customer", customer, param="customer", status=400)["id"]
        account.index(intent, "customer")
    _keep(account, intent, params)
    return intent


def confirm(account: Account, params: Object, reference: str, *, base: str) -> Object:
    """Charge the method, or ask its owner's bank first. A decline is raised, and remembered."""
    intent = account.get(KIND, reference, param="intent")
    _check_state(intent, OPEN, "confirmed")
    chosen = params.get("payment_method") or intent["payment_method"]
    if not chosen:
        raise invalid("A payment method is needed to confirm.", param="payment_method")
    method = methods.usable(account, chosen, customer=intent["customer"])
    off_session = bool(params.get("off_session"))
    asks = authentication.asks(account, method, off_session=off_session)
    if asks and not off_session:
        authentication.check_way_back(params)
    intent.update(payment_method=method["id"], next_action=None, last_payment_error=None)
    _keep(account, intent, {name: value for name, value in params.items() if name != "payment_method"})
    if not asks:
        return _charge(account, intent, method)
    if off_session:
        problem = card_problem("authentication_required", "authentication_required", method)
        raise _decline(account, intent, charges.refuse(account, intent, method, problem), problem)
    return authentication.ask(account, intent, params, base=base)


def answered(account: Account, intent: Object, method: Object, *, approved: bool) -> None:
    """The owner has answered their bank. What fails now, the intent and an event tell the shop."""
    if not approved:
        problem = {
            "type": "invalid_request_error", "code": "payment_intent_authentication_failure",
            "message": "The provided payment method has failed authentication.",
            "payment_method": dict(method),
        }  # fmt: skip
        _fail(account, intent, problem)
        return
    with contextlib.suppress(StripeAnswersError):
        _charge(account, intent, method)


def cancel(account: Account, params: Object, reference: str) -> Object:
    intent = account.get(KIND, reference, param="intent")
    _check_state(intent, (*OPEN, "processing"), "canceled")
    intent.update(
        status="canceled", canceled_at=int(account.clock.now()), next_action=None,
        cancellation_reason=params.get("cancellation_reason"),
    )  # fmt: skip
    account.tell("payment_intent.canceled", intent)
    return intent


def _keep(account: Account, intent: Object, params: Object) -> None:
    intent.update({name: params[name] for name in KEPT if name in params})
    if params.get("payment_method"):
        method = methods.usable(account, params["payment_method"], customer=intent["customer"])
        intent.update(payment_method=method["id"], status="requires_confirmation")


def _check_amount(amount: int, currency: str) -> None:
    if amount < 1:
        raise invalid("This value must be at least 1.", param="amount", code="parameter_invalid_integer")
    if amount < MINIMUM.get(currency.lower(), 1):
        raise invalid("Amount is below the minimum.", param="amount", code="amount_too_small")


def _check_state(intent: Object, allowed: tuple[str, ...], what: str) -> None:
    if intent["status"] not in allowed:
        raise invalid(
            f"This PaymentIntent could not be {what} because it has a status of {intent['status']}.",
            code="payment_intent_unexpected_state", executed=True, payment_intent=dict(intent),
        )  # fmt: skip


def _charge(account: Account, intent: Object, method: Object) -> Object:
    charge = charges.create(account, intent, method)
    if not charge["paid"]:
        card = methods.card_of(account, method)
        problem = card_problem(card.decline, card.reason, method, advice=card.advice)
        raise _decline(account, intent, charge, problem)
    intent.update(
        status="succeeded", amount_received=intent["amount"], next_action=None, latest_charge=charge["id"]
    )
    if intent["customer"] and intent["setup_future_usage"]:
        methods.save(account, method, intent["customer"])
    elif not method["customer"]:
        account.spent.add(method["id"])
    account.tell("charge.succeeded", charge)
    account.tell("payment_intent.succeeded", intent)
    charges.follow_up(account, charge, method)
    return intent


def _decline(account: Account, intent: Object, charge: Object, problem: Object) -> StripeAnswersError:
    intent["latest_charge"] = charge["id"]
    return _fail(account, intent, {**problem, "charge": charge["id"]})


def _fail(account: Account, intent: Object, problem: Object) -> StripeAnswersError:
    """The intent is free for another method and remembers `problem`; the error to answer."""
    intent.update(status="requires_payment_method", payment_method=None, last_payment_error=problem)
    account.tell("payment_intent.payment_failed", intent)
    return StripeAnswersError(402, {**problem, "payment_intent": dict(intent)})

"""The state machine of a PaymentIntent: https://docs.stripe.com/payments/paymentintents/lifecycle"""

import secrets
from typing import Any

from tests.fakestripe import resources
from tests.fakestripe.errors import StripeAnswersError, invalid
from tests.fakestripe.state import Account, Object

KIND = "payment_intent"
MINIMUM = {"eur": 50, "usd": 50, "chf": 50, "gbp": 30}
OPEN = ("requires_payment_method", "requires_confirmation", "requires_action")
KEPT = ("description", "receipt_email", "setup_future_usage", "payment_method", "metadata")
OF_CONFIRMATION = ("return_url", "off_session", "use_stripe_sdk", "error_on_requires_action")


def create(account: Account, params: Object, *, base: str) -> Object:
    _check_amount(params["amount"], params["currency"])
    if customer := params.get("customer"):
        account.get("customer", customer, param="customer", status=400)
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
    _keep(account, intent, params)
    return intent


def confirm(account: Account, params: Object, reference: str, *, base: str) -> Object:
    """Charge the method, or ask its owner's bank first. A decline is raised, and remembered."""
    intent = account.get(KIND, reference, param="intent")
    _check_state(intent, OPEN, "confirmed")
    chosen = params.get("payment_method") or intent["payment_method"]
    if not chosen:
        raise invalid("A payment method is needed to confirm.", param="payment_method")
    method = resources.usable_method(account, chosen, customer=intent["customer"])
    intent["payment_method"] = method["id"]
    intent["next_action"] = None
    intent["last_payment_error"] = None
    _keep(account, intent, {name: value for name, value in params.items() if name != "payment_method"})
    if not _bank_asks(account, intent, method):
        return _charge(account, intent, method)
    if params.get("off_session"):
        problem = _card_problem("authentication_required", "authentication_required", method)
        raise _fail(account, intent, problem)
    if not (params.get("return_url") or params.get("use_stripe_sdk")):
        raise invalid("A return_url is needed for this payment method.", param="return_url")
    return _ask_bank(account, intent, params, base=base)


def authenticate(account: Account, client_secret: str, *, approved: bool) -> Object:
    """What the shopper answered the bank; an intent that waits for nothing stays as it is."""
    intent = account.get(KIND, client_secret.partition("_secret_")[0])
    if intent["client_secret"] != client_secret:
        raise invalid("The client secret is wrong.", status=401)
    if intent["status"] != "requires_action":
        return intent
    method = account.objects[intent["payment_method"]]
    intent["next_action"] = None
    try:
        if approved:
            return _charge(account, intent, method)
        problem = {
            "type": "invalid_request_error", "code": "payment_intent_authentication_failure",
            "message": "The provided payment method has failed authentication.",
            "payment_method": dict(method),
        }  # fmt: skip
        _fail(account, intent, problem)
    except StripeAnswersError:
        pass  # told to the shop by the intent itself and by an event
    return intent


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
        method = resources.usable_method(account, params["payment_method"], customer=intent["customer"])
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


def _bank_asks(account: Account, intent: Object, method: Object) -> bool:
    wanted = resources.card_of(account, method).authentication
    return wanted == "always" or (wanted == "once" and method["id"] not in account.set_up)


def _ask_bank(account: Account, intent: Object, params: Object, *, base: str) -> Object:
    if params.get("use_stripe_sdk"):
        how = {"type": "three_d_secure_redirect"}
        action: dict[str, Any] = {"type": "use_stripe_sdk", "use_stripe_sdk": how}
    else:
        secret = intent["client_secret"]
        page = {"return_url": params["return_url"], "url": f"{base}/_fake/bank?client_secret={secret}"}
        action = {"type": "redirect_to_url", "redirect_to_url": page}
    intent.update(status="requires_action", next_action=action)
    account.tell("payment_intent.requires_action", intent)
    return intent


def _charge(account: Account, intent: Object, method: Object) -> Object:
    card = resources.card_of(account, method)
    charge = account.add(
        "ch",
        "charge",
        {
            "amount": intent["amount"], "currency": intent["currency"], "customer": intent["customer"],
            "payment_intent": intent["id"], "payment_method": method["id"],
            "metadata": dict(intent["metadata"]),
            "paid": not card.decline, "captured": not card.decline, "refunded": False, "amount_refunded": 0,
            "status": "failed" if card.decline else "succeeded", "failure_code": card.decline or None,
            "payment_method_details": {"type": "card", "card": dict(method["card"])},
        },
    )  # fmt: skip
    intent["latest_charge"] = charge["id"]
    if card.decline:
        account.tell("charge.failed", charge)
        problem = _card_problem(card.decline, card.reason, method, advice=card.advice)
        raise _fail(account, intent, {**problem, "charge": charge["id"]})
    intent.update(status="succeeded", amount_received=intent["amount"], next_action=None)
    if intent["customer"] and intent["setup_future_usage"]:
        account.set_up.add(method["id"])
        resources.give_method(account, method, intent["customer"])
    account.tell("charge.succeeded", charge)
    account.tell("payment_intent.succeeded", intent)
    return intent


def _card_problem(code: str, reason: str, method: Object, *, advice: str = "") -> Object:
    problem = {
        "type": "card_error", "code": code, "decline_code": reason, "payment_method": dict(method),
        "message": "Your card was declined.",
    }  # fmt: skip
    return {**problem, "advice_code": advice} if advice else problem


def _fail(account: Account, intent: Object, problem: Object) -> StripeAnswersError:
    """The intent is free for another method and remembers `problem`; the error to answer."""
    intent.update(status="requires_payment_method", payment_method=None, last_payment_error=problem)
    account.tell("payment_intent.payment_failed", intent)
    return StripeAnswersError(402, {**problem, "payment_intent": dict(intent)})

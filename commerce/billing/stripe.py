"""Stripe as the payment gateway, on its official library.

Two rules hold throughout. Stripe tries nothing again by itself here: an attempt is one row of ours
and one request, and whether a second one is made is decided from that row. And no text that Stripe
or the library wrote leaves this module: it can quote what was sent.
"""

import logging
import re
from functools import cache
from typing import Any, ClassVar

import stripe
import structlog
from django.conf import settings
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from commerce.base.money import Money
from commerce.billing.gateway import (
    Card,
    GatewayUnavailable,
    NextAction,
    Outcome,
    OutcomeUnknown,
    RefundOutcome,
    RefundRefused,
    RefundState,
    SetupOutcome,
    State,
)
from commerce.billing.stripe_amounts import from_stripe, to_stripe

log = structlog.get_logger()

# The library tells, at INFO, what Stripe answered, and below that what was sent.
logging.getLogger("stripe").setLevel(logging.WARNING)

# Seconds to connect and to read; well under the lease after which an attempt counts as stuck.
TIMEOUT = (5.0, 30.0)

STATES: dict[str, State] = {
    "requires_payment_method": "open",
    "requires_confirmation": "open",
    "requires_action": "requires_action",
    "requires_capture": "processing",
    "processing": "processing",
    "succeeded": "succeeded",
    "canceled": "canceled",
}

REFUND_STATES: dict[str, RefundState] = {
    "pending": "pending",
    "requires_action": "pending",
    "succeeded": "succeeded",
    "failed": "failed",
    "canceled": "failed",
}

# The bank asks within our page, by Stripe's script.
IN_PAGE: Any = {"use_stripe_sdk": True}

# A payment method of Stripe's script. Anything else is not sent on: it might be a card number.
METHOD = re.compile(r"pm_[A-Za-z0-9_]{1,100}")
UNUSABLE = "unusable_method"

# The names that `rules` explains to shoppers, where Stripe has another for the same thing.
SAME_AS = {
    "generic_decline": "card_declined",
    "payment_intent_authentication_failure": "authentication_failed",
    "setup_intent_authentication_failure": "authentication_failed",
    "invalid_cvc": "incorrect_cvc",
    "invalid_number": "incorrect_number",
}

# Another try of the same card is forbidden by the networks or cannot succeed:
# https://docs.stripe.com/declines/codes
FINAL = {
    "currency_not_supported", "expired_card", "incorrect_number", "invalid_account", "lost_card",
    "pickup_card", "restricted_card", "revocation_of_all_authorizations", "revocation_of_authorization",
    "security_violation", "stolen_card", "stop_payment_order", "transaction_not_allowed",
}  # fmt: skip
NEVER_AGAIN = "do_not_try_again"

# Refused before anything was begun: nothing has happened under the key of the request.
REFUSED = (
    stripe.AuthenticationError,
    stripe.InvalidRequestError,
    stripe.PermissionError,
    stripe.RateLimitError,
)


class StripeGateway:
    name: ClassVar[str] = "stripe"

    def create_payer(self, *, customer: str, email: str, key: str) -> str:
        try:
            payer = client().v1.customers.create(
                {"email": email, "metadata": {"customer": customer, "environment": settings.ENVIRONMENT}},
                {"idempotency_key": key},
            )
        except stripe.StripeError as error:
            if _is_replayed(error):
                return self.create_payer(customer=customer, email=email, key=f"{key}:again")
            raise _translated(error) from None
        return payer.id

    def create(self, *, amount: Money, order: str, payer: str, key: str) -> str:
        try:
            intent = client().v1.payment_intents.create(
                {
                    "amount": to_stripe(amount),
                    "currency": amount.currency.lower(),
                    "customer": payer,
                    "allowed_payment_method_types": ["card"],
                    "setup_future_usage": "off_session",
                    "metadata": {"order": order, "environment": settings.ENVIRONMENT},
                },
                {"idempotency_key": key},
            )
        except stripe.StripeError as error:
            if _is_replayed(error):
                return self.create(amount=amount, order=order, payer=payer, key=f"{key}:again")
            raise _translated(error) from None
        return intent.id

    def confirm(
        self, reference: str, *, method: str, return_url: str, key: str, off_session: bool = False
    ) -> Outcome:
        if not METHOD.fullmatch(method):
            return self._unusable(reference)
        presence: Any = {"off_session": True} if off_session else {"return_url": return_url, **IN_PAGE}
        try:
            intent = client().v1.payment_intents.confirm(
                reference,
                presence | {"payment_method": method, "expand": ["payment_method"]},
                {"idempotency_key": key},
            )
        except stripe.CardError as error:
            return self._declined(reference, error)
        except stripe.InvalidRequestError as error:
            if error.code == "payment_intent_unexpected_state":  # charged or cancelled before
                return self.retrieve(reference)
            if str(error.param).startswith("payment_method"):
                return self._unusable(reference)
            raise _translated(error) from None
        except stripe.StripeError as error:
            raise _translated(error) from None
        return _outcome(intent)

    def retrieve(self, reference: str) -> Outcome:
        try:
            intent = client().v1.payment_intents.retrieve(reference, {"expand": ["payment_method"]})
        except stripe.StripeError as error:
            raise silent(error) from None
        return _outcome(intent)

    def cancel(self, reference: str, *, key: str) -> Outcome:
        try:
            intent = client().v1.payment_intents.cancel(
                reference, {"expand": ["payment_method"]}, {"idempotency_key": key}
            )
        except stripe.InvalidRequestError as error:
            if error.code == "payment_intent_unexpected_state":
                return self.retrieve(reference)
            raise _translated(error) from None
        except stripe.StripeError as error:
            if _is_replayed(error):
                return self.cancel(reference, key=f"{key}:again")
            raise _translated(error) from None
        return _outcome(intent)

    def set_up(self, *, payer: str, method: str, return_url: str, key: str) -> tuple[str, SetupOutcome]:
        if not METHOD.fullmatch(method):
            return "", SetupOutcome(state="declined", decline_code=UNUSABLE)
        try:
            setup = client().v1.setup_intents.create(
                IN_PAGE
                | {
                    "customer": payer,
                    "payment_method": method,
                    "allowed_payment_method_types": ["card"],
                    "usage": "off_session",
                    "confirm": True,
                    "return_url": return_url,
                    "metadata": {"environment": settings.ENVIRONMENT},
                    "expand": ["payment_method"],
                },
                {"idempotency_key": key},
            )
        except stripe.CardError as error:
            return _reference_of(error), _setup_declined(error.error)
        except stripe.InvalidRequestError as error:
            if str(error.param).startswith("payment_method"):
                return "", SetupOutcome(state="declined", decline_code=UNUSABLE)
            raise _translated(error) from None
        except stripe.StripeError as error:
            raise _translated(error) from None
        return setup.id, _setup_outcome(setup)

    def retrieve_setup(self, reference: str) -> SetupOutcome:
        try:
            setup = client().v1.setup_intents.retrieve(reference, {"expand": ["payment_method"]})
        except stripe.StripeError as error:
            raise silent(error) from None
        return _setup_outcome(setup)

    def refund(self, reference: str, *, amount: Money, refund: str, key: str) -> RefundOutcome:
        try:
            made = client().v1.refunds.create(
                {
                    "payment_intent": reference,
                    "amount": to_stripe(amount),
                    "metadata": {"refund": refund, "environment": settings.ENVIRONMENT},
                },
                {"idempotency_key": key},
            )
        except stripe.InvalidRequestError as error:
            _note(error)
            raise RefundRefused(error.code) from None
        except stripe.StripeError as error:
            raise _translated(error) from None
        return refund_outcome(made)

    def refunds_of(self, reference: str) -> list[RefundOutcome]:
        try:
            found = client().v1.refunds.list({"payment_intent": reference, "limit": 100})
            return [refund_outcome(made) for made in found.auto_paging_iter()]
        except stripe.StripeError as error:
            raise silent(error) from None

    def forget(self, method: str) -> None:
        try:
            client().v1.payment_methods.detach(method)
        except stripe.InvalidRequestError as error:  # detached before
            _note(error)
        except stripe.StripeError as error:
            raise _translated(error) from None

    def _declined(self, reference: str, error: stripe.CardError) -> Outcome:
        intent = getattr(error.error, "payment_intent", None)
        amount = _amount(intent) if intent else self.retrieve(reference).amount
        return _decline(error.error, amount=amount)

    def _unusable(self, reference: str) -> Outcome:
        return Outcome(state="declined", amount=self.retrieve(reference).amount, decline_code=UNUSABLE)


def client() -> stripe.StripeClient:
    return _client_of(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE)


@cache
def _client_of(key: str, api_base: str) -> stripe.StripeClient:
    return stripe.StripeClient(
        key,
        base_addresses={"api": api_base},
        http_client=stripe.RequestsClient(timeout=TIMEOUT),
        max_network_retries=0,
    )


def _outcome(intent: stripe.PaymentIntent) -> Outcome:
    state = STATES[intent.status]
    amount = _amount(intent)
    if state == "open" and intent.last_payment_error:
        return _decline(intent.last_payment_error, amount=amount)
    return Outcome(
        state=state,
        amount=amount,
        next_action=_next_action(intent) if state == "requires_action" else None,
        card=card_of(intent.payment_method),
    )


def _amount(intent: stripe.PaymentIntent) -> Money:
    return from_stripe(intent.amount, intent.currency)


def _decline(problem: Any, *, amount: Money) -> Outcome:
    code = _code(problem)
    return Outcome(
        state="declined",
        amount=amount,
        decline_code=code,
        decline_is_final=code in FINAL or getattr(problem, "advice_code", None) == NEVER_AGAIN,
        card=card_of(getattr(problem, "payment_method", None)),
    )


def _code(problem: Any) -> str:
    code = getattr(problem, "decline_code", None) or getattr(problem, "code", None) or "card_declined"
    return SAME_AS.get(code, code)


def _next_action(intent: stripe.PaymentIntent | stripe.SetupIntent) -> NextAction:
    """An address when Stripe gives one; otherwise its script asks the bank, by the secret."""
    redirect = getattr(intent.next_action, "redirect_to_url", None)
    if redirect and redirect.url:
        return NextAction(url=redirect.url)
    return NextAction(client_secret=intent.client_secret or "")


def card_of(method: Any) -> Card | None:
    card = getattr(method, "card", None)
    if not card:
        return None
    return Card(
        brand=card.brand, last4=card.last4, method=method.id,
        exp_month=card.exp_month, exp_year=card.exp_year,
    )  # fmt: skip


def _setup_outcome(setup: stripe.SetupIntent) -> SetupOutcome:
    state = STATES[setup.status]
    if state == "open" and setup.last_setup_error:
        return _setup_declined(setup.last_setup_error)
    action = _next_action(setup) if state == "requires_action" else None
    return SetupOutcome(state=state, next_action=action, card=card_of(setup.payment_method))


def _setup_declined(problem: Any) -> SetupOutcome:
    return SetupOutcome(state="declined", decline_code=_code(problem))


def _reference_of(error: stripe.CardError) -> str:
    return getattr(getattr(error.error, "setup_intent", None), "id", "")


def refund_outcome(made: stripe.Refund) -> RefundOutcome:
    return RefundOutcome(
        reference=made.id,
        state=REFUND_STATES[made.status or "pending"],
        amount=from_stripe(made.amount, made.currency),
        ours=getattr(made.metadata, "refund", ""),
    )


def silent(error: stripe.StripeError) -> GatewayUnavailable:
    """A question without an answer: nothing was to happen by it."""
    _note(error)
    return GatewayUnavailable(f"Stripe did not say ({type(error).__name__})")


def _translated(error: stripe.StripeError) -> GatewayUnavailable | OutcomeUnknown:
    """What a failed request that writes means for us, in words of our own."""
    _note(error)
    what = f"{type(error).__name__} {error.request_id or ''}".strip()
    if isinstance(error, REFUSED) or _never_left(error):
        return GatewayUnavailable(f"Stripe did not begin: {what}")
    # A server error, a lost reply, or a key in use or used otherwise: something may have happened.
    return OutcomeUnknown(f"Stripe's answer is not known: {what}")


def _is_replayed(error: stripe.StripeError) -> bool:
    """Whether Stripe failed when the key was first used, and would tell so for a day.

    Another key is right where doing it twice harms nobody: an intent that is never confirmed charges
    nobody. https://docs.stripe.com/api/idempotent_requests
    """
    return isinstance(error, stripe.APIError) and bool((error.headers or {}).get("Idempotent-Replayed"))


def _never_left(error: stripe.StripeError) -> bool:
    """Whether there was no connection at all, so that nothing can have been received."""
    cause = error.__cause__
    reason = getattr(cause.args[0], "reason", None) if cause and cause.args else None
    return isinstance(reason, NewConnectionError | ConnectTimeoutError)


def _note(error: stripe.StripeError) -> None:
    log.warning(
        "stripe request failed", error=type(error).__name__, status=error.http_status,
        code=error.code, stripe_request=error.request_id,
    )  # fmt: skip

"""Errors as Stripe answers them: https://docs.stripe.com/api/errors"""

from typing import Any


class StripeAnswersError(Exception):
    """The request ends with this status and error; `executed` when Stripe had begun to act on it."""

    def __init__(self, status: int, error: dict[str, Any], *, executed: bool = True) -> None:
        super().__init__(error.get("message"))
        self.status = status
        self.body = {"error": error}
        self.executed = executed


def invalid(
    message: str, *, param: str = "", code: str = "", status: int = 400, executed: bool = False, **more: Any
) -> StripeAnswersError:
    error: dict[str, Any] = {"type": "invalid_request_error", "message": message, **more}
    error.update({name: value for name, value in (("param", param), ("code", code)) if value})
    return StripeAnswersError(status, error, executed=executed)


def missing(kind: str, reference: str, *, param: str = "intent", status: int = 404) -> StripeAnswersError:
    return invalid(f"No such {kind}: '{reference}'", param=param, code="resource_missing", status=status)


def unauthorized(message: str, *, status: int = 401) -> StripeAnswersError:
    return invalid(message, status=status)


def card_problem(code: str, reason: str, method: dict[str, Any], *, advice: str = "") -> dict[str, Any]:
    """What a declined card's error says: https://docs.stripe.com/declines/codes"""
    problem = {
        "type": "card_error", "code": code, "decline_code": reason, "payment_method": dict(method),
        "message": "Your card was declined.",
    }  # fmt: skip
    return {**problem, "advice_code": advice} if advice else problem


def card_error(code: str, reason: str, method: dict[str, Any], *, advice: str = "") -> StripeAnswersError:
    return StripeAnswersError(402, card_problem(code, reason, method, advice=advice))


def key_used_otherwise(message: str) -> StripeAnswersError:
    return StripeAnswersError(400, {"type": "idempotency_error", "message": message}, executed=False)


def key_in_use() -> StripeAnswersError:
    message = "There is currently another in-progress request using this Idempotency Key."
    error = {"type": "idempotency_error", "code": "idempotency_key_in_use", "message": message}
    return StripeAnswersError(409, error, executed=False)


def rate_limited() -> StripeAnswersError:
    error = {"type": "invalid_request_error", "code": "rate_limit", "message": "Too many requests."}
    return StripeAnswersError(429, error, executed=False)


def server_error() -> StripeAnswersError:
    return StripeAnswersError(500, {"type": "api_error", "message": "An unknown error occurred."})

"""What a mutation answers instead of doing what was asked; the one place that catches CommerceError."""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Any, Protocol, TypeVar

import strawberry
from strawberry.utils.str_converters import to_camel_case

from commerce.base.errors import CommerceError
from commerce.base.events import acting_as
from commerce.customers.models import Customer
from storefront import limits
from storefront.context import Context, Info


@strawberry.enum(description="Why something could not be done, for programs.")
class ProblemCode(Enum):
    NOT_FOUND = "NOT_FOUND"
    INVALID = "INVALID"
    REQUIRED = "REQUIRED"
    SIGN_IN_REQUIRED = "SIGN_IN_REQUIRED"
    FORMULA_MISSING = "FORMULA_MISSING"
    FORMULA_INACTIVE = "FORMULA_INACTIVE"
    QUANTITY_OUT_OF_RANGE = "QUANTITY_OUT_OF_RANGE"
    CART_EMPTY = "CART_EMPTY"
    CART_CLOSED = "CART_CLOSED"
    CART_LOCKED = "CART_LOCKED"
    PRODUCT_INACTIVE = "PRODUCT_INACTIVE"
    OPTION_MISSING = "OPTION_MISSING"
    SOLD_OUT = "SOLD_OUT"
    STILL_THERE = "STILL_THERE"
    CONTACT_MISSING = "CONTACT_MISSING"
    ADDRESS_MISSING = "ADDRESS_MISSING"
    NO_BOX = "NO_BOX"
    NO_CARRIER = "NO_CARRIER"
    PICKUP_POINT_MISSING = "PICKUP_POINT_MISSING"
    ANSWER_MISSING = "ANSWER_MISSING"
    CONSENT_MISSING = "CONSENT_MISSING"
    COUNTRY_CLOSED = "COUNTRY_CLOSED"
    PRICE_CHANGED = "PRICE_CHANGED"
    PAYMENT_DECLINED = "PAYMENT_DECLINED"
    PAYMENT_IN_PROGRESS = "PAYMENT_IN_PROGRESS"
    PAYMENT_UNKNOWN = "PAYMENT_UNKNOWN"
    KEY_REUSED = "KEY_REUSED"
    CHARGES_STOPPED = "CHARGES_STOPPED"
    CANNOT_CHANGE = "CANNOT_CHANGE"
    CANNOT_UNDO = "CANNOT_UNDO"
    BOX_LOCKED = "BOX_LOCKED"
    PLAN_CHANGED = "PLAN_CHANGED"
    PAYMENT_MISSING = "PAYMENT_MISSING"
    CARD_MISSING = "CARD_MISSING"
    CARD_IN_USE = "CARD_IN_USE"
    REFUND_TOO_LARGE = "REFUND_TOO_LARGE"
    BALANCE_TOO_LOW = "BALANCE_TOO_LOW"
    AMOUNT_NOT_POSITIVE = "AMOUNT_NOT_POSITIVE"
    CAUSE_REUSED = "CAUSE_REUSED"
    HOLD_ENDED = "HOLD_ENDED"
    CREDIT_TOO_HIGH = "CREDIT_TOO_HIGH"
    SHOP_NOT_READY = "SHOP_NOT_READY"
    PDF_UNAVAILABLE = "PDF_UNAVAILABLE"
    OFFER_NOT_AVAILABLE = "OFFER_NOT_AVAILABLE"
    WITHDRAWAL_OVER = "WITHDRAWAL_OVER"
    COMPOSITION_INVALID = "COMPOSITION_INVALID"
    NOT_BOUGHT = "NOT_BOUGHT"
    ALREADY_REVIEWED = "ALREADY_REVIEWED"
    BOX_NOT_RECEIVED = "BOX_NOT_RECEIVED"
    ALREADY_RATED = "ALREADY_RATED"
    GIFT_CARD_UNUSABLE = "GIFT_CARD_UNUSABLE"
    GIFT_CARD_GIVES_SUBSCRIPTION = "GIFT_CARD_GIVES_SUBSCRIPTION"
    BOX_MISSED = "BOX_MISSED"
    RATE_LIMITED = "RATE_LIMITED"
    COUPON_UNKNOWN = "COUPON_UNKNOWN"
    COUPON_EXPIRED = "COUPON_EXPIRED"
    COUPON_NOT_YET = "COUPON_NOT_YET"
    COUPON_USED_UP = "COUPON_USED_UP"
    COUPON_MINIMUM = "COUPON_MINIMUM"
    COUPON_NOT_FOR_THIS = "COUPON_NOT_FOR_THIS"
    COUPON_NOT_FIRST_ORDER = "COUPON_NOT_FIRST_ORDER"
    COUPON_NOT_TOGETHER = "COUPON_NOT_TOGETHER"
    REWARD_GONE = "REWARD_GONE"
    REWARDS_FULL = "REWARDS_FULL"
    REWARD_NOT_YOURS = "REWARD_NOT_YOURS"
    REWARD_FIRST_ORDER = "REWARD_FIRST_ORDER"
    REWARD_NEEDS_ACCOUNT = "REWARD_NEEDS_ACCOUNT"
    POINTS_MISSING = "POINTS_MISSING"
    VISITS_MISSING = "VISITS_MISSING"
    REFERRAL_REFUSED = "REFERRAL_REFUSED"
    RECIPIENT_UNKNOWN = "RECIPIENT_UNKNOWN"
    BIRTHDAY_INVALID = "BIRTHDAY_INVALID"
    BIRTHDAY_KEPT = "BIRTHDAY_KEPT"
    TRY_AGAIN = "TRY_AGAIN"


@strawberry.interface(description="Why something could not be done. Nothing was changed.")
class Problem:
    code: ProblemCode = strawberry.field(description="Stable reason, for programs.")
    message: str = strawberry.field(description="What to tell the shopper, in the asked language.")
    field: str | None = strawberry.field(description="The input field at fault, if one is.", default=None)


@strawberry.type(description="A problem that its code and message tell whole.")
class InvalidInput(Problem):
    pass


E = TypeVar("E", bound=CommerceError)
_types: dict[type[CommerceError], Callable[..., Problem]] = {}


def told_by(error: type[E]) -> Callable[[Callable[[E, dict[str, Any]], Problem]], Callable[..., Problem]]:
    """The decorated function makes the problem of such an error, from it and the common fields."""

    def register(make: Callable[[E, dict[str, Any]], Problem]) -> Callable[..., Problem]:
        _types[error] = make
        return make

    return register


def problem_of(error: CommerceError) -> Problem:
    """The problem as shoppers and programs are told of it."""
    common: dict[str, Any] = {
        "code": ProblemCode(error.code),
        "message": str(error.message),
        "field": to_camel_case(error.field) if error.field else None,
    }
    for kind in type(error).__mro__:
        if kind in _types:
            return _types[kind](error, common)
    return InvalidInput(**common)


class Payload(Protocol):
    def __init__(self, *, problems: list[Problem]) -> None: ...


P = TypeVar("P", bound=Payload)
Door = Callable[..., P]


def door(payload: type[P]) -> Callable[[Door[P]], Door[P]]:
    """A mutation's resolver: counted against the client's rate, its refusals answered in `payload`."""

    def decorate(resolver: Door[P]) -> Door[P]:
        @wraps(resolver)
        def enter(self: Any, info: Info, **arguments: Any) -> P:
            context = info.context
            try:
                if context.request is not None:
                    limits.count_mutation(info.field_name, viewer=context.viewer, request=context.request)
                with acting_as(_actor(context)):
                    return resolver(self, info, **arguments)
            except CommerceError as error:
                if isinstance(error, limits.RateLimited):
                    context.status = 429
                return payload(problems=[problem_of(error)])

        return enter

    return decorate


def _actor(context: Context) -> str:
    """Who the journal names for what this operation does."""
    if not context.viewer.is_customer:
        return "link" if context.viewer.granted else "visitor"
    customer = Customer.objects.visible_to(context.viewer).values_list("public_id", flat=True)
    return f"customer:{customer.get()}"

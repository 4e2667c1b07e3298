"""Payment methods: cards, whose numbers are kept aside and never answered."""

import hashlib

from tests.fakestripe.cards import CARDS, METHODS, TestCard, brand_of, is_number
from tests.fakestripe.errors import StripeAnswersError, card_error, invalid
from tests.fakestripe.state import Account, Object

KIND = "payment_method"


def create(account: Account, params: Object) -> Object:
    card = params.get("card", {})
    number = card.get("number", "").replace(" ", "")
    if not is_number(number):
        problem = {"type": "card_error", "code": "incorrect_number", "param": "number"}
        raise StripeAnswersError(402, {**problem, "message": "Your card number is incorrect."})
    return add(account, number, exp_month=card["exp_month"], exp_year=card["exp_year"])


def add(account: Account, number: str, *, exp_month: int = 12, exp_year: int = 2040) -> Object:
    known = CARDS.get(number)
    method = account.add(
        "pm",
        KIND,
        {
            "type": "card",
            "customer": None,
            "billing_details": {"address": None, "email": None, "name": None, "phone": None},
            "card": {
                "brand": known.brand if known else brand_of(number),
                "last4": number[-4:],
                "exp_month": exp_month,
                "exp_year": exp_year,
                "country": "US",
                "funding": "credit",
                "fingerprint": hashlib.sha256(number.encode()).hexdigest()[:16],
            },
        },
    )
    account.secrets[method["id"]] = number
    return method


def usable(account: Account, reference: str, *, customer: str | None) -> Object:
    """The payment method, for a charge of `customer`. Raises Stripe's refusals."""
    if reference in METHODS:
        return add(account, METHODS[reference])
    method = account.get(KIND, reference, param="payment_method", status=400)
    if method["customer"] and method["customer"] != customer:
        raise invalid("The payment method belongs to another customer.", param="payment_method")
    if reference in account.spent:
        raise invalid(
            "This PaymentMethod was previously used without being attached to a Customer or was detached"
            " from a Customer, and may not be used again.",
            param="payment_method",
        )
    return method


def owned(account: Account, reference: str, customer: str) -> Object:
    """The payment method, which is the customer's. Raises Stripe's refusal."""
    method = account.get(KIND, reference, param="payment_method", status=400)
    if method["customer"] != customer:
        raise invalid("The payment method must be attached to the customer first.", param="payment_method")
    return method


def attach(account: Account, params: Object, reference: str) -> Object:
    """The customer owns it. A card that is declined cannot be saved, but for the one that is for that."""
    account.get("customer", params["customer"], param="customer", status=400)
    method = usable(account, reference, customer=params["customer"])
    card = card_of(account, method)
    if card.decline and not card.is_saved:
        raise card_error(card.decline, card.reason, method, advice=card.advice)
    return give(account, method, params["customer"])


def detach(account: Account, reference: str) -> Object:
    method = account.get(KIND, reference, param="payment_method")
    if not method["customer"]:
        raise invalid(
            "The payment method you provided is not attached to a customer so detachment is impossible.",
            param="payment_method",
        )
    method["customer"] = None
    account.spent.add(method["id"])
    account.set_up.discard(method["id"])
    account.tell("payment_method.detached", method)
    return method


def give(account: Account, method: Object, customer: str) -> Object:
    if method["customer"] != customer:
        method["customer"] = customer
        account.index(method, "customer")
        account.tell("payment_method.attached", method)
    return method


def save(account: Account, method: Object, customer: str) -> None:
    """The customer owns it, and it may be charged without them."""
    account.set_up.add(method["id"])
    give(account, method, customer)


def card_of(account: Account, method: Object) -> TestCard:
    """How the card behaves; a number that is no test card is declined, as in Stripe's test mode."""
    number = account.secrets[method["id"]]
    return CARDS.get(number) or TestCard(number, decline="card_declined", reason="test_mode_live_card")


def behave_as(account: Account, reference: str, number: str) -> Object:
    """From now on the bank treats the saved card as this test card; what is shown of it stays."""
    account.secrets[account.get(KIND, reference)["id"]] = CARDS[METHODS.get(number, number)].number
    return account.objects[reference]

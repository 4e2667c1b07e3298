"""Customers, payment methods, charges and events."""

import hashlib

from tests.fakestripe.cards import CARDS, METHODS, TestCard, brand_of, is_number
from tests.fakestripe.errors import StripeAnswersError, invalid
from tests.fakestripe.state import Account, Object


def create_customer(account: Account, params: Object) -> Object:
    kept = {name: params.get(name) for name in ("email", "name", "description")}
    customer = account.add("cus", "customer", {**kept, "metadata": params.get("metadata", {})})
    account.tell("customer.created", customer)
    return customer


def create_method(account: Account, params: Object) -> Object:
    """A payment method for a card; its number is kept aside and never answered."""
    card = params.get("card", {})
    number = card.get("number", "").replace(" ", "")
    if not is_number(number):
        problem = {"type": "card_error", "code": "incorrect_number", "param": "number"}
        raise StripeAnswersError(402, {**problem, "message": "Your card number is incorrect."})
    return add_method(account, number, exp_month=card["exp_month"], exp_year=card["exp_year"])


def add_method(account: Account, number: str, *, exp_month: int = 12, exp_year: int = 2040) -> Object:
    known = CARDS.get(number)
    method = account.add(
        "pm",
        "payment_method",
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


def usable_method(account: Account, reference: str, *, customer: str | None) -> Object:
    """The payment method, for a charge of `customer`. Raises Stripe's refusals."""
    if reference in METHODS:
        return add_method(account, METHODS[reference])
    method = account.get("payment_method", reference, param="payment_method", status=400)
    if method["customer"] and method["customer"] != customer:
        raise invalid("The payment method belongs to another customer.", param="payment_method")
    return method


def attach_method(account: Account, params: Object, reference: str) -> Object:
    account.get("customer", params["customer"], param="customer", status=400)
    method = usable_method(account, reference, customer=params["customer"])
    return give_method(account, method, params["customer"])


def give_method(account: Account, method: Object, customer: str) -> Object:
    if method["customer"] != customer:
        method["customer"] = customer
        account.tell("payment_method.attached", method)
    return method


def card_of(account: Account, method: Object) -> TestCard:
    """How the card behaves; a number that is no test card is declined, as in Stripe's test mode."""
    number = account.secrets[method["id"]]
    return CARDS.get(number) or TestCard(number, decline="card_declined", reason="test_mode_live_card")


def charges(account: Account) -> list[Object]:
    """What the judge looks at: every charge, the oldest first, with its order."""
    return [
        {
            "id": charge["id"], "payment_intent": charge["payment_intent"], "status": charge["status"],
            "amount": charge["amount"], "currency": charge["currency"], "metadata": charge["metadata"],
        }
        for charge in reversed(account.all("charge"))
    ]  # fmt: skip

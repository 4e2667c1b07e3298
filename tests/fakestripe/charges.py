"""Charges: what a card was asked for, and what came of it."""

from tests.fakestripe import balance, disputes, methods
from tests.fakestripe.errors import card_problem, invalid
from tests.fakestripe.state import Account, Object

KIND = "charge"


def create(account: Account, intent: Object, method: Object) -> Object:
    """The card is charged what the intent asks for; the answer says whether it was `paid`."""
    card = methods.card_of(account, method)
    if card.decline:
        problem = card_problem(card.decline, card.reason, method, advice=card.advice)
        return refuse(account, intent, method, problem)
    charge = _add(account, intent, method, status="succeeded")
    entry = balance.enter_charge(account, charge)
    charge["balance_transaction"] = entry["id"]
    return charge


def refuse(account: Account, intent: Object, method: Object, problem: Object) -> Object:
    """A charge that failed for the reason that `problem` tells."""
    charge = _add(account, intent, method, status="failed")
    charge.update(
        failure_code=problem["code"], failure_message=problem["message"],
        outcome={
            "type": "issuer_declined", "network_status": "declined_by_network",
            "reason": problem["decline_code"], "seller_message": "The bank declined the payment.",
            "advice_code": problem.get("advice_code"),
        },
    )  # fmt: skip
    account.tell("charge.failed", charge)
    return charge


def follow_up(account: Account, charge: Object, method: Object) -> None:
    """What the card's owner does next: some open a dispute."""
    if reason := methods.card_of(account, method).dispute:
        disputes.open_on(account, charge, reason=reason)


def of_payment(account: Account, params: Object) -> Object:
    """The charge that `params` name, or that of their payment. Raises Stripe's refusals."""
    if reference := params.get("charge"):
        return account.get(KIND, reference, param="charge")
    if not params.get("payment_intent"):
        raise invalid("One of the following params should be provided: payment_intent or charge.")
    intent = account.get("payment_intent", params["payment_intent"], param="payment_intent")
    if intent["status"] != "succeeded":
        raise invalid(
            f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund.",
            param="payment_intent", code="payment_intent_unexpected_state",
        )  # fmt: skip
    return account.objects[intent["latest_charge"]]


def summaries(account: Account) -> list[Object]:
    """What the judge looks at: every charge, the oldest first, with its order."""
    told = (
        "id", "payment_intent", "payment_method", "customer", "status", "amount", "amount_refunded",
        "currency", "created", "metadata",
    )  # fmt: skip
    return [{name: charge[name] for name in told} for charge in account.all(KIND)][::-1]


def _add(account: Account, intent: Object, method: Object, *, status: str) -> Object:
    paid = status == "succeeded"
    return account.add(
        "ch",
        KIND,
        {
            "amount": intent["amount"], "amount_captured": intent["amount"] if paid else 0,
            "amount_refunded": 0, "currency": intent["currency"], "customer": intent["customer"],
            "description": intent["description"], "payment_intent": intent["id"],
            "payment_method": method["id"], "metadata": dict(intent["metadata"]),
            "paid": paid, "captured": paid, "refunded": False, "disputed": False, "status": status,
            "balance_transaction": None, "failure_code": None, "failure_message": None,
            "outcome": {"type": "authorized", "network_status": "approved_by_network", "reason": None},
            "payment_method_details": {"type": "card", "card": dict(method["card"])},
            "billing_details": dict(method["billing_details"]),
        },
    )  # fmt: skip

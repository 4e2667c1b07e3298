"""Refunds, whole and in parts: https://docs.stripe.com/refunds"""

from tests.fakestripe import balance, charges, methods
from tests.fakestripe.errors import invalid
from tests.fakestripe.state import Account, Object

KIND = "refund"
KEPT = ("reason", "metadata", "instructions_email")
# When the outcome is known of a refund to one of the cards that are for that.
KNOWN_AFTER = 3600


def create(account: Account, params: Object) -> Object:
    charge = charges.of_payment(account, params)
    amount = _checked_amount(account, charge, params.get("amount"))
    outcome = methods.card_of(account, account.objects[charge["payment_method"]]).refund
    status = "pending" if outcome == "pending" else "succeeded"
    refund = account.add(
        "re",
        KIND,
        {
            "amount": amount, "charge": charge["id"], "currency": charge["currency"],
            "customer": charge["customer"], "payment_intent": charge["payment_intent"],
            "payment_method": charge["payment_method"], "reason": None, "receipt_number": None,
            "status": status, "pending_reason": "processing" if status == "pending" else None,
            **{name: params[name] for name in KEPT if name in params},
        },
    )  # fmt: skip
    refund["balance_transaction"] = balance.enter(account, refund, -amount, "refund")["id"]
    _count(charge, amount)
    account.tell("refund.created", refund)
    account.tell("charge.refunded", charge)
    if outcome:
        account.later(KNOWN_AFTER, lambda: FINISH[outcome](account, refund))
    return refund


def update(account: Account, params: Object, reference: str) -> Object:
    refund = account.get(KIND, reference)
    refund["metadata"] = params.get("metadata", refund["metadata"])
    account.tell("refund.updated", refund)
    return refund


def fail(account: Account, refund: Object, *, reason: str = "expired_or_canceled_card") -> Object:
    """The bank sent the money back: it is in the balance again, and may be refunded once more."""
    if refund["status"] == "failed":
        raise invalid("This refund has failed already.")
    entry = balance.enter(account, refund, refund["amount"], "refund_failure")
    refund.update(
        status="failed", failure_reason=reason, failure_balance_transaction=entry["id"], pending_reason=None
    )
    _count(account.objects[refund["charge"]], -refund["amount"])
    account.tell("refund.failed", refund)
    _tell_update(account, refund)
    return refund


def succeed(account: Account, refund: Object) -> Object:
    refund.update(status="succeeded", pending_reason=None)
    _tell_update(account, refund)
    return refund


FINISH = {"failed": fail, "pending": succeed}


def _checked_amount(account: Account, charge: Object, asked: int | None) -> int:
    """What is refunded; the rest when nothing is asked. Raises Stripe's refusals."""
    if not charge["paid"]:
        raise invalid(f"Charge {charge['id']} cannot be refunded because it failed.", param="charge")
    if any(dispute["status"] != "won" for dispute in account.all("dispute", charge=charge["id"])):
        raise invalid(
            f"Charge {charge['id']} has been charged back; cannot issue a refund.", code="charge_disputed"
        )
    left = charge["amount"] - charge["amount_refunded"]
    if not left:
        raise invalid(f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded")
    amount = left if asked is None else asked
    if amount < 1:
        raise invalid("Invalid positive integer", param="amount", code="parameter_invalid_integer")
    if amount > left:
        currency = charge["currency"].upper()
        raise invalid(
            f"Refund amount ({amount} {currency}) is greater than unrefunded amount on charge"
            f" ({left} {currency})",
            param="amount",
        )
    return amount


def _count(charge: Object, amount: int) -> None:
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]


def _tell_update(account: Account, refund: Object) -> None:
    account.tell("refund.updated", refund)
    account.tell("charge.refund.updated", refund)

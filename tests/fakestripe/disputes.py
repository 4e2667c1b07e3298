"""Disputes: the card's owner takes a charge back at their bank. https://docs.stripe.com/disputes"""

from tests.fakestripe import balance
from tests.fakestripe.errors import invalid
from tests.fakestripe.state import Account, Object

KIND = "dispute"
OPEN = ("needs_response", "under_review")
DAYS_TO_ANSWER = 7
# In test mode the text of the evidence decides: https://docs.stripe.com/testing#evidence
DECIDING = {"winning_evidence": True, "losing_evidence": False}


def open_on(
    account: Account, charge: Object, *, reason: str = "fraudulent", amount: int | None = None
) -> Object:
    """The money and a fee leave the balance at once, until the bank has decided."""
    left = charge["amount"] - charge["amount_refunded"]
    if not charge["paid"] or not left or charge["disputed"]:
        raise invalid(f"Charge {charge['id']} cannot be disputed.", param="charge")
    due = int(account.clock.now()) + DAYS_TO_ANSWER * balance.DAY
    dispute = account.add(
        "du",
        KIND,
        {
            "amount": left if amount is None else amount, "charge": charge["id"],
            "currency": charge["currency"], "payment_intent": charge["payment_intent"], "reason": reason,
            "status": "needs_response", "is_charge_refundable": False, "balance_transactions": [],
            "evidence": {}, "enhanced_eligibility_types": [], "network_reason_code": None,
            "evidence_details": {
                "due_by": due, "has_evidence": False, "past_due": False, "submission_count": 0
            },
            "payment_method_details": {
                "type": "card",
                "card": {**charge["payment_method_details"]["card"], "case_type": "chargeback"},
            },
        },
    )  # fmt: skip
    charge["disputed"] = True
    _enter(account, dispute, -dispute["amount"], "dispute", fee=balance.DISPUTE_FEE)
    account.tell("charge.dispute.created", dispute)
    account.tell("charge.dispute.funds_withdrawn", dispute)
    return dispute


def update(account: Account, params: Object, reference: str) -> Object:
    """Evidence is kept, and sent to the bank when `submit` says so or is not given."""
    dispute = account.get(KIND, reference, param="dispute")
    _check_open(dispute)
    evidence = params.get("evidence", {})
    dispute["evidence"].update(evidence)
    dispute["metadata"] = params.get("metadata", dispute["metadata"])
    details = dispute["evidence_details"]
    details["has_evidence"] = bool(dispute["evidence"])
    if evidence and params.get("submit", True):
        dispute["status"] = "under_review"
        details["submission_count"] += 1
    account.tell("charge.dispute.updated", dispute)
    text = dispute["evidence"].get("uncategorized_text")
    if dispute["status"] == "under_review" and text in DECIDING:
        return decide(account, reference, won=DECIDING[text])
    return dispute


def decide(account: Account, reference: str, *, won: bool) -> Object:
    """What the bank decided; the shop that accepts a dispute loses it."""
    dispute = account.get(KIND, reference, param="dispute")
    _check_open(dispute)
    dispute["status"] = "won" if won else "lost"
    if won:
        _enter(account, dispute, dispute["amount"], "dispute_reversal", fee=-balance.DISPUTE_FEE)
        account.tell("charge.dispute.funds_reinstated", dispute)
    account.tell("charge.dispute.closed", dispute)
    return dispute


def _enter(account: Account, dispute: Object, amount: int, category: str, *, fee: int) -> None:
    entry = balance.enter(account, dispute, amount, "adjustment", category=category, fee=fee)
    dispute["balance_transactions"].append(entry)


def _check_open(dispute: Object) -> None:
    if dispute["status"] not in OPEN:
        raise invalid("This dispute is already closed.", code="dispute_already_closed")

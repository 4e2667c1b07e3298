"""A payment provider that charges nobody: the demo shop's, and a sandbox for front ends.

It keeps its own rows in its own transactions, as a provider far away would, and answers the
test numbers below. Any other number is declined, so that a real card is never used here.
"""

import secrets
from typing import ClassVar

from django.db import transaction
from django.urls import reverse

from commerce.base.money import Money
from commerce.billing.demo_intent import DemoIntent
from commerce.billing.gateway import Card, NextAction, Outcome

CARDS = {
    "4242424242424242": "succeeds",
    "4000000000000002": "declined",
    "4000000000009995": "insufficient_funds",
    "4000002500003155": "authentication",
}


class DemoGateway:
    name: ClassVar[str] = "demo"

    def create(self, *, amount: Money, order: str, customer: str, email: str, key: str) -> str:
        intent, _created = DemoIntent.objects.get_or_create(
            key=key,
            defaults={
                "reference": f"demo_{secrets.token_hex(12)}",
                "amount": amount.amount, "currency": amount.currency,
            },
        )  # fmt: skip
        return intent.reference

    @transaction.atomic
    def confirm(self, reference: str, *, method: str, return_url: str, key: str) -> Outcome:
        intent = DemoIntent.objects.select_for_update().get(reference=reference)
        if intent.state in ("succeeded", "canceled") or intent.last_key == key:
            return _outcome(intent)
        number = "".join(filter(str.isdigit, method))
        answer = CARDS.get(number, "unknown_test_card")
        intent.last_key = key
        intent.return_url = return_url
        intent.card_last4 = number[-4:] if number in CARDS else ""
        intent.decline_code = ""
        if answer == "succeeds":
            _charge(intent)
        elif answer == "authentication":
            intent.state = "requires_action"
        else:
            intent.state = "open"
            intent.decline_code = {"declined": "card_declined"}.get(answer, answer)
        intent.save()
        return _outcome(intent)

    def retrieve(self, reference: str) -> Outcome:
        return _outcome(DemoIntent.objects.get(reference=reference))

    @transaction.atomic
    def cancel(self, reference: str, *, key: str) -> Outcome:
        intent = DemoIntent.objects.select_for_update().get(reference=reference)
        if intent.state != "succeeded":
            intent.state = "canceled"
            intent.save()
        return _outcome(intent)


@transaction.atomic
def answer_bank(reference: str, *, approved: bool) -> DemoIntent:
    """What the shopper answered their bank; an intent that waits for nothing is left alone."""
    intent = DemoIntent.objects.select_for_update().get(reference=reference)
    if intent.state == "requires_action":
        if approved:
            _charge(intent)
        else:
            intent.state = "open"
            intent.decline_code = "authentication_failed"
        intent.save()
    return intent


def _charge(intent: DemoIntent) -> None:
    intent.state = "succeeded"
    intent.decline_code = ""
    intent.charges += 1


def _outcome(intent: DemoIntent) -> Outcome:
    waits = intent.state == "requires_action"
    return Outcome(
        state="declined" if intent.state == "open" and intent.decline_code else intent.state,  # type: ignore[arg-type]
        amount=Money(intent.amount, intent.currency),
        decline_code=intent.decline_code,
        next_action=NextAction(url=reverse("demo_bank", args=[intent.reference])) if waits else None,
        card=Card(brand="demo", last4=intent.card_last4) if intent.card_last4 else None,
    )

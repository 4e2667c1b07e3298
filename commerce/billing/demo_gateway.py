"""A payment provider that charges nobody: the demo shop's, and a sandbox for front ends.

It keeps its own rows in its own transactions, as a provider far away would, and answers the
test numbers below. Any other number is declined, so that a real card is never used here.
"""

import secrets
from typing import ClassVar

from django.db import transaction
from django.db.models import Sum
from django.urls import reverse

from commerce.base import clock
from commerce.base.money import Money
from commerce.billing.demo_intent import DemoCard, DemoIntent, DemoRefund, DemoSetup
from commerce.billing.gateway import Card, NextAction, Outcome, RefundOutcome, RefundRefused, SetupOutcome

# What each test number does. The last three only show themselves once their owner is away.
CARDS = {
    "4242424242424242": "succeeds",
    "4000000000000002": "declined",
    "4000000000009995": "insufficient_funds",
    "4000002500003155": "authentication",
    "4000000000000341": "declined_later",
    "4000000000009987": "lost_later",
    "4000002760003184": "always_authentication",
}
FINAL = {"lost_card"}
LATER = {"declined_later": "card_declined", "lost_later": "lost_card"}
YEARS_VALID = 3


class DemoGateway:
    name: ClassVar[str] = "demo"

    def create_payer(self, *, customer: str, email: str, key: str) -> str:
        return f"demo_{customer}"

    def create(self, *, amount: Money, order: str, payer: str, key: str) -> str:
        intent, _created = DemoIntent.objects.get_or_create(
            key=key,
            defaults={
                "reference": _reference("demo"), "payer": payer,
                "amount": amount.amount, "currency": amount.currency,
            },
        )  # fmt: skip
        return intent.reference

    @transaction.atomic
    def confirm(
        self, reference: str, *, method: str, return_url: str, key: str, off_session: bool = False
    ) -> Outcome:
        intent = DemoIntent.objects.select_for_update().get(reference=reference)
        if intent.state in ("succeeded", "canceled") or intent.last_key == key:
            return _outcome(intent)
        intent.last_key = key
        intent.return_url = return_url
        intent.card = _card_of(method, payer=intent.payer)
        intent.card_last4 = intent.card.last4 if intent.card else ""
        _try(intent, off_session=off_session)
        intent.save()
        return _outcome(intent)

    def retrieve(self, reference: str) -> Outcome:
        return _outcome(DemoIntent.objects.select_related("card").get(reference=reference))

    @transaction.atomic
    def cancel(self, reference: str, *, key: str) -> Outcome:
        intent = DemoIntent.objects.select_for_update().get(reference=reference)
        if intent.state != "succeeded":
            intent.state = "canceled"
            intent.save()
        return _outcome(intent)

    @transaction.atomic
    def set_up(self, *, payer: str, method: str, return_url: str, key: str) -> tuple[str, SetupOutcome]:
        made, is_new = DemoSetup.objects.get_or_create(
            key=key,
            defaults={"reference": _reference("demo_set"), "state": "succeeded", "return_url": return_url},
        )
        if is_new:
            made.card = _card_of(method, payer=payer)
            _check_setup(made)
            made.save()
        return made.reference, _setup_outcome(made)

    def retrieve_setup(self, reference: str) -> SetupOutcome:
        return _setup_outcome(DemoSetup.objects.select_related("card").get(reference=reference))

    @transaction.atomic
    def refund(self, reference: str, *, amount: Money, refund: str, key: str) -> RefundOutcome:
        intent = DemoIntent.objects.select_for_update().get(reference=reference)
        made = DemoRefund.objects.filter(key=key).first()
        if made is None:
            refunded = intent.refunds.aggregate(total=Sum("amount"))["total"] or 0
            if intent.state != "succeeded" or refunded + amount.amount > intent.amount:
                raise RefundRefused
            made = DemoRefund.objects.create(
                reference=_reference("demo_ref"), key=key, intent=intent, amount=amount.amount,
                ours=refund, made_at=clock.now(),
            )  # fmt: skip
        return refund_outcome(made, intent)

    def refunds_of(self, reference: str) -> list[RefundOutcome]:
        intent = DemoIntent.objects.get(reference=reference)
        return [refund_outcome(made, intent) for made in intent.refunds.order_by("pk")]

    def forget(self, method: str) -> None:
        DemoCard.objects.filter(reference=method).update(forgotten=True)


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


@transaction.atomic
def answer_bank_about_card(reference: str, *, approved: bool) -> DemoSetup:
    """The same for a card being saved."""
    made = DemoSetup.objects.select_for_update(of=("self",)).select_related("card").get(reference=reference)
    if made.state == "requires_action":
        made.state = "succeeded" if approved else "declined"
        made.decline_code = "" if approved else "authentication_failed"
        made.save()
        if made.card:
            DemoCard.objects.filter(pk=made.card.pk).update(set_up=approved)
    return made


def _reference(prefix: str) -> str:
    return f"{prefix}_{secrets.token_hex(12)}"


def _card_of(method: str, *, payer: str) -> DemoCard | None:
    """The saved card of that reference, or a new one of a test number; None for anything else."""
    if method.startswith("demo_pm_"):
        return DemoCard.objects.filter(reference=method, payer=payer, forgotten=False).first()
    number = "".join(filter(str.isdigit, method))
    if number not in CARDS:
        return None
    return DemoCard.objects.create(
        reference=_reference("demo_pm"), payer=payer, answer=CARDS[number], last4=number[-4:],
        exp_month=12, exp_year=clock.now().year + YEARS_VALID,
    )  # fmt: skip


def _try(intent: DemoIntent, *, off_session: bool) -> None:
    card = intent.card
    answer = card.answer if card else "unknown_test_card"
    intent.decline_code = ""
    if card and off_session:
        answer = _answer_alone(card)
    if answer == "authentication":
        intent.state = "requires_action"
    elif answer in ("declined", "insufficient_funds", "unknown_test_card", "authentication_required"):
        intent.decline_code = {"declined": "card_declined"}.get(answer, answer)
        intent.state = "open"
    elif off_session and answer in LATER:
        intent.decline_code = LATER[answer]
        intent.state = "open"
    elif answer == "always_authentication":
        intent.state = "requires_action"
    else:
        _charge(intent)


def _answer_alone(card: DemoCard) -> str:
    """How the card answers while its owner is away."""
    if card.answer == "always_authentication" or (card.answer == "authentication" and not card.set_up):
        return "authentication_required"
    return "succeeds" if card.answer == "authentication" else card.answer


def _charge(intent: DemoIntent) -> None:
    intent.state = "succeeded"
    intent.decline_code = ""
    intent.charges += 1
    intent.charged_at = clock.now()
    if intent.card:
        DemoCard.objects.filter(pk=intent.card.pk).update(set_up=True)


def _check_setup(made: DemoSetup) -> None:
    if made.card is None:
        made.state, made.decline_code = "declined", "unknown_test_card"
    elif made.card.answer in ("authentication", "always_authentication"):
        made.state = "requires_action"
    elif made.card.answer == "declined":
        made.state, made.decline_code = "declined", "card_declined"
    else:
        DemoCard.objects.filter(pk=made.card.pk).update(set_up=True)


def _outcome(intent: DemoIntent) -> Outcome:
    waits = intent.state == "requires_action"
    return Outcome(
        state="declined" if intent.state == "open" and intent.decline_code else intent.state,  # type: ignore[arg-type]
        amount=Money(intent.amount, intent.currency),
        decline_code=intent.decline_code,
        decline_is_final=intent.decline_code in FINAL,
        next_action=NextAction(url=reverse("demo_bank", args=[intent.reference])) if waits else None,
        card=card_of(intent.card),
    )


def _setup_outcome(made: DemoSetup) -> SetupOutcome:
    waits = made.state == "requires_action"
    return SetupOutcome(
        state=made.state,  # type: ignore[arg-type]
        decline_code=made.decline_code,
        next_action=NextAction(url=reverse("demo_bank_card", args=[made.reference])) if waits else None,
        card=card_of(made.card),
    )


def card_of(card: DemoCard | None) -> Card | None:
    if card is None:
        return None
    return Card(
        brand="visa", last4=card.last4, method=card.reference,
        exp_month=card.exp_month, exp_year=card.exp_year,
    )  # fmt: skip


def refund_outcome(made: DemoRefund, intent: DemoIntent) -> RefundOutcome:
    return RefundOutcome(
        reference=made.reference,
        state="succeeded",
        amount=Money(made.amount, intent.currency),
        ours=made.ours,
    )

"""Stopping: what is asked and offered, what will happen, and what was acknowledged."""

from datetime import date, datetime
from enum import Enum
from typing import Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.orders.models import Order as OrderRow
from commerce.retention import models, queries
from commerce.retention.errors import WithdrawalOver
from commerce.retention.models import FunnelSettings
from commerce.subscriptions.models import Subscription as SubscriptionRow
from storefront.orders.types import Order
from storefront.problems import Problem, problem_of
from storefront.related import together
from storefront.scalars import Money
from storefront.sources import Sourced
from storefront.subscriptions.plans import SubscriptionPlan
from storefront.subscriptions.types import Subscription, SubscriptionChange


@strawberry.enum(description="How a question is answered.")
class QuestionKind(Enum):
    CHOICE = strawberry.enum_value("choice", description="With one of its options.")
    SCALE = strawberry.enum_value("scale", description="With a whole number from 1 to 5.")
    TEXT = strawberry.enum_value("text", description="With a text of up to 1000 characters.")


@strawberry.enum(description="What came of a request to stop.")
class DepartureOutcome(Enum):
    CANCELLED = strawberry.enum_value("cancelled", description="The subscription was cancelled.")
    STAYED = strawberry.enum_value("stayed", description="The offer was taken: it goes on.")


@strawberry.enum(description="What somebody without an account asks for.")
class ContractRequestKind(Enum):
    CANCEL = strawberry.enum_value("cancel", description="To cancel what comes after the paid boxes.")
    WITHDRAW = strawberry.enum_value("withdraw", description="To withdraw from the contract.")


@strawberry.type(description="One answer that can be chosen.")
class QuestionOption:
    code: str = strawberry.field(description="Give it as the answer.")
    label: str = strawberry.field(description="What people read.")


@strawberry_django.type(models.Question, description="One question. Nobody has to answer it.")
class CancellationQuestion(Sourced):
    id: strawberry.ID = strawberry_django.field(field_name="public_id", description="Names it in an answer.")

    @strawberry.field(description="What is asked.")
    def label(self) -> str:
        return str(self.label)

    @strawberry.field(description="How it is answered.")
    def kind(self) -> QuestionKind:
        return QuestionKind(self.kind)

    @strawberry.field(description="What can be chosen; empty for other kinds.")
    def options(self) -> list[QuestionOption]:
        if self.kind != models.Question.Kind.CHOICE:
            return []
        return [QuestionOption(code=code, label=label) for code, label in self.options]


@strawberry.type(description="Something off the next charge for whoever stays. Taking it adds no step.")
class RetentionOffer(Sourced):
    amount: Money = strawberry.field(description="Off the next charge, once.")
    price: Money = strawberry.field(description="What that charge then is.")
    charge_on: date = strawberry.field(description="Day of that charge.")
    until: datetime = strawberry.field(description="It holds until the box of that charge is locked.")


@strawberry_django.type(models.Departure, description="How the last request to stop ended: its receipt.")
class Departure(Sourced):
    @strawberry.field(description="What came of it.")
    def outcome(self) -> DepartureOutcome:
        return DepartureOutcome(self.outcome)

    finished_at: auto = strawberry_django.field(description="The moment at which it was received.")
    given: Money = strawberry_django.field(description="What is off the next charge.")

    @strawberry.field(description="What it changed.")
    def change(self) -> SubscriptionChange | None:
        change: Any = self.change  # of the subscription that the viewer was let in to
        return together([change])[0] if change else None


@strawberry.type(description="Everything about stopping one subscription.")
class Cancellation:
    row: strawberry.Private[SubscriptionRow]

    @strawberry.field(description="The subscription.")
    def subscription(self) -> Subscription:
        row: Any = self.row
        return row

    @strawberry.field(description="What the shop would like to know, in its order.")
    def questions(self) -> list[CancellationQuestion]:
        found: list[Any] = queries.questions_of(self.row)
        return found

    @strawberry.field(description="What is offered to whoever stays; null where nothing is.")
    def offer(self) -> RetentionOffer | None:
        offer: Any = queries.offer_of(self.row)
        return offer

    @strawberry.field(description="What cancelling does; null where there is nothing to cancel.")
    def summary(self) -> SubscriptionPlan | None:
        plan = queries.cancellation_plan(self.row)
        return SubscriptionPlan.of(plan) if plan else None

    @strawberry.field(description="What the shop says above its offer; may be empty.")
    def offer_words(self) -> str:
        return str(FunnelSettings.for_site(self.row.site).offer_words)

    @strawberry.field(description="What the shop says before the cancellation is confirmed; may be empty.")
    def words(self) -> str:
        return str(FunnelSettings.for_site(self.row.site).cancel_words)

    @strawberry.field(description="How the last request to stop ended; null before any has.")
    def last(self) -> Departure | None:
        departure: Any = queries.last_departure(self.row)
        return departure


@strawberry_django.type(
    models.ContractRequest,
    description="What somebody without an account asked for, as they wrote it. It never tells whether there"
    " is such a contract: its owner reads of it in a mail.",
)
class ContractRequest(Sourced):
    id: strawberry.ID = strawberry_django.field(
        field_name="public_id", description="Known to nobody else; give it to confirm."
    )

    @strawberry.field(description="What is asked for.")
    def kind(self) -> ContractRequestKind:
        return ContractRequestKind(self.kind)

    email: auto = strawberry_django.field(description="The address that was typed.")
    number: auto = strawberry_django.field(description="The number that was typed.")
    confirmed_at: auto = strawberry_django.field(description="When it was received; null until confirmed.")


@strawberry_django.type(models.Withdrawal, description="The receipt of a withdrawal.")
class WithdrawalReceipt(Sourced):
    received_at: auto = strawberry_django.field(description="Day and time at which it was received.")
    statement: auto = strawberry_django.field(description="What was declared.")
    boxes_to_return: auto = strawberry_django.field(description="Boxes to send back, refunded on return.")


@strawberry.type(description="Withdrawing from an order and the subscriptions it started.")
class Withdrawal:
    row: strawberry.Private[OrderRow]

    @strawberry.field(description="The order.")
    def order(self) -> Order:
        row: Any = self.row
        return row

    @strawberry.field(description="What withdrawing gives back and asks for; null once it is too late.")
    def plan(self) -> "WithdrawalPlan | None":
        try:
            plan: Any = queries.withdrawable(self.row)
        except WithdrawalOver:
            return None
        return plan

    @strawberry.field(description="Why it is no longer possible; empty while it is.")
    def problems(self) -> list[Problem]:
        try:
            queries.check_in_time(self.row)
        except WithdrawalOver as error:
            return [problem_of(error)]
        return []

    @strawberry.field(description="What the shop says about it, such as where boxes go back to.")
    def words(self) -> str:
        return str(FunnelSettings.for_site(self.row.site).withdrawal_words)

    @strawberry.field(description="The receipt; null before it was confirmed.")
    def receipt(self) -> WithdrawalReceipt | None:
        known: Any = models.Withdrawal.objects.filter(order=self.row).first()
        return known


@strawberry.type(description="What withdrawing now would do.")
class WithdrawalPlan(Sourced):
    last_day: date | None = strawberry.field(description="Last day; null while nothing has arrived.")
    amount: Money = strawberry.field(description="What is given back at once.")
    boxes_to_return: int = strawberry.field(description="Boxes that have left: refunded on return.")


@strawberry.type(description="The answers that were kept.")
class CancellationPayload:
    cancellation: Cancellation | None = strawberry.field(description="What follows.", default=None)
    problems: list[Problem] = strawberry.field(
        description="Why nothing was kept; empty when it was.", default_factory=list
    )


@strawberry.type(description="How the request to stop ended.")
class CancellationConfirmPayload:
    subscription: Subscription | None = strawberry.field(description="As it now is.", default=None)
    departure: Departure | None = strawberry.field(description="The receipt.", default=None)
    problems: list[Problem] = strawberry.field(
        description="Why nothing was changed; empty when it was.", default_factory=list
    )


@strawberry.type(description="What was written down; the same whether or not there is such a contract.")
class ContractRequestPayload:
    request: ContractRequest | None = strawberry.field(description="What was asked for.", default=None)
    problems: list[Problem] = strawberry.field(
        description="What to correct; empty when it was written down.", default_factory=list
    )


@strawberry.type(description="A withdrawal that was received.")
class WithdrawalPayload:
    withdrawal: Withdrawal | None = strawberry.field(
        description="With its receipt; null when it was confirmed without an account.", default=None
    )
    request: ContractRequest | None = strawberry.field(
        description="What was confirmed without an account.", default=None
    )
    problems: list[Problem] = strawberry.field(
        description="Why nothing was changed; empty when it was.", default_factory=list
    )

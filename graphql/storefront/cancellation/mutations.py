"""Stopping a subscription, signed in, by a link, or without an account."""

from typing import Any

import strawberry

from commerce.base.errors import NotFound
from commerce.retention import actions
from commerce.retention.models import ContractRequest as ContractRequestRow
from storefront.cancellation import types
from storefront.cancellation.finding import channel_of, order_of, subscription_of
from storefront.cancellation.types import ContractRequestKind
from storefront.context import Info
from storefront.problems import door


@strawberry.input(description="What was said to one question.")
class AnswerInput:
    question: strawberry.ID = strawberry.field(description="The question.")
    value: str = strawberry.field(
        description="The code of an option, a number from 1 to 5, or a text. An empty one is taken back."
    )


@strawberry.input(description="What somebody who asks to stop says.")
class CancellationAnswerInput:
    subscription: strawberry.ID = strawberry.field(description="The subscription.")
    answers: list[AnswerInput] = strawberry.field(
        description="What is said; questions left out stay as they were.", default_factory=list
    )


@strawberry.input(description="To cancel, or to take the offer and stay.")
class CancellationConfirmInput:
    subscription: strawberry.ID = strawberry.field(description="The subscription.")
    answers: list[AnswerInput] = strawberry.field(
        description="Nobody has to answer anything.", default_factory=list
    )
    accept_offer: bool = strawberry.field(description="Stay, with the offer.", default=False)
    token: str | None = strawberry.field(
        description="That of the summary: cancels exactly so, or answers PLAN_CHANGED.", default=None
    )


@strawberry.input(description="Which contract somebody without an account speaks of.")
class ContractIdentifyInput:
    kind: ContractRequestKind = strawberry.field(description="What they want.")
    email: str = strawberry.field(description="The e-mail address they gave the shop.")
    number: str = strawberry.field(description="Number of the order, or of the subscription.")


@strawberry.input(description="A request to be confirmed.")
class ContractCancelInput:
    request: strawberry.ID = strawberry.field(description="The request.")


@strawberry.input(description="An order, or a request made without an account.")
class WithdrawalConfirmInput:
    order: strawberry.ID | None = strawberry.field(description="One of the viewer's orders.", default=None)
    request: strawberry.ID | None = strawberry.field(
        description="Or the request of somebody without an account.", default=None
    )


@strawberry.type
class CancellationMutation:
    @strawberry.mutation(description="Keeps what somebody who asks to stop says; nothing else happens.")
    @door(types.CancellationPayload)
    def cancellation_answer(self, info: Info, input: CancellationAnswerInput) -> types.CancellationPayload:
        row = _subscription(input.subscription, info)
        actions.answer(row, answers=_said(input.answers), channel=channel_of(row.customer_id, info))
        return types.CancellationPayload(cancellation=types.Cancellation(row=row))

    @strawberry.mutation(
        description="Cancels after the boxes that are paid, or with `acceptOffer` stays instead."
        " A second time answers the same."
    )
    @door(types.CancellationConfirmPayload)
    def cancellation_confirm(
        self, info: Info, input: CancellationConfirmInput
    ) -> types.CancellationConfirmPayload:
        row = _subscription(input.subscription, info)
        answers, channel = _said(input.answers), channel_of(row.customer_id, info)
        departure: Any
        if input.accept_offer:
            departure = actions.accept_offer(row, answers=answers, channel=channel)
        else:
            departure = actions.leave(row, answers=answers, channel=channel, plan=input.token)
        changed: Any = _subscription(input.subscription, info)
        return types.CancellationConfirmPayload(subscription=changed, departure=departure)

    @strawberry.mutation(
        description="Writes down which contract somebody without an account wants to end, to be confirmed."
        " The answer is the same whether or not there is one."
    )
    @door(types.ContractRequestPayload)
    def contract_identify(self, info: Info, input: ContractIdentifyInput) -> types.ContractRequestPayload:
        request: Any = actions.ask(
            info.context.viewer.site, kind=str(input.kind.value), email=input.email, number=input.number
        )
        return types.ContractRequestPayload(request=request)

    @strawberry.mutation(
        description="Confirms a cancellation asked for without an account. Its owner gets a dated receipt"
        " by mail, with a link that takes it back."
    )
    @door(types.ContractRequestPayload)
    def contract_cancel(self, info: Info, input: ContractCancelInput) -> types.ContractRequestPayload:
        request: Any = actions.confirm(_request(input.request, ContractRequestKind.CANCEL, info))
        return types.ContractRequestPayload(request=request)

    @strawberry.mutation(
        description="Withdraws from the contract: nothing more is charged or sent, what was paid for boxes"
        " that have not left is given back, and a dated receipt goes out by mail."
    )
    @door(types.WithdrawalPayload)
    def withdrawal_confirm(self, info: Info, input: WithdrawalConfirmInput) -> types.WithdrawalPayload:
        if input.request is not None:
            asked = _request(input.request, ContractRequestKind.WITHDRAW, info)
            request: Any = actions.confirm(asked)
            return types.WithdrawalPayload(request=request)
        row = order_of(input.order or "", info)
        if row is None:
            raise NotFound(field="order")
        actions.withdraw(row, channel=channel_of(row.customer_id, info))
        return types.WithdrawalPayload(withdrawal=types.Withdrawal(row=row))


def _subscription(public_id: str, info: Info) -> Any:
    row = subscription_of(public_id, info)
    if row is None:
        raise NotFound(field="subscription")
    return row


def _request(public_id: str, kind: ContractRequestKind, info: Info) -> ContractRequestRow:
    rows = ContractRequestRow.objects.filter(site=info.context.viewer.site, kind=kind.value)
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise NotFound(field="request")
    return row


def _said(answers: list[AnswerInput]) -> dict[str, str]:
    return {answer.question: answer.value for answer in answers}

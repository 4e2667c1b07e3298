"""What customers change on their subscriptions, signed in or by a link from a mail."""

from typing import Any

import strawberry

from commerce.base.money import Money as Amount
from commerce.billing import actions as billing
from commerce.billing.models import Refund
from commerce.subscriptions import actions
from storefront.context import Info
from storefront.payments.paying import key_of, method_of, paid, return_url
from storefront.payments.types import PaymentPayload
from storefront.problems import Problem, door
from storefront.scalars import Money
from storefront.subscriptions import inputs, wishes
from storefront.subscriptions.possible import SubscriptionAction as Wanted
from storefront.subscriptions.types import Subscription, SubscriptionChange


@strawberry.type(description="The subscription after the change; null, with problems, when nothing changed.")
class SubscriptionPayload:
    subscription: Subscription | None = strawberry.field(
        description="The subscription as it now is.", default=None
    )
    change: SubscriptionChange | None = strawberry.field(description="What was changed.", default=None)
    refunded: Money | None = strawberry.field(
        description="What is given back; null where nothing is.", default=None
    )
    problems: list[Problem] = strawberry.field(
        description="Why nothing was changed; empty when it was.", default_factory=list
    )


def _do(wanted: Wanted, input: Any, info: Info) -> SubscriptionPayload:
    change = wishes.commit(wanted, input, info)
    return SubscriptionPayload(subscription=wishes.subscription_of(input.subscription, info), change=change)  # type: ignore[arg-type]


def _given_back(change: Any, refunds: list[Refund], input: Any, info: Info) -> SubscriptionPayload:
    subscription: Any = wishes.subscription_of(input.subscription, info)
    given: Any = sum((one.money for one in refunds), Amount(0, subscription.currency))
    return SubscriptionPayload(
        subscription=subscription, change=change, refunded=given if given.amount else None
    )


@strawberry.type
class SubscriptionsMutation:
    @strawberry.mutation(description="Leaves out one box; one that is paid comes later instead.")
    @door(SubscriptionPayload)
    def subscription_skip(self, info: Info, input: inputs.SubscriptionBoxInput) -> SubscriptionPayload:
        return _do(Wanted.SKIP, input, info)

    @strawberry.mutation(description="Has a skipped box after all.")
    @door(SubscriptionPayload)
    def subscription_unskip(self, info: Info, input: inputs.SubscriptionBoxInput) -> SubscriptionPayload:
        return _do(Wanted.UNSKIP, input, info)

    @strawberry.mutation(description="No box comes before a day; what is paid and can still change waits.")
    @door(SubscriptionPayload)
    def subscription_pause(self, info: Info, input: inputs.SubscriptionPauseInput) -> SubscriptionPayload:
        return _do(Wanted.PAUSE, input, info)

    @strawberry.mutation(description="A paused subscription goes on now.")
    @door(SubscriptionPayload)
    def subscription_resume(self, info: Info, input: inputs.SubscriptionInput) -> SubscriptionPayload:
        return _do(Wanted.RESUME, input, info)

    @strawberry.mutation(description="Another number of each box, from the next term on.")
    @door(SubscriptionPayload)
    def subscription_quantity_set(
        self, info: Info, input: inputs.SubscriptionQuantitySetInput
    ) -> SubscriptionPayload:
        return _do(Wanted.QUANTITY, input, info)

    @strawberry.mutation(description="Another formula, at its price of today.")
    @door(SubscriptionPayload)
    def subscription_formula_set(
        self, info: Info, input: inputs.SubscriptionFormulaSetInput
    ) -> SubscriptionPayload:
        if input.when is not inputs.FormulaWhen.NOW:
            return _do(Wanted.FORMULA, input, info)
        change, refunds = wishes.commit(Wanted.FORMULA, input, info)
        actions.charge_soon(change.subscription)
        return _given_back(change, refunds, input, info)

    @strawberry.mutation(
        description="Chooses what goes into the boxes that can still change and those to come, of a formula"
        " that has `steps`."
    )
    @door(SubscriptionPayload)
    def subscription_choices_set(
        self, info: Info, input: inputs.SubscriptionChoicesSetInput
    ) -> SubscriptionPayload:
        return _do(Wanted.CHOICES, input, info)

    @strawberry.mutation(description="Boxes that can still change go to another address.")
    @door(SubscriptionPayload)
    def subscription_address_set(
        self, info: Info, input: inputs.SubscriptionAddressSetInput
    ) -> SubscriptionPayload:
        return _do(Wanted.ADDRESS, input, info)

    @strawberry.mutation(
        description="Brought by another carrier, at its price of today, from the next term on; paid boxes "
        "that can still change too, unless that costs more."
    )
    @door(SubscriptionPayload)
    def subscription_carrier_set(
        self, info: Info, input: inputs.SubscriptionCarrierSetInput
    ) -> SubscriptionPayload:
        return _do(Wanted.CARRIER, input, info)

    @strawberry.mutation(description="The next charges go to another saved card; so does what is owed, soon.")
    @door(SubscriptionPayload)
    def subscription_card_set(
        self, info: Info, input: inputs.SubscriptionCardSetInput
    ) -> SubscriptionPayload:
        return _do(Wanted.CARD, input, info)

    @strawberry.mutation(
        description="Spends points on the next charge: they are set aside at once, and can be had back."
    )
    @door(SubscriptionPayload)
    def subscription_reward_choose(
        self, info: Info, input: inputs.SubscriptionRewardInput
    ) -> SubscriptionPayload:
        subscription = wishes.subscription_of(input.subscription, info)
        actions.choose_reward(subscription, programme=input.reward)
        return SubscriptionPayload(subscription=wishes.subscription_of(input.subscription, info))  # type: ignore[arg-type]

    @strawberry.mutation(description="Spends no points on the next charge.")
    @door(SubscriptionPayload)
    def subscription_reward_drop(
        self, info: Info, input: inputs.SubscriptionRewardDropInput
    ) -> SubscriptionPayload:
        actions.drop_reward(wishes.subscription_of(input.subscription, info))
        return SubscriptionPayload(subscription=wishes.subscription_of(input.subscription, info))  # type: ignore[arg-type]

    @strawberry.mutation(description="Stops after the boxes that are paid: nothing more is charged.")
    @door(SubscriptionPayload)
    def subscription_cancel(self, info: Info, input: inputs.SubscriptionInput) -> SubscriptionPayload:
        return _do(Wanted.CANCEL, input, info)

    @strawberry.mutation(description="Stops at once; boxes that can still change are refunded.")
    @door(SubscriptionPayload)
    def subscription_cancel_now(
        self, info: Info, input: inputs.SubscriptionCancelNowInput
    ) -> SubscriptionPayload:
        change, refunds = wishes.commit(Wanted.CANCEL_NOW, input, info)
        for refund in refunds:
            billing.send_refund(refund)
        return _given_back(change, refunds, input, info)

    @strawberry.mutation(description="A subscription that was cancelled goes on.")
    @door(SubscriptionPayload)
    def subscription_reactivate(self, info: Info, input: inputs.SubscriptionInput) -> SubscriptionPayload:
        return _do(Wanted.REACTIVATE, input, info)

    @strawberry.mutation(description="Takes the last change back, until the box it touches is locked.")
    @door(SubscriptionPayload)
    def subscription_change_undo(
        self, info: Info, input: inputs.SubscriptionChangeUndoInput
    ) -> SubscriptionPayload:
        return _do(Wanted.UNDO, input, info)

    @strawberry.mutation(
        description="Pays what is owed, once per idempotency key. The card that pays is charged from then on."
    )
    @door(PaymentPayload)
    def subscription_pay(self, info: Info, input: inputs.SubscriptionPayInput) -> PaymentPayload:
        subscription = wishes.subscription_of(input.subscription, info)
        attempt = actions.pay_owed(
            subscription, method=method_of(input.payment_method), key=key_of(input.idempotency_key),
            return_url=return_url(input.return_url, info.context),
        )  # fmt: skip
        return paid(attempt.payment.order, attempt)

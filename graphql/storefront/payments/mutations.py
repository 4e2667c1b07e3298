"""Saving cards, and forgetting them."""

from typing import Any

import strawberry

from commerce.base.errors import NotFound, SignInRequired
from commerce.billing import actions as billing
from commerce.billing import rules
from commerce.billing.errors import PaymentDeclined, PaymentUnknown
from commerce.billing.gateway import GatewayUnavailable
from commerce.billing.models import CardSetup as CardSetupRow
from commerce.customers.models import Customer
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Subscription
from storefront.context import Info
from storefront.payments.paying import key_of, method_of, return_url
from storefront.payments.types import PaymentMethod, PaymentMethodPayload, setup_action
from storefront.problems import door, problem_of


@strawberry.input(description="A card to be saved, and for what.")
class PaymentMethodSaveInput:
    payment_method: str = strawberry.field(
        description="A Stripe payment method id, or with the demo gateway one of `testCards`."
    )
    subscription: strawberry.ID | None = strawberry.field(
        description="The subscription that is to be charged to it from now on.", default=None
    )
    idempotency_key: str = strawberry.field(
        description="Made anew for each try by the shopper; the same key saves one card."
    )
    return_url: str = strawberry.field(
        description="An address of this site, where 3-D Secure sends the shopper back."
    )


@strawberry.input(description="Which try to save a card.")
class PaymentMethodRefreshInput:
    setup: strawberry.ID = strawberry.field(description="The try that waits.")


@strawberry.input(description="Which card to forget.")
class PaymentMethodRemoveInput:
    payment_method: strawberry.ID = strawberry.field(description="A saved card.")


@strawberry.type
class PaymentsMutation:
    @strawberry.mutation(description="Saves a card without charging it.")
    @door(PaymentMethodPayload)
    def payment_method_save(self, info: Info, input: PaymentMethodSaveInput) -> PaymentMethodPayload:
        viewer = info.context.viewer
        if input.subscription is None:
            customer = Customer.objects.visible_to(viewer).first() if viewer.is_customer else None
            if customer is None:
                raise SignInRequired
        else:
            found = Subscription.objects.visible_to(viewer).filter(public_id=input.subscription)
            subscription = found.select_related("customer").first()
            if subscription is None:
                raise NotFound(field="subscription")
            customer = subscription.customer
        setup = billing.save_card(
            customer, method=method_of(input.payment_method), key=key_of(input.idempotency_key),
            return_url=return_url(input.return_url, info.context), subject=input.subscription or "",
        )  # fmt: skip
        return _answered(setup)

    @strawberry.mutation(description="Asks the gateway how the saving of a card ended, after 3-D Secure.")
    @door(PaymentMethodPayload)
    def payment_method_refresh(self, info: Info, input: PaymentMethodRefreshInput) -> PaymentMethodPayload:
        viewer = info.context.viewer
        reachable = CardSetupRow.objects.visible_to(viewer) | CardSetupRow.objects.filter(
            customer__site=viewer.site, subject__in=viewer.granted
        )
        setup = reachable.filter(public_id=input.setup).first()
        if setup is None:
            raise NotFound(field="setup")
        try:
            return _answered(billing.refresh_setup(setup))
        except GatewayUnavailable as error:
            raise PaymentUnknown from error

    @strawberry.mutation(description="Forgets a saved card, unless a subscription is charged to it.")
    @door(PaymentMethodPayload)
    def payment_method_remove(self, info: Info, input: PaymentMethodRemoveInput) -> PaymentMethodPayload:
        card: Any = PaymentMethod.visible(info).filter(public_id=input.payment_method).first()
        if card is None:
            raise NotFound(field="payment_method")
        return PaymentMethodPayload(payment_method=subscriptions.remove_card(card))  # type: ignore[arg-type]


def _answered(row: CardSetupRow) -> PaymentMethodPayload:
    """Where the try stands; a card saved for a subscription is charged from now on."""
    setup: Any = row
    payload = PaymentMethodPayload(
        payment_method=setup.payment_method, setup=setup, next_action=setup_action(row)
    )
    if row.state == CardSetupRow.State.DECLINED:
        payload.problems = [problem_of(PaymentDeclined(row.decline_code, rules.reason(row.decline_code)))]
    elif row.state in (CardSetupRow.State.SENT, CardSetupRow.State.UNKNOWN):
        payload.problems = [problem_of(PaymentUnknown())]
    elif row.payment_method:
        subscriptions.use_card(row.payment_method, subscription=row.subject)
    return payload

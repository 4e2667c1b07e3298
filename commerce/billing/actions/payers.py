"""Customers as a gateway knows them, and the cards they let us charge again."""

import secrets

from django.conf import settings

from commerce.base import clock
from commerce.base.actions import action, check_outside_transaction
from commerce.base.events import publish
from commerce.billing import gateways
from commerce.billing.events import PaymentMethodRemoved
from commerce.billing.gateway import Card, Gateway, GatewayUnavailable, OutcomeUnknown
from commerce.billing.models import Payer, PaymentMethod
from commerce.customers.models import Customer

BATCH = 100


def payer_of(customer: Customer, gateway: Gateway) -> str:
    """The gateway's reference of the customer, made there if this is their first payment.

    Raises what the gateway raises. Two first payments at once may leave one more payer there,
    which charges nobody: the row of ours decides which of them is used.
    """
    payer = next((one for one in customer.payers.all() if one.is_at(gateway.name)), None)
    if payer is None:
        reference = gateway.create_payer(
            customer=customer.public_id, email=customer.email,
            key=f"payer-{customer.public_id}-{secrets.token_hex(8)}",
        )  # fmt: skip
        payer, _created = Payer.objects.get_or_create(
            customer=customer, gateway=gateway.name, environment=settings.ENVIRONMENT,
            defaults={"reference": reference},
        )  # fmt: skip
    return payer.reference


def keep_card(customer: Customer, card: Card, *, gateway: str) -> PaymentMethod | None:
    """The card as one that may be charged again; None when the gateway keeps no reference of it."""
    if not card.method:
        return None
    kept, _created = PaymentMethod.objects.get_or_create(
        gateway=gateway, reference=card.method,
        defaults={
            "customer": customer, "environment": settings.ENVIRONMENT, "brand": card.brand,
            "last4": card.last4, "exp_month": card.exp_month, "exp_year": card.exp_year,
            "created_at": clock.now(),
        },
    )  # fmt: skip
    return kept


@action
def remove_card(card: PaymentMethod) -> PaymentMethod:
    """The card is no longer used here; the gateway is made to forget it soon (`forget_cards`)."""
    card = PaymentMethod.objects.locked().get(pk=card.pk)
    if card.removed_at is None:
        card.removed_at = clock.now()
        card.save(update_fields=["removed_at"])
        publish(
            PaymentMethodRemoved(
                site=card.customer.site_id, customer=card.customer.public_id, payment_method=card.public_id
            )
        )
    return card


def forget_cards() -> int:
    """Have the gateways forget the cards that were removed here; how many. What fails is asked again."""
    check_outside_transaction()
    forgotten = 0
    for card in PaymentMethod.objects.to_forget().filter(environment=settings.ENVIRONMENT)[:BATCH]:
        try:
            gateways.named(card.gateway).forget(card.reference)
        except (GatewayUnavailable, OutcomeUnknown):
            continue
        PaymentMethod.objects.filter(pk=card.pk).update(forgotten_at=clock.now())
        forgotten += 1
    return forgotten

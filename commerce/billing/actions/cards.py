"""Saving a card without a charge: the same three steps as paying."""

import hashlib

from django.conf import settings
from django.utils.crypto import salted_hmac

from commerce.base import clock
from commerce.base.actions import action, check_outside_transaction
from commerce.base.events import publish
from commerce.billing import gateways
from commerce.billing.actions.payers import keep_card, payer_of
from commerce.billing.errors import KeyReused, PaymentInProgress
from commerce.billing.events import PaymentMethodSaved
from commerce.billing.gateway import GatewayUnavailable, OutcomeUnknown, SetupOutcome
from commerce.billing.models import CardSetup
from commerce.customers.models import Customer

ENDED = {CardSetup.State.SUCCEEDED, CardSetup.State.DECLINED}


def save_card(customer: Customer, *, method: str, key: str, return_url: str, subject: str = "") -> CardSetup:
    """The try to save the card that the gateway's form gave as `method`, as the gateway answered.

    The same key gives the same try. A try whose reply was lost is sent again under that key, for
    nobody is charged by it. Raises KeyReused, and PaymentInProgress when the gateway is away.
    """
    check_outside_transaction()
    gateway = gateways.of(customer.site)
    setup = _claim(customer, gateway.name, method=method, key=key, subject=subject)
    if setup.state not in (CardSetup.State.SENT, CardSetup.State.UNKNOWN):
        return setup
    try:
        payer = payer_of(customer, gateway)
        reference, outcome = gateway.set_up(payer=payer, method=method, return_url=return_url, key=setup.key)
    except (GatewayUnavailable, OutcomeUnknown) as error:
        raise PaymentInProgress from error
    return settle_setup(setup, outcome, reference=reference)


def refresh_setup(setup: CardSetup) -> CardSetup:
    """The try as the gateway knows it now. Raises GatewayUnavailable."""
    if setup.state in ENDED or setup.gateway_ref is None:
        return setup
    return settle_setup(setup, gateways.named(setup.gateway).retrieve_setup(setup.gateway_ref))


@action
def settle_setup(setup: CardSetup, outcome: SetupOutcome, *, reference: str = "") -> CardSetup:
    """The try says what `outcome` says; a card it saved is kept, once."""
    setup = CardSetup.objects.locked().select_related("customer").get(pk=setup.pk)
    if setup.state in ENDED:
        return setup
    setup.gateway_ref = reference or setup.gateway_ref
    setup.action_url = setup.action_secret = ""
    setup.decline_code = outcome.decline_code
    if outcome.state == "succeeded" and outcome.card:
        setup.state = CardSetup.State.SUCCEEDED
        setup.payment_method = keep_card(setup.customer, outcome.card, gateway=setup.gateway)
    elif outcome.state == "requires_action" and outcome.next_action:
        setup.state = CardSetup.State.REQUIRES_ACTION
        setup.action_url = outcome.next_action.url
        setup.action_secret = outcome.next_action.client_secret
    elif outcome.state == "processing":
        setup.state = CardSetup.State.UNKNOWN
    else:
        setup.state = CardSetup.State.DECLINED
    setup.save()
    if setup.payment_method:
        publish(
            PaymentMethodSaved(
                site=setup.customer.site_id, customer=setup.customer.public_id,
                payment_method=setup.payment_method.public_id, subject=setup.subject,
            )
        )  # fmt: skip
    return setup


@action
def _claim(customer: Customer, gateway: str, *, method: str, key: str, subject: str) -> CardSetup:
    scoped = hashlib.sha256(f"{customer.public_id}:{key}".encode()).hexdigest()
    fingerprint = salted_hmac("setup", f"{subject}:{method}", algorithm="sha256").hexdigest()
    setup, _is_new = CardSetup.objects.get_or_create(
        key=scoped,
        defaults={
            "customer": customer, "gateway": gateway, "environment": settings.ENVIRONMENT,
            "fingerprint": fingerprint, "subject": subject, "created_at": clock.now(),
        },
    )  # fmt: skip
    if setup.fingerprint != fingerprint:
        raise KeyReused
    return setup

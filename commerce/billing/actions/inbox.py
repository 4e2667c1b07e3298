"""Applying a gateway's messages: each says where to look, and the gateway is asked what is true."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Q

from commerce.base import clock
from commerce.base.actions import action, check_outside_transaction
from commerce.billing import gateways
from commerce.billing.actions.cards import refresh_setup
from commerce.billing.actions.dispute import settle_dispute
from commerce.billing.actions.payers import remove_card
from commerce.billing.actions.payout import import_payout
from commerce.billing.actions.refund import accept_refund
from commerce.billing.actions.settle import refresh
from commerce.billing.inbox import GatewayEvent
from commerce.billing.models import CardSetup, Payment, PaymentMethod

AT_WORK = timedelta(minutes=2)  # longer than the calls that one message leads to
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
MOST_DOUBLINGS = 10

NOTHING = "nothing to do"


def apply_event(event: GatewayEvent) -> bool:
    """What the message speaks of is here as its gateway knows it now; whether it was done now.

    Messages of one subject are applied one after the other; all of them that came before the
    gateway was asked are done by it. Raises what the gateway raises: then it stays in the inbox.
    """
    check_outside_transaction()
    lease = _claim(event)
    if lease is None:
        return False
    try:
        handler = HANDLERS.get(event.object_type)
        outcome = handler(event) if handler else NOTHING
    except Exception:
        _postpone(event)
        raise
    _finish(event, lease, outcome)
    return True


@action
def apply_again(event: GatewayEvent) -> None:
    """The message waits once more, to be applied by the next sweep or whoever is woken."""
    GatewayEvent.objects.filter(pk=event.pk).update(
        processed_at=None, leased_until=None, due_at=None, failures=0
    )


@action
def _claim(event: GatewayEvent) -> datetime | None:
    """When this one began; None when it is applied already, or its subject is being worked on."""
    same = Q(pk=event.pk)
    if event.subject:
        same |= Q(gateway=event.gateway, subject=event.subject)
    waiting = list(GatewayEvent.objects.waiting().filter(same).locked())
    now = clock.now()
    if event.pk not in {one.pk for one in waiting}:
        return None
    if any(one.leased_until and one.leased_until > now for one in waiting):
        return None
    GatewayEvent.objects.filter(pk__in=[one.pk for one in waiting]).update(leased_until=now + AT_WORK)
    return now


@action
def _finish(event: GatewayEvent, began: datetime, outcome: str) -> None:
    same = GatewayEvent.objects.waiting().filter(leased_until=began + AT_WORK)
    if event.subject:
        same = same.filter(gateway=event.gateway, subject=event.subject)
    else:
        same = same.filter(pk=event.pk)
    same.update(processed_at=clock.now(), leased_until=None, outcome=outcome)


@action
def _postpone(event: GatewayEvent) -> None:
    event = GatewayEvent.objects.locked().get(pk=event.pk)
    event.failures += 1
    event.due_at = clock.now() + min(FIRST_WAIT * 2 ** min(event.failures - 1, MOST_DOUBLINGS), LONGEST_WAIT)
    event.save(update_fields=["failures", "due_at"])
    same = Q(pk=event.pk)
    if event.subject:
        same |= Q(gateway=event.gateway, subject=event.subject)
    GatewayEvent.objects.waiting().filter(same).update(leased_until=None)


def _payment_of(event: GatewayEvent) -> Payment | None:
    return Payment.objects.filter(gateway=event.gateway, gateway_ref=event.subject).first()


def _payment(event: GatewayEvent) -> str:
    """The payment, and what was given back of it."""
    payment = _payment_of(event)
    if payment is None:
        return NOTHING
    if payment.frozen:
        return "payment is frozen"
    refresh(payment)
    if event.object_type != "payment_intent":
        for said in gateways.named(payment.gateway).refunds_of(payment.reference):
            accept_refund(payment, said)
    return f"payment {payment.public_id}"


def _dispute(event: GatewayEvent) -> str:
    payment = _payment_of(event)
    if payment is None:
        return NOTHING
    dispute, _is_new = settle_dispute(payment, gateways.statements(event.gateway).dispute(event.object_ref))
    return f"dispute {dispute.public_id}"


def _payout(event: GatewayEvent) -> str:
    books = gateways.statements(event.gateway)
    payout, _is_new = import_payout(books.payout(event.object_ref), books)
    return f"payout {payout.gateway_ref}"[:60]


def _setup(event: GatewayEvent) -> str:
    setup = CardSetup.objects.filter(gateway=event.gateway, gateway_ref=event.object_ref).first()
    return f"card {refresh_setup(setup).public_id}" if setup else NOTHING


def _card(event: GatewayEvent) -> str:
    """The saved card has the data that its bank has given it; a detached one is removed."""
    known = PaymentMethod.objects.usable().filter(gateway=event.gateway, reference=event.object_ref).first()
    if known is None:
        return NOTHING
    card = gateways.statements(event.gateway).card(event.object_ref)
    if card is None:
        remove_card(known)
    else:
        PaymentMethod.objects.filter(pk=known.pk).update(
            brand=card.brand, last4=card.last4, exp_month=card.exp_month, exp_year=card.exp_year
        )
    return f"card {known.public_id}"


HANDLERS: dict[str, Callable[[GatewayEvent], str]] = {
    "payment_intent": _payment,
    "charge": _payment,
    "refund": _payment,
    "dispute": _dispute,
    "payout": _payout,
    "setup_intent": _setup,
    "payment_method": _card,
}

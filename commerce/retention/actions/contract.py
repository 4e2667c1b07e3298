"""Cancelling and withdrawing without an account: by e-mail address and number.

Nothing that is answered tells whether there is such a contract. What is asked is written down, and
carried out where nobody waits for it, so that even the time it takes says nothing; its owner reads
of it in a mail.
"""

from datetime import timedelta

from wagtail.models import Site

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.emails import tidy_email
from commerce.base.events import acting_as, publish
from commerce.orders.models import Order
from commerce.retention import queries
from commerce.retention.actions.funnel import leave
from commerce.retention.actions.withdrawing import withdraw
from commerce.retention.errors import EmailInvalid, NumberInvalid, TooManyRequests, WithdrawalOver
from commerce.retention.events import ContractRequestConfirmed, ContractRequested, WithdrawalRefused
from commerce.retention.models import Channel, ContractRequest
from commerce.subscriptions.models import Subscription

Kind, Outcome = ContractRequest.Kind, ContractRequest.Outcome
MOST_PER_HOUR = 5  # for one address, from wherever
HOUR = timedelta(hours=1)
LONGEST_NUMBER = 40


@action
def ask(site: Site, *, kind: str, email: str, number: str) -> ContractRequest:
    """What somebody wants to end, written down to be confirmed; nothing else happened.

    Raises EmailInvalid, NumberInvalid, TooManyRequests.
    """
    email, number = email.strip().lower(), " ".join(number.split())
    _check(email, number)
    now = clock.now()
    recent = ContractRequest.objects.filter(site=site, email=email, asked_at__gt=now - HOUR)
    if recent.count() >= MOST_PER_HOUR:
        raise TooManyRequests(field="email")
    request = ContractRequest.objects.create(site=site, kind=kind, email=email, number=number, asked_at=now)
    publish(ContractRequested(site=site.pk, request=request.public_id, kind=kind))
    return request


@action
def confirm(request: ContractRequest) -> ContractRequest:
    """It is confirmed, at this moment; a second time changes nothing."""
    request = ContractRequest.objects.locked().get(pk=request.pk)
    if request.confirmed_at:
        return request
    request.confirmed_at = clock.now()
    request.outcome = Outcome.RECEIVED
    request.save(update_fields=["confirmed_at", "outcome"])
    publish(
        ContractRequestConfirmed(
            site=request.site_id, request=request.public_id, kind=request.kind,
            at=request.confirmed_at.isoformat(),
        )
    )  # fmt: skip
    return request


@action
def carry_out(request: ContractRequest) -> ContractRequest:
    """What was confirmed is done, and the request says what came of it."""
    request = ContractRequest.objects.locked().select_related("site").get(pk=request.pk)
    if request.outcome == Outcome.RECEIVED:
        with acting_as(f"request:{request.public_id}"):
            request.outcome = _cancel(request) if request.kind == Kind.CANCEL else _withdraw(request)
        request.save(update_fields=["outcome"])
    return request


def _cancel(request: ContractRequest) -> ContractRequest.Outcome:
    """Every subscription of the number, if it belongs to the address."""
    theirs = Subscription.objects.filter(site=request.site_id, customer__email__iexact=request.email)
    named = theirs.filter(public_id=request.number) | theirs.filter(
        pk__in=theirs.filter(terms__order__number=request.number).values("pk")
    )
    found = list(named.distinct().order_by("pk"))
    alive = [one for one in found if one.status in queries.CANCELLABLE]
    for subscription in alive:
        leave(subscription, channel=Channel.CONTRACT)
    if alive:
        return Outcome.DONE
    return Outcome.NOTHING if found else Outcome.UNKNOWN


def _withdraw(request: ContractRequest) -> ContractRequest.Outcome:
    order = _order(request)
    if order is None:
        return Outcome.UNKNOWN
    assert request.confirmed_at is not None
    try:
        withdraw(order, channel=Channel.CONTRACT)
    except WithdrawalOver as over:
        publish(
            WithdrawalRefused(
                site=order.site_id, order=order.public_id, request=request.public_id,
                at=request.confirmed_at.isoformat(), last_day=over.last_day.isoformat(),
            )
        )  # fmt: skip
        return Outcome.LATE
    return Outcome.DONE


def _order(request: ContractRequest) -> Order | None:
    """The order that began the contract: by its number, or that of the subscription or a renewal."""
    bought = Order.objects.filter(
        site=request.site_id, customer__email__iexact=request.email, source=Order.Source.CHECKOUT
    ).placed()
    subscription = (
        Subscription.objects.filter(site=request.site_id, customer__email__iexact=request.email)
        .filter(public_id=request.number)
        .values("origin__order")
    )
    return bought.filter(number=request.number).first() or bought.filter(pk__in=subscription).first()


def _check(email: str, number: str) -> None:
    if tidy_email(email) is None:
        raise EmailInvalid(field="email")
    if not number or len(number) > LONGEST_NUMBER or not number.isprintable():
        raise NumberInvalid(field="number")

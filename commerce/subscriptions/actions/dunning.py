"""Unpaid terms: tried again on a schedule, held, offered once more, and ended at last."""

import secrets
from contextlib import suppress
from datetime import timedelta

import structlog
from django.db.models import F

from commerce.base import clock
from commerce.base.actions import action, check_outside_transaction
from commerce.base.errors import CommerceError
from commerce.base.events import publish
from commerce.billing import actions as billing
from commerce.billing.errors import ChargesStopped, PaymentInProgress
from commerce.billing.models import Attempt, PaymentMethod
from commerce.catalog.queries import share_sites, zone_of
from commerce.orders.models import Order
from commerce.subscriptions import rules
from commerce.subscriptions.actions.paying import pay_terms
from commerce.subscriptions.errors import NothingOwed
from commerce.subscriptions.events import CardExpiring, CatchUpOffered, RenewalFailed
from commerce.subscriptions.models import DAY, RenewalSettings, Subscription, Term
from commerce.subscriptions.owing import AUTHENTICATION, why_hopeless

SOON = timedelta(hours=1)  # a gateway that was away is asked again
NOTICE = timedelta(days=30)
BATCH = 100
AUTOMATIC = (Attempt.Cause.RENEWAL, Attempt.Cause.RETRY)

log = structlog.get_logger()


@action
def charge_is_refused(order: Order, *, reason: str, is_final: bool, card: int | None = None) -> None:
    """The term of this order is unpaid: its subscription is past due and its next step is set.

    A gateway that was away has refused nothing: it is asked again soon. Neither has another card that
    was given while `card` was tried: that one is next, as soon as may be.
    """
    owner = Subscription.objects.filter(terms__order=order).values("pk")
    subscription = Subscription.objects.locked().select_related("site", "customer").get(pk__in=owner)
    term = Term.objects.locked().get(order=order, subscription=subscription)
    if term.status != Term.Status.DUE:
        return
    now = clock.now()
    if reason == "unavailable":
        term.next_step_at = now + SOON
        term.save(update_fields=["next_step_at"])
        return
    settings = RenewalSettings.for_site(subscription.site)
    term.tries += 1
    term.failed_at = term.failed_at or now
    term.next_step_at = rules.next_step(term.failed_at, steps=term.steps, retry_days=settings.retry_days)
    if card and subscription.payment_method_id not in (None, card):
        is_final = False
        term.next_step_at = subscription.last_charged_at + DAY if subscription.last_charged_at else now
    term.save(update_fields=["tries", "failed_at", "next_step_at"])
    if subscription.status == Subscription.Status.ACTIVE:
        subscription.status = Subscription.Status.PAST_DUE
        subscription.save(update_fields=["status"])
    _tell(subscription, term, order, reason=reason, is_final=is_final, of=len(settings.retry_days) + 1)
    if term.next_step_at is None:
        _offer(subscription, term, order, catch_up=settings.catch_up_offer)


def refused(order: Order, *, attempt: Attempt) -> None:
    """What follows from a refused attempt: one that a customer made by hand changes nothing."""
    if order.source != Order.Source.RENEWAL or attempt.cause not in AUTOMATIC:
        return
    charge_is_refused(
        order, reason=attempt.decline_code, is_final=attempt.decline_is_final, card=attempt.method_id
    )


def step_terms() -> int:
    """Take the next step of every unpaid term whose time has come; how many."""
    due = Term.objects.filter(
        status=Term.Status.DUE, next_step_at__lte=clock.now(),
        subscription__site__shopsettings__archived_at=None,
    )  # fmt: skip
    taken = 0
    for term in due.order_by("next_step_at", "pk").values_list("pk", flat=True)[:BATCH]:
        try:
            taken += _step(term)
        except (PaymentInProgress, ChargesStopped):
            continue
        except Exception:
            log.exception("unpaid term cannot be stepped", term=term)
    return taken


def charge_soon(subscription: Subscription) -> None:
    """The term of it that is due now is charged at once, where that can be: otherwise within minutes."""
    due = Term.objects.filter(subscription=subscription, status="due", next_step_at__lte=clock.now())
    for term, order in due.values_list("pk", "order"):
        with suppress(CommerceError):  # the next step of unpaid terms tries it again
            _step(term)
        pay_terms(Order.objects.filter(pk=order).exclude(paid_at=None))


def notice_expiring_cards() -> int:
    """Tell, once a card, whose card will have expired when their next term is charged; how many."""
    coming = (
        Subscription.objects.served()
        .filter(
            status=Subscription.Status.ACTIVE,
            next_charge_at__lte=clock.now() + NOTICE,
            payment_method__isnull=False,
        )
        .exclude(warned_card=F("payment_method"))
    )
    told = 0
    rows = list(coming.select_related("payment_method", "site"))
    share_sites(rows)
    for subscription in rows:
        card = subscription.payment_method
        assert card is not None
        assert subscription.next_charge_at is not None
        ends = card.expires_on
        if ends and ends <= subscription.next_charge_at.astimezone(zone_of(subscription.site)).date():
            told += _warn(subscription.pk, card=card)
    return told


@action
def _warn(pk: int, *, card: PaymentMethod) -> bool:
    subscription = Subscription.objects.locked().get(pk=pk)
    if subscription.payment_method_id != card.pk or subscription.warned_card_id == card.pk:
        return False
    subscription.warned_card = card
    subscription.save(update_fields=["warned_card"])
    publish(
        CardExpiring(
            site=subscription.site_id, subscription=subscription.public_id,
            payment_method=card.public_id, expires=f"{card.exp_month:02d}/{card.exp_year}",
        )
    )  # fmt: skip
    return True


def pay_owed(subscription: Subscription, *, method: str, key: str, return_url: str) -> Attempt:
    """The attempt of a customer to pay what their subscription owes, as the gateway answered; what
    it paid is settled when this returns. Raises NothingOwed, and what billing.claim raises.
    """
    check_outside_transaction()
    term = Term.objects.filter(subscription=subscription, status__in=("due", "unpaid")).first()
    if term is None or term.order is None:
        raise NothingOwed
    attempt = billing.pay(term.order, method=method, key=key, return_url=return_url)
    if attempt.state == Attempt.State.SUCCEEDED:
        pay_terms([Order.objects.get(pk=term.order.pk)])
    return attempt


def _step(pk: int) -> bool:
    attempt = _claim_step(pk)
    if attempt is None:
        return True
    billing.settle(attempt.payment, billing.call(attempt), attempt=attempt)
    return True


@action
def _claim_step(pk: int) -> Attempt | None:
    """The retry that this step makes; None where the card cannot be charged: then its owner is told, or
    where somebody else has just paid: then the news of it is on its way."""
    owner = Term.objects.filter(pk=pk).values("subscription")
    rows = Subscription.objects.select_related("site", "customer", "payment_method")
    subscription = rows.filter(pk__in=owner).locked_first().get()
    term = Term.objects.locked().select_related("order").get(pk=pk)
    now = clock.now()
    if term.status != Term.Status.DUE or term.next_step_at is None or term.next_step_at > now:
        return None
    order = term.order
    assert order is not None
    if subscription.last_charged_at and subscription.last_charged_at > now - DAY and term.failed_at:
        term.next_step_at = subscription.last_charged_at + DAY
        term.save(update_fields=["next_step_at"])
        return None
    if term.failed_at:  # not when the gateway was away: then no try was made
        term.steps += 1
    term.next_step_at = None
    term.save(update_fields=["steps", "next_step_at"])
    if not order.due:
        pay_terms(billing.pay_nothing([order]))
        return None
    last = Attempt.objects.filter(payment__order=order).order_by("-payment", "-n").first()
    card = subscription.payment_method
    hopeless = why_hopeless(last, card_id=card.pk if card and not card.removed_at else None)
    if hopeless:
        charge_is_refused(order, reason=hopeless, is_final=True)
        return None
    assert card is not None
    Subscription.objects.filter(pk=subscription.pk).update(last_charged_at=now)
    attempt, is_new = billing.claim(
        order, method=card.public_id, key=f"step-{term.steps}-{secrets.token_hex(4)}",
        cause=Attempt.Cause.RETRY,
    )  # fmt: skip
    return attempt if is_new else None


def _tell(
    subscription: Subscription, term: Term, order: Order, *, reason: str, is_final: bool, of: int
) -> None:
    needs = "authentication" if reason == AUTHENTICATION else "card" if is_final else ""
    again = "" if term.next_step_at is None or needs else _day(subscription, term)
    publish(
        RenewalFailed(
            site=subscription.site_id, subscription=subscription.public_id, order=order.public_id,
            tries=term.tries, of=of, reason=reason, needs=needs, next_try_on=again,
        )
    )  # fmt: skip


def _day(subscription: Subscription, term: Term) -> str:
    assert term.next_step_at is not None
    return term.next_step_at.astimezone(zone_of(subscription.site)).date().isoformat()


def _offer(subscription: Subscription, term: Term, order: Order, *, catch_up: bool) -> None:
    term.status = Term.Status.UNPAID
    term.save(update_fields=["status"])
    if catch_up:
        publish(
            CatchUpOffered(
                site=subscription.site_id, subscription=subscription.public_id, order=order.public_id
            )
        )

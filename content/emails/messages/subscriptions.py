"""Dated acknowledgements: what was changed on a subscription, and until when it can be undone."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from commerce.base.events import SYSTEM
from commerce.base.money import Money, total
from commerce.billing.actions import refund_key
from commerce.billing.models import Refund
from commerce.customers.models import Customer
from commerce.ledger.queries import store_credit
from commerce.orders.models import Order
from commerce.retention.models import Withdrawal
from commerce.subscriptions import links
from commerce.subscriptions.events import SubscriptionChanged, SubscriptionEnded
from commerce.subscriptions.models import Change, Cycle, Subscription
from content.emails.letters import Message, Shop
from content.emails.messages.about import about, subscription
from content.emails.samples import change_facts, subscription_facts

Kind = Change.Kind


class _Changed(Message[SubscriptionChanged]):
    event = SubscriptionChanged
    kinds: ClassVar[frozenset[str]]
    sample = change_facts()

    def recipient(self, event: SubscriptionChanged) -> Customer | None:
        return subscription(event.subscription).customer if event.kind in self.kinds else None

    def facts(self, event: SubscriptionChanged, *, shop: Shop, at: datetime) -> dict[str, Any]:
        change = Change.objects.select_related("subscription").get(public_id=event.change)
        changed = subscription(event.subscription)
        after = change.after
        return about(changed, shop) | {
            "next_charge_at": _moment(after["next_charge_at"]),
            "change": change.get_kind_display(),
            "at": change.at,
            "undo_until": change.undo_until,
            "undo_url": shop.url(links.undo_link(change)),
            "box": _skipped_month(change),
            "paused_until": _day(after["paused_until"]),
            "last_box_on": _last_box(changed),
        }


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _skipped_month(change: Change) -> date | None:
    """The month of the box that this change skipped."""
    skipped = (
        box for public_id, box in change.after["boxes"].items()
        if box["status"] == Cycle.Status.SKIPPED and public_id not in change.before["boxes"]
    )  # fmt: skip
    return next((_day(box["month"]) for box in skipped), None)


def _last_box(subscription: Subscription) -> date | None:
    """When the last box that is paid ships."""
    paid = Cycle.objects.filter(subscription=subscription, status=Cycle.Status.PAID)
    return paid.order_by("-ships_on").values_list("ships_on", flat=True).first()


class BoxSkipped(_Changed):
    label = _("Box skipped")
    subject = _("Your box is skipped")
    kinds = frozenset({Kind.SKIP})


class SubscriptionPaused(_Changed):
    label = _("Subscription paused")
    subject = _("Your subscription is paused until %(paused_until)s")
    kinds = frozenset({Kind.PAUSE})
    sample = change_facts() | {"next_charge_at": None}


class SubscriptionResumed(_Changed):
    label = _("Subscription resumed")
    subject = _("Your boxes are on their way again")
    kinds = frozenset({Kind.RESUME, Kind.REACTIVATE})


class SubscriptionKept(_Changed):
    label = _("Stayed with the offer")
    subject = _("Thank you for staying")
    kinds = frozenset({Kind.STAY})
    sample = change_facts() | {"off": Money(500, "EUR")}

    def facts(self, event: SubscriptionChanged, *, shop: Shop, at: datetime) -> dict[str, Any]:
        discount = Change.objects.get(public_id=event.change).after["discount_amount"]
        price = subscription(event.subscription).price
        return super().facts(event, shop=shop, at=at) | {"off": Money(discount, price.currency)}


class SubscriptionAltered(_Changed):
    label = _("Subscription changed")
    subject = _("Your subscription was changed")
    kinds = frozenset(
        {Kind.UNSKIP, Kind.QUANTITY, Kind.FORMULA, Kind.ADDRESS, Kind.CARRIER, Kind.CARD, Kind.UNDO}
    )


class SubscriptionCancelled(_Changed):
    """Legal acknowledgement: what, when, and when it takes effect (French consumer code, L215-1-1)."""

    label = _("Subscription cancelled")
    subject = _("Your cancellation is confirmed")
    kinds = frozenset({Kind.CANCEL, Kind.CANCEL_NOW})

    def recipient(self, event: SubscriptionChanged) -> Customer | None:
        customer = super().recipient(event)
        return None if customer and _is_unpaid(Change.objects.get(public_id=event.change)) else customer


class SubscriptionOver(Message[SubscriptionEnded]):
    """Why it ended, and what becomes of the money. A withdrawal has its receipt instead."""

    event = SubscriptionEnded
    label = _("Subscription ended")
    subject = _("Your subscription %(formula)s has ended")
    sample = subscription_facts() | {
        "next_charge_at": None,
        "ended_at": date(2026, 2, 15),
        "why": "cancelled",
        "to_card": Money(2490, "EUR"),
        "credited": Money(500, "EUR"),
        "credit": Money(1500, "EUR"),
    }

    def recipient(self, event: SubscriptionEnded) -> Customer | None:
        ended = subscription(event.subscription)
        withdrawn = Withdrawal.objects.filter(order__lines__subscription=ended).exists()
        return None if withdrawn else ended.customer

    def facts(self, event: SubscriptionEnded, *, shop: Shop, at: datetime) -> dict[str, Any]:
        ended = subscription(event.subscription)
        wish = ended.changes.filter(kind__in=SubscriptionCancelled.kinds).order_by("-pk").first()
        cancelled = wish if event.status == Subscription.Status.CANCELLED else None
        why = "unpaid" if cancelled and _is_unpaid(cancelled) else event.status
        credit = store_credit([ended.customer.public_id])
        return about(ended, shop) | {
            "ended_at": at,
            "why": why,
            "to_card": _given_back(ended, cancelled, Refund.Destination.CARD),
            "credited": _given_back(ended, cancelled, Refund.Destination.CREDIT),
            "credit": Money(
                credit.get((ended.site_id, ended.customer.public_id, ended.currency), 0), ended.currency
            ),
        }


def _is_unpaid(cancelled: Change) -> bool:
    """Whether nobody wished it: the shop gave up waiting for a payment."""
    return cancelled.actor == SYSTEM and cancelled.before["status"] == Subscription.Status.PAST_DUE


def _given_back(ended: Subscription, cancelled: Change | None, to: Refund.Destination) -> Money:
    """What goes back by this cancellation."""
    if cancelled is None:
        return Money(0, ended.currency)
    orders = Order.objects.filter(terms__subscription=ended)
    keys = [refund_key(order, f"{cancelled.public_id}-{to}") for order in orders]
    refunds = Refund.objects.filter(key__in=keys)
    return total([one.money for one in refunds.exclude(state=Refund.State.FAILED)], ended.currency)


MESSAGES = (
    BoxSkipped,
    SubscriptionPaused,
    SubscriptionResumed,
    SubscriptionKept,
    SubscriptionAltered,
    SubscriptionCancelled,
    SubscriptionOver,
)

"""Dated acknowledgements: what was changed on a subscription, and until when it can be undone."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from commerce.customers.models import Customer
from commerce.subscriptions import links
from commerce.subscriptions.events import SubscriptionChanged
from commerce.subscriptions.models import Change, Cycle, Subscription
from content.emails.letters import Message, Shop
from content.emails.messages.about import about, subscription
from content.emails.samples import change_facts

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
    kinds = frozenset({Kind.RESUME, Kind.REACTIVATE, Kind.STAY})


class SubscriptionAltered(_Changed):
    label = _("Subscription changed")
    subject = _("Your subscription was changed")
    kinds = frozenset({Kind.UNSKIP, Kind.QUANTITY, Kind.FORMULA, Kind.ADDRESS, Kind.CARD, Kind.UNDO})


class SubscriptionCancelled(_Changed):
    """Legal acknowledgement: what, when, and when it takes effect (French consumer code, L215-1-1)."""

    label = _("Subscription cancelled")
    subject = _("Your cancellation is confirmed")
    kinds = frozenset({Kind.CANCEL, Kind.CANCEL_NOW})


MESSAGES = (BoxSkipped, SubscriptionPaused, SubscriptionResumed, SubscriptionAltered, SubscriptionCancelled)

"""What the shop did about a box of which something its customer chose could no longer be had."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from commerce.base import clock
from commerce.customers.models import Customer
from commerce.subscriptions.events import BoxCompleted
from commerce.subscriptions.models import Cycle
from content.emails.letters import Message, Shop
from content.emails.messages.about import about, subscription
from content.emails.samples import subscription_facts


class BoxReplaced(Message[BoxCompleted]):
    """Until the box locks, its customer can choose something else. Who had not chosen is not told."""

    event = BoxCompleted
    label = _("Replaced in a box")
    subject = _("We replaced something in your box")
    sample = subscription_facts() | {
        "ships_on": date(2026, 2, 15),
        "gone": "Earl Grey",
        "instead": "Darjeeling",
        "held": False,
        "until": datetime(2026, 2, 12, 23, 59, tzinfo=ZoneInfo("Europe/Paris")),
    }

    def recipient(self, event: BoxCompleted) -> Customer | None:
        return subscription(event.subscription).customer if event.gone else None

    def facts(self, event: BoxCompleted, *, shop: Shop, at: datetime) -> dict[str, Any]:
        box = Cycle.objects.get(public_id=event.box)
        return about(subscription(event.subscription), shop) | {
            "ships_on": box.ships_on,
            "gone": event.gone,
            "instead": event.instead,
            "held": event.held,
            "until": box.cutoff_at if box.cutoff_at > clock.now() else None,
        }


MESSAGES = (BoxReplaced,)

"""What becomes of a box before it is packed: it locks, or something in it can no longer be had."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from commerce.base import clock
from commerce.catalog.queries import zone_of
from commerce.customers.models import Customer
from commerce.subscriptions.events import BoxCompleted, BoxLocked
from commerce.subscriptions.models import Cycle, Subscription
from content.emails.letters import Message, Shop
from content.emails.messages.about import ABOUT, HELLO, about, subscription
from content.emails.samples import subscription_facts
from content.emails.vocabulary import Subject, When, given, lacking, offers, terms
from content.emails.words import Words, button, p

NOT_COMING = {Cycle.Status.SKIPPED, Cycle.Status.CANCELLED}


def _today(subscription_id: str) -> date:
    return clock.today(zone_of(subscription(subscription_id).customer.site))


class BoxReplaced(Message[BoxCompleted]):
    """Until the box locks, its customer can choose something else. Who had not chosen is not told."""

    event = BoxCompleted
    label = _("Replaced in a box")
    about = Subject.SUBSCRIPTION
    tells = terms("ships_on", "gone", "instead", "until", *ABOUT)
    links = offers("manage")
    whens = {
        "replaced": given("instead", _("something else was put in")),
        "held": given("held", _("nothing of the kind is left for now")),
        "left_out": When(
            _("nothing takes its place"), lambda facts: not facts["held"] and not facts["instead"]
        ),
        "choosable": given("until", _("the reader can still choose")),
        "locked": lacking("until", _("the box is locked")),
    }
    open = frozenset({"formula", "gone", "instead"})
    words = Words(
        _("Something in your box has changed"),
        _("{gone} can no longer be had."),
        (
            HELLO,
            p(_("Something that you chose for your box of {ships_on} can no longer be had: {gone}.")),
            p(_("We put in instead: {instead}."), when="replaced"),
            p(
                _(
                    "Nothing of the kind is left for now: we look for something as good, and write to you"
                    " again before your box leaves."
                ),
                when="held",
            ),
            p(_("Nothing takes its place in this box."), when="left_out"),
            p(_("You can choose something else until {until}, without signing in."), when="choosable"),
            button("manage", _("Compose my box"), when="choosable"),
            p(
                _(
                    "What you chose is kept: your next boxes have it again as soon as it is back, unless you"
                    " choose something else."
                ),
                when="locked",
            ),
            button("manage", _("See my subscription"), when="locked"),
        ),
    )
    sample = subscription_facts() | {
        "ships_on": date(2026, 2, 15),
        "gone": "Earl Grey",
        "instead": "Darjeeling",
        "held": False,
        "until": datetime(2026, 2, 12, 23, 59, tzinfo=ZoneInfo("Europe/Paris")),
    }

    def recipient(self, event: BoxCompleted) -> Customer | None:
        return subscription(event.subscription).customer if event.gone else None

    def holds(self, event: BoxCompleted) -> bool:
        box = Cycle.objects.get(public_id=event.box)
        return box.status not in NOT_COMING and box.ships_on >= _today(event.subscription)

    def facts(self, event: BoxCompleted, *, shop: Shop, at: datetime) -> dict[str, Any]:
        box = Cycle.objects.get(public_id=event.box)
        return about(subscription(event.subscription), shop) | {
            "ships_on": box.ships_on,
            "gone": event.gone,
            "instead": event.instead,
            "held": event.held,
            "until": box.cutoff_at if box.cutoff_at > clock.now() else None,
        }


class BoxIsLocked(Message[BoxLocked]):
    """On its lock date; a box that is skipped, held or paused locks without a word."""

    event = BoxLocked
    label = _("Box locked")
    about = Subject.SUBSCRIPTION
    tells = terms("box", "locked_at", "charge_on", "ships_on", *ABOUT)
    links = offers("manage")
    whens = {
        "to_charge": given("charge_on", _("its charge is still to come")),
        "charged": lacking("charge_on", _("its charge is made by now")),
    }
    open = frozenset({"formula"})
    words = Words(
        _("Your box of {box} is locked in"),
        _("It ships on {ships_on}."),
        (
            HELLO,
            p(_("Your box “{formula}” of {box} is locked in: nothing in it changes any more.")),
            p(_("It is charged on {charge_on}, and ships on {ships_on}."), when="to_charge"),
            p(_("It ships on {ships_on}."), when="charged"),
            p(_("What you change from now on is for the boxes after it.")),
            button("manage", _("See my subscription")),
        ),
    )
    sample = subscription_facts() | {
        "box": date(2026, 2, 1),
        "locked_at": datetime(2026, 2, 9, tzinfo=ZoneInfo("Europe/Paris")),
        "charge_on": date(2026, 2, 9),
        "ships_on": date(2026, 2, 15),
    }

    def recipient(self, event: BoxLocked) -> Customer:
        return subscription(event.subscription).customer

    def holds(self, event: BoxLocked) -> bool:
        """Not once the box should have left, or no longer comes."""
        if date.fromisoformat(event.ships_on) < _today(event.subscription):
            return False
        boxes = Cycle.objects.filter(subscription__public_id=event.subscription, month=event.month)
        known = set(boxes.values_list("status", flat=True))
        if known:
            return bool(known - NOT_COMING)
        return subscription(event.subscription).status == Subscription.Status.ACTIVE

    def facts(self, event: BoxLocked, *, shop: Shop, at: datetime) -> dict[str, Any]:
        charge_on = date.fromisoformat(event.charge_on)
        return about(subscription(event.subscription), shop) | {
            "box": date.fromisoformat(event.month),
            "locked_at": datetime.fromisoformat(event.locked_at),
            "charge_on": charge_on if charge_on > at.astimezone(shop.zone).date() else None,
            "ships_on": date.fromisoformat(event.ships_on),
        }


MESSAGES = (BoxIsLocked, BoxReplaced)

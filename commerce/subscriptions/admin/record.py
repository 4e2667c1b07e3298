"""The staff's page of a subscription: its boxes, what it owes, its changes, and its links."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.actors import names_of
from commerce.base.backoffice.links import copy_field, public_address, record_link, site_name
from commerce.base.backoffice.panels import Panel, buttons, may
from commerce.base.backoffice.views import Facts, RecordView
from commerce.base.money import Money
from commerce.billing.admin.cards import expiry
from commerce.catalog.models import CompositionStep
from commerce.customers.labels import label
from commerce.fulfilment.queries import has_carriers
from commerce.subscriptions import actions, links
from commerce.subscriptions.admin.owed import owed_panel
from commerce.subscriptions.admin.panels import box_columns, composition_column
from commerce.subscriptions.admin.wishes import WISHES
from commerce.subscriptions.models import Change, Subscription
from commerce.subscriptions.owing import owed_by
from commerce.subscriptions.queries import TimelineBox, possible_for, possible_for_box, timelines

CHANGES = 20


class SubscriptionView(RecordView):
    def facts(self) -> Facts:
        subscription = self.object
        card = subscription.payment_method
        facts: Facts = [
            (_("status"), subscription.get_status_display()),
            (_("customer"), record_link("customers", subscription.customer)),
            (_("formula"), subscription.formula),
            (_("quantity"), subscription.quantity),
            (_("price per term"), subscription.price),
            (_("card"), _card(card) if card else _no_card(subscription)),
            (_("started"), subscription.started_at),
            (_("started by"), _origin(subscription)),
            (_("delivery address"), label(subscription.postal_address)),
            (_("brought by"), _brought_by(subscription)),
            (_("site"), site_name(subscription.site)),
        ]
        for one in subscription.promised:
            if one["left"]:
                facts.insert(5, (one["title"], _promise(subscription, one)))
        if subscription.discount_amount:
            facts.insert(5, (_("off the next charge"), subscription.discount))
        if subscription.reward:
            facts.insert(5, (_("points spent on the next charge"), subscription.reward))
        if subscription.paused_until:
            facts.insert(1, (_("paused until"), subscription.paused_until))
        if subscription.expires_on:
            facts.insert(1, (_("cancels on"), subscription.expires_on))
        if self.may_change:
            address = public_address(subscription.site, links.manage_link(subscription))
            facts.append((_("link for the customer"), copy_field(address)))
        return facts

    @property
    def may_change(self) -> bool:
        return may(self.request.user, Subscription, "change")

    def panels(self) -> list[Panel]:
        subscription = self.object
        owed = owed_by([subscription]).get(subscription.pk)
        found = [_timeline(subscription, with_buttons=self.may_change)]
        if owed and owed.failed:
            found.insert(0, owed_panel([subscription], with_links=self.may_change))
        return [*found, *super().panels(), _changes(subscription, with_undo=self.may_change)]


@buttons(Subscription, order=10)
def wish_buttons(subscription: Subscription, user: Any) -> list[ListingButton]:
    """Everything its customer could do now, and what only staff do with what is owed."""
    if not may(user, Subscription, "change"):
        return []
    owed = owed_by([subscription]).get(subscription.pk)
    boxes = timelines([subscription])[subscription.pk]
    owes = bool(owed and owed.failed)
    composed = CompositionStep.objects.filter(formula=subscription.formula_id).exists()
    possible = possible_for(subscription, boxes, owes=owes, composed=composed)
    allowed = {one.action for one in possible if one.allowed}
    if subscription.carrier_id is None and "address" in allowed and has_carriers(subscription.site):
        allowed.add("give_carrier")
    found = [
        ListingButton(wish.label, url=_act(subscription, name), icon_name=wish.icon, priority=wish.order)
        for name, wish in WISHES.items()
        if name in allowed
    ]
    if owes:
        found += [
            ListingButton(
                _("Charge now"), url=reverse("subscriptions:charge", args=[subscription.pk]),
                icon_name="decimal", priority=1,
            ),
            ListingButton(
                _("Give up the unpaid box"), url=reverse("subscriptions:give-up", args=[subscription.pk]),
                icon_name="cross", priority=2,
            ),
        ]  # fmt: skip
    return sorted(found)


def _timeline(subscription: Subscription, *, with_buttons: bool) -> Panel:
    columns = box_columns()
    if with_buttons:
        columns.append(Column("do", label="", accessor=_box_button))
    boxes = timelines([subscription])[subscription.pk]
    if subscription.choices or any(box.choices for box in boxes):
        columns.insert(-1 if with_buttons else len(columns), composition_column())
    return Panel(heading=_("Next boxes"), table=Table(columns, boxes), empty=_("No box is to come."))


def _box_button(box: TimelineBox) -> Any:
    (possible,) = possible_for_box(box)
    if not possible.allowed:
        return ""
    address = f"{_act(box.subscription, possible.action)}?{urlencode({'box': box.index})}"
    return small_button(address, WISHES[possible.action].label)


def _changes(subscription: Subscription, *, with_undo: bool) -> Panel:
    rows = list(Change.objects.filter(subscription=subscription)[:CHANGES])
    names = names_of(change.actor for change in rows)
    last = actions.undoable(rows) if with_undo else None

    def undo(change: Change) -> Any:
        if change != last:
            return ""
        address = f"{_act(subscription, 'undo')}?{urlencode({'change': change.public_id})}"
        return small_button(address, WISHES["undo"].label)

    columns = [
        Column("at", label=_("When")),
        Column("kind", label=_("Change"), accessor="get_kind_display"),
        Column("actor", label=_("By"), accessor=lambda change: names[change.actor]),
        Column("undo_until", label=_("Can be undone until")),
        StatusTagColumn(
            "undone", label=_("Taken back"), accessor=lambda change: _("Yes") if change.undone_at else ""
        ),
        Column("do", label="", accessor=undo),
    ]  # fmt: skip
    return Panel(heading=_("Changes"), table=Table(columns, rows), empty=_("Nothing was changed yet."))


def small_button(address: str, text: Any) -> Any:
    return format_html('<a class="button button-small button-secondary" href="{}">{}</a>', address, text)


def _act(subscription: Subscription, name: str) -> str:
    return reverse("subscriptions:act", args=[subscription.pk, name])


def _no_card(subscription: Subscription) -> Any:
    if subscription.expires_on and subscription.next_charge_at is None:
        return _("None, and none is needed: nothing more is charged")
    return _("None: the next box cannot be charged")


def _promise(subscription: Subscription, one: dict[str, Any]) -> str:
    """As in "10 % off the next 2 charges"."""
    if one.get("free_delivery"):
        return ngettext(
            "Free delivery with the next charge", "Free delivery with the next %(left)d charges", one["left"]
        ) % {"left": one["left"]}
    amount = Money(one["amount"], subscription.currency)
    off = f"{one['percent'] / 100:g} %" if one["percent"] else amount
    return ngettext(
        "%(off)s off the next charge", "%(off)s off the next %(left)d charges", one["left"]
    ) % {"off": off, "left": one["left"]}  # fmt: skip


def _brought_by(subscription: Subscription) -> str:
    """As in "Relay · Café des Lilas, 69003 Lyon · €2.90 per term"."""
    if subscription.carrier is None:
        return _("No carrier: delivery is included")
    point = subscription.pickup_point
    parts = [str(subscription.carrier)]
    if point:
        parts.append(f"{point['name']}, {point['postcode']} {point['city']}")
    parts.append(_("%(price)s per term") % {"price": subscription.shipping})
    return " · ".join(parts)


def _card(card: Any) -> str:
    text = _("%(card)s, until %(expiry)s") % {"card": card, "expiry": expiry(card)}
    return _("%(card)s (removed)") % {"card": text} if card.removed_at else text


def _origin(subscription: Subscription) -> Any:
    return record_link("orders", subscription.origin.order) if subscription.origin else _("Imported")

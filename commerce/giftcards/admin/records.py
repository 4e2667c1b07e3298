"""The staff's list and page of gift cards, and what they do with them. Codes are nowhere here."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn
from wagtail.admin.widgets.button import HeaderButton, ListingButton

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link, site_name
from commerce.base.backoffice.panels import Panel, buttons, may, panel
from commerce.base.backoffice.permissions import sites_of
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.base.money import Money
from commerce.billing.rules import BOUGHT_BACK, ISSUED, KEPT_AFTER_ALL, REFUND, REVERSED
from commerce.customers.models import Customer
from commerce.giftcards.actions.changing import BY_STAFF
from commerce.giftcards.actions.ending import EXPIRED
from commerce.giftcards.actions.using import EXCHANGED, entries_of
from commerce.giftcards.models import GiftCard
from commerce.ledger.actions import CAPTURED
from commerce.ledger.models import Entry
from commerce.orders.models import Order

CAUSES: dict[str, Any] = {
    ISSUED: gettext_lazy("Issued"),
    CAPTURED: gettext_lazy("Paid an order"),
    REFUND: gettext_lazy("Refund"),
    REVERSED: gettext_lazy("Refund reversed"),
    BOUGHT_BACK: gettext_lazy("Given back with its order"),
    KEPT_AFTER_ALL: gettext_lazy("Not given back after all"),
    EXCHANGED: gettext_lazy("Exchanged for store credit"),
    EXPIRED: gettext_lazy("Expired"),
    BY_STAFF: gettext_lazy("By staff"),
}


class GiftCardFilterSet(ShopFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=GiftCard.State.choices, widget=forms.CheckboxSelectMultiple
    )
    medium = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Handed over"), choices=GiftCard.Medium.choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    expires_on = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Last day"), widget=DateRangePickerWidget
    )
    issued_at = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Issued"), widget=DateRangePickerWidget
    )

    class Meta:
        model = GiftCard
        fields = ["state", "medium", "expires_on", "issued_at"]


class GiftCardList(ListView):
    def visible(self) -> QuerySet[Any]:
        return super().visible().with_balance()  # type: ignore[attr-defined]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        found = list(super().header_buttons)
        user: Any = self.request.user
        sites = list(sites_of(user)) if may(user, GiftCard, "add") else []
        for site in sites:
            address = reverse("gift-cards:new", args=[site.pk])
            label = _("New gift card")
            if len(sites) > 1:
                label = f"{label} · {site_name(site)}"
            found.append(HeaderButton(label, url=address, icon_name="plus"))
        return found


class GiftCardView(RecordView):
    def visible(self) -> QuerySet[Any]:
        return super().visible().with_balance()  # type: ignore[attr-defined]

    def facts(self) -> Facts:
        card = self.object
        return [
            (_("number"), card.number),
            (_("state"), card.get_state_display()),
            (_("gives"), card.formula or _("A balance")),
            (_("quantity"), card.quantity if card.quantity > 1 else None),
            (_("face value"), card.face),
            (_("price paid"), card.paid),
            (_("balance"), card.balance),
            (_("can be spent now"), card.available),
            (_("VAT"), card.get_vat_regime_display()),
            (_("last day"), card.expires_on),
            (_("handed over"), card.get_medium_display()),
            (_("buyer"), record_link("customers", card.buyer) if card.buyer else _("Made by staff")),
            (_("order"), record_link("orders", card.origin.order) if card.origin else None),
            (_("recipient"), card.recipient_name),
            (_("recipient's e-mail address"), card.recipient_email),
            (_("message"), card.message),
            (_("announced on"), card.announce_on),
            (_("announced"), card.announced_at),
            (_("used by"), record_link("customers", card.holder) if card.holder else None),
            (_("only for"), record_link("customers", card.only_for) if card.only_for else None),
            (_("first used"), card.activated_at),
            (_("thanks"), card.thanks),
            (_("site"), site_name(card.site)),
        ]


@panel(GiftCard, shows=GiftCard, order=10)
def entries(card: GiftCard) -> Panel:
    rows = entries_of(card)
    references = {row.reference for row in rows}
    orders = {order.public_id: order for order in Order.objects.filter(public_id__in=references)}
    columns = [
        Column("at", label=_("When")),
        Column("amount", label=_("Amount"), accessor=lambda entry: Money(entry.amount, card.currency)),
        Column(
            "after", label=_("Afterwards"), accessor=lambda entry: Money(entry.balance_after, card.currency)
        ),
        Column("cause", label=_("Cause"), accessor=lambda entry: CAUSES.get(entry.reason, entry.reason)),
        Column("order", label=_("Order"), accessor=lambda entry: _order(entry, orders)),
    ]
    return Panel(heading=_("Movements"), table=Table(columns, rows), empty=_("Nothing has moved."))


@panel(Order, shows=GiftCard, order=27)
def bought_cards(order: Order) -> Panel:
    cards = GiftCard.objects.with_balance().filter(origin__order=order)
    return _cards(_("Gift cards bought"), cards, empty=_("It bought none."))


@panel(Customer, shows=GiftCard, order=33)
def cards_of(customer: Customer) -> Panel:
    theirs = customer.gift_cards_bought.all() | customer.gift_cards_held.all()
    cards = GiftCard.objects.with_balance().filter(pk__in=theirs.values("pk"))
    return _cards(_("Gift cards"), cards, empty=_("None bought, and none used."))


@buttons(GiftCard, order=10)
def card_buttons(card: GiftCard, user: Any) -> list[ListingButton]:
    if not may(user, GiftCard, "change"):
        return []
    wanted = {
        "adjust": (not card.formula_id, _("Adjust the balance"), "decimal"),
        "resend": (
            card.medium == GiftCard.Medium.EMAIL and card.state == GiftCard.State.ACTIVE,
            _("Send again"),
            "mail",
        ),
        "extend": (card.state != GiftCard.State.CANCELLED, _("Change the last day"), "calendar-alt"),
        "block": (card.state in (GiftCard.State.ACTIVE, GiftCard.State.USED), _("Block"), "cross"),
        "unblock": (card.state == GiftCard.State.BLOCKED, _("Unblock"), "check"),
    }
    return [
        ListingButton(label, url=reverse(f"gift-cards:{name}", args=[card.pk]), icon_name=icon)
        for name, (possible, label, icon) in wanted.items()
        if possible
    ]


def _cards(heading: Any, cards: QuerySet[GiftCard], *, empty: Any) -> Panel:
    columns = [
        TitleColumn("number", label=_("Number"), accessor=str, url_name="gift-cards:inspect"),
        Column("face", label=_("Face value")),
        Column("balance", label=_("Balance")),
        StatusTagColumn("state", label=_("State"), accessor="get_state_display"),
        Column("recipient_name", label=_("Recipient")),
    ]
    return Panel(heading=heading, table=Table(columns, list(cards)), empty=empty)


def _order(entry: Entry, orders: dict[str, Order]) -> Any:
    order = orders.get(entry.reference)
    return record_link("orders", order) if order else ""

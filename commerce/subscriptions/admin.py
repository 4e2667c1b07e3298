"""The staff's page of a subscription, and subscriptions on the pages of orders and customers."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link
from commerce.base.backoffice.panels import Panel, panel
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.catalog.models import Formula
from commerce.customers.labels import label
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order
from commerce.subscriptions.models import Cycle, Subscription, Term
from commerce.subscriptions.queries import TimelineBox, timelines

BOX_STATUSES = {
    "planned": _("Planned"),
    "locked": _("Locked"),
    "paid": _("Paid"),
    "skipped": _("Skipped"),
}


class SubscriptionFilterSet(ShopFilterSet):
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Subscription.Status.choices, widget=forms.CheckboxSelectMultiple
    )
    formula = django_filters.ModelChoiceFilter(
        label=_("Formula"), queryset=Formula.objects.select_related("group")
    )
    started_at = django_filters.DateFromToRangeFilter(label=_("Started"), widget=DateRangePickerWidget)

    class Meta:
        model = Subscription
        fields = ["status", "formula", "started_at"]


class SubscriptionList(ListView):
    """The list, with the next box of each subscription on the page."""

    def get_base_queryset(self) -> QuerySet[Subscription]:
        # Prefetched, not joined: rows of one site share it, and with it the time zone it remembers.
        return super().get_base_queryset().prefetch_related("site")

    def paginate_queryset(self, queryset: QuerySet[Subscription], page_size: int) -> tuple[Any, ...]:
        paginator, page, rows, has_others = super().paginate_queryset(queryset, page_size)
        subscriptions = list(rows)
        boxes = timelines(subscriptions, count=1)
        for subscription in subscriptions:
            coming = boxes[subscription.pk]
            subscription.next_box_on = coming[0].dates.ships_on if coming else None
        return paginator, page, subscriptions, has_others


class SubscriptionView(RecordView):
    def facts(self) -> Facts:
        subscription = self.object
        return [
            (_("status"), subscription.get_status_display()),
            (_("customer"), record_link("customers", subscription.customer)),
            (_("formula"), subscription.formula),
            (_("quantity"), subscription.quantity),
            (_("price per term"), subscription.price),
            (_("started"), subscription.started_at),
            (_("started by"), record_link("orders", subscription.origin.order)),
            (_("delivery address"), label(subscription.postal_address)),
            (_("site"), subscription.site),
        ]


@panel(Subscription, shows=Subscription, order=10)
def timeline(subscription: Subscription) -> Panel:
    columns = [
        Column("number", label=_("Box"), accessor=lambda box: box.index + 1),
        Column("edition", label=_("Edition"), accessor=_edition),
        Column("lock_date", label=_("Can change until")),
        Column("ships_on", label=_("Ships on"), accessor="dates.ships_on"),
        StatusTagColumn("status", label=_("Status"), accessor=lambda box: BOX_STATUSES[box.status]),
        Column("price", label=_("To be charged"), accessor=_charge),
    ]
    boxes = timelines([subscription])[subscription.pk]
    return Panel(heading=_("Next boxes"), table=Table(columns, boxes), empty=_("No box is to come."))


@panel(Subscription, shows=Order, order=20)
def terms(subscription: Subscription) -> Panel:
    columns = [
        Column("term", label=_("Term"), accessor=lambda term: term.idx + 1),
        Column("from", label=_("From"), accessor="period.lower"),
        Column("until", label=_("Until, not included"), accessor="period.upper"),
        TitleColumn("order", label=_("Order"), url_name="orders:inspect", id_accessor="order_id"),
        StatusTagColumn("status", label=_("Status"), accessor="order.get_status_display"),
        Column("total", label=_("Total of the order"), accessor="order.total"),
    ]
    rows = Term.objects.filter(subscription=subscription).select_related("order")
    return Panel(heading=_("Terms and orders"), table=Table(columns, rows), empty=_("No term yet."))


@panel(Subscription, shows=DeliveryNote, order=30)
def parcels(subscription: Subscription) -> Panel:
    columns = [
        Column("number", label=_("Box"), accessor=lambda cycle: cycle.idx + 1),
        TitleColumn(
            "note", label=_("Delivery note"), accessor="delivery_note",
            url_name="delivery-notes:inspect", id_accessor="delivery_note_id",
        ),
        Column("scheduled_on", label=_("Ships on"), accessor="delivery_note.scheduled_on"),
        StatusTagColumn("status", label=_("Status"), accessor="delivery_note.get_status_display"),
    ]  # fmt: skip
    rows = Cycle.objects.filter(subscription=subscription).exclude(delivery_note=None)
    return Panel(
        heading=_("Delivery notes"), table=Table(columns, rows.select_related("delivery_note")),
        empty=_("Made by themselves, one per box, once the term is paid."),
    )  # fmt: skip


@panel(Order, shows=Subscription, order=50)
def of_order(order: Order) -> Panel:
    return _subscriptions(Subscription.objects.filter(terms__order=order))


@panel(Customer, shows=Subscription, order=10)
def of_customer(customer: Customer) -> Panel:
    return _subscriptions(Subscription.objects.filter(customer=customer))


def _subscriptions(rows: QuerySet[Subscription]) -> Panel:
    columns = [
        TitleColumn("formula", label=_("Formula"), url_name="subscriptions:inspect"),
        Column("quantity", label=_("Quantity")),
        StatusTagColumn("status", label=_("Status"), accessor="get_status_display"),
        Column("price", label=_("Price per term")),
        Column("started_at", label=_("Started")),
    ]
    table = Table(columns, rows.select_related("formula__group"))
    return Panel(heading=_("Subscriptions"), table=table, empty=_("They start when the order is paid."))


def _edition(box: TimelineBox) -> Any:
    return box.edition.title if box.edition else f"{box.dates.month:%m/%Y}"


def _charge(box: TimelineBox) -> str:
    return f"{box.price}, {date_format(box.dates.charge_on)}" if box.price else ""

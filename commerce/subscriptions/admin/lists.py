"""The list of subscriptions, with the next box and charge of each."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.views import ListView
from commerce.catalog.models import Formula
from commerce.catalog.queries import zone_of
from commerce.fulfilment.models import Carrier
from commerce.subscriptions.models import Subscription
from commerce.subscriptions.queries import timelines

SEARCHED = ["customer__name", "customer__email", "public_id", "origin__order__number"]


class SubscriptionFilterSet(ShopFilterSet):
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Subscription.Status.choices, widget=forms.CheckboxSelectMultiple
    )
    formula = django_filters.ModelChoiceFilter(
        label=_("Formula"), queryset=Formula.objects.select_related("group")
    )
    carrier = django_filters.ModelChoiceFilter(label=_("Brought by"), queryset=Carrier.objects.all())
    next_charge_at = django_filters.DateFromToRangeFilter(
        label=_("Next charge"), widget=DateRangePickerWidget
    )
    paused_until = django_filters.DateFromToRangeFilter(label=_("Paused until"), widget=DateRangePickerWidget)
    started_at = django_filters.DateFromToRangeFilter(label=_("Started"), widget=DateRangePickerWidget)

    class Meta:
        model = Subscription
        fields = ["status", "formula", "carrier", "next_charge_at", "paused_until", "started_at"]


class SubscriptionList(ListView):
    """The list, with the next box of each subscription on the page."""

    template_name = "subscriptions/list.html"

    def get_base_queryset(self) -> QuerySet[Subscription]:
        # Prefetched, not joined: rows of one site share it, and with it the time zone it remembers.
        return super().get_base_queryset().prefetch_related("site")

    @cached_property
    def columns(self) -> list[Any]:
        return [BulkActionsCheckboxColumn("bulk_actions", obj_type="subscription"), *super().columns]

    def _get_title_column(self, *args: Any, **options: Any) -> Any:
        return super()._get_title_column(
            *args, get_title_id=lambda row: f"subscription_{row.pk}_title", **options
        )

    def paginate_queryset(self, queryset: QuerySet[Subscription], page_size: int) -> tuple[Any, ...]:
        paginator, page, rows, has_others = super().paginate_queryset(queryset, page_size)
        subscriptions = list(rows)
        boxes = timelines(subscriptions, count=1)
        for subscription in subscriptions:
            coming = boxes[subscription.pk]
            subscription.next_box_on = coming[0].dates.ships_on if coming else None
        return paginator, page, subscriptions, has_others


def next_charge(subscription: Subscription) -> str:
    """As in "Feb. 9, 2026 · €24.90"; "" where nothing is to come."""
    if subscription.next_charge_at is None:
        return ""
    day = subscription.next_charge_at.astimezone(zone_of(subscription.site)).date()
    return f"{date_format(day)} · {subscription.charge()}"

"""Subscriptions, what they owe and the renewal runs in the staff's side bar."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.billing.wagtail_hooks import PAYMENTS_MENU
from commerce.subscriptions.admin import (
    acting,
    completing,
    home,
    lists,
    moving,
    owed,
    ratings,
    record,
    rejecting,
    runs,
)
from commerce.subscriptions.models import BoxRating, RenewalRun, Subscription, Term

register_permission_policy(Subscription, RecordPolicy(Subscription, actions=("view", "change")))
register_permission_policy(Term, RecordPolicy(Subscription, actions=("view", "change")))  # whoever sees those
register_permission_policy(RenewalRun, RecordPolicy(RenewalRun, actions=("view", "change")))
register_permission_policy(BoxRating, RecordPolicy(BoxRating, actions=("view",)))


class SubscriptionViewSet(RecordViewSet):
    model = Subscription
    name = "subscriptions"
    icon = "rotate"
    menu_label = _("Subscriptions")
    menu_order = 30
    add_to_admin_menu = True
    index_view_class = lists.SubscriptionList
    inspect_view_class = record.SubscriptionView
    filterset_class = lists.SubscriptionFilterSet
    related = ("customer", "formula__group", "origin__order", "payment_method", "carrier", "reward")
    list_display = [
        "customer",
        Column("formula", label=_("Formula")),
        StatusTagColumn(
            "status", label=_("Status"), accessor="get_status_display", sort_key="status",
            primary=lambda subscription: subscription.status == Subscription.Status.ACTIVE,
        ),
        Column("next_box_on", label=_("Next box")),
        Column(
            "next_charge", label=_("Next charge"), accessor=lists.next_charge, sort_key="next_charge_at"
        ),
        Column("started_at", label=_("Started"), sort_key="started_at"),
    ]  # fmt: skip
    search_fields = lists.SEARCHED
    list_export = [
        "public_id", "customer.name", "customer.email", "formula", "get_status_display", "quantity",
        "price.decimal", "currency", "next_charge_at", "paused_until", "started_at", "ended_at",
    ]  # fmt: skip
    export_headings = {
        "customer.name": _("customer"),
        "customer.email": _("e-mail address"),
        "get_status_display": _("status"),
        "price.decimal": _("price per term"),
    }
    export_filename = "subscriptions"
    empty_text = _("A subscription starts by itself when somebody's order is paid. There is none yet.")

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/do/<slug:wish>/", acting.WishView.as_view(), name="act"),
            path("<int:pk>/charge/", owed.ChargeView.as_view(), name="charge"),
            path("<int:pk>/give-up/", owed.GiveUpView.as_view(), name="give-up"),
            path("boxes/<int:pk>/complete/", completing.CompleteView.as_view(), name="complete-box"),
            path("orders/<int:pk>/reject/", rejecting.RejectView.as_view(), name="reject-order"),
        ]


class UnpaidViewSet(RecordViewSet):
    """Terms whose charge was refused; each leads to its subscription."""

    model = Term
    name = "unpaid"
    icon = "warning"
    menu_label = _("Unpaid")
    menu_order = 31
    add_to_admin_menu = True
    menu_item_class = owed.UnpaidMenuItem
    site_lookup = "subscription__site"
    index_view_class = owed.UnpaidList
    filterset_class = owed.UnpaidFilterSet
    related = (
        "order",
        "subscription__customer",
        "subscription__formula__group",
        "subscription__payment_method",
    )
    list_display = ["subscription", *owed.owed_columns()]
    search_fields = [
        "subscription__customer__name", "subscription__customer__email", "subscription__public_id",
        "order__public_id",
    ]  # fmt: skip
    list_export = [
        "subscription.public_id", "subscription.customer.name", "subscription.customer.email",
        "order.due.decimal", "order.currency", "tries", "failed_at", "next_step_at", "get_status_display",
    ]  # fmt: skip
    export_headings = {
        "subscription.public_id": _("subscription"),
        "subscription.customer.name": _("customer"),
        "subscription.customer.email": _("e-mail address"),
        "order.due.decimal": _("owed"),
        "order.currency": _("currency"),
        "get_status_display": _("state"),
    }
    export_filename = "unpaid"
    ordering = "failed_at"
    empty_text = _("Everybody has paid. A box whose charge is refused waits here, and is tried again.")

    def get_urlpatterns(self) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "inspect"]


class RunViewSet(RecordViewSet):
    model = RenewalRun
    name = "renewal-runs"
    icon = "calendar-check"
    menu_label = _("Renewal runs")
    menu_order = 50
    menu_hook = PAYMENTS_MENU
    inspect_view_class = runs.RunView
    filterset_class = runs.RunFilterSet
    related = ("site",)
    list_display = [
        "day",
        Column("site", label=_("Site"), accessor=lambda run: site_name(run.site)),
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display", sort_key="state",
            primary=lambda run: run.state in (RenewalRun.State.RUNNING, RenewalRun.State.DONE),
        ),
        Column("progress", label=_("Begun / foreseen"), accessor=runs.progress),
        Column("begun", label=_("Amount begun"), sort_key="claimed_amount"),
        Column("forecast", label=_("Amount foreseen"), sort_key="forecast_amount"),
        Column("finished_at", label=_("Finished")),
    ]  # fmt: skip
    list_export = [
        "day", "site", "get_state_display", "forecast_count", "forecast.decimal", "claimed",
        "begun.decimal", "currency", "started_at", "finished_at",
    ]  # fmt: skip
    export_headings = {
        "get_state_display": _("state"),
        "forecast.decimal": _("amount foreseen"),
        "begun.decimal": _("amount begun"),
    }
    export_filename = "renewal-runs"
    ordering = "-day"
    empty_text = _("Every day that has charges gets its run, foreseen the day before. There was none yet.")

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/let-on/", runs.LetOnView.as_view(), name="let-on"),
        ]


class BoxRatingViewSet(RecordViewSet):
    """Their mean and their number are public; the comments are for the staff."""

    model = BoxRating
    name = "box-ratings"
    icon = "pick"
    menu_label = _("Box ratings")
    menu_order = 33
    add_to_admin_menu = True
    site_lookup = "edition__group__site"
    inspect_view_class = ratings.BoxRatingView
    filterset_class = ratings.BoxRatingFilterSet
    related = ("edition__group", "customer")
    list_display = [
        "edition",
        Column("rating", label=_("Rating"), sort_key="rating"),
        Column("comment", label=_("Comment")),
        Column("customer", label=_("Customer")),
        Column("created_at", label=_("Given"), sort_key="created_at"),
    ]
    search_fields = ["comment", "customer__name", "customer__email"]
    list_export = ["public_id", "edition", "rating", "comment", "customer.email", "created_at"]
    export_headings = {"customer.email": _("e-mail address")}
    export_filename = "box-ratings"
    ordering = "-created_at"
    empty_text = _("Subscribers can rate a box once it has arrived. Nobody has yet.")


@hooks.register("register_admin_viewset")
def register_subscriptions() -> list[ViewSet]:
    return [SubscriptionViewSet(), UnpaidViewSet(), BoxRatingViewSet(), RunViewSet()]


hooks.register("register_bulk_action", moving.MoveToCarrier)


@hooks.register("construct_homepage_panels")
def show_renewals(_request: Any, panels: list[Any]) -> None:
    panels.append(home.RenewalsPanel())

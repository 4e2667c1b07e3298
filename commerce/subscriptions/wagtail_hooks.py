"""Subscriptions in the staff's side bar."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.subscriptions import admin
from commerce.subscriptions.models import Subscription

register_permission_policy(Subscription, RecordPolicy(Subscription))


class SubscriptionViewSet(RecordViewSet):
    model = Subscription
    name = "subscriptions"
    icon = "rotate"
    menu_label = _("Subscriptions")
    menu_order = 30
    add_to_admin_menu = True
    index_view_class = admin.SubscriptionList
    inspect_view_class = admin.SubscriptionView
    filterset_class = admin.SubscriptionFilterSet
    related = ("customer", "formula__group", "origin__order")
    list_display = [
        "customer",
        Column("formula", label=_("Formula")),
        StatusTagColumn(
            "status", label=_("Status"), accessor="get_status_display", sort_key="status",
            primary=lambda subscription: subscription.status == Subscription.Status.ACTIVE,
        ),
        Column("price", label=_("Price per term")),
        Column("next_box_on", label=_("Next box")),
        Column("started_at", label=_("Started"), sort_key="started_at"),
    ]  # fmt: skip
    search_fields = ["customer__name", "customer__email", "public_id", "origin__order__number"]
    list_export = [
        "public_id", "customer.name", "customer.email", "formula", "get_status_display", "quantity",
        "price.decimal", "currency", "started_at",
    ]  # fmt: skip
    export_headings = {
        "customer.name": _("customer"),
        "customer.email": _("e-mail address"),
        "get_status_display": _("status"),
        "price.decimal": _("price per term"),
    }
    export_filename = "subscriptions"
    empty_text = _("A subscription starts by itself when somebody's order is paid. There is none yet.")


@hooks.register("register_admin_viewset")
def register_subscriptions() -> SubscriptionViewSet:
    return SubscriptionViewSet()

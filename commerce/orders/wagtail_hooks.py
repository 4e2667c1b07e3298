"""Orders in the staff's side bar."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.orders import admin
from commerce.orders.models import Order

register_permission_policy(Order, RecordPolicy(Order, actions=("view", "change")))


class OrderViewSet(RecordViewSet):
    model = Order
    name = "orders"
    icon = "form"
    menu_label = _("Orders")
    menu_order = 20
    add_to_admin_menu = True
    inspect_view_class = admin.OrderView
    filterset_class = admin.OrderFilterSet
    related = ("site", "customer")
    list_display = [
        "__str__",
        "customer",
        Column("placed_at", label=_("Placed"), sort_key="placed_at"),
        StatusTagColumn(
            "status", label=_("Status"), accessor="get_status_display", sort_key="status",
            primary=lambda order: order.status != Order.Status.CANCELLED,
        ),
        Column("source", label=_("Made by"), accessor="get_source_display", sort_key="source"),
        Column("total", label=_("Total"), sort_key="total_amount"),
    ]  # fmt: skip
    search_fields = ["number", "public_id", "customer__name", "customer__email"]
    list_export = [
        "number", "public_id", "customer.name", "customer.email", "get_status_display", "placed_at",
        "paid_at", "get_source_display", "subtotal.decimal", "discount.decimal", "shipping.decimal",
        "total.decimal", "currency",
    ]  # fmt: skip
    export_headings = {
        "customer.name": _("customer"),
        "customer.email": _("e-mail address"),
        "get_status_display": _("status"),
        "get_source_display": _("made by"),
        "subtotal.decimal": _("subtotal"),
        "discount.decimal": _("discount"),
        "shipping.decimal": _("shipping"),
        "total.decimal": _("total"),
    }
    export_filename = "orders"
    empty_text = _(
        "Orders arrive here as soon as somebody goes to pay, and have a number once they are paid."
    )


@hooks.register("register_admin_viewset")
def register_orders() -> OrderViewSet:
    return OrderViewSet()

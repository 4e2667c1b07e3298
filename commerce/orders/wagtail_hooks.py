"""Orders in the staff's side bar."""

from copy import copy
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy, sites_of
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.orders import admin
from commerce.orders.models import Order, OrderLine
from commerce.orders.waiting import count_waiting

register_permission_policy(Order, RecordPolicy(Order, actions=("view", "change")))
register_permission_policy(OrderLine, RecordPolicy(OrderLine))


class OrderViewSet(RecordViewSet):
    model = Order
    name = "orders"
    icon = "form"
    menu_label = _("Orders")
    inspect_view_class = admin.OrderView
    filterset_class = admin.OrderFilterSet
    related = ("site", "customer")
    list_display = [
        "__str__",
        "customer",
        Column("city", label=_("Town"), accessor="delivery_address.city"),
        Column("placed_at", label=_("Placed"), sort_key="placed_at"),
        Column("carrier", label=_("Delivery"), accessor=admin.delivery_of),
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
        "paid_at", "prepared_at", "shipped_at", "delivered_at", "cancelled_at", "get_source_display",
        "delivery_address.name", "delivery_address.line1", "delivery_address.line2",
        "delivery_address.postcode", "delivery_address.city", "delivery_address.country", "carrier_name",
        "subtotal.decimal", "discount.decimal", "shipping.decimal", "total.decimal", "currency",
        "survey_line", "consents_line",
    ]  # fmt: skip
    export_headings = {
        "customer.name": _("customer"),
        "customer.email": _("e-mail address"),
        "get_status_display": _("status"),
        "get_source_display": _("made by"),
        "delivery_address.name": _("name"),
        "delivery_address.line1": _("address"),
        "delivery_address.line2": _("address, continued"),
        "delivery_address.postcode": _("postcode"),
        "delivery_address.city": _("city"),
        "delivery_address.country": _("country"),
        "carrier_name": _("carrier"),
        "subtotal.decimal": _("subtotal"),
        "discount.decimal": _("discount"),
        "shipping.decimal": _("shipping"),
        "total.decimal": _("total"),
        "survey_line": _("survey"),
        "consents_line": _("consents"),
    }
    export_filename = "orders"
    empty_text = _(
        "Orders arrive here as soon as somebody goes to pay, and have a number once they are paid."
    )


class OrderLineViewSet(RecordViewSet):
    """What was ordered, line by line, for spreadsheets."""

    model = OrderLine
    name = "ordered-products"
    icon = "list-ul"
    menu_label = _("Ordered products")
    site_lookup = "order__site"
    inspect_view_enabled = False
    index_view_class = admin.OrderLineList
    filterset_class = admin.OrderLineFilterSet
    related = ("order__customer", "order__site", "variant")
    list_display = [
        Column("title", label=_("Bought")),
        Column("order", label=_("Order"), accessor=admin.order_of),
        Column("placed_at", label=_("Placed"), accessor="order.placed_at", sort_key="order__placed_at"),
        Column("status", label=_("Status"), accessor="order.get_status_display", sort_key="order__status"),
        Column("quantity", label=_("Quantity"), sort_key="quantity"),
        Column("removed", label=_("Taken out"), sort_key="removed"),
        Column("unit_price", label=_("Unit price"), sort_key="unit_amount"),
        Column("paid", label=_("Paid")),
    ]  # fmt: skip
    search_fields = ["title", "order__number", "variant__code", "order__customer__email"]
    list_export = [
        "order.number", "order.placed_at", "order.get_status_display", "order.customer.email", "title",
        "code", "quantity", "removed", "unit_price.decimal", "paid.decimal", "order.currency",
        "vat_percent",
    ]  # fmt: skip
    export_headings = {
        "order.number": _("order"),
        "order.placed_at": _("placed"),
        "order.get_status_display": _("status"),
        "order.customer.email": _("e-mail address"),
        "code": _("code"),
        "unit_price.decimal": _("unit price"),
        "paid.decimal": _("paid"),
        "order.currency": _("currency"),
        "vat_percent": _("VAT rate"),
    }
    export_filename = "ordered-products"
    ordering = "-order__placed_at"
    empty_text = _("Each line of each order is listed here, to count what was sold.")


class OrdersGroup(ModelViewSetGroup):
    items = (OrderViewSet, OrderLineViewSet)
    menu_name = "orders-group"
    menu_label = _("Orders")
    menu_icon = "form"
    menu_order = 20


@hooks.register("register_admin_viewset")
def register_orders() -> OrdersGroup:
    return OrdersGroup()


def _sites_seen(user: Any) -> list[int] | None:
    return None if user.is_superuser else list(sites_of(user).values_list("pk", flat=True))


@hooks.register("construct_main_menu")
def count_unprocessed(request: HttpRequest, items: list[Any]) -> None:
    """A badge on the menu: paid orders of which nothing has been packed."""
    for index, item in enumerate(items):
        if item.name == OrdersGroup.menu_name:
            count = count_waiting(_sites_seen(request.user))
            if count:
                items[index] = copy(item)
                items[index].attrs = {**item.attrs, "data-badge": str(count)}

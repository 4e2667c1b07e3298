"""Invoices and payments in the staff's side bar."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.billing import admin
from commerce.billing.models import Invoice, Payment

register_permission_policy(Invoice, RecordPolicy(Invoice))
register_permission_policy(Payment, RecordPolicy(Payment))


class InvoiceViewSet(RecordViewSet):
    model = Invoice
    name = "invoices"
    icon = "doc-full"
    menu_label = _("Invoices")
    menu_order = 60
    add_to_admin_menu = True
    site_lookup = "order__site"
    inspect_view_class = admin.InvoiceView
    filterset_class = admin.InvoiceFilterSet
    related = ("order",)
    list_display = [
        "number",
        Column("buyer", label=_("Buyer"), accessor=lambda invoice: invoice.buyer["name"]),
        Column("issued_on", label=_("Issued"), sort_key="issued_on"),
        Column("order", label=_("Order")),
        Column("total", label=_("Total"), sort_key="total_amount"),
    ]
    search_fields = ["number", "order__number", "buyer__name", "buyer__email"]
    list_export = [
        "number", "issued_on", "buyer.name", "buyer.email", "order.number", "total.decimal", "currency",
    ]  # fmt: skip
    export_headings = {
        "buyer.name": _("buyer"),
        "buyer.email": _("e-mail address"),
        "order.number": _("order"),
        "total.decimal": _("total"),
    }
    export_filename = "invoices"
    empty_text = _(
        "An invoice is issued by itself for every paid order. Its number and content never change."
    )


class PaymentViewSet(RecordViewSet):
    model = Payment
    name = "payments"
    icon = "decimal"
    menu_label = _("Payments")
    menu_order = 70
    add_to_admin_menu = True
    site_lookup = "order__site"
    inspect_view_class = admin.PaymentView
    filterset_class = admin.PaymentFilterSet
    related = ("order__customer",)
    list_display = [
        "order",
        Column("customer", label=_("Customer"), accessor="order.customer"),
        Column("created_at", label=_("Created"), sort_key="created_at"),
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display", sort_key="state",
            primary=lambda payment: payment.state == Payment.State.SUCCEEDED,
        ),
        Column("money", label=_("Amount"), sort_key="amount"),
    ]  # fmt: skip
    search_fields = ["order__number", "order__customer__name", "order__customer__email", "gateway_ref"]
    list_export = [
        "public_id", "order.number", "order.customer.email", "get_state_display", "created_at",
        "money.decimal", "currency", "gateway", "gateway_ref",
    ]  # fmt: skip
    export_headings = {
        "order.number": _("order"),
        "order.customer.email": _("e-mail address"),
        "get_state_display": _("state"),
        "money.decimal": _("amount"),
    }
    export_filename = "payments"
    ordering = "-created_at"
    empty_text = _(
        "Each order has one payment, with all its tries. The first one appears when somebody pays."
    )


@hooks.register("register_admin_viewset")
def register_billing() -> list[ViewSet]:
    return [InvoiceViewSet(), PaymentViewSet()]

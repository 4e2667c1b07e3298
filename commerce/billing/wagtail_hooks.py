"""Payments in the staff's side bar: transactions and refunds; other sections join `PAYMENTS_MENU`."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy, permissions_of
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.billing.admin import credit, orders, payments, refunds
from commerce.billing.admin.sections import (
    DisputeViewSet,
    PayoutViewSet,
    ReconciliationViewSet,
    WebhookViewSet,
)
from commerce.billing.admin.words import card_of, outcome
from commerce.billing.models import Attempt, Payment, PaymentMethod, Refund

PAYMENTS_MENU = "register_payments_menu_item"

register_permission_policy(Payment, RecordPolicy(Payment, actions=("view", "change")))
register_permission_policy(Attempt, RecordPolicy(Payment, actions=("view", "change")))  # whoever sees those
register_permission_policy(Refund, RecordPolicy(Refund, actions=("view", "add")))
register_permission_policy(PaymentMethod, RecordPolicy(PaymentMethod))


class PaymentViewSet(RecordViewSet):
    """The list is one of attempts; the page is that of the payment."""

    model = Payment
    name = "payments"
    icon = "decimal"
    menu_label = _("Transactions")
    site_lookup = "order__site"
    index_view_class = payments.TransactionList
    inspect_view_class = payments.PaymentView
    filterset_class = payments.AttemptFilterSet
    related = ("order__customer",)
    list_display = [
        "sent_at",
        Column("money", label=_("Amount"), accessor="payment.money", sort_key="payment__amount"),
        StatusTagColumn(
            "state", label=_("Outcome"), accessor="get_state_display", sort_key="state",
            primary=lambda attempt: attempt.state == Attempt.State.SUCCEEDED,
        ),
        Column("why", label=_("Why"), accessor=outcome),
        Column("order", label=_("Order"), accessor=payments.order_number),
        Column("customer", label=_("Customer"), accessor="payment.order.customer"),
        Column("cause", label=_("Made by"), accessor="get_cause_display", sort_key="cause"),
        Column("card", label=_("Card"), accessor=card_of),
        Column("gateway_ref", label=_("Reference"), accessor=payments.short_reference),
    ]  # fmt: skip
    search_fields = [
        "payment__order__number", "payment__order__public_id", "payment__order__customer__name",
        "payment__order__customer__email", "payment__gateway_ref", "card_last4",
    ]  # fmt: skip
    list_export = [
        "sent_at", "payment.money.decimal", "payment.currency", "get_state_display", "decline_code",
        "payment.order", "payment.order.customer.name", "payment.order.customer.email", "get_cause_display",
        "card_brand", "card_last4", "payment.gateway", "payment.gateway_ref",
    ]  # fmt: skip
    export_headings = {
        "payment.money.decimal": _("amount"),
        "payment.currency": _("currency"),
        "get_state_display": _("outcome"),
        "payment.order": _("order"),
        "payment.order.customer.name": _("customer"),
        "payment.order.customer.email": _("e-mail address"),
        "get_cause_display": _("made by"),
        "payment.gateway": _("gateway"),
        "payment.gateway_ref": _("reference at the gateway"),
    }
    export_filename = "transactions"
    ordering = "-sent_at"
    empty_text = _("Each try to pay an order is a transaction. The first one appears when somebody pays.")

    def get_index_view_kwargs(self, **options: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(
            model=Attempt,
            site_lookup="payment__order__site",
            related=("payment__order__customer",),
            **options,
        )

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/check/", payments.CheckAgainView.as_view(), name="check"),
            path("orders/<int:pk>/cancel/", orders.CancelOrderView.as_view(), name="cancel-order"),
            path("customers/<int:pk>/store-credit/", credit.CreditView.as_view(), name="store-credit"),
        ]


class RefundViewSet(RecordViewSet):
    model = Refund
    name = "refunds"
    icon = "resubmit"
    menu_label = _("Refunds")
    site_lookup = "order__site"
    inspect_view_class = refunds.RefundPage
    filterset_class = refunds.RefundFilterSet
    related = ("order__customer", "payment")
    list_display = [
        "requested_at",
        Column("money", label=_("Amount"), sort_key="amount"),
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display", sort_key="state",
            primary=lambda refund: refund.state == Refund.State.SUCCEEDED,
        ),
        Column("destination", label=_("Destination"), accessor="get_destination_display"),
        Column("order", label=_("Order")),
        Column("customer", label=_("Customer"), accessor="order.customer"),
        Column("reason", label=_("Reason")),
    ]  # fmt: skip
    search_fields = [
        "order__number", "order__customer__name", "order__customer__email", "public_id", "gateway_ref",
        "reason",
    ]  # fmt: skip
    list_export = [
        "public_id", "requested_at", "settled_at", "order.number", "order.customer.name",
        "order.customer.email", "get_destination_display", "money.decimal", "currency", "get_state_display",
        "reason", "gateway_ref",
    ]  # fmt: skip
    export_headings = {
        "order.number": _("order"),
        "order.customer.name": _("customer"),
        "order.customer.email": _("e-mail address"),
        "get_destination_display": _("destination"),
        "money.decimal": _("amount"),
        "get_state_display": _("state"),
    }
    export_filename = "refunds"
    ordering = "-requested_at"
    empty_text = _("Nothing was refunded yet. Refunds are made on the page of an order.")

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("orders/<int:pk>/", refunds.RefundView.as_view(), name="new"),
            path("<int:pk>/reverse/", refunds.ReverseView.as_view(), name="reverse"),
        ]


class PaymentsGroup(ViewSetGroup):
    menu_label = _("Payments")
    menu_icon = "decimal"
    menu_order = 70
    items = (
        PaymentViewSet, RefundViewSet, DisputeViewSet, PayoutViewSet, ReconciliationViewSet, WebhookViewSet,
    )  # fmt: skip
    submenu_hook = PAYMENTS_MENU


@hooks.register("register_admin_viewset")
def register_billing() -> PaymentsGroup:
    return PaymentsGroup()


@hooks.register("register_permissions")
def card_permissions() -> Any:
    return permissions_of(PaymentMethod)

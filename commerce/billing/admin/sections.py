"""The sections of the account's books: disputes, payouts, webhooks, reconciliations."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.billing.admin import account, disputes, inbox, payouts, reconciliations
from commerce.billing.models import Dispute, GatewayEvent, Payout, Reconciliation

register_permission_policy(Dispute, RecordPolicy(Dispute))
register_permission_policy(Payout, RecordPolicy(Payout))
register_permission_policy(GatewayEvent, RecordPolicy(GatewayEvent, actions=("view", "change")))
register_permission_policy(Reconciliation, RecordPolicy(Reconciliation, actions=("view", "add")))


class DisputeViewSet(RecordViewSet):
    model = Dispute
    name = "disputes"
    icon = "warning"
    menu_label = _("Disputes")
    site_lookup = "payment__order__site"
    inspect_view_class = disputes.DisputeView
    filterset_class = disputes.DisputeFilterSet
    related = ("payment__order__customer",)
    list_display = [
        "public_id",
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display", sort_key="state",
            primary=lambda dispute: dispute.state in Dispute.OPEN,
        ),
        Column("money", label=_("Amount"), sort_key="amount"),
        Column("order", label=_("Order"), accessor="payment.order"),
        Column("customer", label=_("Customer"), accessor="payment.order.customer"),
        Column("opened_at", label=_("Opened"), sort_key="opened_at"),
        Column("evidence_due_at", label=_("Evidence due by"), sort_key="evidence_due_at"),
    ]  # fmt: skip
    search_fields = ["public_id", "gateway_ref", "payment__order__number", "payment__order__customer__email"]
    list_export = [
        "public_id", "get_state_display", "money.decimal", "fee.decimal", "currency", "reason",
        "payment.order.number", "opened_at", "evidence_due_at", "closed_at", "gateway_ref",
    ]  # fmt: skip
    export_headings = {
        "get_state_display": _("state"), "money.decimal": _("amount"), "fee.decimal": _("fee"),
        "payment.order.number": _("order"),
    }  # fmt: skip
    export_filename = "disputes"
    ordering = "-opened_at"
    empty_text = _("No customer has disputed a charge at their bank.")


class PayoutViewSet(RecordViewSet):
    model = Payout
    name = "payouts"
    icon = "download"
    menu_label = _("Payouts")
    index_view_class = payouts.PayoutList
    inspect_view_class = payouts.PayoutView
    filterset_class = payouts.PayoutFilterSet
    list_display = [
        "gateway_ref",
        Column("made_at", label=_("Date"), sort_key="made_at"),
        Column("money", label=_("Amount"), sort_key="amount"),
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display", sort_key="state",
            primary=lambda payout: payout.state == Payout.State.PAID,
        ),
        Column("arrives_on", label=_("Arrives"), sort_key="arrives_on"),
    ]  # fmt: skip
    search_fields = ["gateway_ref"]
    list_export = ["gateway_ref", "made_at", "money.decimal", "currency", "get_state_display", "arrives_on"]
    export_headings = {"money.decimal": _("amount"), "get_state_display": _("state")}
    export_filename = "payouts"
    ordering = "-made_at"
    empty_text = _("The payment provider pays out every seven days by itself. The first payout will be here.")

    def get_urlpatterns(self) -> list[Any]:
        csv = path("<int:pk>/entries.csv", payouts.EntriesCsv.as_view(), name="entries")
        return [*super().get_urlpatterns(), csv]


class WebhookViewSet(RecordViewSet):
    model = GatewayEvent
    name = "webhooks"
    icon = "mail"
    menu_label = _("Webhooks")
    index_view_class = account.AccountList
    inspect_view_class = inbox.WebhookView
    filterset_class = inbox.WebhookFilterSet
    list_display = [
        Column("received_at", label=_("Received"), sort_key="received_at"),
        "type",
        Column("object_ref", label=_("Object at the gateway")),
        Column("processed_at", label=_("Applied"), sort_key="processed_at"),
        Column("outcome", label=_("Outcome")),
    ]
    search_fields = ["event_id", "type", "object_ref", "subject", "outcome"]
    list_export = ["event_id", "type", "object_ref", "received_at", "processed_at", "outcome", "failures"]
    export_filename = "webhooks"
    ordering = "-received_at"
    empty_text = _("What the payment provider tells the shop is kept here for a while.")

    def get_urlpatterns(self) -> list[Any]:
        again = path("<int:pk>/again/", inbox.ApplyAgainView.as_view(), name="again")
        return [*super().get_urlpatterns(), again]


class ReconciliationViewSet(RecordViewSet):
    model = Reconciliation
    name = "reconciliations"
    icon = "check"
    menu_label = _("Reconciliations")
    index_view_class = reconciliations.ReconciliationList
    inspect_view_class = reconciliations.ReconciliationView
    list_display = [
        "__str__",
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display",
            primary=lambda run: run.state == Reconciliation.State.DONE,
        ),
        Column("step", label=_("At work on")),
        Column("findings", label=_("Findings"), accessor="found"),
        Column("finished_at", label=_("Finished")),
    ]  # fmt: skip
    list_filter = ["state"]
    ordering = "-started_at"
    empty_text = _("Every hour the shop's records are held against the payment provider's.")

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("run/", reconciliations.RunView.as_view(), name="run")]

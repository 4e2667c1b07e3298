"""Charges that a card's owner takes back, on their own page and on that of the order."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link
from commerce.base.backoffice.panels import Panel, panel
from commerce.base.backoffice.views import Facts, RecordView
from commerce.billing.models import Dispute, Payment
from commerce.billing.rules import grievance
from commerce.orders.models import Order


class DisputeFilterSet(ShopFilterSet):
    site_lookup = "payment__order__site"

    class Meta:
        model = Dispute
        fields = ["state"]


class DisputeView(RecordView):
    def facts(self) -> Facts:
        dispute = self.object
        return [
            (_("state"), dispute.get_state_display()),
            (_("amount"), dispute.money),
            (_("fee"), dispute.fee),
            (_("reason"), grievance(dispute.reason)),
            (_("order"), record_link("orders", dispute.payment.order)),
            (_("customer"), record_link("customers", dispute.payment.order.customer)),
            (_("opened"), dispute.opened_at),
            (_("evidence due by"), dispute.evidence_due_at),
            (_("closed"), dispute.closed_at),
            (_("reference at the gateway"), dispute.gateway_ref),
        ]

    def notices(self) -> list[Any]:
        if self.object.state != Dispute.State.NEEDS_RESPONSE:
            return []
        return [_("The bank waits for your evidence: send it in the payment provider's own pages.")]


@panel(Order, shows=Dispute, order=25)
def order_disputes(order: Order) -> Panel:
    return _disputes(Dispute.objects.filter(payment__order=order))


@panel(Payment, shows=Dispute, order=25)
def payment_disputes(payment: Payment) -> Panel:
    return _disputes(Dispute.objects.filter(payment=payment))


def _disputes(rows: QuerySet[Dispute]) -> Panel:
    columns = [
        TitleColumn("public_id", label=_("Dispute"), url_name="disputes:inspect"),
        StatusTagColumn("state", label=_("State"), accessor="get_state_display"),
        Column("money", label=_("Amount")),
        Column("evidence_due_at", label=_("Evidence due by")),
    ]
    return Panel(heading=_("Disputes"), table=Table(columns, rows), empty=_("No charge was disputed."))

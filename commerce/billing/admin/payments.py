"""Every attempt to charge somebody, and the page of the payment it belongs to."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.acting import ActionView, Done, Foreseen
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link
from commerce.base.backoffice.panels import Panel, buttons, may, panel
from commerce.base.backoffice.permissions import within_sites
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.base.errors import TryAgain
from commerce.billing import actions, rules
from commerce.billing.admin.refunds import refund_button, refunds_panel
from commerce.billing.admin.words import card_of, outcome
from commerce.billing.gateway import GatewayUnavailable
from commerce.billing.models import Attempt, Payment, Refund
from commerce.orders.models import Order

SHOWN = 20
END = 8  # characters
FROZEN = _(
    "This payment is frozen: the payment provider charged another amount than we asked, or knows nothing"
    " of it. Nothing moves by itself. Look it up at the provider under its reference; once it is right"
    " there, press “Check again”."
)


class AttemptFilterSet(ShopFilterSet):
    site_lookup = "payment__order__site"
    sent_at = django_filters.DateFromToRangeFilter(label=_("Date"), widget=DateRangePickerWidget)
    state = django_filters.MultipleChoiceFilter(
        label=_("Outcome"), choices=Attempt.State.choices, widget=forms.CheckboxSelectMultiple
    )
    cause = django_filters.MultipleChoiceFilter(
        label=_("Made by"), choices=Attempt.Cause.choices, widget=forms.CheckboxSelectMultiple
    )
    gateway = django_filters.ChoiceFilter(
        label=_("Gateway"), field_name="payment__gateway", empty_label=_("All"), widget=forms.RadioSelect,
        choices=[("stripe", "Stripe"), ("demo", _("Demonstration"))],
    )  # fmt: skip
    frozen = django_filters.ChoiceFilter(
        label=_("Frozen"), field_name="payment__frozen", empty_label=_("All"), widget=forms.RadioSelect,
        choices=[("True", _("Frozen only"))],
    )  # fmt: skip

    class Meta:
        model = Attempt
        fields = ["sent_at", "state", "cause", "gateway", "frozen"]


class TransactionList(ListView):
    """One row per attempt; each leads to its payment. Frozen payments are said first."""

    page_title = _("Transactions")
    results_template_name = "billing/transactions_results.html"
    verbose_name = _("transaction")
    verbose_name_plural = _("transactions")

    def get_inspect_url(self, instance: Attempt) -> str:
        return reverse("payments:inspect", args=[instance.payment_id])

    def frozen(self) -> QuerySet[Payment]:
        rows = Payment.objects.filter(frozen=True).select_related("order")
        staff: Any = self.request.user
        return within_sites(rows, user=staff, lookup="order__site").order_by("-pk")[:SHOWN]


class PaymentView(RecordView):
    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = super().get_breadcrumbs_items()
        items[-2]["label"] = TransactionList.page_title
        return items

    def notices(self) -> list[Any]:
        return [FROZEN] if self.object.frozen else []

    def facts(self) -> Facts:
        payment = self.object
        return [
            (_("state"), payment.get_state_display()),
            (_("amount"), payment.money),
            (_("can still be refunded to the card"), payment.refundable),
            (_("order"), record_link("orders", payment.order)),
            (_("customer"), record_link("customers", payment.order.customer)),
            (_("gateway"), payment.gateway),
            (_("reference at the gateway"), payment.gateway_ref),
            (_("created"), payment.created_at),
        ]


class CheckAgainView(ActionView):
    """Asks the gateway how a frozen payment stands; it goes on if both say the same."""

    model = Payment
    site_lookup = "order__site"
    related = ("order__customer",)
    section = "payments"
    label = _("Check again")
    lead = _("The payment provider is asked how this payment stands. If it names our amount, it goes on.")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        payment = self.object
        return Foreseen(
            facts=[
                (_("our amount"), payment.money),
                (_("reference at the gateway"), payment.gateway_ref),
                (_("state"), payment.get_state_display()),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        try:
            actions.thaw(self.object)
        except GatewayUnavailable as error:
            raise TryAgain from error
        return Done(text=_("Both name the same amount: the payment goes on."))


@panel(Payment, shows=Payment, order=10)
def attempts(payment: Payment) -> Panel:
    return _attempts(Attempt.objects.filter(payment=payment))


@panel(Payment, shows=Refund, order=20)
def payment_refunds(payment: Payment) -> Panel:
    return refunds_panel(Refund.objects.filter(order=payment.order_id))


@buttons(Payment, order=10)
def payment_buttons(payment: Payment, user: Any) -> list[ListingButton]:
    found = refund_button(payment.order, user)
    if payment.frozen and may(user, Payment, "change"):
        found.append(_again(payment))
    return found


@panel(Order, shows=Payment, order=20)
def payment_attempts(order: Order) -> Panel:
    return _attempts(Attempt.objects.filter(payment__order=order).order_by("payment", "n"))


def order_number(attempt: Attempt) -> Any:
    return attempt.payment.order.number or _("Not paid")


def short_reference(attempt: Attempt) -> str:
    """The end of the gateway's reference; its page and the export have it whole."""
    reference = attempt.payment.gateway_ref or ""
    return f"…{reference[-END:]}" if len(reference) > END else reference


def _attempts(rows: QuerySet[Attempt]) -> Panel:
    columns = [
        TitleColumn("n", label=_("Try"), url_name="payments:inspect", id_accessor="payment_id"),
        Column("sent_at", label=_("Sent")),
        StatusTagColumn("state", label=_("Outcome"), accessor="get_state_display"),
        Column("cause", label=_("Made by"), accessor="get_cause_display"),
        Column("card", label=_("Card"), accessor=card_of),
        Column("why", label=_("Why"), accessor=outcome),
        Column("reason", label=_("What the shopper was told"), accessor=_told),
        Column("decline_code", label=_("Gateway's reason")),
    ]
    return Panel(heading=_("Payment"), table=Table(columns, rows), empty=_("Nobody has tried to pay yet."))


def _told(attempt: Attempt) -> Any:
    return rules.reason(attempt.decline_code) if attempt.decline_code else ""


def _again(payment: Payment) -> ListingButton:
    return ListingButton(
        CheckAgainView.label, url=reverse("payments:check", args=[payment.pk]), icon_name="rotate"
    )

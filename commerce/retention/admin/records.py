"""Requests to stop, requests without an account, withdrawals, and the questions that are asked."""

from typing import Any

import django_filters
from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn
from wagtail.admin.widgets.button import HeaderButton

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link, site_name
from commerce.base.backoffice.panels import Panel, panel
from commerce.base.backoffice.permissions import sites_of
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.catalog.models import Formula
from commerce.orders.models import Order
from commerce.retention.models import Answer, ContractRequest, Departure, NoticeSent, Withdrawal
from commerce.subscriptions.models import Subscription


class DepartureFilterSet(ShopFilterSet):
    outcome = django_filters.MultipleChoiceFilter(
        label=_("Outcome"), choices=Departure.Outcome.choices, widget=forms.CheckboxSelectMultiple
    )
    formula = django_filters.ModelChoiceFilter(
        field_name="subscription__formula", label=_("Formula"),
        queryset=Formula.objects.select_related("group"),
    )  # fmt: skip
    started_at = django_filters.DateFromToRangeFilter(label=_("Started"), widget=DateRangePickerWidget)

    class Meta:
        model = Departure
        fields = ["outcome", "formula", "started_at", "channel"]


class DepartureList(ListView):
    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        answers = HeaderButton(_("What they say"), url=reverse("departures:answers"), icon_name="comment")
        return [*super().header_buttons, answers]


class DepartureView(RecordView):
    def facts(self) -> Facts:
        departure = self.object
        return [
            (_("outcome"), departure.get_outcome_display()),
            (_("subscription"), record_link("subscriptions", departure.subscription)),
            (_("customer"), record_link("customers", departure.subscription.customer)),
            (_("came"), departure.get_channel_display()),
            (_("started"), departure.started_at),
            (_("finished"), departure.finished_at),
            (_("offer possible"), _("Yes") if departure.is_eligible else _("No")),
            (_("held out"), _("Yes") if departure.is_held_out else _("No")),
            (_("given off the next charge"), departure.given if departure.given_amount else ""),
        ]


@panel(Departure, shows=Departure, order=10)
def answers(departure: Departure) -> Panel:
    columns = [
        Column("question", label=_("Question")),
        Column("value", label=_("Answer")),
        Column("answered_at", label=_("Answered")),
    ]
    rows = Answer.objects.filter(departure=departure).select_related("question")
    return Panel(heading=_("Answers"), table=Table(columns, rows), empty=_("Nothing was answered."))


@panel(Subscription, shows=Departure, order=50)
def departures(subscription: Subscription) -> Panel:
    columns = [
        TitleColumn("started_at", label=_("Started"), url_name="departures:inspect"),
        StatusTagColumn("outcome", label=_("Outcome"), accessor="get_outcome_display"),
        Column("channel", label=_("Came"), accessor="get_channel_display"),
        Column("given", label=_("Given"), accessor=lambda one: one.given if one.given_amount else ""),
    ]
    rows = Departure.objects.filter(subscription=subscription)
    return Panel(heading=_("Requests to stop"), table=Table(columns, rows), empty=_("None."))


@panel(Subscription, shows=Departure, order=60)
def proof(subscription: Subscription) -> Panel:
    columns = [
        TitleColumn(
            "proof", label=_("File"), accessor=lambda _row: _("Download the proof file"),
            url_name="departures:proof",
        ),
        Column("notices", label=_("Renewal notices"), accessor=_notices),
    ]  # fmt: skip
    return Panel(heading=_("Legal proof"), table=Table(columns, [subscription]), empty="")


@panel(Order, shows=Withdrawal, order=60)
def withdrawals(order: Order) -> Panel:
    columns = [
        TitleColumn("received_at", label=_("Received"), url_name="withdrawals:inspect"),
        Column("boxes_to_return", label=_("Boxes to come back")),
        Column("settled_at", label=_("Refund asked for")),
    ]
    rows = Withdrawal.objects.filter(order=order)
    return Panel(heading=_("Withdrawal"), table=Table(columns, rows), empty=_("None."))


def _notices(subscription: Subscription) -> str:
    sent = NoticeSent.objects.filter(subscription=subscription).order_by("term")
    return ", ".join(f"{notice.term + 1}: {notice.at:%Y-%m-%d}" for notice in sent)


class RequestFilterSet(ShopFilterSet):
    asked_at = django_filters.DateFromToRangeFilter(label=_("Asked"), widget=DateRangePickerWidget)

    class Meta:
        model = ContractRequest
        fields = ["outcome", "kind", "asked_at"]


class RequestView(RecordView):
    def facts(self) -> Facts:
        request = self.object
        return [
            (_("kind"), request.get_kind_display()),
            (_("outcome"), request.get_outcome_display()),
            (_("e-mail address"), request.email),
            (_("number"), request.number),
            (_("asked"), request.asked_at),
            (_("confirmed"), request.confirmed_at),
        ]


class WithdrawalFilterSet(ShopFilterSet):
    received_at = django_filters.DateFromToRangeFilter(label=_("Received"), widget=DateRangePickerWidget)

    class Meta:
        model = Withdrawal
        fields = ["channel", "received_at"]


class WithdrawalView(RecordView):
    def facts(self) -> Facts:
        withdrawal = self.object
        return [
            (_("order"), record_link("orders", withdrawal.order)),
            (_("customer"), record_link("customers", withdrawal.order.customer)),
            (_("statement"), withdrawal.statement),
            (_("received"), withdrawal.received_at),
            (_("came"), withdrawal.get_channel_display()),
            (_("boxes to come back"), withdrawal.boxes_to_return),
            (_("refund asked for"), withdrawal.settled_at),
        ]


class QuestionForm(WagtailAdminModelForm):
    """With one site there is nothing to choose."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        sites = sites_of(self.for_user)
        self.fields["site"].queryset = sites
        if self.instance.pk or len(sites) == 1:
            self.instance.site = self.instance.site if self.instance.pk else sites[0]
            del self.fields["site"]


class QuestionView(RecordView):
    def facts(self) -> Facts:
        question = self.object
        return [
            (_("question"), question.label),
            (_("kind"), question.get_kind_display()),
            (_("answers to choose from"), ", ".join(label for _code, label in question.options)),
            (_("asked"), _("Yes") if question.active else _("No")),
            (_("site"), site_name(question.site)),
        ]

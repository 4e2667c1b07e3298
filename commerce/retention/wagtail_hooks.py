"""Cancellations in the staff's side bar."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet, ShopViewSet
from commerce.retention import admin
from commerce.retention.models import ContractRequest, Departure, Question, Withdrawal

for model in (Departure, ContractRequest, Withdrawal):
    register_permission_policy(model, RecordPolicy(model))


class DepartureViewSet(RecordViewSet):
    model = Departure
    name = "departures"
    icon = "user"
    menu_label = _("Requests to stop")
    index_view_class = admin.DepartureList
    inspect_view_class = admin.DepartureView
    filterset_class = admin.DepartureFilterSet
    related = ("site", "subscription__customer", "subscription__formula__group")
    list_display = [
        "subscription",
        StatusTagColumn(
            "outcome", label=_("Outcome"), accessor="get_outcome_display", sort_key="outcome",
            primary=lambda one: one.outcome == Departure.Outcome.STAYED,
        ),
        Column("channel", label=_("Came"), accessor="get_channel_display"),
        Column("started_at", label=_("Started"), sort_key="started_at"),
    ]  # fmt: skip
    search_fields = [
        "subscription__customer__email",
        "subscription__customer__name",
        "subscription__public_id",
    ]
    list_export = [
        "public_id", "subscription.public_id", "subscription.customer.email", "subscription.formula",
        "get_outcome_display", "get_channel_display", "started_at", "finished_at", "given.decimal",
        "currency",
    ]  # fmt: skip
    export_headings = {
        "subscription.public_id": _("subscription"),
        "subscription.customer.email": _("e-mail address"),
        "subscription.formula": _("formula"),
        "get_outcome_display": _("outcome"),
        "get_channel_display": _("came"),
        "given.decimal": _("given off the next charge"),
    }
    export_filename = "requests-to-stop"
    empty_text = _("Nobody has asked to stop yet.")

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("answers/", admin.AnswersView.as_view(), name="answers"),
            path("proof/<int:pk>/", admin.ProofView.as_view(), name="proof"),
        ]


class QuestionViewSet(ShopViewSet):
    model = Question
    name = "questions"
    icon = "help"
    menu_label = _("Questions")
    sort_order_field = "position"
    ordering = "position"  # so that the list can be dragged into order
    inspect_view_class = admin.QuestionView
    related = ("site",)
    list_display = [
        "__str__",
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        BooleanColumn("active", label=_("Asked"), sort_key="active"),
    ]
    list_export = ["public_id", "label", "kind", "choices", "active"]
    export_filename = "questions"
    empty_text = _("Questions are put to whoever wants to stop; nobody has to answer them.")
    instead = _("Untick “asked” instead: it is no longer put to anybody, and its answers stay.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            FieldPanel("label"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("active")]),
            FieldPanel("choices"),
        ],
        base_form_class=admin.QuestionForm,
    )


class RequestViewSet(RecordViewSet):
    model = ContractRequest
    name = "contract-requests"
    icon = "form"
    menu_label = _("Without an account")
    inspect_view_class = admin.RequestView
    filterset_class = admin.RequestFilterSet
    related = ("site",)
    list_display = [
        "number",
        Column("email", label=_("E-mail address")),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        StatusTagColumn(
            "outcome", label=_("Outcome"), accessor="get_outcome_display", sort_key="outcome",
            primary=lambda one: one.outcome == ContractRequest.Outcome.UNKNOWN,
        ),
        Column("confirmed_at", label=_("Confirmed"), sort_key="confirmed_at"),
    ]  # fmt: skip
    search_fields = ["email", "number", "public_id"]
    list_export = ["public_id", "get_kind_display", "email", "number", "asked_at", "confirmed_at", "outcome"]
    export_headings = {"get_kind_display": _("kind")}
    export_filename = "requests-without-account"
    empty_text = _("Nobody has asked without an account yet. Those that name no contract need your help.")


class WithdrawalViewSet(RecordViewSet):
    model = Withdrawal
    name = "withdrawals"
    icon = "resubmit"
    menu_label = _("Withdrawals")
    inspect_view_class = admin.WithdrawalView
    filterset_class = admin.WithdrawalFilterSet
    related = ("site", "order__customer")
    list_display = [
        "order",
        Column("customer", label=_("Customer"), accessor="order.customer"),
        Column("received_at", label=_("Received"), sort_key="received_at"),
        Column("boxes_to_return", label=_("Boxes to come back"), sort_key="boxes_to_return"),
        Column("settled_at", label=_("Refund asked for")),
    ]
    search_fields = ["order__number", "order__customer__email", "public_id"]
    list_export = [
        "public_id",
        "order.number",
        "order.customer.email",
        "statement",
        "received_at",
        "settled_at",
    ]
    export_headings = {"order.number": _("order"), "order.customer.email": _("e-mail address")}
    export_filename = "withdrawals"
    empty_text = _("Nobody has withdrawn yet. Boxes that had left are refunded here once they are back.")


class CancellationsGroup(ModelViewSetGroup):
    items = (DepartureViewSet, QuestionViewSet, RequestViewSet, WithdrawalViewSet)
    menu_label = _("Cancellations")
    menu_icon = "user"
    menu_order = 35


@hooks.register("register_admin_viewset")
def register_cancellations() -> CancellationsGroup:
    return CancellationsGroup()

"""Loyalty in the staff's side bar: programmes, earning rules, tiers, recommendations."""

from typing import Any

from django.conf import settings
from django.forms import Select
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet, ShopViewSet
from commerce.loyalty.admin import members, programmes
from commerce.loyalty.models import EarningRule, Programme, Referral, Tier

register_permission_policy(Referral, RecordPolicy(Referral))

TITLES = [f"title__{code}" for code, _name in settings.LANGUAGES]


class ProgrammeViewSet(ShopViewSet):
    model = Programme
    name = "programmes"
    icon = "pick"
    menu_label = _("Programmes")
    inspect_view_class = programmes.ProgrammeView
    filterset_class = programmes.ProgrammeFilterSet
    related = ("site", "gift__product")
    list_display = [
        "__str__",
        Column("kind", label=_("Type"), accessor="get_kind_display", sort_key="kind"),
        Column("gives", label=_("Gives")),
        Column("cost", label=_("Points"), sort_key="cost"),
        Column("visits_required", label=_("Visits"), sort_key="visits_required"),
        BooleanColumn("active", label=_("Active"), sort_key="active"),
    ]
    search_fields = [*TITLES, "public_id"]
    list_export = [
        "public_id", "title", "kind", "gives", "cost", "welcome", "pro_only", "visits_required", "active",
    ]  # fmt: skip
    export_headings = {"gives": _("gives")}
    export_filename = "programmes"
    ordering = "cost"
    empty_text = _("A programme turns points, or visits, into a discount, store credit or a gift.")
    instead = _("Switch it off instead: nobody can use it any more, and orders keep what they had.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            MultiFieldPanel([FieldPanel("title"), FieldPanel("active")], _("Programme")),
            MultiFieldPanel(
                [FieldPanel("kind", widget=Select), FieldPanel("percent"), FieldPanel("gift", widget=Select)],
                _("What it gives"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("cost"), FieldPanel("visits_required")]),
                    FieldRowPanel([FieldPanel("welcome"), FieldPanel("pro_only")]),
                ],
                _("What it asks for"),
            ),
        ],
        base_form_class=programmes.ProgrammeForm,
    )

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("points/<int:pk>/", members.PointsView.as_view(), name="points"),
            path("visit/<int:pk>/", members.VisitView.as_view(), name="visit"),
            path("pass/<int:pk>/", members.PassView.as_view(), name="pass"),
        ]


class EarningRuleViewSet(ShopViewSet):
    model = EarningRule
    name = "earning-rules"
    icon = "decimal"
    menu_label = _("Earning rules")
    inspect_view_class = programmes.RuleView
    related = ("site", "formula__group", "product")
    list_display = [
        "__str__",
        Column("points", label=_("Points"), sort_key="points"),
        Column("per_amount", label=_("For every"), accessor=programmes.basis_of, sort_key="per_amount"),
    ]
    list_export = ["__str__", "points", "per_amount", "currency"]
    export_headings = {"__str__": _("for"), "per_amount": _("for every, in the smallest unit")}
    export_filename = "earning-rules"
    empty_text = _("Without a rule nothing is earned. Begin with one for everything: 1 point for every 1.00.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("formula", widget=Select), FieldPanel("product", widget=Select)])],
                _("For what; nothing chosen: for everything else"),
            ),
            FieldRowPanel([FieldPanel("points"), FieldPanel("per_amount")]),
        ],
        base_form_class=programmes.RuleForm,
    )


class TierViewSet(ShopViewSet):
    model = Tier
    name = "tiers"
    icon = "order-up"
    menu_label = _("Tiers")
    inspect_view_class = programmes.TierView
    related = ("site",)
    list_display = [
        "__str__",
        Column("points_from", label=_("From"), sort_key="points_from"),
        Column("percent", label=_("Points they earn"), accessor=programmes.multiplied, sort_key="percent"),
    ]
    search_fields = TITLES
    list_export = ["title", "points_from", "percent"]
    export_filename = "tiers"
    ordering = "points_from"
    empty_text = _("Tiers reward customers who come back: they earn more points.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("points_from"), FieldPanel("percent")]),
        ],
        base_form_class=programmes.TierForm,
    )


class ReferralViewSet(RecordViewSet):
    model = Referral
    name = "recommendations"
    icon = "group"
    menu_label = _("Recommendations")
    site_lookup = "order__site"
    inspect_view_class = members.ReferralView
    filterset_class = members.ReferralFilterSet
    related = ("referrer", "friend", "order__site")
    list_display = [
        "__str__",
        Column("order", label=_("Order")),
        Column("friend_amount", label=_("Off the order"), accessor=members.friend_discount),
        Column("reward_amount", label=_("Credited"), accessor=members.reward, sort_key="reward_amount"),
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display", sort_key="state",
            primary=lambda one: one.state == Referral.State.REWARDED,
        ),
        Column("created_at", label=_("Ordered"), sort_key="created_at"),
    ]  # fmt: skip
    search_fields = ["referrer__email", "referrer__name", "friend__email", "friend__name", "order__number"]
    list_export = [
        "public_id", "referrer.email", "friend.email", "order", "friend_amount", "reward_amount", "state",
        "created_at",
    ]  # fmt: skip
    export_headings = {"referrer.email": _("recommended by"), "friend.email": _("friend")}
    export_filename = "recommendations"
    ordering = "-created_at"
    empty_text = _("Nobody has ordered by a customer's recommendation yet.")


class LoyaltyGroup(ModelViewSetGroup):
    items = (ProgrammeViewSet, EarningRuleViewSet, TierViewSet, ReferralViewSet)
    menu_label = _("Loyalty")
    menu_icon = "pick"
    menu_order = 61


@hooks.register("register_admin_viewset")
def register_loyalty() -> LoyaltyGroup:
    return LoyaltyGroup()

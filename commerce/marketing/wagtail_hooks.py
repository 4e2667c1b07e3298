"""Newsletter sign-ups in the staff's side bar."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.marketing import admin
from commerce.marketing.models import SignUp

register_permission_policy(SignUp, RecordPolicy(SignUp, actions=("view", "change")))


class SignUpViewSet(RecordViewSet):
    model = SignUp
    name = "newsletter"
    icon = "mail"
    menu_label = _("Newsletter")
    menu_order = 42
    add_to_admin_menu = True
    inspect_view_class = admin.SignUpView
    filterset_class = admin.SignUpFilterSet
    related = ("site",)
    list_display = [
        Column("email", label=_("E-mail address"), sort_key="email"),
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display", sort_key="state",
            primary=lambda signed: signed.state == SignUp.State.CONFIRMED,
        ),
        Column("language", label=_("Language"), accessor="get_language_display", sort_key="language"),
        Column("page", label=_("Page"), sort_key="page"),
        Column("asked_at", label=_("Signed up"), sort_key="asked_at"),
        Column("confirmed_at", label=_("Confirmed"), sort_key="confirmed_at"),
        Column("withdrawn_at", label=_("Withdrawn"), sort_key="withdrawn_at"),
    ]  # fmt: skip
    search_fields = ["email", "public_id", "page"]
    list_export = [
        "public_id", "email", "get_state_display", "language", "get_origin_display", "page", "wording",
        "asked_at", "confirmed_at", "withdrawn_at", "get_withdrawn_by_display",
    ]  # fmt: skip
    export_headings = {
        "get_state_display": _("state"), "get_origin_display": _("origin"),
        "get_withdrawn_by_display": _("withdrawn through"),
    }  # fmt: skip
    export_filename = "newsletter"
    empty_text = _(
        "Nobody has signed up yet. Place the block “Newsletter sign-up” on a page: whoever types an address"
        " there, and confirms it from the mail, appears here with the proof of what they agreed to."
    )

    def get_urlpatterns(self) -> list[Any]:
        withdraw = path("<int:pk>/withdraw/", admin.WithdrawView.as_view(), name="withdraw")
        return [*super().get_urlpatterns(), withdraw]


@hooks.register("register_admin_viewset")
def register_sign_ups() -> SignUpViewSet:
    return SignUpViewSet()

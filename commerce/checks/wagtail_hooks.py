"""Audits in the staff's reports, and their state on the home page."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy, permissions_of
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.base.models import Installation
from commerce.billing.wagtail_hooks import PAYMENTS_MENU
from commerce.checks import admin
from commerce.checks.models import AuditRun

register_permission_policy(AuditRun, RecordPolicy(AuditRun, actions=("view", "add")))
register_permission_policy(Installation, RecordPolicy(Installation, actions=("change",)))


class AuditViewSet(RecordViewSet):
    model = AuditRun
    name = "audits"
    icon = "success"
    menu_label = _("Audits")
    menu_hook = PAYMENTS_MENU
    add_to_admin_menu = True
    index_view_class = admin.AuditList
    inspect_view_class = admin.AuditView
    list_display = [
        "__str__",
        StatusTagColumn(
            "state", label=_("State"), accessor=lambda run: _("Sound") if run.is_sound else _("Not sound"),
            primary=lambda run: run.is_sound,
        ),
        Column("broken", label=_("Broken"), accessor=lambda run: sum(map(bool, run.offenders.values()))),
    ]  # fmt: skip
    list_filter = ["is_sound"]
    ordering = "-ran_at"
    empty_text = _("Every hour the shop checks that its money is sound. The first result will be here.")

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("run/", admin.AuditNow.as_view(), name="run"),
            path("confirm-installation/", admin.ConfirmInstallation.as_view(), name="confirm-installation"),
        ]


@hooks.register("register_admin_viewset")
def register_audits() -> AuditViewSet:
    return AuditViewSet()


@hooks.register("register_permissions")
def installation_permissions() -> Any:
    return permissions_of(Installation)


@hooks.register("construct_homepage_panels")
def show_the_money(_request: Any, panels: list[Any]) -> None:
    panels += [admin.CopyBanner(), admin.MoneyPanel()]

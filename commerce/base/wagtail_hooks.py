"""What Wagtail's admin learns from the foundations."""

from typing import Any

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from commerce.base import admin
from commerce.base.backoffice.panels import may
from commerce.base.backoffice.permissions import RecordPolicy, permissions_of
from commerce.base.models import EmergencyStop

register_permission_policy(EmergencyStop, RecordPolicy(EmergencyStop, actions=("view", "change")))


class StopsMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return may(request.user, EmergencyStop, "view") or may(request.user, EmergencyStop, "change")


class StopsViewSet(ViewSet):
    name = "emergency-stops"
    icon = "warning"
    menu_label = _("Emergency stops")
    menu_order = 1
    add_to_settings_menu = True
    menu_item_class = StopsMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", admin.StopsView.as_view(), name="index"),
            path("<str:what>/stop/", admin.SwitchView.as_view(), name="stop"),
            path("<str:what>/release/", admin.SwitchView.as_view(stops=False), name="release"),
        ]


@hooks.register("register_admin_viewset")
def register_stops() -> StopsViewSet:
    return StopsViewSet()


@hooks.register("register_permissions")
def stop_permissions() -> Any:
    return permissions_of(EmergencyStop)


@hooks.register("construct_homepage_panels")
def show_what_is_stopped(_request: Any, panels: list[Any]) -> None:
    panels.append(admin.StoppedBanner())


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("base/backoffice.css"))

"""What Wagtail's admin learns from the foundations."""

from typing import Any

from django.http import Http404
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from commerce.base import admin
from commerce.base.backoffice import sellers, selling
from commerce.base.backoffice.panels import may
from commerce.base.backoffice.permissions import (
    RecordPolicy,
    keep_settings_to_sites,
    permissions_of,
    sites_of,
)
from commerce.base.backoffice.spreadsheets import make_every_export_harmless
from commerce.base.backoffice.viewsets import ShopViewSet
from commerce.base.models import EmergencyStop, LegalEntity, ShopSettings

ShopSettings.base_form_class = selling.ShopForm
make_every_export_harmless()
keep_settings_to_sites()  # here, once Wagtail's own apps have registered theirs
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


class SellerViewSet(ShopViewSet):
    """Kept to the user's sites by its views: a seller may have several."""

    model = LegalEntity
    name = "sellers"
    icon = "doc-full"
    menu_label = _("Legal entities")
    menu_order = 15
    add_to_settings_menu = True
    index_view_class = sellers.SellerList
    edit_view_class = sellers.SellerEdit
    delete_view_class = sellers.SellerDelete
    history_view_class = sellers.SellerHistory
    usage_view_class = sellers.SellerUsage
    inspect_view_class = sellers.SellerView
    list_display = ["name", "country", "registration", "vat_number"]
    search_fields = ["name", "registration", "vat_number"]
    list_export = ["name", "address", "country", "registration", "vat_number", "mentions"]
    export_filename = "legal-entities"
    empty_text = _("The legal entity is who sells: add yours, then choose it under Settings → Shop.")
    instead = _("Choose another one under Settings → Shop; one that has invoiced stays, with its invoices.")
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("address"), FieldPanel("country")], _("Name and address"),
                help_text=_("Shown on the invoices from now on. Those already issued stay as they are."),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("registration"), FieldPanel("vat_number")]),
                    FieldPanel("mentions"),
                ],
                _("Registration"),
            ),
        ],
        base_form_class=sellers.SellerForm,
    )  # fmt: skip


@hooks.register("register_admin_viewset")
def register_settings() -> list[ViewSet]:
    return [StopsViewSet(), SellerViewSet()]


@hooks.register("register_permissions")
def stop_permissions() -> Any:
    return permissions_of(EmergencyStop)


@hooks.register("construct_homepage_panels")
def show_what_is_unusual(_request: Any, panels: list[Any]) -> None:
    panels += [admin.StoppedBanner(), admin.ClockBanner()]


@hooks.register("before_delete_snippet")
def only_of_own_sites(request: Any, snippets: list[Any]) -> None:
    """Several at once are deleted by a view of Wagtail's own, which knows no sites; it asks here first."""
    own = set(sites_of(request.user).values_list("pk", flat=True))
    if any(getattr(each, "site_id", None) not in {None, *own} for each in snippets):
        raise Http404


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("base/backoffice.css"))

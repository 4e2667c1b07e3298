"""Help in the staff's side bar: the documentation and the tour."""

from typing import Any

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from coffret.backoffice.manual import ManualView
from coffret.backoffice.tour import TourView
from coffret.backoffice.users.bulk import ACTIONS


@hooks.register("register_admin_urls")
def register_help() -> list[Any]:
    return [
        path("documentation/", ManualView.as_view(), name="manual"),
        path("documentation/<slug:chapter>/", ManualView.as_view(), name="manual"),
        path("tour/", TourView.as_view(), name="tour"),
    ]


@hooks.register("register_help_menu_item")
def documentation() -> MenuItem:
    return MenuItem(_("Documentation"), reverse("manual"), icon_name="doc-full", order=100)


@hooks.register("register_help_menu_item")
def show_around() -> MenuItem:
    return MenuItem(
        _("Show me around"), reverse("wagtailadmin_home", query={"tour": 1}), icon_name="view", order=110
    )


@hooks.register("insert_global_admin_js")
def tour_script() -> SafeString:
    return format_html(
        '<script type="module" src="{}" data-tour="{}" data-pages="{}"></script>',
        static("backoffice/tour.js"),
        reverse("tour"),
        reverse("wagtailadmin_explore_root"),
    )


@hooks.register("insert_global_admin_css")
def tour_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("backoffice/tour.css"))


for bulk_action in ACTIONS:
    hooks.register("register_bulk_action", bulk_action, order=1)  # after Wagtail's, in whose place they are

"""Menus in the staff's side bar."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from commerce.base.backoffice.forms import SiteForm
from commerce.base.backoffice.permissions import within_sites
from content.menus import admin
from content.menus.models import Menu


@register_snippet
class MenuViewSet(SnippetViewSet):
    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 150
    add_to_admin_menu = True
    list_display = ["__str__", "site", "place"]
    filterset_class = admin.MenuFilterSet
    chooser_viewset_class = admin.MenuChooser
    edit_view_class = admin.EditMenu
    delete_view_class = admin.DeleteMenu
    history_view_class = admin.MenuHistory
    usage_view_class = admin.MenuUsage
    copy_view_class = admin.CopyMenu
    edit_handler = ObjectList(Menu.panels, base_form_class=SiteForm)

    def get_queryset(self, request: Any) -> QuerySet[Menu]:
        return within_sites(Menu.objects.all(), user=request.user, lookup="site")

"""Menus in the staff's side bar."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from content.menus.models import Menu


@register_snippet
class MenuViewSet(SnippetViewSet):
    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 150
    add_to_admin_menu = True
    list_display = ["__str__", "site", "place"]
    list_filter = ["site", "place"]

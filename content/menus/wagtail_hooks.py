"""Menus in the staff's side bar."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.forms import SiteForm
from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.snippets import SiteSnippetViewSet
from content.menus.models import Menu
from content.pages.editing import TranslatableEditView


class MenuFilterSet(ShopFilterSet):
    class Meta:
        model = Menu
        fields = ["place"]


@register_snippet
class MenuViewSet(SiteSnippetViewSet):
    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 150
    add_to_admin_menu = True
    list_display = [
        "__str__",
        Column("site", label=_("Site"), accessor=lambda menu: site_name(menu.site)),
        "place",
    ]
    filterset_class = MenuFilterSet
    edit_view_class = TranslatableEditView
    edit_handler = ObjectList(Menu.panels, base_form_class=SiteForm)

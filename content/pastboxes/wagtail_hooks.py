"""Past boxes in the staff's side bar."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from content.pages.queries import without_removed
from content.pastboxes import choosers
from content.pastboxes.models import PastBoxPage


class PastBoxList(IndexView):
    def annotate_queryset(self, pages: Any) -> Any:
        return super().annotate_queryset(without_removed(pages)).prefetch_related("edition__group")


class PastBoxListing(PageListingViewSet):
    model = PastBoxPage
    icon = "image"
    menu_label = _("Past boxes")
    menu_order = 121
    add_to_admin_menu = True
    index_view_class = PastBoxList
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("group", label=_("Range"), accessor="edition.group"),
        Column("shipped", label=_("Shipped"), accessor="edition.ships_on"),
        Column("told", label=_("Contents are told from"), accessor="reveals_on"),
        Column("locale", label=_("Language"), accessor="locale"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]


@hooks.register("register_admin_viewset")
def register_past_boxes() -> list[ViewSet]:
    return [PastBoxListing("past_boxes"), choosers.editions]

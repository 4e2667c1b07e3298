"""The journal in the staff's side bar: its articles and who writes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet

from commerce.base.backoffice.forms import SiteForm
from commerce.base.backoffice.viewsets import ShopViewSet
from content.blog.models import ArticlePage, Author
from content.pages.queries import without_removed


class ArticleList(IndexView):
    default_ordering = "-date"

    def annotate_queryset(self, pages: Any) -> Any:
        return super().annotate_queryset(without_removed(pages)).prefetch_related("category")


class ArticleListing(PageListingViewSet):
    """Every article in one list, whatever journal it is of."""

    model = ArticlePage
    name = "articles"
    icon = "doc-full"
    menu_label = _("Articles")
    add_to_admin_menu = False
    index_view_class = ArticleList
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("date", label=_("Date"), sort_key="date"),
        Column("category", label=_("Category"), accessor="category"),
        Column("locale", label=_("Language"), accessor="locale"),
        Column("reading_minutes", label=_("Minutes to read")),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]


class AuthorForm(SiteForm):
    """Who is kept to some sites links an author to no colleague but themselves: others may be of other
    sites."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.for_user.is_superuser:
            known = {self.for_user.pk, self.instance.user_id}
            self.fields["user"].queryset = self.fields["user"].queryset.filter(pk__in=known)


class AuthorViewSet(ShopViewSet):
    model = Author
    name = "authors"
    icon = "user"
    menu_label = _("Authors")
    list_display = ["name", Column("site", label=_("Site"))]
    search_fields = ["name"]
    ordering = "name"
    empty_text = _("Add those who write for the journal. Their names stand under their articles.")
    edit_handler = ObjectList(Author.panels, base_form_class=AuthorForm)


class JournalGroup(ViewSetGroup):
    items = (ArticleListing("articles"), AuthorViewSet("authors"))
    menu_label = _("Journal")
    menu_icon = "openquote"
    menu_order = 120


@hooks.register("register_admin_viewset")
def register_journal() -> ViewSet | ViewSetGroup:
    return JournalGroup()

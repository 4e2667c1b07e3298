"""What Wagtail's admin and its rich text learn from us."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import URLResolver, include, path, reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler
from wagtail.snippets.models import register_snippet
from wagtail_localize.wagtail_hooks import page_listing_more_buttons as offers_of_translation

from commerce.base.backoffice.choosing import is_id
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.forms import SiteForm
from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.snippets import SiteSnippetViewSet
from content.pages import choosers, typed, usage  # noqa: F401 (panels on what is sold)
from content.pages.chosen import nameable
from content.pages.editing import TranslatableEditView
from content.pages.links import address_of, public_pages
from content.pages.models import ShopPage
from content.pages.shared import SharedBlocks


class PageLinks(PageLinkHandler):
    """Links lead to the page in the visitor's language; to an unpublished page they lead nowhere."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        ids = [number_of(attrs) for attrs in attrs_list]
        pages = public_pages(ids, get_language() or "")
        urls = [address_of(pages[pk]) if pk in pages else None for pk in ids]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in urls]


class DocumentLinks(DocumentLinkHandler):
    """Links to what is no document lead nowhere."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Any]:
        found: list[Any] = super().get_many([{"id": number_of(attrs)} for attrs in attrs_list])
        return found


def number_of(attrs: dict[str, str]) -> int:
    """The number of the row that a stored link names; 0, which is none's, where it names none."""
    pk = attrs.get("id", "")
    return int(pk) if is_id(pk) else 0


class SharedBlocksFilterSet(ShopFilterSet):
    class Meta:
        model = SharedBlocks
        fields = ["live"]


@register_snippet
class SharedBlocksViewSet(SiteSnippetViewSet):
    model = SharedBlocks
    icon = "copy"
    menu_label = _("Shared blocks")
    menu_order = 160
    add_to_admin_menu = True
    list_display = [
        "title",
        Column("site", label=_("Site"), accessor=lambda shared: site_name(shared.site)),
        Column("locale", label=_("Language"), accessor="locale", sort_key="locale"),
        LiveStatusTagColumn(),
    ]
    filterset_class = SharedBlocksFilterSet
    edit_view_class = TranslatableEditView
    edit_handler = ObjectList(SharedBlocks.panels, base_form_class=SiteForm)


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ViewSet]:
    return [choosers.formulas, choosers.groups, choosers.products, choosers.categories]


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(PageLinks)
    features.register_link_type(DocumentLinks)


@hooks.register("register_admin_urls")
def register_views() -> list[Any]:
    from content.pages.calendar import CalendarView
    from content.pages.mending import MendingView
    from content.pages.sharing import ShareView

    return [
        path("pages/<int:pk>/share-preview/", ShareView.as_view(), name="share_preview"),
        path("reports/calendar/", CalendarView.as_view(), name="pages_calendar"),
        path("reports/to-mend/", MendingView.as_view(), name="to_mend"),
    ]


@hooks.register("register_admin_urls", order=-1)
def keep_translating_to_own() -> list[URLResolver]:
    from content.pages.translating import guarded_doors

    return [path("localize/", include(guarded_doors()))]


@hooks.register("register_reports_menu_item")
def offer_what_is_to_mend() -> MenuItem:
    return MenuItem(_("To mend"), reverse("to_mend"), icon_name="warning", order=50)


@hooks.register("register_reports_menu_item")
def offer_the_calendar() -> MenuItem:
    return MenuItem(_("Calendar"), reverse("pages_calendar"), icon_name="calendar-alt", order=40)


@hooks.register("construct_page_chooser_queryset")
def pages_that_may_be_named(pages: PageQuerySet[Page], request: HttpRequest) -> PageQuerySet[Page]:
    return nameable(pages, request.user)


@hooks.register("before_move_page")
def only_own_pages_move(request: HttpRequest, page: Page, _destination: Page) -> None:
    """Wagtail names the page before it asks whether the user may move it."""
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied


@hooks.register("register_page_header_buttons")
def offer_sharing(page: Page, user: Any, **_more: Any) -> Iterator[Button]:
    if page.pk and issubclass(page.specific_class, ShopPage) and page.permissions_for_user(user).can_edit():
        address = reverse("share_preview", args=[page.pk])
        yield Button(_("Share a preview"), address, icon_name="view", priority=85)


# They stand in each page's own menu; in lists they would cost two queries a row.
hooks._hooks["register_page_listing_more_buttons"].remove((offers_of_translation, 0))


@hooks.register("insert_editor_js")
def keep_before_sending() -> SafeString:
    return render_to_string("pages/signed_out.html")

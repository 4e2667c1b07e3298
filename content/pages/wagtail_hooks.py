"""What Wagtail's admin and its rich text learn from us."""

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from content.pages import choosers
from content.pages.links import address_of, public_pages


class PageLinks(PageLinkHandler):
    """Links lead to the page in the visitor's language; to an unpublished page they lead nowhere."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        ids = [int(attrs["id"]) for attrs in attrs_list]
        pages = public_pages(ids, get_language() or "")
        urls = [address_of(pages[pk]) if pk in pages else None for pk in ids]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in urls]


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ViewSet]:
    return [choosers.formulas, choosers.groups]


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(PageLinks)

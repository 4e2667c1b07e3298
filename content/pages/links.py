"""Links an editor makes, and where they lead the visitor who reads them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, PageChooserBlock, StructBlock, StructBlockValidationError, StructValue
from wagtail.models import Page, Site

from commerce.base.viewer import Viewer
from commerce.catalog.models import Category, Formula
from content import rendering
from content.pages.choosers import CategoryChooserBlock, FormulaChooserBlock
from content.pages.public import restricted
from content.pages.rich_text import is_safe_address


def check_address(value: str) -> None:
    """Raises ValidationError unless a visitor may be sent to `value`."""
    if value.rstrip("/").lower() in {"http:", "https:"}:
        raise ValidationError(_("This address names no site."), code="invalid")
    if not is_safe_address(value):
        raise ValidationError(
            _("Start with https://, mailto: or tel:, or with / for an address of this site."), code="invalid"
        )


class LinkBlock(StructBlock):
    """At most one of a page, a formula, a category of the shop and an address."""

    page = PageChooserBlock(required=False, label=_("Page"))
    formula = FormulaChooserBlock(required=False, label=_("or formula"))
    category = CategoryChooserBlock(required=False, label=_("or category"))
    url = CharBlock(
        required=False, max_length=500, validators=[check_address], label=_("or address"),
        help_text=_("Starts with https://, mailto: or tel:, or with / for an address of this site."),
    )  # fmt: skip

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value: StructValue) -> StructValue:
        cleaned = super().clean(value)
        given = [name for name in self.child_blocks if cleaned[name]]
        if len(given) > 1:
            message = _("Choose one: a page, a formula, a category or an address.")
            raise StructBlockValidationError({given[-1]: ValidationError(message)})
        return cleaned


_shown_on: ContextVar[Site | None] = ContextVar("shown_on", default=None)


@contextmanager
def shown_on(site: Site) -> Iterator[None]:
    """Inside, links in running text to pages of `site` are paths; those to other sites name their domain."""
    token = _shown_on.set(site)
    try:
        yield
    finally:
        _shown_on.reset(token)


def address_of(page: Page) -> str | None:
    """Where the page is, for whoever reads on the site that is shown."""
    url: str | None = page.get_url(current_site=_shown_on.get())
    return url


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: its address, and what the thing there is called."""

    url: str
    title: str
    external: bool = False


class Targets:
    """What links lead to for one viewer, found in a fixed number of queries.

    Links are given as they are stored, so that nothing is loaded that is not shown.
    """

    def __init__(
        self,
        viewer: Viewer,
        *,
        pages: Collection[int],
        formulas: Collection[int],
        categories: Collection[int],
    ) -> None:
        self._viewer = viewer
        self._pages = public_pages(pages, viewer.language)
        on_sale = Formula.objects.visible_to(viewer).select_related("group")
        self.formulas = on_sale.in_bulk(formulas) if formulas else {}
        shelves = Category.objects.visible_to(viewer)
        self.categories = shelves.in_bulk(categories) if categories else {}
        self._roots = SimpleNamespace()  # where Wagtail keeps the site roots between two addresses

    def of(self, link: Mapping[str, Any]) -> Target | None:
        """None when the link is empty, or when the public may not see what it leads to."""
        if link.get("page"):
            page = self._pages.get(link["page"])
            url = page and page.get_url(request=self._roots, current_site=self._viewer.site)
            return Target(url, page.title) if page and url else None
        if link.get("formula"):
            formula = self.formulas.get(link["formula"])
            return self.formula(formula) if formula else None
        if link.get("category"):
            category = self.categories.get(link["category"])
            return self.category(category) if category else None
        url = link.get("url") or ""
        return Target(url, "", _leaves(url, self._viewer.site)) if is_safe_address(url) else None

    def formula(self, formula: Formula) -> Target:
        with translation.override(self._viewer.language):
            return Target(rendering.formula_url(formula.slug), str(formula.name))

    def category(self, category: Category) -> Target:
        with translation.override(self._viewer.language):
            return Target(rendering.page_url("CategoryPage", category=category.slug), str(category.name))


def public_pages(ids: Collection[int], language: str) -> dict[int, Page]:
    """For each page id what the public sees for it: its translation in `language`, else the page.

    A page that is neither published nor open to everybody, or whose day has not come, is left out. One
    query, and one for each type of page that waits for its day.
    """
    if not ids:
        return {}
    asked = Page.objects.filter(pk__in=ids)
    rows = Page.objects.filter(translation_key__in=asked.values("translation_key")).select_related("locale")
    versions = list(rows.annotate(is_restricted=restricted()))
    keys = {page.pk: page.translation_key for page in versions if page.pk in ids}
    same = _come([page for page in versions if page.live and not page.is_restricted])
    itself = {page.pk: page for page in same}
    translated = {page.translation_key: page for page in same if page.locale.language_code == language}
    found = {pk: translated.get(key) or itself.get(pk) for pk, key in keys.items()}
    return {pk: page for pk, page in found.items() if page}


def _come(pages: list[Page]) -> list[Page]:
    """Those whose day has come."""
    by_type: dict[Any, list[int]] = defaultdict(list)
    for page in pages:
        by_type[page.specific_class].append(page.pk)
    waiting = (kind.not_come(ids) for kind, ids in by_type.items() if hasattr(kind, "not_come"))
    later: set[int] = set().union(*waiting)
    return [page for page in pages if page.pk not in later]


def _leaves(url: str, site: Site) -> bool:
    host: Any = urlsplit(url).hostname
    return host is not None and host != site.hostname

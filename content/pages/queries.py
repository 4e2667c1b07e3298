"""Pages and settings as the public may see them."""

from typing import Any

from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from commerce.base.backoffice.permissions import REMOVED
from commerce.base.viewer import Viewer
from content.pages.drafts import PreviewDraft
from content.pages.models import Identity, MaintenancePage, ShopPage
from content.pages.public import public

FIRST = 2  # the depth of home pages

MOST_DIGITS = 10  # of an id


def page_for(site: Site, language: str, path: str, preview_token: str | None = None) -> Page | None:
    """The published, public page at `path` (without language prefix), as its own type.

    A site that has no tree in `language` answers with its main one; a path of another language, with the
    translation of what stands there. With a token, the draft that it stands for, whatever the path; None
    when the token has expired or is another site's.
    """
    if preview_token:
        return PreviewDraft.objects.page_for(preview_token, site=site)
    inner = path.strip("/")
    inner = f"{inner}/" if inner else ""
    root = _root_path(site, language)
    shown = public(Page.objects.all())
    page: Page | None = shown.filter(url_path=root + inner).specific().first()
    page = page or _translated(shown, site, root, inner)
    return None if isinstance(page, ShopPage) and not page.has_come(site) else page


def published(public_id: str, viewer: Viewer) -> Page | None:
    """The page with a body that everybody may read on the viewer's site, as its own type."""
    number = public_id.removeprefix("pag_")
    if not (number.isdecimal() and number.isascii() and len(number) < MOST_DIGITS):
        return None
    roots = tuple(root.root_path for root in Site.get_site_root_paths() if root.site_id == viewer.site.pk)
    page: Any = public(Page.objects.filter(pk=int(number))).specific().first()
    is_here = isinstance(page, ShopPage) and page.url_path.startswith(roots) and hasattr(page, "body")
    return page if is_here and page.has_come(viewer.site) and not page.keeps_body_from(viewer) else None


def shown(rows: PageQuerySet[Any], viewer: Viewer) -> PageQuerySet[Any]:
    """Those of `rows` that are published, open to everybody, and stand in the tree that the viewer reads."""
    if "_root" not in viewer.__dict__:
        viewer.__dict__["_root"] = _root_path(viewer.site, viewer.language)
    return public(rows).filter(url_path__startswith=viewer.__dict__["_root"])


def without_removed(pages: PageQuerySet[Any]) -> PageQuerySet[Any]:
    """Those that staff work with: the pages of a demonstration that was removed come back with it."""
    gone = Site.objects.filter(**REMOVED).values("root_page__translation_key")
    for path in Page.objects.filter(translation_key__in=gone, depth=2).values_list("path", flat=True):
        pages = pages.exclude(path__startswith=path)
    return pages


def _translated(shown: PageQuerySet[Page], site: Site, root: str, inner: str) -> Page | None:
    """The version below `root` of the page that stands at `inner` in another of the site's languages."""
    roots = [each.root_path for each in Site.get_site_root_paths() if each.site_id == site.pk]
    there = shown.filter(url_path__in=[each + inner for each in roots])
    versions = shown.filter(translation_key__in=there.values("translation_key"))
    page: Page | None = versions.filter(url_path__startswith=root).specific().first()
    return page


def maintenance_page(site: Site, language: str) -> MaintenancePage | None:
    """What is read while the site is closed, in `language` or the site's own; None where nobody wrote it."""
    pages = public(MaintenancePage.objects.all())
    for root in (_root_path(site, language), site.root_page.url_path):
        if found := pages.filter(url_path__startswith=root).first():
            return found
    return None


def path_of(page: Page) -> str:
    """Where the page is on its site, without language prefix: "/", "/formulas/"."""
    for root in Site.get_site_root_paths():
        if page.url_path.startswith(root.root_path):
            return "/" + page.url_path.removeprefix(root.root_path)
    return "/"


def translations_of(page: Page) -> list[tuple[str, str]]:
    """Language code and path of every published version of the page, itself included."""
    rows = public(Page.objects.filter(translation_key=page.translation_key)).select_related("locale")
    same = list(rows.order_by("locale__language_code"))
    later = page.not_come([other.pk for other in same]) if isinstance(page, ShopPage) else set()
    return [(other.locale.language_code, path_of(other)) for other in same if other.pk not in later]


def breadcrumbs_of(page: Page) -> list[tuple[str, str]]:
    """Title and path of the published pages from the home page down to this one."""
    above = public(page.get_ancestors().filter(depth__gt=1)) if (page.depth or 0) > FIRST else []
    return [(step.title, path_of(step)) for step in [*above, page]]


def identity(site: Site) -> Identity:
    """Who the site is; all empty but a name while the owner has not said so."""
    found = Identity.base_queryset().filter(site=site).first() or Identity(site=site)
    found.name = found.name or site.site_name or site.hostname
    return found


def _root_path(site: Site, language: str) -> str:
    roots = {
        root.language_code: root.root_path for root in Site.get_site_root_paths() if root.site_id == site.pk
    }
    main = site.root_page.url_path
    wanted = roots.get(language, main)
    return wanted if wanted == main or _is_live(wanted) else main


def _is_live(url_path: str) -> bool:
    return bool(Page.objects.live().filter(url_path=url_path).exists())

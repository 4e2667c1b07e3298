"""A journal and past boxes to ask the schema about, written as an editor would, or by the thousand."""

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import F
from wagtail.models import Locale, Page, Site
from wagtail.rich_text import RichText

from commerce.base import clock
from commerce.catalog.models import Edition
from content.blog.models import ArticlePage, BlogCategoryPage, BlogPage, DossierEntry, DossierPage
from content.pages.models import HomePage
from content.pastboxes.models import PastBoxesPage, PastBoxLine, PastBoxPage


def days_ago(days: int) -> date:
    return clock.now().date() - timedelta(days=days)


def home_of(site: Site) -> HomePage:
    """The site's home page, made for it where it still has Wagtail's own."""
    if isinstance(site.root_page.specific, HomePage):
        return HomePage.objects.get(pk=site.root_page_id)
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Home", slug=f"home-{site.pk}"))
    site.root_page = home
    site.save()
    return HomePage.objects.get(pk=home.pk)


def add(parent: Page, page: Any) -> Any:
    """The page, published below `parent`."""
    Page.objects.get(pk=parent.pk).specific.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def blog(site: Site) -> BlogPage:
    return add(home_of(site), BlogPage(title="Journal", slug="journal", introduction="What we learn"))


def category(journal: BlogPage, slug: str = "teas") -> BlogCategoryPage:
    return add(journal, BlogCategoryPage(title=slug.title(), slug=slug))


def article(journal: BlogPage, slug: str, *, ago: int = 1, text: str = "", **fields: Any) -> ArticlePage:
    body = [("rich_text", {"text": RichText(f"<p>{text}</p>")})] if text else []
    title = fields.pop("title", slug.replace("-", " ").capitalize())
    return add(journal, ArticlePage(title=title, slug=slug, date=days_ago(ago), body=body, **fields))


def dossier(journal: BlogPage, slug: str, *articles: ArticlePage) -> DossierPage:
    page = DossierPage(title=slug.title(), slug=slug)
    page.entries = [DossierEntry(article=each, sort_order=order) for order, each in enumerate(articles)]
    return add(journal, page)


def in_french(page: Any, **fields: Any) -> Any:
    """The page's French version, published; its parents have theirs."""
    french, _is_new = Locale.objects.get_or_create(language_code="fr")
    translated = page.copy_for_translation(french)
    for name, value in fields.items():
        setattr(translated, name, value)
    translated.save_revision().publish()
    translated.refresh_from_db()
    return translated


def wall(site: Site) -> PastBoxesPage:
    return add(home_of(site), PastBoxesPage(title="Past boxes", slug="past-boxes"))


def past_box(gallery: PastBoxesPage, edition: Edition, **fields: Any) -> PastBoxPage:
    """The page of an edition that left a year ago, unless told otherwise, with one thing in it."""
    ships_on = fields.pop("ships_on", days_ago(365))
    Edition.objects.filter(pk=edition.pk).update(published=True, ships_on=ships_on, charge_on=ships_on)
    edition.refresh_from_db()
    lines = fields.pop("lines", [PastBoxLine(name="A tin", sort_order=0)])
    defaults = {"title": "A box", "slug": f"box-{edition.pk}"}
    page = PastBoxPage(edition=edition, **defaults | fields)
    page.lines = lines
    return add(gallery, page)


def many_articles(journal: BlogPage, number: int, like: ArticlePage) -> None:
    """So many more articles, each with the author, the tag and the category of `like`."""
    copies(journal, number, like)
    links = (("blog_articletag", "content_object_id", "tag_id"),
             ("blog_articlepage_authors", "articlepage_id", "author_id"))  # fmt: skip
    with connection.cursor() as cursor:
        for table, mine, other in links:
            cursor.execute(
                f"INSERT INTO {table} ({mine}, {other}) SELECT page.id, one.{other}"
                f" FROM wagtailcore_page page, {table} one WHERE one.{mine} = %s"
                " AND page.slug LIKE 'copy-%%'",
                [like.pk],
            )


def copies(parent: Page, number: int, like: Page) -> None:
    """`number` rows like the page and below its parent, straight in the database."""
    table, own = type(like)._meta.db_table, type(like)._meta.local_concrete_fields
    changed = {
        "path": f"'{Page.objects.get(pk=parent.pk).path}' || lpad((n + 5000)::text, 4, '0')",
        "slug": "'copy-' || n",
        "url_path": "regexp_replace(url_path, '[^/]+/$', 'copy-' || n || '/')",
        "translation_key": "gen_random_uuid()",
        "latest_revision_id": "NULL",
        "live_revision_id": "NULL",
    }
    pages = [field.column for field in Page._meta.local_concrete_fields if field.column != "id"]
    rest = [field.column for field in own if not field.primary_key and not getattr(field, "generated", False)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO wagtailcore_page ({_listed(pages)})"
            f" SELECT {', '.join(changed.get(each, _listed([each])) for each in pages)}"
            " FROM wagtailcore_page, generate_series(1, %s) n WHERE id = %s",
            [number, like.pk],
        )
        cursor.execute(
            f"INSERT INTO {table} (page_ptr_id, {_listed(rest)}) SELECT page.id, {_listed(rest, of='one')}"
            f" FROM wagtailcore_page page, {table} one WHERE one.page_ptr_id = %s"
            " AND page.slug LIKE 'copy-%%'",
            [like.pk],
        )
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + number)


def _listed(columns: list[str], of: str = "") -> str:
    return ", ".join(f'{of}."{column}"' if of else f'"{column}"' for column in columns)

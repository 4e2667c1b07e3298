"""The journal as a viewer may read it: on their site, in their language, published, and come."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth, ExtractYear
from taggit.models import Tag

from commerce.base.viewer import Viewer
from content.blog.models import (
    ArticlePage,
    ArticleQuerySet,
    ArticleTag,
    BlogCategoryPage,
    BlogPage,
    DossierEntry,
    DossierPage,
)

HEAVY = ("body", "search_body", "search_words", "search_vector")
"""What no list of articles shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """How a list of articles is narrowed down: by the slugs of a category, a tag, an author, and by date."""

    category: str | None = None
    tag: str | None = None
    author: str | None = None
    year: int | None = None
    month: int | None = None


def blog(viewer: Viewer) -> BlogPage | None:
    """The first page of the journal, where the site has one in the viewer's language."""
    found: BlogPage | None = BlogPage.objects.visible_to(viewer).first()
    return found


def articles(viewer: Viewer, by: Narrowed = Narrowed()) -> ArticleQuerySet:
    """The articles that fit, without what no list shows."""
    rows: ArticleQuerySet = ArticlePage.objects.visible_to(viewer).defer(*HEAVY)
    if by.category is not None:
        rows = rows.filter(category__in=_versions(viewer, by.category))
    if by.tag is not None:
        tagged = ArticleTag.objects.filter(tag__slug=by.tag)
        rows = rows.filter(pk__in=tagged.values("content_object"))
    if by.author is not None:
        rows = rows.filter(authors__site=viewer.site, authors__slug=by.author)
    if by.year is not None:
        rows = rows.filter(date__year=by.year) if 1 <= by.year <= 9999 else rows.none()
    if by.month is not None:
        rows = rows.filter(date__month=by.month)
    return rows


def categories(viewer: Viewer) -> list[BlogCategoryPage]:
    """The categories of the journal, in the editors' order; read once for each viewer."""
    if "_journal" not in viewer.__dict__:
        shown = list(BlogCategoryPage.objects.visible_to(viewer).order_by("path"))
        keys = [page.translation_key for page in shown]
        same = BlogCategoryPage.objects.filter(translation_key__in=keys) if keys else []
        viewer.__dict__["_journal"] = shown, {page.pk: page.translation_key for page in same}
    found: list[BlogCategoryPage] = viewer.__dict__["_journal"][0]
    return found


def category_of(article: ArticlePage, viewer: Viewer) -> BlogCategoryPage | None:
    """The article's category as the viewer reads it, whichever version of it was chosen."""
    shown = categories(viewer)
    key = viewer.__dict__["_journal"][1].get(article.category_id)
    return next((page for page in shown if page.translation_key == key), None)


def _versions(viewer: Viewer, slug: str) -> list[int]:
    """The pages that are the category of this slug, in every language."""
    wanted = {page.translation_key for page in categories(viewer) if page.slug == slug}
    return [pk for pk, key in viewer.__dict__["_journal"][1].items() if key in wanted]


def months(viewer: Viewer) -> list[tuple[int, int, int]]:
    """Year, month and number of articles, the newest first."""
    rows = ArticlePage.objects.visible_to(viewer).annotate(year=ExtractYear("date"), of=ExtractMonth("date"))
    counted = rows.order_by("-year", "-of").values_list("year", "of").annotate(number=Count("pk"))
    return list(counted)


def tags(viewer: Viewer, most: int) -> list[Tag]:
    """The words on most articles, each with their `number`."""
    within = Q(blog_articletag_items__content_object__in=ArticlePage.objects.visible_to(viewer).values("pk"))
    counted = Tag.objects.annotate(number=Count("blog_articletag_items", filter=within))
    return list(counted.filter(number__gt=0).order_by("-number", "name")[:most])


def dossiers_with(article: ArticlePage, viewer: Viewer) -> list[DossierPage]:
    """The dossiers that the article is in, whichever version of it was chosen; read once for each viewer."""
    known: dict[Any, list[DossierPage]] = viewer.__dict__.setdefault("_dossiers", {})
    key = article.translation_key
    if key not in known:
        entries = DossierEntry.objects.filter(article__translation_key=key)
        shown = DossierPage.objects.visible_to(viewer)
        known[key] = list(shown.filter(pk__in=entries.values("dossier")).order_by("path"))
    return known[key]


def articles_of(dossier: DossierPage, viewer: Viewer) -> list[ArticlePage]:
    """The dossier's articles in its order, in the viewer's language: those that can be read."""
    chosen = [entry.article_id for entry in dossier.entries.all()]
    keys = dict(ArticlePage.objects.filter(pk__in=chosen).values_list("pk", "translation_key"))
    shown = {
        page.translation_key: page for page in articles(viewer).filter(translation_key__in=keys.values())
    }
    return [shown[keys[pk]] for pk in chosen if keys.get(pk) in shown]


def lengths_of(dossiers: Iterable[DossierPage], viewer: Viewer) -> dict[int, int]:
    """Dossier → how many of its articles can be read."""
    readable = ArticlePage.objects.visible_to(viewer).values("translation_key")
    entries = DossierEntry.objects.filter(dossier__in=[page.pk for page in dossiers if page.pk])
    counted = entries.filter(article__translation_key__in=readable).order_by().values_list("dossier")
    return dict(counted.annotate(number=Count("pk")))


def related_to(article: ArticlePage, viewer: Viewer, most: int) -> list[ArticlePage]:
    """Others of the same dossier, the same category or with a tag of its own, the newest first."""
    alike = Q(pk__in=[])
    category = category_of(article, viewer)
    if category:
        alike |= Q(category__in=_versions(viewer, category.slug))
    words: list[Any] = [tag.pk for tag in article.tags.all()]
    alike |= Q(pk__in=ArticleTag.objects.filter(tag__in=words).values("content_object"))
    entries = DossierEntry.objects.filter(article__translation_key=article.translation_key)
    together = DossierEntry.objects.filter(dossier__in=entries.values("dossier"))
    alike |= Q(translation_key__in=together.values("article__translation_key"))
    others = articles(viewer).filter(alike).exclude(translation_key=article.translation_key)
    return list(others.order_by("-date", "-pk")[:most])

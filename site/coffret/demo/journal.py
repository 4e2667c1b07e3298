"""The demo's journal and its past boxes, published as an editor would, in English and in French."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale, Page, Site
from wagtail.rich_text import RichText

from coffret.demo import articles, bygone, texts
from coffret.demo.articles import Both, Piece, Subject
from coffret.demo.library import Library
from coffret.demo.pages import newsletter_block
from coffret.demo.twins import lead_to, pair, published
from commerce.base import clock
from commerce.base.words import Words
from commerce.catalog.models import Edition, Product
from commerce.catalog.queries import zone_of
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Cycle
from content.blog.models import ArticlePage, Author, BlogCategoryPage, BlogPage, DossierEntry, DossierPage
from content.pages.models import HomePage
from content.pastboxes.models import PastBoxesPage, PastBoxLine, PastBoxPage, PastBoxPicture

GIVEN = (5, 5, 4, 5, 4, 3, 5, 4)  # what subscribers think of their boxes, one after another


def write(site: Site, home: HomePage, pictures: Library, *, french: Locale) -> None:
    """Both, in both languages, led to from the main menus; the home page has a French version."""
    homes = [HomePage.objects.get(pk=home.pk), HomePage.objects.get(pk=home.get_translation(french).pk)]
    for journal in (_journal(site, homes, pictures), _past_boxes(site, homes, pictures)):
        for page in journal:
            lead_to(site, page)


def rate(site: Site) -> None:
    """Every third subscriber whose box of these months has arrived has rated it."""
    had = Cycle.objects.filter(edition__group__site=site, delivery_note__status="delivered")
    rows = had.filter(edition__ships_on__gte=clock.today(zone_of(site)) - timedelta(days=130))
    seen: set[tuple[int, int]] = set()
    for number, cycle in enumerate(
        rows.select_related("edition__group", "subscription__customer").order_by("pk")
    ):
        mine = (cycle.edition_id or 0, cycle.subscription.customer_id)
        if number % 3 == 0 and cycle.edition and mine not in seen:
            seen.add(mine)
            given = GIVEN[number // 3 % len(GIVEN)]
            subscriptions.rate(cycle.edition, customer=cycle.subscription.customer, rating=given, comment="")


def _journal(site: Site, homes: Sequence[HomePage], pictures: Library) -> list[Page]:
    authors = _authors(site, pictures)
    blogs = pair(BlogPage(), homes, title=articles.TITLE, slug=articles.SLUG)
    for page, text in zip(blogs, articles.INTRODUCTION, strict=True):
        published(page, introduction=text)
    subjects = {
        key: _subject(BlogCategoryPage(), blogs, each, pictures) for key, each in articles.SUBJECTS.items()
    }
    pieces = {
        piece.slug[0]: _piece(piece, blogs, subjects, authors, pictures, site) for piece in articles.PIECES
    }
    dossiers = _subject(DossierPage(), blogs, articles.DOSSIER, pictures)
    for at, dossier in enumerate(dossiers):
        dossier.entries = [
            DossierEntry(article=pieces[slug][at], sort_order=order)
            for order, slug in enumerate(articles.IN_ORDER)
        ]
        published(dossier)
    return blogs


def _authors(site: Site, pictures: Library) -> dict[str, Author]:
    found = {}
    for slug, (name, picture, about) in articles.WRITERS.items():
        author = Author(site=site, slug=slug, name=name, image=pictures[picture], about=_both(about))
        author.full_clean()
        author.save()
        found[slug] = author
    return found


def _subject(new: Page, blogs: Sequence[Page], subject: Subject, pictures: Library) -> list[Any]:
    made = pair(new, blogs, title=subject.title, slug=subject.slug)
    for page, text in zip(made, subject.introduction, strict=True):
        published(page, introduction=text, image=pictures[subject.picture])
    return made


def _piece(
    piece: Piece, blogs: Sequence[Page], subjects: dict[str, list[Any]], authors: dict[str, Author],
    pictures: Library, site: Site,
) -> list[Any]:  # fmt: skip
    made = pair(ArticlePage(), blogs, title=piece.title, slug=piece.slug)
    for at, page in enumerate(made):
        page.authors = [authors[piece.author]]
        for tag in piece.tags:  # one by one: taggit puts several in no order
            page.tags.add(tag[at])
        published(
            page, introduction=piece.standfirst[at], category=subjects[piece.subject][at],
            image=pictures[piece.picture],
            body=[*(_block(part, at, pictures) for part in piece.body), _letter(at)],
            date=clock.today(zone_of(site)) - timedelta(days=piece.days_ago),
        )  # fmt: skip
    return made


def _letter(at: int) -> tuple[str, Any]:
    """What stands below every article."""
    return "newsletter", newsletter_block((texts.ENGLISH, texts.FRENCH)[at])


def _block(part: tuple[Any, ...], at: int, pictures: Library) -> tuple[str, Any]:
    if len(part) == 2:
        return "rich_text", {"text": RichText(part[at])}
    picture, heading, text = part
    value = {
        "heading": heading[at],
        "text": RichText(text[at]),
        "image": pictures[picture],
        "picture_side": "left",
    }
    return "picture_text", value


def _past_boxes(site: Site, homes: Sequence[HomePage], pictures: Library) -> list[Page]:
    walls = pair(PastBoxesPage(), homes, title=bygone.TITLE, slug=bygone.SLUG)
    for page, text in zip(walls, bygone.INTRODUCTION, strict=True):
        published(page, introduction=text)
    today = clock.today(zone_of(site))
    left = Edition.objects.filter(
        group__site=site, published=True, ships_on__lte=today, ships_on__gte=today - timedelta(days=120)
    )
    for edition in left.select_related("group", "image"):
        if edition.month.month in bygone.BOXES:
            _past_box(edition, walls, pictures)
    return walls


def _past_box(edition: Edition, walls: Sequence[Page], pictures: Library) -> None:
    box = bygone.BOXES[edition.month.month]
    title = tuple(edition.title.in_language(code) for code in ("en", "fr"))
    slug = tuple(slugify(f"{each} {edition.group.slug} {edition.month:%Y-%m}") for each in title)
    wares = {product.slug: product for product in Product.objects.filter(site=edition.group.site)}
    things = box.large if edition.group.slug == "prestige" else box.small
    keys = [uuid.uuid4() for _ in things]
    for at, page in enumerate(pair(PastBoxPage(edition=edition), walls, title=title, slug=slug)):
        page.lines = [
            PastBoxLine(
                product=wares.get(thing.product), name=thing.name[at], note=thing.note[at],
                quantity=thing.quantity, sort_order=order, translation_key=keys[order],
            )
            for order, thing in enumerate(things)
        ]  # fmt: skip
        page.pictures = [
            PastBoxPicture(image=pictures[name], sort_order=order) for order, name in enumerate(box.pictures)
        ]
        cover = pictures[box.covers[things is box.large]]
        story = [("rich_text", {"text": RichText(box.story[at])})]
        published(page, introduction=box.teaser[at], image=cover, body=story)


def _both(words: Both) -> Words:
    return Words(en=words[0], fr=words[1])

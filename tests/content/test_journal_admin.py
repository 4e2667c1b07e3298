"""Writing the journal and the pages of past boxes in the back office."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from commerce.base import clock
from commerce.base.words import Words
from commerce.catalog.models import Edition, FormulaGroup, Product
from content.blog.models import ArticlePage, Author, BlogCategoryPage, BlogPage, DossierEntry, DossierPage
from content.pages.models import HomePage
from content.pastboxes.models import PastBoxesPage, PastBoxLine, PastBoxPage

NOTHING = {
    "body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    "comments-MIN_NUM_FORMS": "0", "comments-MAX_NUM_FORMS": "",
    "tags": "", "introduction": "", "image": "", "action-publish": "1",
}  # fmt: skip


@pytest.fixture
def blog(home: HomePage) -> BlogPage:
    return home.add_child(instance=BlogPage(title="Journal", slug="journal"))


@pytest.fixture
def other_blog(other_site: Site) -> BlogPage:
    return other_site.root_page.add_child(instance=BlogPage(title="Elsewhere", slug="journal"))


def category(blog: BlogPage, title: str) -> BlogCategoryPage:
    return blog.add_child(instance=BlogCategoryPage(title=title, slug=title.lower()))


def test_an_article_begins_with_today_and_its_editor(
    site: Site, blog: BlogPage, other_blog: BlogPage, admin_client: Client, admin_user: Any
) -> None:
    mine = Author.objects.create(site=site, slug="me", name="Myself", user=admin_user)
    Author.objects.create(site=other_blog.get_site(), slug="far", name="Faraway")
    category(blog, "Teas")
    category(other_blog, "Stranger")
    form = admin_client.get(f"/admin/pages/add/blog/articlepage/{blog.pk}/").text
    assert "Teas" in form and "Stranger" not in form and "Faraway" not in form
    assert f'name="authors" value="{mine.pk}" id="id_authors_0" checked' in form
    assert f'value="{clock.now():%Y-%m-%d}"' in form


def test_an_article_takes_no_category_of_another_journal(
    blog: BlogPage, other_blog: BlogPage, admin_client: Client
) -> None:
    own, strange = category(blog, "Teas"), category(other_blog, "Stranger")
    address = f"/admin/pages/add/blog/articlepage/{blog.pk}/"
    sent = NOTHING | {"title": "New", "slug": "new", "date": "2026-11-02"}
    admin_client.post(address, sent | {"category": strange.pk})
    assert not ArticlePage.objects.exists()
    assert admin_client.post(address, sent | {"category": own.pk}).status_code == 302
    article = ArticlePage.objects.get()
    assert (article.category, article.date, article.live) == (own, date(2026, 11, 2), True)


def test_a_dossier_takes_each_article_once_and_of_its_own_journal(
    blog: BlogPage, other_blog: BlogPage, admin_client: Client
) -> None:
    article = blog.add_child(instance=ArticlePage(title="One", slug="one"))
    strange = other_blog.add_child(instance=ArticlePage(title="Strange", slug="strange"))

    def post(*articles: ArticlePage) -> int:
        entries: dict[str, Any] = {
            "entries-TOTAL_FORMS": len(articles), "entries-INITIAL_FORMS": 0, "entries-MIN_NUM_FORMS": 1,
            "entries-MAX_NUM_FORMS": 1000,
        }  # fmt: skip
        for number, each in enumerate(articles):
            entries |= {f"entries-{number}-article": each.pk, f"entries-{number}-ORDER": number + 1,
                        f"entries-{number}-id": ""}  # fmt: skip
        sent = NOTHING | {"title": "Way", "slug": "way"} | entries
        return admin_client.post(f"/admin/pages/add/blog/dossierpage/{blog.pk}/", sent).status_code

    assert (post(article, article), post(strange), post()) == (200, 200, 200)
    assert post(article) == 302
    assert [entry.article for entry in DossierPage.objects.get().entries.all()] == [article]
    assert DossierEntry.objects.count() == 1


def test_a_home_page_has_one_journal_and_one_gallery(home: HomePage, blog: BlogPage) -> None:
    assert not BlogPage.can_create_at(home)
    assert PastBoxesPage.can_create_at(home)
    assert not ArticlePage.can_create_at(home) and not PastBoxPage.can_create_at(blog)


def test_of_each_row_a_list_asks_only_whether_it_can_be_translated(
    site: Site, blog: BlogPage, home: HomePage, group: FormulaGroup, admin_client: Client
) -> None:
    gallery = home.add_child(instance=PastBoxesPage(title="Boxes", slug="boxes"))
    teas, asked = category(blog, "Teas"), []
    for rows in (2, 9):
        for number in range(rows):
            serial = f"{rows}-{number}"
            blog.add_child(instance=ArticlePage(title=f"Piece {serial}", slug=serial, category=teas))
            edition = edition_of(group, date(2020 + rows, number + 1, 1))
            gallery.add_child(instance=PastBoxPage(title=f"Box {serial}", slug=serial, edition=edition))
        found = []
        for address, last in (
            ("/admin/articles/", f"Piece {serial}"),
            ("/admin/past_boxes/", f"Box {serial}"),
        ):
            admin_client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert last in admin_client.get(address).text
            found.append(len(queries))
        asked.append(found)
    # wagtail-localize asks of each row whether it has, and could have, a translation: its buttons say so.
    assert all(0 <= many - few <= 3 * 7 for few, many in zip(*asked, strict=True))
    for chooser in ("choose_edition", "choose_shop_product"):
        assert admin_client.get(f"/admin/{chooser}/").status_code == 200


def edition_of(group: FormulaGroup, month: date = date(2026, 1, 1)) -> Edition:
    return Edition.objects.create(
        group=group, month=month, title=Words(en="Winter"), charge_on=date(2026, 1, 9),
        ships_on=date(2026, 1, 15), cutoff_at="2026-01-08T00:00:00Z", published=True,
    )  # fmt: skip


def test_a_box_has_one_page_in_each_language(
    home: HomePage, french_home: HomePage, group: FormulaGroup, make_image: Callable[..., Any]
) -> None:
    gallery = home.add_child(instance=PastBoxesPage(title="Boxes", slug="boxes"))
    edition = edition_of(group)
    page = gallery.add_child(instance=PastBoxPage(title="One", slug="one", edition=edition))
    with pytest.raises(ValidationError, match="has a page in this language already"):
        gallery.add_child(instance=PastBoxPage(title="Two", slug="two", edition=edition))
    assert page.reveals_on == date(2026, 1, 25)
    gallery.copy_for_translation(french_home.locale)
    translated = page.copy_for_translation(french_home.locale)
    translated.live = True
    translated.full_clean()
    assert page.reveal_on is None


def test_a_thing_of_a_box_has_a_name_or_is_a_product(site: Site) -> None:
    with pytest.raises(ValidationError, match="Give a name, or choose a product"):
        PastBoxLine(quantity=1).clean()
    PastBoxLine(name="A tin").clean()
    PastBoxLine(product=Product.objects.create(site=site, slug="tin", name=Words(en="Tin"))).clean()


def test_a_staff_member_is_one_author_of_a_site(site: Site) -> None:
    user = get_user_model().objects.create_user("me@example.com", "x", is_staff=True)
    Author.objects.create(site=site, slug="one", name="One", user=user)
    newcomer = Author(site=site, name="Zoé Martin")
    newcomer.full_clean()
    assert newcomer.slug == "zoe-martin"
    with pytest.raises(ValidationError, match="is an author of this site already"):
        Author(site=site, slug="two", name="Two", user=user).full_clean()

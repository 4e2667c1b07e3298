"""The journal: what of it can be read, by whom, in which order, and what that costs."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from commerce.base import clock
from commerce.base.viewer import Viewer
from commerce.base.words import Words
from content.blog.models import ArticlePage, Author
from content.pages.links import Targets
from content.pages.models import HomePage, PreviewDraft
from storefront.schema import execute
from tests.storefront import journal
from tests.storefront.shop import Api, Shop
from tests.storefront.test_queries import count

pytestmark = pytest.mark.django_db

LIST = """query ($tag: String, $author: String, $category: String, $year: Int, $month: Int,
    $first: Int, $after: String) {
  blog { articles(tag: $tag, author: $author, category: $category, year: $year, month: $month,
    first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { slug } } }
}"""


@pytest.fixture
def blog(shop: Shop) -> Any:
    return journal.blog(shop.site)


def slugs(api: Api, **asked: Any) -> list[str]:
    return [node["slug"] for node in api.ask(LIST, **asked)["blog"]["articles"]["nodes"]]


def page(shop: Shop, path: str, language: str = "en", **asked: Any) -> Any:
    return execute("ContentPage", {"path": path, "preview": None, **asked}, shop.visitor(language))["page"]


def test_articles_are_listed_the_newest_first_page_by_page(blog: Any, api: Api) -> None:
    for ago, slug in ((3, "third"), (1, "first"), (2, "second"), (2, "again")):
        journal.article(blog, slug, ago=ago)
    assert slugs(api)[0] == "first" and slugs(api)[-1] == "third"
    seen, after = [], None
    for _page in range(4):
        found = api.ask(LIST, first=1, after=after)["blog"]["articles"]
        seen += [node["slug"] for node in found["nodes"]]
        after = found["pageInfo"]["endCursor"]
        assert found["totalCount"] == 4
    assert seen == slugs(api) and not found["pageInfo"]["hasNextPage"]


def test_what_has_not_come_or_is_not_for_everybody_is_nowhere(shop: Shop, blog: Any, api: Api) -> None:
    journal.article(blog, "shown", text="chestnut")
    draft = journal.article(blog, "draft", text="chestnut")
    draft.unpublish()
    private = journal.article(blog, "private", text="chestnut")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    journal.article(blog, "future", ago=-2, text="chestnut")
    whole = journal.dossier(blog, "all", *ArticlePage.objects.all())
    assert slugs(api) == ["shown"]
    for slug in ("draft", "private", "future"):
        assert page(shop, f"/journal/{slug}/") is None
    assert [part["slug"] for part in page(shop, "/journal/all/")["parts"]] == ["shown"]
    assert page(shop, "/journal/shown/")["dossiers"][0]["articleCount"] == 1
    targets = Targets(
        shop.visitor(), pages=ArticlePage.objects.values_list("pk", flat=True), formulas=[], categories=[]
    )
    led_to = [targets.of({"page": each.pk}) for each in ArticlePage.objects.order_by("slug")]
    assert [target and target.title for target in led_to] == [None, None, None, "Shown"]
    found = execute("SearchPage", {"query": "chestnut"}, shop.visitor())["search"]["articles"]["nodes"]
    feed = execute("BlogFeed", {}, shop.visitor())["blog"]["articles"]["nodes"]
    assert [one["title"] for one in found] == [one["title"] for one in feed] == ["Shown"]
    with time_machine.travel(clock.now() + timedelta(days=3), tick=False):
        assert slugs(api) == ["future", "shown"]
        assert page(shop, "/journal/future/")["title"] == "Future"
    assert whole.entries.count() == 4


def test_a_draft_is_shown_to_whoever_previews_it(shop: Shop, blog: Any) -> None:
    author = Author.objects.create(site=shop.site, slug="zoe", name="Zoé")
    article = journal.article(blog, "later", ago=-9)
    article.title, article.authors = "Later still", [author]
    article.tags.add("Oolong")
    token = PreviewDraft.objects.keep(article, site=shop.site).token
    draft = page(shop, "/journal/later/", preview=token)
    assert (draft["title"], draft["authors"][0]["name"], draft["tags"][0]["name"]) == (
        "Later still", "Zoé", "Oolong",
    )  # fmt: skip


def test_each_site_and_each_language_has_its_own_journal(shop: Shop, blog: Any, api: Api) -> None:
    both = journal.article(blog, "both", category=journal.category(blog))
    journal.article(blog, "english-alone")
    journal.in_french(HomePage.objects.get(pk=shop.site.root_page_id))
    french = journal.in_french(blog, title="Le journal", slug="le-journal")
    journal.in_french(both.category, title="Les thés", slug="les-thes")
    journal.in_french(both, title="Les deux", slug="les-deux")
    read = execute("BlogFeed", {}, shop.visitor("fr"))["blog"]
    assert [node["title"] for node in read["articles"]["nodes"]] == ["Les deux"]
    assert read["articles"]["nodes"][0]["category"] == {"title": "Les thés"}
    assert page(shop, "/le-journal/les-thes/", "fr")["articles"]["totalCount"] == 1
    assert page(shop, "/journal/teas/")["articles"]["totalCount"] == 1
    assert page(shop, "/le-journal/english-alone/", "fr") is None
    assert set(slugs(api)) == {"both", "english-alone"} and french.title == read["title"]
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Other", slug="other"))
    elsewhere = Site.objects.create(hostname="other.example", root_page=home)
    assert Api(Client(), {"Host": "other.example"}).client is not None

    assert execute("BlogFeed", {}, Viewer(elsewhere, "en"))["blog"] is None
    assert (
        execute("SearchPage", {"query": "both"}, Viewer(elsewhere, "en"))["search"]["articles"]["totalCount"]
        == 0
    )


def test_the_list_is_narrowed_down(shop: Shop, blog: Any, api: Api) -> None:
    teas, kitchen = journal.category(blog), journal.category(blog, "kitchen")
    author = Author.objects.create(site=shop.site, slug="zoe", name="Zoé", about=Words(en="Writes"))
    one = journal.article(blog, "one", category=teas)
    one.authors, two = [author], journal.article(blog, "two", ago=400, category=kitchen)
    one.tags.add("Oolong")
    one.save_revision().publish()
    assert slugs(api, category="teas") == slugs(api, tag="oolong") == slugs(api, author="zoe") == ["one"]
    assert slugs(api, year=two.date.year, month=two.date.month) == ["two"]
    assert slugs(api, category="teas", year=two.date.year) == []
    for nonsense in ({"tag": "none"}, {"author": "' OR 1"}, {"category": "none"}, {"year": 0}, {"month": 13},
                     {"year": 2**31 - 1}):  # fmt: skip
        assert slugs(api, **nonsense) == []
    index = page(shop, "/journal/", author="zoe")
    assert index["author"]["about"] == "Writes" and index["articles"]["totalCount"] == 1
    assert {(each["year"], each["month"]) for each in index["months"]} == {
        (one.date.year, one.date.month), (two.date.year, two.date.month),
    }  # fmt: skip
    assert index["tags"] == [{"slug": "oolong", "name": "Oolong"}]
    with pytest.raises(Exception, match="cursor"):
        page(shop, "/journal/", after="nonsense")


def test_a_dossier_leads_from_part_to_part(shop: Shop, blog: Any) -> None:
    first, second, third = (journal.article(blog, slug) for slug in ("c-first", "a-second", "b-third"))
    journal.dossier(blog, "way", first, second, third)
    journal.dossier(blog, "other", second)
    parts = page(shop, "/journal/way/")["parts"]
    assert [part["slug"] for part in parts] == ["c-first", "a-second", "b-third"]
    place = page(shop, "/journal/a-second/", dossier="way")["inDossier"]
    assert (place["position"], place["count"]) == (2, 3)
    assert (place["previous"]["title"], place["next"]["title"]) == ("C first", "B third")
    assert page(shop, "/journal/c-first/", dossier="way")["inDossier"]["previous"] is None
    assert page(shop, "/journal/b-third/", dossier="way")["inDossier"]["next"] is None
    assert page(shop, "/journal/a-second/")["inDossier"] is None
    assert page(shop, "/journal/c-first/", dossier="other")["inDossier"] is None
    assert {one["slug"] for one in page(shop, "/journal/a-second/")["dossiers"]} == {"way", "other"}


def test_related_articles_share_something_and_are_three_at_most(shop: Shop, blog: Any) -> None:
    teas = journal.category(blog)
    one = journal.article(blog, "one", category=teas)
    by_category = journal.article(blog, "by-category", ago=9, category=teas)
    by_dossier, by_tag = journal.article(blog, "by-dossier", ago=8), journal.article(blog, "by-tag", ago=7)
    journal.article(blog, "stranger")
    journal.dossier(blog, "way", one, by_dossier)
    for each in (one, by_tag):
        each.tags.add("Oolong")
        each.save_revision().publish()
    found = [each["slug"] for each in page(shop, "/journal/one/")["related"]]
    assert found == ["by-tag", "by-dossier", "by-category"] and by_category.category == teas
    journal.article(blog, "newer", ago=2, category=teas)
    assert [each["slug"] for each in page(shop, "/journal/one/")["related"]] == [
        "newer",
        "by-tag",
        "by-dossier",
    ]


@pytest.mark.parametrize("asked", ["théière", "theiere", "THEIERES", "chataigne", "brulee"])
def test_an_article_is_found_by_its_words_with_accents_or_without(shop: Shop, blog: Any, asked: str) -> None:
    article = journal.article(
        blog, "teapot", title="Une théière", introduction="Et des châtaignes",
        text="<b>Br&ucirc;lée</b> au four",
    )  # fmt: skip
    journal.article(blog, "other", title="Nothing of the kind")
    found = execute("SearchPage", {"query": asked}, shop.visitor())["search"]["articles"]
    assert [one["title"] for one in found["nodes"]] == ["Une théière"]
    article.title, article.introduction, article.body = "Changed", "", []
    article.save_revision().publish()
    assert not execute("SearchPage", {"query": asked}, shop.visitor())["search"]["articles"]["nodes"]


def test_all_articles_that_are_found_can_be_leafed_through(shop: Shop, blog: Any, client: Client) -> None:
    for number in range(15):
        journal.article(blog, f"found-{number}", title=f"Chestnut {number}")
    seen: list[str] = []
    address = "/search/?query=chestnut"
    while address:
        html = client.get(address).text
        seen += re.findall(r'href="(/journal/found-[0-9]+/)"', html)
        following = re.search(r'rel="next" href="([^"]+)"', html)
        address = unescape(following[1]) if following else ""
    assert len(set(seen)) == 15
    assert "Back to the first" in html
    assert client.get("/search/?query=chestnut&articlesAfter=nonsense").status_code == 200


def test_reading_takes_a_minute_for_200_words_and_one_at_least(shop: Shop, blog: Any) -> None:
    for slug, words, minutes in (("none", 0, 1), ("short", 200, 1), ("long", 401, 3)):
        journal.article(blog, slug, text="word " * words)
        assert page(shop, f"/journal/{slug}/")["readingMinutes"] == minutes


def test_what_the_journal_costs_does_not_grow(shop: Shop, blog: Any) -> None:
    teas = journal.category(blog)
    author = Author.objects.create(site=shop.site, slug="zoe", name="Zoé")
    one, two = journal.article(blog, "one", category=teas), journal.article(blog, "two", category=teas)
    one.authors = [author]
    one.tags.add("Oolong")
    one.save_revision().publish()
    journal.dossier(blog, "way", one, two)
    asked: dict[str, dict[str, Any]] = {
        "index": {"path": "/journal/"},
        "category": {"path": "/journal/teas/"},
        "article": {"path": "/journal/one/", "dossier": "way"},
        "dossier": {"path": "/journal/way/"},
    }
    few = {name: count("ContentPage", shop.visitor(), **variables) for name, variables in asked.items()}
    searched = count("SearchPage", shop.visitor(), query="one")
    assert few == {"index": 21, "category": 17, "article": 25, "dossier": 18}
    journal.many_articles(blog, 2000, one)
    assert page(shop, "/journal/")["articles"]["totalCount"] == 2002
    many = {name: count("ContentPage", shop.visitor(), **variables) for name, variables in asked.items()}
    assert many == few
    assert count("SearchPage", shop.visitor(), query="one") == searched


def test_the_journal_and_an_article_are_drawn(shop: Shop, blog: Any, client: Client) -> None:
    article = journal.article(
        blog, "hostile", title="</script><script>alert(1)</script> & co", introduction='"Quoted" <b>',
        text="Once upon a time",
    )  # fmt: skip
    journal.dossier(blog, "way", article, journal.article(blog, "next"))
    index = client.get("/journal/")
    assert index["Cache-Control"].startswith("public") and "<script>alert" not in index.text
    assert '<link rel="alternate" type="application/rss+xml"' in index.text
    assert "/feeds/journal.atom" in index.text and '<link rel="canonical"' in index.text
    drawn = client.get("/journal/hostile/?dossier=way").text
    assert "<script>alert" not in drawn and "Once upon a time" in drawn
    assert '"@type": "Article"' in drawn and '"@type": "BreadcrumbList"' in drawn
    assert 'rel="next" href="/journal/next/?dossier=way"' in drawn
    assert "Nothing of the journal fits that." in client.get("/journal/?tag=nothing").text
    assert 'content="noindex, follow"' in client.get("/journal/?tag=nothing").text
    for address in ("/journal/?after=nonsense", "/journal/?year=x&month=%00", "/journal/way/?tag=1"):
        assert client.get(address).status_code == 200
    assert "<script>alert" not in client.get("/search/?query=alert").text

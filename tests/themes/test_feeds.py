"""The journal's feeds: well formed whatever the editors write, with absolute addresses, for everybody."""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.themes.fake import FakeStorefront

Open = Callable[..., FakeStorefront]
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = ']]></title><script>alert(1)</script> & "co" \x0b\x00é'


def article(**fields: Any) -> dict[str, Any]:
    return {
        "id": "pag_7", "title": "Two leaves", "path": "/journal/two-leaves/", "introduction": "And a bud",
        "publishedOn": "2026-11-02", "updatedAt": "2026-11-03T10:00:00+00:00", "image": None,
        "authors": [{"name": "Camille"}], "category": {"title": "The teas"}, "tags": [{"name": "Oolong"}],
    } | fields  # fmt: skip


def journal(*articles: dict[str, Any], category: Any = None) -> dict[str, Any]:
    return {
        "title": "Journal", "path": "/journal/", "introduction": "What we learn", "category": category,
        "articles": list(articles),
    }  # fmt: skip


@pytest.fixture
def feeds(shop: Open) -> FakeStorefront:
    storefront = shop()
    storefront.world["blog"] = journal(article(), article(title=HOSTILE, introduction=HOSTILE))
    return storefront


def test_the_rss_feed_is_well_formed_whatever_is_written(feeds: FakeStorefront, client: Client) -> None:
    response = client.get("/feeds/journal.rss")
    channel = ElementTree.fromstring(response.content)[0]
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=300"
    assert channel.findtext("link") == "http://testserver/journal/"
    first, hostile = channel.findall("item")
    assert first.findtext("link") == "http://testserver/journal/two-leaves/"
    assert first.findtext("guid") == "tag:testserver,2026:pag_7"
    assert "02 Nov 2026" in (first.findtext("pubDate") or "")
    assert [each.text for each in first.findall("category")] == ["The teas", "Oolong"]
    assert hostile.findtext("title") == HOSTILE.replace("\x0b", "").replace("\x00", "")
    assert b"<script>" not in response.content
    again = client.get("/feeds/journal.rss", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_atom_feed_speaks_the_language_of_its_address(feeds: FakeStorefront, client: Client) -> None:
    response = client.get("/fr/feeds/journal.atom")
    feed = ElementTree.fromstring(response.content)
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "fr"
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/fr/journal/",
        "self": "http://testserver/fr/feeds/journal.atom",
    }
    entry = feed.findall(f"{ATOM}entry")[0]
    assert entry.findtext(f"{ATOM}updated") == "2026-11-03T10:00:00+00:00"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Camille"


def test_a_category_has_feeds_of_its_own(feeds: FakeStorefront, client: Client) -> None:
    head = {"title": "The teas", "path": "/journal/teas/", "introduction": ""}
    feeds.world["blog"] = journal(article(), category=head)
    channel = ElementTree.fromstring(client.get("/feeds/journal/teas.rss").content)[0]
    assert channel.findtext("link") == "http://testserver/journal/teas/"
    assert feeds.asked[-1] == ("BlogFeed", {"category": "teas"})


def test_no_journal_and_no_category_have_no_feed(feeds: FakeStorefront, client: Client) -> None:
    assert client.get("/feeds/journal/none.atom").status_code == 404
    feeds.world["blog"] = None
    assert client.get("/feeds/journal.rss").status_code == 404
    assert client.post("/feeds/journal.rss").status_code == 405

"""Blocks for some, or for a while: whoever is not meant gets nothing of them."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Site

from commerce.base import clock
from content.blog.wording import words_in
from content.pages.blocks.shown import ShownBlock
from content.pages.drafts import Audience as PreviewAs
from content.pages.drafts import PreviewDraft
from content.pages.models import FreePage, HomePage
from tests.storefront.buying import sign_up
from tests.storefront.happenings import Input
from tests.storefront.owners import Owner
from tests.storefront.shop import Api, Shop
from tests.storefront.test_access import second_site
from tests.storefront.test_blocks import body_of, home, page_with, told

pytestmark = pytest.mark.django_db
__all__ = ["home"]  # a fixture

BODY = "body { ... on RichTextBlock { html } }"
SECRET = "Quince for those who are meant"
RESERVED = "query ($page: ID!) { reservedBlocks(page: $page) { id audience ... on RichTextBlock { html } } }"


def text(words: str, audience: str = "everybody", **more: Any) -> tuple[str, Input]:
    return "rich_text", {
        "text": f"<p>{words}</p>",
        "shown": {"audience": audience, "since": None, "until": None} | more,
    }


def reserved(api: Api, page: FreePage) -> list[str]:
    found = api.ask(RESERVED, page=f"pag_{page.pk}")["reservedBlocks"]
    return [each["html"] for each in found]


@pytest.fixture
def page(home: HomePage) -> FreePage:
    return some_for_each(home)


def some_for_each(home: HomePage) -> FreePage:
    return page_with(
        home, text("For all"), text("Come in", "visitors"), text(f"{SECRET}, customers", "customers"),
        text(f"{SECRET}, subscribers", "subscribers"),
    )  # fmt: skip


def begun(site: Site) -> HomePage:
    """An empty tree of pages for the site."""
    home = HomePage(title="Home", slug="here", locale=Locale.get_active())
    Page.get_first_root_node().add_child(instance=home)
    site.root_page = home
    site.save()
    return home


def test_what_everybody_gets_has_nothing_of_what_is_reserved(shop: Shop, page: FreePage, api: Api) -> None:
    fields = "__typename audience ... on RichTextBlock { html }"
    assert told(api, fields) == [
        {"__typename": "RichTextBlock", "audience": "EVERYBODY", "html": "<p>For all</p>"},
        {"__typename": "RichTextBlock", "audience": "VISITORS", "html": "<p>Come in</p>"},
        {"__typename": "ReservedBlock", "audience": None},
        {"__typename": "ReservedBlock", "audience": None},
    ]
    visitor = Client().get("/blocks/")
    assert SECRET not in visitor.text and 'data-for="visitors"' in visitor.text
    customer = Client()
    user = shop.customer("paul@example.com").user
    assert user
    customer.force_login(user)
    assert customer.get("/blocks/").content == visitor.content
    assert visitor["Cache-Control"].startswith("public")


def test_what_is_reserved_comes_to_those_who_are_meant_alone(open_for_business: Shop) -> None:
    page = some_for_each(begun(open_for_business.site))
    assert reserved(Api(Client(), {}), page) == []
    assert reserved(sign_up("paul@example.com"), page) == [f"<p>{SECRET}, customers</p>"]
    owner = Owner(open_for_business, "louise@example.com")
    both = [f"<p>{SECRET}, customers</p>", f"<p>{SECRET}, subscribers</p>"]
    assert reserved(owner.api, page) == both
    assert reserved(owner.link(), page) == []
    type(owner.row).objects.filter(pk=owner.row.pk).update(status="cancelled")
    assert reserved(owner.api, page) == both[:1]


def test_the_fragment_that_brings_it_is_kept_by_nobody(shop: Shop, page: FreePage) -> None:
    path = f"/fragment/blocks/pag_{page.pk}/"
    assert f'data-reserved="{path}"' in Client().get("/blocks/").text
    visitor, customer = Client(), Client()
    user = shop.customer("paul@example.com").user
    assert user
    customer.force_login(user)
    for browser, has in ((visitor, False), (customer, True)):
        answer = browser.get(path)
        assert (answer.status_code, SECRET in answer.text) == (200, has)
        assert answer["Cache-Control"] == "private, no-store"
    whole = f"/reserved/pag_{page.pk}/"
    assert f'<noscript><p class="reserved-link caption"><a href="{whole}">' in visitor.get("/blocks/").text
    assert visitor.get(whole).status_code == 302
    read = customer.get(whole)
    assert f"{SECRET}, customers" in read.text and f"{SECRET}, subscribers" not in read.text
    assert read["Cache-Control"] == "private, no-store"


def test_a_page_that_is_not_published_or_of_another_site_gives_nothing(shop: Shop, page: FreePage) -> None:
    me = sign_up("paul@example.com")
    assert len(reserved(me, page)) == 1
    for id in ("pag_", "pag_x", "pag_99999999999999", "", "1" * 400):
        assert me.ask(RESERVED, page=id)["reservedBlocks"] == []
    page.unpublish()
    assert reserved(me, page) == []
    elsewhere = second_site()
    page.save_revision().publish()
    page.move(elsewhere.site.root_page, pos="last-child")
    assert reserved(me, page) == []


@pytest.mark.parametrize(
    ("since", "until", "is_there"),
    [(-1, None, True), (1, None, False), (None, 1, True), (None, -1, False), (-1, 1, True), (1, 2, False)],
)
def test_a_block_is_there_from_its_moment_until_its_other(
    shop: Shop, home: HomePage, api: Api, since: int | None, until: int | None, is_there: bool
) -> None:
    now = clock.now()
    dates = {"since": moment(now, since), "until": moment(now, until)}
    page_with(home, text("Soon", **dates))
    FreePage.objects.get().save()  # as it is in the database, not as it was just written
    assert bool(told(api)) is is_there
    assert ("Soon" in Client().get("/blocks/").text) is is_there


def moment(now: datetime, days: int | None) -> datetime | None:
    return None if days is None else now + timedelta(days=days)


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_was_kept_ends_within_a_minute_of_the_next_date(shop: Shop, home: HomePage) -> None:
    now = clock.now()
    page_with(home, text("Soon", since=now + timedelta(minutes=2)))
    assert "Soon" not in Client().get("/blocks/").text
    with time_machine.travel(now + timedelta(minutes=3, seconds=1)):
        assert "Soon" in Client().get("/blocks/").text


def test_a_block_that_ends_before_it_begins_is_refused() -> None:
    block, now = ShownBlock(), clock.now()
    value = block.normalize({"audience": "everybody", "since": now, "until": now - timedelta(days=1)})
    with pytest.raises(ValidationError):
        block.clean(value)


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        (PreviewAs.VISITORS, ["For all", "Come in"]),
        (PreviewAs.CUSTOMERS, ["For all", f"{SECRET}, customers"]),
        (PreviewAs.SUBSCRIBERS, ["For all", f"{SECRET}, customers", f"{SECRET}, subscribers"]),
    ],
)
def test_a_draft_shows_what_those_see_as_whom_it_is_looked_at(
    shop: Shop, page: FreePage, api: Api, audience: str, seen: list[str]
) -> None:
    draft = PreviewDraft.objects.keep(page, site=shop.site, audience=audience)
    asked = f'query ($t: String!) {{ page(path: "/", preview: $t) {{ ... on FreePage {{ {BODY} }} }} }}'
    body = api.ask(asked, t=draft.token)["page"]["body"]
    assert [each["html"] for each in body if each] == [f"<p>{words}</p>" for words in seen]


def test_a_draft_of_another_day_shows_the_blocks_of_that_day(shop: Shop, home: HomePage, api: Api) -> None:
    then = clock.now() + timedelta(days=10)
    page = page_with(home, text("Later", since=then - timedelta(days=1)), text("Gone", until=then))
    draft = PreviewDraft.objects.keep(page, site=shop.site, seen_at=then + timedelta(hours=1))
    html = Client().get(f"/preview/{draft.token}/").text
    assert "Later" in html and "Gone" not in html


def test_a_search_finds_nothing_of_what_is_reserved_or_to_come(shop: Shop) -> None:
    body = body_of(text("Open"), text("Hidden", "subscribers"), text("Early", since=clock.now()))
    assert words_in(body) == "Open"


def test_a_page_without_such_blocks_costs_what_it_did(shop: Shop, home: HomePage, api: Api) -> None:
    counts = []
    for audience in ("everybody", "visitors", "customers"):
        FreePage.objects.all().delete()
        home.refresh_from_db()
        page_with(home, text("Words", audience))
        told(api)
        with CaptureQueriesContext(connection) as found:
            told(api)
        counts.append(len(found))
    assert len(set(counts)) == 1


def test_a_film_that_is_reserved_plays_on_the_page_of_its_own(open_for_business: Shop) -> None:
    """The page for everybody lets no player in that only some may see."""
    film = {
        "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "title": "Tea",
        "image": None,
        "caption": "",
    }
    shown = {"audience": "customers", "since": None, "until": None}
    page = page_with(begun(open_for_business.site), ("video", {**film, "shown": shown}))
    customer = Client()
    user = open_for_business.customer("paul@example.com").user
    assert user
    customer.force_login(user)
    whole = f"/reserved/pag_{page.pk}/"
    public = customer.get("/blocks/")
    assert f'data-whole="{whole}"' in public.text and "youtube" not in public["Content-Security-Policy"]
    assert "https://www.youtube-nocookie.com" in customer.get(whole)["Content-Security-Policy"]

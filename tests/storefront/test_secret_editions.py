"""An edition whose past box is still a secret gives nothing away, by whichever door."""

import json
from typing import Any

import pytest
from django.test import Client

from commerce.base.words import Words
from commerce.catalog.models import Edition
from content.images.models import Image
from content.pastboxes.models import PastBoxPage
from storefront.schema import execute
from tests.storefront import journal
from tests.storefront.shop import Api, Shop

pytestmark = pytest.mark.django_db
STORY, PICTURE, FILE = "Quince story", "Quince picture", "quinces"
NODE = "query ($id: ID!) { node(id: $id) { ... on Edition { title story image { picture { alt url } } } } }"
NESTED = """query ($slug: String!) { formula(slug: $slug) {
  editions(first: 9) { title story image { picture { alt url } } }
  group { nextEditions(first: 9) { title story image { picture { alt url } } } }
} }"""


@pytest.fixture
def edition(shop: Shop) -> Edition:
    """Announced, and still to be ordered."""
    made = Edition.objects.filter(group=shop.monthly.group).order_by("month")[1]
    made.story = Words(en=STORY)
    made.image = Image.objects.create(
        title="Quince", file=f"{FILE}.png", width=1200, height=800, file_hash="q", alt={"en": PICTURE}
    )
    made.save()
    return made


@pytest.fixture
def secret(shop: Shop, edition: Edition) -> PastBoxPage:
    """Its page, which is there before its day."""
    return journal.past_box(
        journal.wall(shop.site), edition, slug="the-box", title="Surprise", ships_on=journal.days_ago(1)
    )


def by_id(edition: Edition) -> str:
    return json.dumps(Api(Client(), {}).ask(NODE, id=edition.public_id))


def nested(shop: Shop) -> str:
    return json.dumps(Api(Client(), {}).ask(NESTED, slug=shop.monthly.slug))


def drawn(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.text


def tells(text: str) -> list[str]:
    return [word for word in (STORY, PICTURE, FILE) if word in text]


DOORS: dict[str, Any] = {
    "its id": lambda client, shop, edition: by_id(edition),
    "its formula": lambda client, shop, edition: nested(shop),
    "the formula's page with its data for machines": lambda client, shop, edition: drawn(
        client, f"/boxes/{shop.monthly.slug}/"
    ),
}  # fmt: skip
SILENT: dict[str, Any] = {
    "the search": lambda client, shop, edition: drawn(client, "/search/?query=quince"),
    "the sitemap": lambda client, shop, edition: drawn(client, "/sitemap.xml"),
    "the gallery": lambda client, shop, edition: drawn(client, "/past-boxes/"),
    "the page of the box": lambda client, shop, edition: drawn(client, "/past-boxes/the-box/"),
    "the search of the schema": lambda client, shop, edition: json.dumps(
        execute("SearchPage", {"query": "quince"}, shop.visitor())
    ),
}  # fmt: skip


@pytest.mark.parametrize("door", DOORS)
def test_what_is_announced_is_told_while_nothing_keeps_it_secret(
    client: Client, shop: Shop, edition: Edition, door: str
) -> None:
    assert STORY in DOORS[door](client, shop, edition)


@pytest.mark.parametrize("door", DOORS | SILENT)
def test_nothing_of_a_secret_edition_is_told(
    client: Client, shop: Shop, edition: Edition, secret: PastBoxPage, door: str
) -> None:
    assert tells((DOORS | SILENT)[door](client, shop, edition)) == []


def test_its_theme_is_told_as_on_its_page(shop: Shop, edition: Edition, secret: PastBoxPage) -> None:
    assert str(edition.title) in by_id(edition)


def test_it_is_told_again_once_it_is_revealed(shop: Shop, edition: Edition, secret: PastBoxPage) -> None:
    PastBoxPage.objects.update(reveal_on=journal.days_ago(0))
    assert tells(by_id(edition)) == [STORY, PICTURE, FILE]


def test_a_draft_of_its_page_keeps_nothing_secret(shop: Shop, edition: Edition, secret: PastBoxPage) -> None:
    PastBoxPage.objects.update(live=False)
    assert STORY in by_id(edition)


def test_an_edition_that_is_not_announced_does_not_exist(shop: Shop, edition: Edition) -> None:
    Edition.objects.filter(pk=edition.pk).update(published=False)
    assert by_id(edition) == '{"node": null}'
    assert tells(nested(shop)) == []

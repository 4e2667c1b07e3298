"""A site speaks the languages it chose: pages, addresses, alternates and answers know no others."""

import json
from typing import Any

import pytest
from django.test import Client

from commerce.base.models import ShopSettings
from content.pages.models import HomePage
from tests.commerce import shop as build
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop() -> Shop:
    shop = build.open_shop()
    root = shop.site.root_page.get_parent()
    shop.site.root_page = root.add_child(instance=HomePage(title="Camille", slug="camille"))
    shop.site.save()
    return shop


def speaks(*codes: str) -> None:
    settings = ShopSettings.objects.get()
    settings.languages = list(codes)
    settings.full_clean()
    settings.save()


def asked(client: Client, path: str = "/graphql/", **headers: str) -> Any:
    body = json.dumps({"query": "{ site { language { code } languages { code } } }"})
    return client.post(path, body, content_type="application/json", headers=headers).json()["data"]["site"]


def test_a_site_that_chose_none_speaks_all(shop: Shop, client: Client) -> None:
    assert client.get("/fr/cart/").status_code == 200
    assert [each["code"] for each in asked(client)["languages"]] == ["en", "fr", "bg"]


@pytest.mark.parametrize(
    ("path", "there"),
    [("/fr/", "/"), ("/fr/shop/?sort=NAME", "/shop/?sort=NAME"), ("/fr/accounts/login/", "/accounts/login/")],
)  # fmt: skip
def test_an_address_in_a_language_it_lacks_leads_to_its_own(
    shop: Shop, client: Client, path: str, there: str
) -> None:
    speaks("en")
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (302, there)


def test_a_french_site_begins_in_french(shop: Shop, client: Client) -> None:
    speaks("fr")
    answer = client.get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/fr/")
    page = client.get("/fr/cart/")
    assert page.status_code == 200
    assert '<html lang="fr"' in page.text
    assert "hreflang" not in page.text.replace('hreflang="fr"', "")
    assert client.get("/admin/").status_code == 302
    assert client.get("/cart/")["Location"] == "/fr/cart/"


def test_pages_offer_no_language_that_the_site_lacks(shop: Shop, client: Client) -> None:
    assert 'hreflang="fr"' in client.get("/cart/").text
    speaks("en")
    assert 'hreflang="fr"' not in client.get("/cart/").text


def test_graphql_answers_in_a_language_of_the_site(shop: Shop, client: Client) -> None:
    speaks("fr", "en")
    assert asked(client)["language"]["code"] == "fr"
    assert asked(client, **{"Accept-Language": "en"})["language"]["code"] == "en"
    speaks("en")
    assert asked(client, **{"Accept-Language": "fr"})["language"]["code"] == "en"
    assert asked(client, "/graphql/?language=fr")["language"]["code"] == "en"


def test_an_unknown_language_is_refused(shop: Shop) -> None:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        speaks("tlh")

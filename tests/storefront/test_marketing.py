"""Ids of services are ids, never scripts; the pages of a site allow what its services need, and no more."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from content.pages.models import HomePage
from content.sites.models import MarketingIds
from content.sites.services import SERVICES
from tests.commerce import shop as build
from tests.commerce.shop import Shop
from themes.engine import policy

pytestmark = pytest.mark.django_db
WICKED = [
    "<script>alert(1)</script>", "GTM-AB'12", 'GTM-"12345', "1234567890123456;", "GTM-ABC\n1234",
    "javascript:1", "https://evil.example/a.js", "GTM-abc1234", "12 34567890", "１２３４５６７８９０１",
    "x" * 500,
]  # fmt: skip


@pytest.fixture
def shop() -> Shop:
    shop = build.open_shop()
    root = shop.site.root_page.get_parent()
    shop.site.root_page = root.add_child(instance=HomePage(title="Camille", slug="camille"))
    shop.site.save()
    return shop


def named(service: str, id: str, purpose: str = "measurement") -> Any:
    return ("named_id", {"name": "Audience", "service": service, "purpose": purpose, "id": id})


def tags() -> Any:
    document = '{"query": "{ site { tags { name purpose { name } service id } } }"}'
    answer = Client().post("/graphql/", document, content_type="application/json")
    return answer.json()["data"]["site"]["tags"]


def rules(path: str = "/", host: str = "testserver") -> dict[str, list[str]]:
    header = Client().get(path, headers={"host": host})["Content-Security-Policy"]
    return {rule.split()[0]: rule.split()[1:] for rule in header.split("; ")}


@pytest.mark.parametrize("wicked", WICKED)
@pytest.mark.parametrize("field", MarketingIds.FIXED)
def test_an_id_is_no_script(shop: Shop, field: str, wicked: str) -> None:
    with pytest.raises(ValidationError):
        MarketingIds(site=shop.site, **{field: wicked}).full_clean()


@pytest.mark.parametrize("service", SERVICES)
def test_each_service_knows_its_ids_and_no_others(shop: Shop, service: str) -> None:
    assert SERVICES[service].accepts(SERVICES[service].example)
    assert not any(SERVICES[service].accepts(wicked) for wicked in WICKED)


def test_each_service_has_its_origins_and_no_wildcard() -> None:
    assert set(policy.SERVICES) == set(SERVICES)
    for directives in policy.SERVICES.values():
        for origins in directives.values():
            assert all(origin.startswith("https://") and "*" not in origin for origin in origins)


def test_what_stands_wrongly_in_the_database_is_not_loaded(shop: Shop) -> None:
    MarketingIds.objects.create(
        site=shop.site, facebook_pixel="<script>", others=[named("google_analytics", "alert(1)")]
    )
    assert tags() == []
    assert "script-src" not in rules()


def test_everybody_is_told_the_services_and_their_purposes(shop: Shop) -> None:
    MarketingIds.objects.create(
        site=shop.site, tag_manager="GTM-ABC1234", others=[named("google_analytics", "G-ABC1234567")]
    )
    assert tags() == [
        {"name": "Google Tag Manager", "purpose": {"name": "advertising"}, "service": "google_tag_manager",
         "id": "GTM-ABC1234"},
        {"name": "Audience", "purpose": {"name": "measurement"}, "service": "google_analytics",
         "id": "G-ABC1234567"},
    ]  # fmt: skip


def test_without_services_the_policy_is_as_strict_as_ever(shop: Shop) -> None:
    strict = rules()
    assert strict["default-src"] == ["'self'"]
    assert "script-src" not in strict


def test_a_service_opens_its_own_origins_on_its_own_site(shop: Shop) -> None:
    other = build.other_site()
    MarketingIds.objects.create(site=shop.site, facebook_pixel="1234567890123456")
    found = rules()
    assert found["script-src"] == ["'self'", "https://connect.facebook.net"]
    assert found["default-src"] == ["'self'"]
    assert found["object-src"] == ["'none'"]
    assert "script-src" not in rules(host=other.hostname)


@pytest.mark.parametrize("path", ["/cart/", "/checkout/", "/checkout/payment/", "/accounts/login/"])
def test_pages_where_somebody_pays_or_is_known_stay_strict(shop: Shop, path: str) -> None:
    MarketingIds.objects.create(site=shop.site, facebook_pixel="1234567890123456")
    assert not any("facebook" in source for sources in rules(path).values() for source in sources)
    page = Client().get(path).text
    assert "1234567890123456" not in page


def test_the_page_is_the_same_whatever_was_chosen(shop: Shop) -> None:
    MarketingIds.objects.create(site=shop.site, facebook_pixel="1234567890123456")
    chosen = Client()
    chosen.cookies["consent"] = "advertising-1"
    fresh, known = Client().get("/"), chosen.get("/")
    assert fresh.content == known.content
    assert known["Cache-Control"].startswith("public")
    assert "Cookie" not in known.get("Vary", "")


def test_a_choice_is_kept_for_six_months(shop: Shop) -> None:
    answer = choose({"asked": ["measurement", "media"], "agreed": ["media"], "next": "/boxes/"})
    cookie = answer.cookies["consent"]
    assert cookie.value == "measurement-0.media-1"
    assert cookie["max-age"] == 182 * 24 * 3600
    assert answer["Location"] == "/boxes/"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"asked": ["measurement", "media"], "choice": "all"}, "measurement-1.media-1"),
        ({"asked": ["measurement", "media"], "choice": "none", "agreed": ["media"]}, "measurement-0.media-0"),
        ({"asked": ["media"], "agreed": ["advertising"]}, "media-0"),
        ({"asked": ["a;b", "<script>", "x\x00", "é" * 9, "media" * 9]}, None),
        ({}, None),
    ],
)
def test_what_is_kept_is_what_was_asked(shop: Shop, sent: Any, kept: str | None) -> None:
    answer = choose(sent)
    assert answer.status_code == 302
    assert answer["Location"] == "/"
    assert (answer.cookies["consent"].value if "consent" in answer.cookies else None) == kept


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"]
)
def test_nobody_is_led_elsewhere(shop: Shop, target: str) -> None:
    assert choose({"asked": ["media"], "next": target})["Location"] == "/"


def test_no_other_site_chooses_for_the_visitor(shop: Shop) -> None:
    elsewhere = Client(headers={"sec-fetch-site": "cross-site"})
    answer = elsewhere.post("/cookies/choice/", {"asked": ["media"], "choice": "all"})
    assert answer.status_code == 403
    assert not answer.cookies


def test_a_choice_is_posted(shop: Shop) -> None:
    assert Client().get("/cookies/choice/").status_code == 405


def choose(sent: dict[str, Any]) -> Any:
    return Client(headers={"sec-fetch-site": "same-origin"}).post("/cookies/choice/", sent)

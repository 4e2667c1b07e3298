"""Nothing of one site is ever shown at the address of another: pages, operations, answers that are kept."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from commerce.base.viewer import Viewer
from content.pages.models import FreePage
from storefront.schema import execute, shared_operations
from tests.canaries import CANARY, TwoSites
from tests.replayed import replayed
from tests.storefront import test_queries

HOSTS = {"mine": "testserver", "theirs": "other.example"}
ELSEWHERE = ("/static/", "/images/", "/accounts/", "/cookies/", "/fr/", "/theme.css")
MOST_PAGES = 45
pytestmark = pytest.mark.django_db


@pytest.fixture
def sites() -> TwoSites:
    return replayed("two sites", TwoSites)


def crawled(host: str, client: Client | None = None) -> dict[str, str]:
    """Every page that links lead to from the first one, and what it says."""
    client, found = client or Client(), {}
    waiting = ["/", "/fr/", "/shop/", "/search/?query=a", "/sitemap.xml", "/my-story/", "/their-story/"]
    while waiting and len(found) < MOST_PAGES:
        path = waiting.pop(0)
        if path in found:
            continue
        answer = client.get(path, headers={"host": host})
        found[path] = answer.text if answer.status_code == 200 and not answer.streaming else ""
        links = re.findall(r'href="(/[^"#]*)"', found[path])
        waiting += [each for each in links if not each.startswith(ELSEWHERE)]
    return found


def heard(pages: dict[str, str]) -> list[str]:
    return [path for path, text in pages.items() if CANARY.lower() in text.lower()]


def variables_of(name: str, world: TwoSites, whose: str) -> list[dict[str, Any]]:
    """What an operation may be asked with, of one site's things."""
    shop = getattr(world, whose)
    given = {
        "slug": ["monthly", *shop.site.product_set.values_list("slug", flat=True)[:3]],
        "path": [
            "/", "/my-story/", "/their-story/", "/journal/", "/journal/piece/", "/past-boxes/",
            "/past-boxes/box/", "/form/",
        ],
        "edition": list(shop.group.editions.values_list("public_id", flat=True)[:2]),
        "category": list(shop.site.category_set.values_list("slug", flat=True)[:2]),
        "query": ["a", CANARY],
        "page": [f"pag_{pk}" for pk in FreePage.objects.values_list("pk", flat=True)],
    }  # fmt: skip
    declared = shared_operations()[name].variables
    known = [key for key in given if key in declared]
    return [{known[0]: value} for value in given[known[0]]] if known else [{}]


def test_the_canaries_can_be_seen_where_they_belong(sites: TwoSites) -> None:
    assert sites.marked > 50
    singing = heard(crawled(HOSTS["theirs"]))
    assert len(singing) > 15
    assert {"/", "/shop/", "/their-story/"} <= set(singing)


def test_no_page_of_a_site_shows_anything_of_another(sites: TwoSites) -> None:
    pages = crawled(HOSTS["mine"])
    assert len(pages) > 20 and "/my-story/" in pages
    assert heard(pages) == []


def test_no_page_of_a_customer_shows_anything_of_another_site(sites: TwoSites) -> None:
    browser = Client()
    assert sites.me.customer.user
    browser.force_login(sites.me.customer.user)
    browser.get("/account/")
    pages = crawled(HOSTS["mine"], browser)
    assert heard(pages) == []


def test_no_operation_answers_with_anything_of_another_site(sites: TwoSites) -> None:
    site = Site.objects.get(is_default_site=True)
    viewers = [Viewer(site, "en"), Viewer(site, "en", sites.me.customer.pk)]
    asked = 0
    for name, operation in shared_operations().items():
        if operation.kind != "query" or {"id", "token", "action"} & set(operation.variables):
            continue
        for variables in (*variables_of(name, sites, "mine"), *variables_of(name, sites, "theirs")):
            for viewer in viewers:
                said = json.dumps(execute(name, variables, test_queries.fresh(viewer)))
                assert CANARY.lower() not in said.lower(), (name, variables)
                asked += 1
    assert asked > 50


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("order", [("mine", "theirs"), ("theirs", "mine")])
def test_what_is_kept_for_one_site_is_never_another_ones_answer(order: tuple[str, str]) -> None:
    replayed("two sites", TwoSites)
    client = Client()
    for name in ("Layout", "FormulaList", "ShopPage", "ThemeChoice"):
        for _again in range(2):
            address = f"/graphql/?operationName={name}"
            answers = {whose: client.get(address, headers={"host": HOSTS[whose]}) for whose in order}
            assert answers["mine"].status_code == answers["theirs"].status_code == 200
            assert CANARY not in answers["mine"].text
            assert answers["mine"]["Cache-Tag"] != answers["theirs"]["Cache-Tag"]
    for path in ("/", "/formulas/", "/shop/"):
        pages = {whose: client.get(path, headers={"host": HOSTS[whose]}).text for whose in order}
        assert CANARY not in pages["mine"]
        assert CANARY in pages["theirs"]


def test_running_text_links_within_its_own_site(sites: TwoSites) -> None:
    site = Site.objects.get(is_default_site=True)
    story = FreePage.objects.get(slug="my-story")
    story.body = [("rich_text", f'<p><a linktype="page" id="{story.pk}">Here</a></p>')]
    story.save_revision().publish()
    assert '<a href="/my-story/">Here</a>' in Client().get("/my-story/").text
    Site.objects.filter(pk=site.pk).update(port=8001)
    Site.clear_site_root_paths_cache()
    assert '<a href="/my-story/">Here</a>' in Client().get("/my-story/", SERVER_PORT="8001").text


def test_a_host_that_is_no_sites_is_answered_by_none(sites: TwoSites) -> None:
    for host in ("nobody.example", "evil.other.example", "other.example.evil.net", "127.0.0.2"):
        for path in ("/", "/formulas/", "/graphql/?operationName=Layout", "/theme.css", "/admin/"):
            answer = Client().get(path, headers={"host": host})
            assert answer.status_code == 400
            assert "my shop" not in answer.text and CANARY not in answer.text


def test_a_new_site_answers_at_once_and_a_removed_one_no_more(sites: TwoSites) -> None:
    assert Client().get("/", headers={"host": "new.example"}).status_code == 400
    home = Site.objects.get(is_default_site=True).root_page
    site = Site.objects.create(hostname="new.example", root_page=home, site_name="New")
    assert Client().get("/", headers={"host": "new.example"}).status_code == 200
    assert Client().get("/", headers={"host": "NEW.example:8443"}).status_code == 200
    site.delete()
    assert Client().get("/", headers={"host": "new.example"}).status_code == 400


def test_hosts_that_the_operator_declares_are_the_default_sites(sites: TwoSites) -> None:
    assert "my shop" in Client().get("/", headers={"host": "127.0.0.1"}).text
    assert "my shop" in Client().get("/", headers={"host": "localhost:8000"}).text


def test_two_sites_of_one_domain_are_told_apart_by_their_port(sites: TwoSites) -> None:
    other = Site.objects.get(hostname="other.example")
    other.port = 8001
    other.save()
    home = Site.objects.get(is_default_site=True).root_page
    Site.objects.create(hostname="other.example", port=8002, root_page=home, site_name="Third")
    assert CANARY in Client().get("/", headers={"host": "other.example"}, SERVER_PORT="8001").text
    assert CANARY not in Client().get("/", headers={"host": "other.example"}, SERVER_PORT="8002").text
    for path, status in (("/", 400), ("/graphql/?operationName=Layout", 404)):
        answer = Client().get(path, headers={"host": "other.example"}, SERVER_PORT="9")
        assert answer.status_code == status
        assert "my shop" not in answer.text and CANARY not in answer.text

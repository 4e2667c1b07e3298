"""Public answers are kept until what the public sees changes; nothing personal is ever kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Locale, Site

from commerce.base.viewer import Viewer
from content.menus.models import Menu
from content.pages.models import Identity
from storefront import caching, context
from storefront.schema import execute
from storefront.site.shop import dress_of, identity_of, menus_of
from tests.storefront.shop import Api, Shop, open_shop

LIST = "/graphql/?operationName=FormulaList"


@pytest.fixture
def committed(transactional_db: None) -> Shop:
    """A shop whose rows are committed: inside a transaction nothing is kept."""
    return open_shop(Site.objects.get(is_default_site=True))


def test_a_public_operation_is_answered_from_the_cache_without_any_query(
    committed: Shop, django_assert_num_queries: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "SITE_LIFETIME", 600.0)  # however slow the machine is
    client = Client()
    first = client.get(LIST)
    with django_assert_num_queries(0):
        second = client.get(LIST)
    assert first.content == second.content
    assert second["Cache-Control"].startswith("public")
    assert second["Cache-Tag"] == f"site-{committed.site.pk}"
    assert "Cookie" not in second.get("Vary", "")
    assert not second.cookies
    with django_assert_num_queries(0):
        unchanged = client.get(LIST, headers={"If-None-Match": second["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")


def test_a_change_is_seen_at_once_after_its_commit(committed: Shop) -> None:
    client = Client()

    def price() -> str:
        nodes = client.get(LIST).json()["data"]["formulas"]["nodes"]
        return next(node["price"]["amount"] for node in nodes if node["slug"] == "monthly")

    assert price() == "24.90"
    etag = client.get(LIST)["ETag"]
    with transaction.atomic():
        committed.monthly.price_amount = 1990
        committed.monthly.save()
    assert price() == "19.90"
    assert client.get(LIST)["ETag"] != etag
    with transaction.atomic():
        committed.monthly.price_amount = 1
        committed.monthly.save()
        transaction.set_rollback(True)
    assert price() == "19.90"


def test_an_answer_older_than_the_change_is_not_kept_after_it(committed: Shop) -> None:
    site = committed.site.pk

    def slow() -> bytes:
        caching.bump(site)  # the change commits while the answer is computed
        return b"old"

    assert caching.recall("k", site, slow)
    kept = caching.recall("k", site, lambda: b"new")
    assert kept is not None
    assert kept.body == b"new"


def test_languages_and_variables_have_answers_of_their_own(committed: Shop) -> None:
    client = Client()
    english = client.get(LIST).json()["data"]["formulas"]["nodes"][0]["group"]["name"]
    french = client.get(LIST + "&language=fr").json()["data"]["formulas"]["nodes"][0]
    assert (english, french["group"]["name"]) == ("Discovery", "Découverte")
    assert french["price"]["formatted"] == "24,90\xa0€"
    by_header = client.get(LIST, headers={"Accept-Language": "fr-FR,fr;q=0.9"})
    assert by_header.json()["data"]["formulas"]["nodes"][0]["group"]["name"] == "Découverte"
    assert "Accept-Language" in by_header["Vary"]
    one = client.get(LIST, {"operationName": "FormulaList", "variables": '{"first": 1}'}).json()
    assert len(one["data"]["formulas"]["nodes"]) == 1
    assert one["data"]["formulas"]["pageInfo"]["hasNextPage"]


def test_sites_have_answers_of_their_own(committed: Shop) -> None:
    viewer = committed.visitor()
    assert execute("FormulaList", {}, viewer)["formulas"]["totalCount"] == 2
    other = Site.objects.create(hostname="other.example", root_page=viewer.site.root_page)
    assert execute("FormulaList", {}, Viewer(other, "en"))["formulas"]["totalCount"] == 0


def test_what_a_draft_shows_is_never_public(committed: Shop) -> None:
    api = Api(Client(), {})
    answer = api.post({"operationName": "ContentPage", "variables": {"path": "/", "preview": "token"}})
    assert answer["Cache-Control"] == "private, no-store"
    literal = api.post({"query": '{ page(path: "/", preview: "token") { id } }'})
    assert literal["Cache-Control"] == "private, no-store"
    from storefront.operations import plan
    from storefront.schema import SCHEMA

    hidden = plan(
        SCHEMA, 'query ($p: String = "t") { page(path: "/", preview: $p) { id } }', None, explore=False
    )
    assert not hidden.is_public_with({})
    assert plan(SCHEMA, '{ page(path: "/", preview: null) { id } }', None, explore=False).is_public_with({})


def test_private_answers_are_kept_by_nobody(committed: Shop) -> None:
    api = Api(Client(), {})
    for name in ("AccountPage", "CartPage", "SessionFragment"):
        response = api.post({"operationName": name})
        assert response["Cache-Control"] == "private, no-store"
        assert "ETag" not in response
    mixed = api.post({"query": "{ site { name } cart { id } }"})
    assert mixed["Cache-Control"] == "private, no-store"


def test_a_public_resolver_sees_nobody(committed: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    from commerce.catalog.models.formulas import FormulaQuerySet

    seen: list[Viewer] = []
    real = FormulaQuerySet.visible_to

    def spy(rows: FormulaQuerySet, viewer: Viewer) -> FormulaQuerySet:
        seen.append(viewer)
        return real(rows, viewer)

    monkeypatch.setattr(FormulaQuerySet, "visible_to", spy)
    execute("FormulaList", {}, Viewer(committed.site, "en", 42, "secret"))
    assert seen
    assert all((viewer.customer_id, viewer.cart_token) == (None, "") for viewer in seen)


def test_a_failed_answer_is_not_kept(committed: Shop) -> None:
    client = Client()
    for _ in range(2):
        response = client.get(LIST, {"operationName": "FormulaList", "variables": '{"first": 0}'})
        assert response.status_code == 400
        assert response["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_inside_a_transaction_nothing_is_kept(shop: Shop) -> None:
    assert execute("FormulaList", {}, shop.visitor())["formulas"]["totalCount"] == 2
    shop.prepaid.active = False
    shop.prepaid.save()
    assert execute("FormulaList", {}, shop.visitor())["formulas"]["totalCount"] == 1


def test_what_every_page_says_of_the_shop_is_looked_up_once_for_all_pages(
    committed: Shop, django_assert_num_queries: Callable[[int], Any]
) -> None:
    owner = Identity.objects.create(site=committed.site, name="The tea house")
    Menu.objects.create(
        site=committed.site, place="main", locale=Locale.get_default(),
        entries=[("entry", {"label": "Write", "link": {"url": "/write/"}, "audience": "everybody"})],
    )  # fmt: skip

    def told() -> tuple[str, list[str]]:
        viewer = committed.visitor()
        dress_of(viewer)
        return identity_of(viewer).name, [item.label for item in menus_of(viewer)["main"]]

    assert told() == ("The tea house", ["Write"])
    with django_assert_num_queries(1):  # the site
        assert told() == ("The tea house", ["Write"])
    owner.name = "The other house"
    owner.save()
    assert told()[0] == "The other house"
    with transaction.atomic():
        Identity.objects.update(name="Never committed")
        assert told()[0] == "Never committed"
        transaction.set_rollback(True)
    assert told()[0] == "The other house"

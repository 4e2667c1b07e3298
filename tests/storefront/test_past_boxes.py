"""Past boxes: what was in them is a secret until they are revealed, but for whoever has received theirs."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.models import PageViewRestriction

from commerce.base import clock
from commerce.base.viewer import Viewer
from commerce.catalog.models import Edition, Product, Variant
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.subscriptions.models import BoxRating, Cycle
from content.images.models import Image
from content.pages.models import PreviewDraft
from content.pastboxes.models import PastBoxLine, PastBoxPage
from storefront.schema import execute
from tests.storefront import journal
from tests.storefront.buying import cart_ready_to_pay, pay, sign_up
from tests.storefront.shop import Api, Shop
from tests.storefront.test_queries import count

pytestmark = pytest.mark.django_db

HIDDEN = (
    "Quince note", "Quince thing", "Quince story", "Quince title", "Quince words", "Quince picture",
    "Earl Grey",
)  # fmt: skip
"""Words of the contents that no public answer may hold before the box is revealed."""


@pytest.fixture
def gallery(shop: Shop) -> Any:
    return journal.wall(shop.site)


def editions(shop: Shop) -> list[Edition]:
    return list(Edition.objects.filter(group=shop.monthly.group).order_by("month"))


def earl_grey(shop: Shop, *, stock: int | None = 3) -> Product:
    product = Product.objects.create(site=shop.site, slug="earl", name={"en": "Earl Grey"})
    Variant.objects.create(product=product, code="earl", price_amount=990, stock=stock)
    return product


def page(shop: Shop, path: str, **asked: Any) -> Any:
    return execute("ContentPage", {"path": path, "preview": None, **asked}, shop.visitor())["page"]


def box(shop: Shop, gallery: Any, **fields: Any) -> PastBoxPage:
    """A box with everything that could give it away, which left yesterday."""
    lines = [
        PastBoxLine(product=earl_grey(shop), note="Quince note", sort_order=0),
        PastBoxLine(name="Quince thing", sort_order=1),
    ]
    body = [("rich_text", {"text": "<p>Quince story</p>"})]
    picture = Image.objects.create(
        title="Quince", file="quince.png", width=1200, height=800, file_hash="q", alt={"en": "Quince picture"}
    )
    told = {
        "share_image": picture,
        "seo_title": "Quince title",
        "search_description": "Quince words",
        "introduction": "A surprise",
    }
    given = {
        "ships_on": journal.days_ago(1),
        "slug": "the-box",
        "lines": lines,
        "body": body,
        **told,
        **fields,
    }
    return journal.past_box(gallery, editions(shop)[0], **given)


def everything_public(shop: Shop, client: Client) -> str:
    """All that anybody is told of the gallery, the box, by search and by the feed, as data and as pages."""
    asked = "... on PastBoxPage { like { title } contents { left { id } } }"
    data = [
        page(shop, "/past-boxes/"),
        page(shop, "/past-boxes/the-box/"),
        execute("SearchPage", {"query": "quince"}, shop.visitor())["search"]["articles"],
        execute("BlogFeed", {}, shop.visitor())["blog"],
        Api(Client(), {}).ask(f'{{ page(path: "/past-boxes/the-box/") {{ {asked} }} }}'),
    ]
    addresses = ["/past-boxes/", "/past-boxes/the-box/", "/search/?query=quince"]
    return json.dumps(data) + "".join(client.get(address).text for address in addresses)


def test_nothing_of_a_secret_box_is_told_to_the_public(shop: Shop, gallery: Any, client: Client) -> None:
    made = box(shop, gallery)
    told = everything_public(shop, client)
    assert "A surprise" in told and made.title in told
    assert [word for word in HIDDEN if word in told] == []
    shown = page(shop, "/past-boxes/the-box/")
    assert shown["contents"] is None and shown["like"] == []
    assert shown["secretUntil"] == (clock.now().date() + timedelta(days=9)).isoformat()
    assert page(shop, "/past-boxes/")["boxes"]["nodes"][0]["image"] is None


def test_without_the_shield_all_of_it_would_be_told(
    shop: Shop, gallery: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    box(shop, gallery)
    monkeypatch.setattr(PastBoxPage, "is_secret", lambda page, viewer: False)
    told = everything_public(shop, client)
    assert [word for word in HIDDEN if word not in told] == []


def test_a_box_is_revealed_on_its_day(shop: Shop, gallery: Any) -> None:
    made = box(shop, gallery, reveal_on=journal.days_ago(-3))
    assert page(shop, "/past-boxes/the-box/")["contents"] is None
    token = PreviewDraft.objects.keep(made, site=shop.site).token
    assert page(shop, "/past-boxes/the-box/", preview=token)["contents"]["lines"][1]["name"] == "Quince thing"
    with time_machine.travel(clock.now() + timedelta(days=3), tick=False):
        contents = page(shop, "/past-boxes/the-box/")["contents"]
    assert [(line["name"], line["note"]) for line in contents["lines"]] == [
        ("Earl Grey", "Quince note"), ("Quince thing", ""),
    ]  # fmt: skip


def test_what_is_left_can_be_bought_and_what_is_not_is_only_named(
    shop: Shop, gallery: Any, client: Client
) -> None:
    box(shop, gallery, reveal_on=journal.days_ago(0))
    product, variant = Product.objects.get(slug="earl"), Variant.objects.get(code="earl")
    assert page(shop, "/past-boxes/the-box/")["contents"]["left"][0]["price"]["amount"] == "9.90"
    drawn = client.get("/past-boxes/the-box/").text
    assert 'action="/do/CartLineAdd"' in drawn and variant.public_id in drawn
    variant.stock = 0
    variant.save()
    contents = page(shop, "/past-boxes/the-box/")["contents"]
    assert contents["left"] == [] and contents["lines"][0]["product"] == {"slug": "earl", "name": "Earl Grey"}
    assert "All gone." in client.get("/past-boxes/the-box/").text
    product.active = False
    product.save()
    gone = page(shop, "/past-boxes/the-box/")["contents"]["lines"][0]
    assert (gone["name"], gone["product"]) == ("Earl Grey", None)


def test_the_wall_shows_published_boxes_of_this_site_the_newest_first(
    shop: Shop, gallery: Any, client: Client
) -> None:
    assert "No box has left yet." in client.get("/past-boxes/").text
    first, second, third, unannounced = editions(shop)[:4]
    for edition in (second, first, third):
        journal.past_box(gallery, edition, title=str(edition.month))
    hidden = journal.past_box(gallery, unannounced, title="Unannounced")
    Edition.objects.filter(pk=unannounced.pk).update(published=False)
    private = PastBoxPage.objects.get(edition=second)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    shown = page(shop, "/past-boxes/")
    assert [node["month"] for node in shown["boxes"]["nodes"]] == [str(third.month), str(first.month)]
    assert page(shop, "/past-boxes/", group="none")["boxes"]["nodes"] == []
    assert shown["groups"] == [{"slug": shop.monthly.group.slug, "name": "Discovery"}]
    assert [node["title"] for node in page(shop, f"/past-boxes/box-{third.pk}/")["like"]] == [
        str(first.month)
    ]
    assert hidden.live and page(shop, f"/past-boxes/box-{unannounced.pk}/") is None


def receive(edition: Edition, status: str) -> Viewer:
    """The only customer's first box is of the edition, and its parcel is so far."""
    cycle = Cycle.objects.earliest("pk")
    Cycle.objects.filter(pk=cycle.pk).update(edition=edition)
    DeliveryNote.objects.filter(pk=cycle.delivery_note_id).update(status=status)
    customer = Customer.objects.get(email="camille@example.com")
    return Viewer(customer.site, "en", customer.pk)


def own(viewer: Viewer, edition: Edition) -> Any:
    return execute("ReceivedBoxPage", {"edition": edition.public_id}, viewer)["receivedBox"]


def test_whoever_has_received_theirs_sees_it_already(open_for_business: Shop) -> None:
    shop = open_for_business
    gallery = journal.wall(shop.site)
    edition = box(shop, gallery).edition
    api = sign_up("camille@example.com")
    assert own(shop.visitor(), edition) is None
    cart, hash = cart_ready_to_pay(api, shop)
    pay(api, cart, hash)
    viewer = receive(editions(shop)[1], "delivered")
    assert own(viewer, edition) is None
    for status in ("planned", "prepared", "shipped"):
        found = own(receive(edition, status), edition)
        assert (found["arrival"], found["contents"], found["mayRate"]) == ("ON_ITS_WAY", None, False)
        assert [word for word in HIDDEN if word in json.dumps(found)] == []
    found = own(receive(edition, "delivered"), edition)
    assert (found["arrival"], found["mayRate"]) == ("ARRIVED", True)
    assert found["contents"]["lines"][1]["name"] == "Quince thing"
    assert own(shop.as_customer(shop.customer("other@example.com")), edition) is None
    assert own(receive(edition, "cancelled"), edition) is None
    PastBoxPage.objects.update(reveal_on=journal.days_ago(0))
    found = own(receive(edition, "shipped"), edition)
    assert found["arrival"] == "ON_ITS_WAY" and found["contents"]["lines"]
    asked = {"edition": edition.public_id}
    assert count("ReceivedBoxPage", viewer, **asked) == 16
    assert count("ReceivedBoxFragment", viewer, **asked) == 6


def test_the_personal_pages_are_kept_from_every_cache(open_for_business: Shop, client: Client) -> None:
    shop = open_for_business
    edition = box(shop, journal.wall(shop.site)).edition
    api = sign_up("camille@example.com")
    cart, hash = cart_ready_to_pay(api, shop)
    pay(api, cart, hash)
    receive(edition, "shipped")
    address, corner = f"/received/{edition.public_id}/", f"/fragment/received/{edition.public_id}/"
    assert client.get(address).status_code == 302 and client.get(corner).text.strip() == ""
    user = Customer.objects.get(email="camille@example.com").user
    assert user
    client.force_login(user)
    assert 'data-arrival="ON_ITS_WAY"' in client.get(corner).text
    drawn = client.get(address)
    assert "Your box is on its way." in drawn.text and "Quince" not in drawn.text
    PastBoxPage.objects.update(reveal_on=journal.days_ago(0))
    folded = client.get(address)
    assert '<details class="box-contents"><summary' in folded.text and "Quince thing" in folded.text
    for response in (drawn, folded, client.get(corner)):
        assert response["Cache-Control"] == "private, no-store"
    public = client.get("/past-boxes/the-box/")
    assert public["Cache-Control"].startswith("public") and "Cookie" not in public.get("Vary", "")
    assert "This box was not yours" in client.get("/received/edn_none/").text


def rate(api: Api, edition: Edition, **fields: Any) -> list[str]:
    answer = api.run("PastBoxRate", **{"edition": edition.public_id, "rating": 4, **fields})
    return [problem["code"] for problem in answer["pastBoxRate"]["problems"]]


def test_a_box_is_rated_once_and_by_those_who_received_it(open_for_business: Shop, api: Api) -> None:
    shop = open_for_business
    gallery = journal.wall(shop.site)
    edition = box(shop, gallery).edition
    assert rate(api, edition) == ["SIGN_IN_REQUIRED"]
    buyer = sign_up("camille@example.com")
    assert rate(buyer, edition) == ["BOX_NOT_RECEIVED"]
    cart, hash = cart_ready_to_pay(buyer, shop)
    pay(buyer, cart, hash)
    receive(edition, "shipped")
    assert rate(buyer, edition) == ["BOX_NOT_RECEIVED"]
    viewer = receive(edition, "delivered")
    assert rate(buyer, edition, rating=0) == rate(buyer, edition, rating=6) == ["INVALID"]
    assert rate(buyer, edition, comment="x" * 2001) == ["INVALID"]
    assert page(shop, "/past-boxes/the-box/")["rating"] is None
    assert rate(buyer, edition, comment="Only for you") == []
    assert rate(buyer, edition) == ["ALREADY_RATED"]
    assert BoxRating.objects.get().comment == "Only for you"
    shown = page(shop, "/past-boxes/the-box/")
    assert (shown["rating"], shown["ratingCount"]) == (4.0, 1) and "Only for you" not in json.dumps(shown)
    assert own(viewer, edition)["myRating"] == 4


def test_staff_read_the_ratings_and_write_none(shop: Shop, gallery: Any, admin_client: Client) -> None:
    BoxRating.objects.create(
        edition=box(shop, gallery).edition, customer=shop.customer(), rating=2, comment="Broken cup",
        created_at=clock.now(),
    )  # fmt: skip
    assert "Broken cup" in admin_client.get("/admin/box-ratings/").text


def test_what_the_boxes_cost_does_not_grow(shop: Shop, gallery: Any) -> None:
    made = box(shop, gallery, reveal_on=journal.days_ago(0))
    journal.past_box(gallery, editions(shop)[1])
    asked = {"wall": {"path": "/past-boxes/"}, "box": {"path": "/past-boxes/the-box/"}}
    few = {name: count("ContentPage", shop.visitor(), **each) for name, each in asked.items()}
    assert few == {"wall": 16, "box": 27}
    journal.copies(gallery, 200, made)
    assert page(shop, "/past-boxes/")["boxes"]["totalCount"] == 202
    assert {name: count("ContentPage", shop.visitor(), **each) for name, each in asked.items()} == few

"""The dress of a site is drafted, looked at by whoever has its token, and then published."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from commerce.base import clock
from commerce.base.models import JournalEntry, User
from content.pages.models import Appearance, HomePage
from content.sites import actions, dress
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import staff
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db
BLUE = {"theme": "atelier", "accent": "#0B4F8A", "corner": "round", "masthead": "on"}
CHOSEN = {"accent": "#0B4F8A", "corner": "round", "masthead": True}


@pytest.fixture
def shop() -> Shop:
    shop = build.open_shop()
    root = shop.site.root_page.get_parent()
    shop.site.root_page = root.add_child(instance=HomePage(title="Camille", slug="camille"))
    shop.site.save()
    return shop


@pytest.fixture
def owner(client: Client, shop: Shop) -> Client:
    client.force_login(User.objects.create_superuser("owner@example.com", "a long password"))
    return client


def form(shop: Shop) -> str:
    return reverse("my-sites:dress", args=[shop.site.pk])


def publish(owner: Client, shop: Shop, **more: str) -> Any:
    stamp = actions.stamp_of(Appearance.objects.get(site=shop.site).draft)
    return owner.post(reverse("my-sites:publish", args=[shop.site.pk]), {"stamp": stamp, **more})


def test_every_option_of_the_theme_is_a_field(owner: Client, shop: Shop) -> None:
    page = owner.get(form(shop)).text
    for name in ("accent", "second", "ground", "ink", "display", "corner", "density", "masthead", "banner"):
        assert f'name="{name}"' in page


def test_another_theme_has_options_of_its_own_and_nothing_chosen_of_them(owner: Client, shop: Shop) -> None:
    owner.post(form(shop), BLUE)
    page = owner.get(form(shop), {"theme": "marche"}).text
    assert 'name="leaf"' in page and 'placeholder="#c92f14"' in page and BLUE["accent"] not in page
    owner.post(form(shop), {"theme": "marche", "leaf": "#0B4F8A", "unstriped": "on"})
    chosen = {"leaf": "#0B4F8A", "unstriped": True}
    assert Appearance.objects.get(site=shop.site).draft == {"theme": "marche", "options": chosen}


def test_the_menu_leads_to_the_form_with_the_options(owner: Client, shop: Shop) -> None:
    answer = owner.get(reverse("wagtailsettings:edit", args=["pages", "appearance", shop.site.pk]))
    assert (answer.status_code, answer["Location"]) == (302, form(shop))


def test_a_draft_is_not_what_visitors_see(owner: Client, shop: Shop) -> None:
    before = Client().get("/").text
    assert owner.post(form(shop), BLUE).status_code == 302
    assert Appearance.objects.get(site=shop.site).draft == {"theme": "atelier", "options": CHOSEN}
    assert Client().get("/").text == before
    assert dress.shown(shop.site).options == {}


def test_the_preview_shows_the_draft_and_nobody_keeps_it(owner: Client, shop: Shop) -> None:
    owner.post(form(shop), BLUE)
    address = re.search(r'href="http://[^/"]+(/\?dress=[^"]+)"', owner.get(form(shop)).text)
    assert address
    visitor = Client()
    page = visitor.get(address[1])
    assert page["Cache-Control"] == "private, no-store"
    assert 'data-corner="round"' in page.text
    assert "visitors do not see it yet" in page.text
    sheet = re.search(r'href="(/theme\.css\?[^"]+)"', page.text)
    assert sheet
    answer = visitor.get(sheet[1])
    assert "--option-accent:#0B4F8A;" in answer.text
    assert answer["Cache-Control"] == "private, no-store"
    assert "data-corner" not in visitor.get("/").text
    assert visitor.get("/")["Cache-Control"].startswith("public")


@pytest.mark.parametrize("token", ["", "nonsense", "x" * 5000, "a:b:c", "<script>", "\x00", "é"])
def test_a_token_that_is_none_shows_what_everybody_sees(owner: Client, shop: Shop, token: str) -> None:
    owner.post(form(shop), BLUE)
    page = Client().get("/", {"dress": token})
    assert page.status_code == 200
    assert "data-corner" not in page.text


def test_a_token_opens_its_own_draft_for_an_hour_on_its_own_site(owner: Client, shop: Shop) -> None:
    owner.post(form(shop), BLUE)
    token = dress.preview_token(Appearance.objects.get(site=shop.site))
    assert dress.shown(shop.site, token).is_draft
    with time_machine.travel(clock.now() + timedelta(minutes=61)):
        assert not dress.shown(shop.site, token).is_draft
    other = build.other_site()
    actions.draft_dress(other, theme="atelier", options=CHOSEN)
    assert not dress.shown(other, token).is_draft
    actions.draft_dress(shop.site, theme="atelier", options={"accent": "#000000"})
    assert not dress.shown(shop.site, token).is_draft


def test_what_is_published_is_seen_and_noted(owner: Client, shop: Shop) -> None:
    owner.post(form(shop), BLUE)
    assert publish(owner, shop).status_code == 302
    page = Client().get("/").text
    assert 'data-corner="round" data-masthead="on"' in page
    appearance = Appearance.objects.get(site=shop.site)
    assert (appearance.options, appearance.draft) == (CHOSEN, None)
    assert JournalEntry.objects.get(name="AppearancePublished").data["before"] == '["atelier", {}]'


def test_only_the_draft_that_was_seen_is_published(owner: Client, shop: Shop) -> None:
    owner.post(form(shop), BLUE)
    seen = actions.stamp_of(Appearance.objects.get(site=shop.site).draft)
    owner.post(form(shop), BLUE | {"accent": "#123456"})
    answer = owner.post(reverse("my-sites:publish", args=[shop.site.pk]), {"stamp": seen}, follow=True)
    assert "changed the draft meanwhile" in answer.text
    assert dress.shown(shop.site).options == {}


def test_a_draft_is_thrown_away(owner: Client, shop: Shop) -> None:
    owner.post(form(shop), BLUE)
    publish(owner, shop, discard="1")
    assert Appearance.objects.get(site=shop.site).draft is None
    assert dress.shown(shop.site).options == {}


def test_colours_that_cannot_be_read_are_shown_with_their_ratio_and_never_published(
    owner: Client, shop: Shop
) -> None:
    owner.post(form(shop), BLUE | {"ink": "#999999", "ground": "#ffffff"})
    page = owner.get(form(shop)).text
    assert "2.84 to 1: at least 4.5 is needed" in page
    answer = owner.post(
        reverse("my-sites:publish", args=[shop.site.pk]),
        {"stamp": actions.stamp_of(Appearance.objects.get(site=shop.site).draft)}, follow=True,
    )  # fmt: skip
    assert "cannot be read on each other" in answer.text
    assert dress.shown(shop.site).options == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("accent", "red"), ("accent", "#12345"), ("accent", "#123456;}"), ("accent", "url(x)"),
        ("corner", "26px"), ("corner", "</style>"), ("display", "serif;}"), ("banner", "99999999"),
        ("banner", "x"), ("theme", "nowhere"), ("theme", "../../etc"),
    ],
)  # fmt: skip
def test_a_value_that_the_theme_does_not_offer_is_refused(
    owner: Client, shop: Shop, field: str, value: str
) -> None:
    answer = owner.post(form(shop), BLUE | {field: value})
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not Appearance.objects.exclude(draft=None).exists()


def test_a_hostile_value_in_the_database_never_leaves_its_property(owner: Client, shop: Shop) -> None:
    wicked = "#123456;}body{display:none}</style><script>alert(1)</script>"
    options = dict.fromkeys(("accent", "ground", "display", "corner", "masthead", "banner", "x"), wicked)
    Appearance.objects.update_or_create(site=shop.site, defaults={"options": options})
    page = Client().get("/")
    assert page.status_code == 200
    assert "alert(1)" not in page.text
    assert Client().get("/theme.css").text == ""


def test_a_picture_stands_in_its_place(owner: Client, shop: Shop, make_image: Any) -> None:
    image = make_image()
    owner.post(form(shop), {"theme": "atelier", "banner": image.pk})
    publish(owner, shop)
    assert '<div class="banner">' in Client().get("/").text
    image.delete()
    assert '<div class="banner">' not in Client().get("/").text


def test_dressing_is_for_those_who_may(client: Client, shop: Shop) -> None:
    other = build.other_site()
    client.force_login(staff("change_appearance", only=shop.site))
    assert client.get(form(shop)).status_code == 200
    assert client.get(reverse("my-sites:dress", args=[other.pk])).status_code == 404
    client.force_login(staff("view_site", only=shop.site, email="looks@example.com"))
    assert client.get(form(shop)).status_code == 302
    assert client.post(form(shop), BLUE).status_code == 302
    assert client.post(reverse("my-sites:publish", args=[shop.site.pk])).status_code == 302
    assert not Appearance.objects.exclude(draft=None).exists()
    assert Site.objects.count() == 2

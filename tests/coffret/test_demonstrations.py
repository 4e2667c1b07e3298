"""Staff make a demonstration site in one action: full of samples, and beside the shop that is there."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from coffret import demonstrations
from coffret.demo import shop as demo
from commerce.base.models import ShopSettings, User
from commerce.catalog.models import Formula, Product
from content.images.models import Image
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import staff

WANTED = {"name": "Essai", "hostname": "demo-2.localhost", "theme": "atelier"}


@pytest.fixture
def owner(
    transactional_db: None, tasks_at_once: None, client: Client, settings: Any, tmp_path: Any
) -> Client:
    settings.MEDIA_ROOT = tmp_path
    build.open_shop()
    client.force_login(User.objects.create_superuser("owner@example.com", "a long password"))
    return client


def test_one_form_makes_a_shop_full_of_samples(owner: Client) -> None:
    assert "Add a demonstration site" in owner.get(reverse("my-sites:index")).text
    answer = owner.post(reverse("demonstrations:add"), WANTED)
    site = Site.objects.get(hostname="demo-2.localhost")
    assert answer["Location"] == reverse("demonstrations:state", args=[site.pk])
    assert "is ready" in owner.get(answer["Location"]).text
    assert ShopSettings.objects.get(site=site).is_demo
    assert Formula.objects.filter(site=site).count() >= 4
    assert Product.objects.filter(site=site).count() > 5
    for path in ("/", "/fr/", "/shop/", "/formulas/"):
        page = Client().get(path, headers={"host": "demo-2.localhost"})
        assert page.status_code == 200, path
        assert "Demo shop" in page.text or "démonstration" in page.text
    assert Formula.objects.filter(site__is_default_site=True).count() == 3


def test_a_second_one_shares_the_pictures(owner: Client) -> None:
    owner.post(reverse("demonstrations:add"), WANTED)
    pictures = Image.objects.count()
    owner.post(reverse("demonstrations:add"), WANTED | {"hostname": "demo-3.localhost"})
    assert Image.objects.count() == pictures > 10
    assert Product.objects.filter(site__hostname="demo-3.localhost").count() > 5


def test_what_fails_leaves_nothing_half_done_and_can_be_tried_again(
    owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(demo.leaving, "prepare", lambda site: 1 / 0)
        owner.post(reverse("demonstrations:add"), WANTED)
    site = Site.objects.get(hostname="demo-2.localhost")
    state = reverse("demonstrations:state", args=[site.pk])
    assert "did not end well" in owner.get(state).text
    assert demonstrations.is_empty(site)
    owner.post(state)
    assert "is ready" in owner.get(state).text


def test_only_who_may_add_sites_makes_one(owner: Client) -> None:
    kept = Client()
    kept.force_login(staff("view_site", "add_site", only=Site.objects.get()))
    assert kept.post(reverse("demonstrations:add"), WANTED).status_code == 302
    assert Site.objects.count() == 1
    assert "Add a demonstration site" not in kept.get(reverse("my-sites:index")).text

"""Staff who are kept to one site read nothing of another, wherever they look in the back office."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import Site

from commerce.base.backoffice.views import ListView
from commerce.base.models import User
from content.menus.models import Menu
from content.sites.facts import site_settings
from tests.canaries import CANARY, TwoSites
from tests.commerce.backoffice.addresses import addresses, view_classes
from tests.commerce.backoffice.sales import staff
from tests.replayed import replayed

pytestmark = pytest.mark.django_db
ASKED: tuple[dict[str, str], ...] = ({}, {"q": CANARY}, {"export": "csv"})
NOT_SITES = ("logout", "failwhale")
FOUND = re.compile(rf'value=\\?"{CANARY}|q={CANARY}|(“|&quot;|<em>|")+{CANARY}(”|&quot;|</em>|")+')


@pytest.fixture
def sites() -> TwoSites:
    return replayed("two sites", TwoSites)


@pytest.fixture
def mine(client: Client, sites: TwoSites) -> Client:
    """Somebody who may do everything, on the first site alone."""
    everything = Permission.objects.exclude(codename__in=("add_site", "change_site", "delete_site"))
    client.force_login(staff(*everything.values_list("codename", flat=True), only=sites.mine.site))
    return client


def sings(answer: Any) -> bool:
    """Whether something of the other site stands there, beyond what was searched for."""
    body = answer.getvalue() if answer.streaming else answer.content
    return CANARY.lower() in FOUND.sub("", body.decode(errors="replace")).lower()


def paths() -> list[str]:
    """Every address of the back office that needs nothing more to be opened."""
    found = set()
    for name, _callback in addresses():
        try:
            found.add(reverse(name))
        except NoReverseMatch:
            continue
    return sorted(
        path for path in found if path.startswith("/admin/") and not any(each in path for each in NOT_SITES)
    )


def lists() -> set[str]:
    names = {name.partition(":")[0] for name, view in view_classes() if issubclass(view, ListView)}
    return {reverse(f"{name}:index") for name in names}


def test_the_sweep_hears_canaries_as_the_owner(client: Client, sites: TwoSites) -> None:
    client.force_login(User.objects.create_superuser("owner@example.com", "a long password"))
    silent = [path for path in lists() if not sings(client.get(path))]
    assert len(silent) <= 12, silent
    assert sings(client.get("/admin/snippets/menus/menu/"))
    assert sings(client.get("/admin/snippets/pages/sharedblocks/"))
    assert sings(client.get(reverse("choose_formula:choose")))


def test_no_list_search_export_or_chooser_shows_anything_of_another_site(mine: Client) -> None:
    searched = lists()
    heard = [
        (path, query)
        for path in paths()
        for query in (ASKED if path in searched or "choose" in path else ASKED[:1])
        if sings(mine.get(path, query))
    ]
    assert heard == []


def test_no_record_of_another_site_is_opened(mine: Client, sites: TwoSites) -> None:
    heard, opened = [], 0
    for name, view in view_classes():
        for pk in rows_of(getattr(view, "model", None), sites.theirs.site):
            path = at(name, pk)
            if path.startswith("/admin/"):
                answer, opened = mine.get(path), opened + 1
                if sings(answer) or answer.status_code == 200:
                    heard.append(path)
    assert opened > 25
    assert heard == []


def rows_of(model: Any, site: Site) -> list[Any]:
    if not isinstance(model, type):
        return []
    if model is Site:
        return [site.pk]
    names = {field.name for field in model._meta.get_fields()}  # type: ignore[attr-defined]
    rows = model._base_manager.filter(site=site) if "site" in names else []  # type: ignore[attr-defined]
    return [row.pk for row in rows[:1]]


def at(name: str, pk: Any) -> str:
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""


def test_no_setting_of_another_site_is_opened(mine: Client, sites: TwoSites) -> None:
    for model in site_settings():
        meta = model._meta
        path = reverse("wagtailsettings:edit", args=[meta.app_label, meta.model_name, sites.theirs.site.pk])
        answer = mine.get(path)
        assert answer.status_code == 302 and answer["Location"] == reverse("wagtailadmin_home"), path
        own = mine.get(path.replace(f"/{sites.theirs.site.pk}/", f"/{sites.mine.site.pk}/"), follow=True)
        assert not sings(own), path


def test_several_snippets_at_once_are_of_ones_own_sites(mine: Client, sites: TwoSites) -> None:
    menu = Menu.objects.filter(site__hostname="other.example").first()
    assert menu
    address = reverse("wagtail_bulk_action", args=["menus", "menu", "delete"])
    for ask in (mine.get, mine.post):
        answer = ask(f"{address}?id={menu.pk}")
        assert answer.status_code == 404
        assert not sings(answer)
    assert Menu.objects.filter(pk=menu.pk).exists()
    own = Menu.objects.exclude(site__hostname="other.example").first()
    assert own
    assert mine.get(f"{address}?id={own.pk}").status_code == 200

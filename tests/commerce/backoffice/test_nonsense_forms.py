"""Every page on which staff do something, each of its fields filled with what must not stand there, and
each opened by who may not: refused with its reason, and the database is as it was."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commerce.base import clock
from commerce.base.backoffice.acting import ActionView
from commerce.base.models import User
from tests.commerce import shop as build
from tests.commerce.backoffice.addresses import view_classes
from tests.commerce.backoffice.errands import ERRANDS, Errand, Regular, names_of, permissions, wish_in
from tests.commerce.backoffice.nonsense import strange
from tests.commerce.backoffice.sales import staff
from tests.commerce.shop import NEW_YEAR
from tests.commerce.untouched import Digest, changed, digest, undone


class World:
    """A regular of the shop, somebody else of it, and one of another site."""

    def __init__(self) -> None:
        self.shop, elsewhere = build.open_shop(), build.open_shop(build.other_site())
        self.me = Regular(self.shop, "camille@example.com")
        self.other = Regular(self.shop, "paul@example.com")
        self.far = Regular(elsewhere, "far@example.com")
        build.formula(self.shop.group, slug="retired", active=False)
        self.owner = User.objects.create_superuser("owner@example.com", "a long password")

    def as_owner(self) -> Client:
        return signed_in(self.owner)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One world for all: whatever happens to it in a test is undone."""
    with django_db_blocker.unblock(), clock.moved_to(NEW_YEAR), undone():
        yield World()


@pytest.fixture
def world(built: World) -> Iterator[World]:
    with undone():
        yield built


def action_pages() -> set[str]:
    """The names of the addresses at which staff do something."""
    return {name for name, view in view_classes() if issubclass(view, ActionView)}


def test_every_page_is_swept() -> None:
    """A new one needs an errand that may be done: then all else follows."""
    assert {name for page in action_pages() for name in names_of(page)} == set(ERRANDS)


def address_of(name: str, errand: Errand, whose: Regular) -> str:
    return reverse(name.split(" ", maxsplit=1)[0], args=[*errand.args(whose), *wish_in(name)])


def ready(client: Client, address: str, errand: Errand, whose: Regular) -> dict[str, Any]:
    """What the last press of the button would send, had everything been entered as it should."""
    page = client.get(address + errand.query(whose))
    assert page.status_code == 200
    form = page.context["form"]
    entered = {one.name: one.value() for one in form if one.value() is not None} | errand.entered(whose)
    if page.context["foreseen"] is None:
        page = client.post(address, entered)
        assert page.context["foreseen"], page.context["refusals"]
    return {**entered, "token": page.context["foreseen"].token, "confirm": "1"}


def refusals(page: Any) -> list[str]:
    form = page.context["form"]
    errors = [str(text) for one in form for text in one.errors] if form.is_bound else []
    return [*map(str, page.context["refusals"]), *errors]


@pytest.mark.parametrize("name", ERRANDS)
def test_nonsense_is_refused_with_its_reason_and_changes_nothing(world: World, name: str) -> None:
    errand, me, client = ERRANDS[name], world.me, world.as_owner()
    for one in (me, world.other, world.far):
        errand.before(one)
    address = address_of(name, errand, me)
    before = digest()
    sent = ready(client, address, errand, me)
    assert changed(before) == []  # a dry run leaves nothing
    _assert_it_works(client, address, sent, errand)
    page = client.get(address + errand.query(me))
    for field_name, field in page.context["form"].fields.items():
        values = [value for value in strange(field) if value not in errand.right]
        accepted = [
            value[:60] for value in values if not refused(client, address, {**sent, field_name: value})
        ]
        assert (field_name, accepted, changed(before)) == (field_name, [], [])


def refused(client: Client, address: str, sent: dict[str, Any]) -> bool:
    """Whether it is, with a reason, though it is confirmed; what moved only since it was shown is not."""
    page = client.post(address, sent)
    if page.status_code != 200:
        assert page.status_code == 302
        return False
    return page.context["foreseen"] is None and bool(refusals(page))


def _assert_it_works(client: Client, address: str, sent: dict[str, Any], errand: Errand) -> None:
    before: Digest = digest()
    with undone():
        done = client.post(address, sent)
        assert done.status_code == 302, refusals(done)
        assert bool(changed(before)) == errand.writes
    assert changed(before) == []


@pytest.mark.parametrize("name", ERRANDS)
def test_who_may_not_is_turned_away(world: World, name: str) -> None:
    errand = ERRANDS[name]
    for one in (world.me, world.far):
        errand.before(one)
    address, theirs = address_of(name, errand, world.me), address_of(name, errand, world.far)
    sent, far_sent = (
        ready(world.as_owner(), where, errand, whose)
        for where, whose in ((address, world.me), (theirs, world.far))
    )
    looker = signed_in(staff(*(one for one in permissions() if one.startswith("view_"))))
    user = staff(*permissions(), only=world.shop.site, email="one-site@example.com")
    limited, before = signed_in(user), digest()
    for client, where, form, status in (
        (Client(), address, sent, 302), (looker, address, sent, 302), (limited, theirs, far_sent, 404),
    ):  # fmt: skip
        for answer in (client.get(where), client.post(where, form)):
            assert answer.status_code == status
    assert changed(before) == []
    if not errand.for_all:
        _assert_it_works(limited, address, ready(limited, address, errand, world.me), errand)


@pytest.mark.parametrize("name", ERRANDS)
def test_what_does_not_exist_is_not_found(world: World, name: str) -> None:
    errand, client = ERRANDS[name], world.as_owner()
    errand.before(world.me)
    _first, *rest = errand.args(world.me) or [None]
    if _first is None:
        return
    before = digest()
    for pk in (0, 2**31, 2**63, 10**30):
        address = reverse(name.split(" ", maxsplit=1)[0], args=[pk, *rest, *wish_in(name)])
        assert client.get(address).status_code == client.post(address, {"confirm": "1"}).status_code == 404
    assert changed(before) == []

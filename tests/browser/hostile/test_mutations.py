"""Payloads in every text of every mutation, and under /do/ where themes post them: each is taken as text or
refused with its reason, and what was taken comes alive on no page, in no mail and in no list of staff."""

from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from graphql import get_named_type
from pytest_django.fixtures import Settings

from commerce.base import clock
from commerce.base.models import User
from content.emails.letters import Shop
from content.emails.models import Mail
from content.emails.outbox import letter_of
from tests.browser.hostile import paths
from tests.browser.hostile.judge import Judge, resolved
from tests.browser.hostile.payloads import emails, payloads
from tests.commerce import shop as build
from tests.commerce.backoffice.addresses import addresses
from tests.commerce.shop import NEW_YEAR
from tests.commerce.untouched import changed, digest, undone
from tests.races.sizes import tries
from tests.storefront import sweep
from tests.storefront.baselines import BASELINES
from tests.storefront.people import Person, World
from tests.storefront.test_nonsense import send, why_not

MUTATIONS = sweep.mutations()
EACH = tries(len(payloads()), usual=3)
# What people may write as they like; of all other texts the schema or a rule says what may stand in them.
WORDS = {
    "name", "line1", "line2", "city", "company", "note", "recipientName", "message", "comment", "text",
}  # fmt: skip
GIFT = {"recipientName": "Anna", "recipientEmail": "anna@example.com", "message": "For you"}
MORE = {"cartLineAdd": {"gift": GIFT}}
_turn, _mails = cycle(payloads()), cycle(emails())


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), clock.moved_to(NEW_YEAR), undone():
        User.objects.create_superuser("owner@example.com", "a long password")
        yield World()


@pytest.fixture
def world(built: World, settings: Settings) -> Iterator[World]:
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    settings.STOREFRONT_MUTATIONS_PER_MINUTE = {"*": 10**9}
    mine = set(built.mine)
    with undone():
        yield built
    built.mine = mine


def texts_of(name: str) -> list[sweep.Leaf]:
    return [leaf for leaf in sweep.leaves(MUTATIONS[name]) if get_named_type(leaf.type).name == "String"]


def payloads_for(leaf: sweep.Leaf) -> list[str]:
    if leaf.name.lower().endswith("email"):
        return list(islice(_mails, EACH))
    return [each.text for each in islice(_turn, EACH)]


@pytest.mark.parametrize("name", [name for name in MUTATIONS if texts_of(name)])
def test_no_text_of_a_mutation_comes_alive(world: World, reader: Judge, name: str) -> None:
    baseline, me, wrong = BASELINES[name], world.me, []
    world.befall(baseline.before)
    input, before, taken = {**baseline.input(me), **MORE.get(name, {})}, digest(), {}
    for leaf in texts_of(name):
        for text in payloads_for(leaf):
            with undone():
                answer = send(me.api, name, leaf.replaced(input, text))
                code = why_not(answer, name)
            wrong += [f"{leaf.name}: {each}" for each in resolved(answer.text)]
            if not code:
                taken[leaf.path] = text
        if leaf.name in WORDS and leaf.among(input) is not None:
            taken.setdefault(leaf.path, PLAIN_MARKUP)
    for leaf in texts_of(name):
        if leaf.path in taken:
            input = leaf.replaced(input, taken[leaf.path])
    if taken:
        assert why_not(send(me.api, name, input), name) == ""
        build.hear_everything()
        wrong += came_alive(me, reader, changed(before))
    assert wrong == []


PLAIN_MARKUP = "<img src=x onerror=pwned(1)>{{ 1337 }}"


def came_alive(me: Person, judging: Judge, touched: list[str]) -> list[str]:
    wrong = [each for path, html in pages_of(me, touched) for each in judging.read(path, html)]
    for mail in Mail.objects.filter(state=Mail.State.WAITING):
        letter = letter_of(mail, Shop.of(mail.site))
        if letter:
            wrong += judging.read(mail.message, letter.html)
            wrong += [f"{mail.message}: {each}" for each in resolved(letter.subject + letter.text)]
    return wrong


def pages_of(me: Person, touched: list[str]) -> Iterator[tuple[str, str]]:
    """What the customer sees, and what staff see of the tables that were written to."""
    cache.clear()
    customer, owner = Client(raise_request_exception=False), Client(raise_request_exception=False)
    assert me.customer.user
    customer.force_login(me.customer.user)
    owner.force_login(User.objects.get(is_superuser=True))
    seen = ["/", "/cart/", "/checkout/", "/account/", f"/orders/{me.first_order.public_id}/"]
    seen += [f"/account/subscriptions/{me.id}/", f"/account/subscriptions/{me.id}/address/"]
    for client, path in [*((customer, path) for path in seen), *((owner, path) for path in lists(touched))]:
        answer = client.get(path)
        assert answer.status_code < 500, path
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            yield path, answer.text


def lists(touched: list[str]) -> Iterator[str]:
    """The lists and records of the back office about these tables."""
    for name, callback in addresses():
        model = paths.model_of(callback)
        if model is None or model._meta.db_table not in touched:
            continue
        last = model._default_manager.order_by("pk").last()
        for arguments in ([], [last.pk] if last else []):
            try:
                path = reverse(name, args=arguments)
            except NoReverseMatch:
                continue
            if path.startswith("/admin/") and not any(each in path for each in paths.NOT_THESE):
                yield path


def test_every_text_of_every_mutation_is_written_into() -> None:
    """And nothing that people may write as they like is left out of the pages that show it."""
    names = {leaf.name for name in MUTATIONS for leaf in texts_of(name)}
    assert names > WORDS
    assert len(names) > 25
    assert apps.get_model("emails.Mail") is Mail

"""Whoever buys, signs up or gives is in no line of a log, whatever is asked and however it ends; nor is what
opens a gift card, a link or a session."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import get_named_type
from pytest_django.fixtures import Settings

from commerce.base import clock
from tests.commerce import shop as build
from tests.commerce.shop import NEW_YEAR
from tests.commerce.untouched import undone
from tests.storefront import sweep
from tests.storefront.baselines import BASELINES
from tests.storefront.people import World
from tests.storefront.test_nonsense import send

EMAIL, WORDS = "canary.bird@example.com", "Kanarienvogel"
OURS = ("commerce", "content", "storefront", "themes", "coffret", "django.request", "celery")
MUTATIONS = sweep.mutations()
PERSONAL = {
    "name",
    "line1",
    "line2",
    "city",
    "company",
    "note",
    "message",
    "comment",
    "text",
    "recipientName",
}
EMAILS = {"email", "recipientEmail"}
SECRETS = {"code", "token", "passNumber"}


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), clock.moved_to(NEW_YEAR), undone():
        yield World()


def with_canaries(name: str, input: Any) -> tuple[Any, list[str]]:
    """The input about a canary, and what of it must stand nowhere."""
    secret = [EMAIL, WORDS]
    for leaf in sweep.leaves(MUTATIONS[name]):
        if get_named_type(leaf.type).name != "String" or not leaf.among(input):
            continue
        if leaf.name in EMAILS:
            input = leaf.replaced(input, EMAIL)
        elif leaf.name in PERSONAL:
            input = leaf.replaced(input, WORDS)
        elif leaf.name in SECRETS:
            secret.append(str(leaf.among(input)))
    return input, secret


def said(caplog: pytest.LogCaptureFixture) -> str:
    ours = [record for record in caplog.records if record.name.startswith(OURS)]
    return "\n".join(f"{record.getMessage()} {json.dumps(vars(record), default=str)}" for record in ours)


@pytest.mark.parametrize("name", MUTATIONS)
def test_nobody_is_named_in_a_log(
    built: World, name: str, caplog: pytest.LogCaptureFixture, settings: Settings
) -> None:
    settings.STOREFRONT_MUTATIONS_PER_MINUTE = {"*": 10**9}
    caplog.set_level(logging.DEBUG)
    for logger in OURS:
        caplog.set_level(logging.DEBUG, logger=logger)
    mine = set(built.mine)
    with undone():
        built.befall(BASELINES[name].before)
        input, secret = with_canaries(name, BASELINES[name].input(built.me))
        caplog.clear()
        for sent in (input, {**input, "nonsense": WORDS}, dict.fromkeys(input, WORDS)):
            answer = send(built.me.api, name, sent)
            assert answer.status_code < 500
            assert "Location" not in answer
        build.hear_everything()
    built.mine = mine
    lines = said(caplog)
    assert [each for each in [*secret, built.me.customer.email, built.me.session] if each in lines] == []


def test_what_is_said_at_debug_is_read(caplog: pytest.LogCaptureFixture) -> None:
    """Otherwise silence would prove nothing."""
    caplog.set_level(logging.DEBUG, logger="storefront")
    logging.getLogger("storefront.anything").debug("bought by %s", EMAIL)
    assert EMAIL in said(caplog)

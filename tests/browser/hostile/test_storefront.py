"""A thousand payloads in every field of the shop: what visitors and customers see of them is text."""

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import Client

from commerce.base.models import User
from content.pages import rich_text
from tests.browser.hostile import paths
from tests.browser.hostile.judge import Judge, every, resolved
from tests.browser.hostile.payloads import payloads
from tests.browser.hostile.world import Hostile
from themes.engine import templates


def seen(text: str) -> str:
    """As a browser tells it: which spaces, and which line ends, does not matter."""
    return re.sub(r"[\s\x00-\x20\x7f-\x9f]+", "", text)


def test_there_are_a_thousand_and_each_is_written_somewhere(hostile: Hostile) -> None:
    assert len({each.text for each in payloads()}) > 1000
    assert set(hostile.given) == {each.number for each in payloads()}
    assert len(hostile.filled) > 150


@pytest.mark.parametrize("part", [0, 1])
def test_nothing_written_into_the_shop_comes_alive_in_it(
    hostile: Hostile, judge: Callable[..., Judge], part: int
) -> None:
    judging, wrong = judge(as_user=User.objects.get(pk=hostile.customer)), []
    for path in hostile.paths[part::2]:
        wrong += judging.opened(path)
        if not judging.is_whole:
            wrong.append(f"{path}: broken open")
        text = seen(judging.text)
        lost = [each for each in hostile.headings.get(path, ()) if seen(each) not in text]
        wrong += [f"{path}: lost {each!r}" for each in lost]
    assert wrong == []


def test_the_security_policy_has_nothing_to_stop(hostile: Hostile, judge: Callable[..., Judge]) -> None:
    assert every(judge(bypass_csp=False), hostile.paths[:3]) == []


def test_every_other_page_feed_and_list_for_machines_holds_them_as_text(
    hostile: Hostile, judge: Callable[..., Judge]
) -> None:
    judging, client, wrong, looked = judge(), Client(raise_request_exception=False), [], 0
    for path in sorted(set(paths.storefront()) - set(hostile.paths)):
        answer = client.get(path)
        if answer.status_code >= 500:
            wrong.append(f"{answer.status_code} {path}")
        kind = answer.get("Content-Type", "")
        if answer.status_code == 200 and "html" in kind:
            looked += 1
            wrong += judging.read(path, answer.text)
        elif answer.status_code == 200 and "xml" in kind:
            looked += 1
            ElementTree.fromstring(answer.content)
            wrong += [f"{path}: {each}" for each in resolved(answer.text)]
    assert wrong == []
    assert looked > 25


def spoil_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates escape nothing, as if `|safe` stood behind every value."""
    within = templates.engine

    def engine(theme: Any) -> Any:
        found = within(theme)
        monkeypatch.setattr(found.engine, "autoescape", False)
        return found

    monkeypatch.setattr(templates, "engine", engine)


def spoil_rich_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stored HTML comes out as it is stored."""
    monkeypatch.setattr(rich_text, "cleaned", lambda source: source)


@pytest.mark.parametrize("spoil", [spoil_templates, spoil_rich_text])
def test_without_escaping_the_judge_sees_them_come_alive(
    hostile: Hostile, judge: Callable[..., Judge], monkeypatch: pytest.MonkeyPatch, spoil: Any
) -> None:
    cache.clear()
    spoil(monkeypatch)
    wrong = every(judge(), hostile.paths[1:3])
    for kind in ("ran ", "asked ", "handler <"):
        assert any(kind in each for each in wrong), kind

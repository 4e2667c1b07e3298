"""A thousand payloads in every field: what staff see of them, wherever they look, is text."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from commerce.base.models import User
from tests.browser.hostile import paths
from tests.browser.hostile.judge import Judge, every
from tests.browser.hostile.world import Hostile
from tests.races.sizes import tries

# What scripts build from data once it is open, and what is drawn in a frame.
ALIVE = {
    *("wagtailadmin_home", "wagtailadmin_explore", "edit", "view_draft", "revisions_compare", "preview"),
    *("add", "choose", "to_mend", "share_preview", "mail_overview"),
}
PARTS = 2
EACH = tries(
    1, usual=3
)  # scripts draw most forms alike: every third is opened, all of them with COFFRET_FULL=1


@pytest.fixture
def owner(hostile: Hostile) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(is_superuser=True))
    return client


def there(owner: Client, names: Any = None) -> Iterator[tuple[str, Any]]:
    """Path and answer of each address, of these names or any, that shows something; of an editor's page each
    type."""
    for name, candidates in paths.back_office():
        if names and name.rpartition(":")[2] not in names:
            continue
        for path in candidates:
            answer = owner.get(path)
            yield path, answer
            if answer.status_code == 200 and not name.startswith("wagtailadmin_pages:"):
                break


def html_of(answer: Any) -> str:
    """The HTML of a page, or within an answer to a script."""
    body = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(
        errors="replace"
    )
    if "json" in answer.get("Content-Type", ""):
        data = json.loads(body)
        return str(data.get("html", "")) if isinstance(data, dict) else ""
    return body if "html" in answer.get("Content-Type", "") else ""


def test_nothing_comes_alive_anywhere_in_the_back_office(owner: Client, judge: Callable[..., Judge]) -> None:
    judging, wrong, looked = judge(), [], 0
    for path, answer in there(owner):
        if answer.status_code >= 500:
            wrong.append(f"{answer.status_code} {path}")
        if answer.status_code == 200 and (html := html_of(answer)):
            looked += 1
            wrong += judging.read(path, html)
    assert wrong == []
    assert looked > 250


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_comes_alive_where_scripts_draw_it(
    owner: Client, judge: Callable[..., Judge], part: int
) -> None:
    opened = [path for path, answer in there(owner, ALIVE) if answer.status_code == 200 and html_of(answer)]
    assert len(opened) > 40
    judging = judge(as_user=User.objects.get(is_superuser=True))
    assert every(judging, opened[part::PARTS][::EACH]) == []

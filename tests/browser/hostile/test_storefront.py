"""A thousand payloads in every field of the shop: what visitors and customers see of them is text."""

import re
from collections.abc import Callable

from commerce.base.models import User
from tests.browser.hostile.judge import Judge
from tests.browser.hostile.payloads import payloads
from tests.browser.hostile.world import Hostile


def seen(text: str) -> str:
    """As a browser tells it: which spaces, and which line ends, does not matter."""
    return re.sub(r"[\s\x00-\x20\x7f-\x9f]+", "", text)


def test_nothing_written_into_the_shop_comes_alive_in_it(
    hostile: Hostile, judge: Callable[..., Judge]
) -> None:
    assert set(hostile.given) == {each.number for each in payloads()}
    assert len(payloads()) > 1000
    judging = judge(as_user=User.objects.get(pk=hostile.customer))
    wrong = []
    for path in hostile.paths:
        wrong += judging.opened(path)
        if not judging.is_whole:
            wrong.append(f"{path}: broken open")
        text = seen(judging.text)
        wrong += [
            f"{path}: lost {each!r}" for each in hostile.headings.get(path, ()) if seen(each) not in text
        ]
    assert wrong == []

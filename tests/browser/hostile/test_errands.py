"""Payloads in every text that staff give when they act on a record: taken as text, or refused with why."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from django import forms
from django.test import Client

from commerce.base import clock
from tests.browser.hostile.judge import Judge
from tests.browser.hostile.payloads import payloads
from tests.commerce.backoffice.errands import ERRANDS
from tests.commerce.backoffice.test_nonsense_forms import World, address_of, ready, refusals
from tests.commerce.shop import NEW_YEAR
from tests.commerce.untouched import undone
from tests.races.sizes import tries

ROUNDS = tries(len(payloads()), usual=1)
_turn = cycle(payloads())


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), clock.moved_to(NEW_YEAR), undone():
        yield World()


def texts_of(form: forms.Form) -> list[str]:
    """The fields in which staff write as they like."""
    return [
        one.name
        for one in form.visible_fields()
        if type(one.field.widget) in (forms.TextInput, forms.Textarea)
    ]


def written(client: Client, address: str, sent: dict[str, Any], fields: list[str]) -> Any:
    """The answer once all that is refused of the payloads was left out."""
    values = {name: next(_turn).text[:190] for name in fields}
    answer = client.post(address, {**sent, **values})
    assert answer.status_code in (200, 302), (address, answer.status_code)
    if answer.status_code == 302 or not values:
        return answer
    assert refusals(answer) or answer.context["foreseen"], address
    invalid = [name for name in fields if name in answer.context["form"].errors]
    return written(client, address, sent, [name for name in fields if name not in (invalid or fields)])


@pytest.mark.parametrize("part", range(4))
def test_no_text_of_an_errand_comes_alive(world: World, reader: Judge, part: int) -> None:
    client, wrong, written_into = world.as_owner(), [], 0
    client.raise_request_exception = False
    for name in list(ERRANDS)[part::4]:
        errand, me = ERRANDS[name], world.me
        for _round in range(ROUNDS):
            with undone():
                errand.before(me)
                address = address_of(name, errand, me)
                sent = ready(client, address, errand, me)
                fields = texts_of(client.get(address + errand.query(me)).context["form"])
                if not fields:
                    break
                written_into += 1
                answer = written(client, address, sent, fields)
                if answer.status_code == 302:
                    shown = client.get(answer["Location"])
                    assert shown.status_code == 200, (name, answer["Location"])
                    wrong += reader.read(name, shown.text)
    assert wrong == []
    assert written_into > 3

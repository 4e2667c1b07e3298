"""Every mutation of the schema, each of its values replaced by what must not stand there: refused with
its reason, and the database is as it was."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from graphql import get_named_type
from pytest_django.fixtures import Settings

from commerce.base import clock
from commerce.subscriptions import links
from storefront.problems import ProblemCode
from tests.commerce.shop import NEW_YEAR
from tests.commerce.untouched import Digest, changed, digest, undone
from tests.storefront import sweep
from tests.storefront.baselines import BASELINES, Baseline
from tests.storefront.happenings import in_days
from tests.storefront.people import Person, World
from tests.storefront.shop import ADDRESS, Api

pytestmark = pytest.mark.usefixtures("open_door")

PREVIEW = """query ($input: SubscriptionPreviewInput!) {
  subscriptionPreview(input: $input) { token problems { code } }
}"""
OPEN = """mutation ($input: CartLineAddInput!) {
  cartLineAdd(input: $input) { cart { id lines { id } } cartToken problems { code } }
}"""
MUTATIONS = sweep.mutations()
REFUSED = {"BAD_REQUEST", "INVALID_VARIABLES", "INVALID", "TOO_LARGE", "UNAUTHORIZED"}


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One world for all: whatever happens to it in a test is undone."""
    with django_db_blocker.unblock(), clock.moved_to(NEW_YEAR), undone():
        yield World()


@pytest.fixture
def world(built: World) -> Iterator[World]:
    mine = set(built.mine)
    with undone():
        yield built
    built.mine = mine


@pytest.fixture
def open_door(settings: Settings) -> None:
    """Two sites, and nobody is told to come more slowly."""
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    settings.STOREFRONT_MUTATIONS_PER_MINUTE = {"*": 10**9}


def send(api: Api, name: str, input: Any) -> Any:
    return api.post({"query": sweep.document(name), "variables": {"input": input}})


def why_not(response: Any, name: str) -> str:
    """The code of the refusal; "" where it was none."""
    assert response.status_code < 500, response.content
    answer = response.json()
    if "errors" in answer:
        for error in answer["errors"]:
            assert error["extensions"]["code"] in REFUSED, answer
            assert error["message"]
        assert not (answer.get("data") or {}).get(name)
        return str(answer["errors"][0]["extensions"]["code"])
    assert response.status_code == 200
    payload = answer["data"][name]
    for problem in payload["problems"]:
        assert ProblemCode(problem["code"])
        assert problem["message"]
    return str(payload["problems"][0]["code"]) if payload["problems"] else ""


def shown(value: Any) -> str:
    return repr(value)[:300]


def test_every_mutation_is_swept() -> None:
    """A new one needs a call that works, and a text what it is: then all else follows."""
    assert set(BASELINES) == set(MUTATIONS)
    for name, type in MUTATIONS.items():
        for leaf in sweep.leaves(type):
            if get_named_type(leaf.type).name == "String":
                assert leaf.name in sweep.STRINGS, f"{name}: what must not stand in {leaf.name}?"


@pytest.mark.parametrize("name", MUTATIONS)
def test_nonsense_is_refused_with_its_reason_and_changes_nothing(world: World, name: str) -> None:
    baseline = BASELINES[name]
    world.befall(baseline.before)
    input = baseline.input(world.me)
    before = digest()
    api = world.me.api
    _assert_it_works(api, name, input, baseline)
    for leaf in sweep.leaves(MUTATIONS[name]):
        values = [value for value in leaf.strange(leaf.among(input), world) if not is_right(value, baseline)]
        sent = [leaf.replaced(input, value) for value in values]
        accepted, touched = swept(api, name, sent, before)
        assert (leaf.name, accepted, touched) == (leaf.name, [], [])
    assert swept(api, name, [{**input, **one} for one in baseline.wrong(world)], before) == ([], [])


def is_right(value: Any, baseline: Baseline) -> bool:
    return any(value == right and type(value) is type(right) for right in baseline.right)


def swept(api: Api, name: str, sent: list[Any], before: Digest) -> tuple[list[str], list[str]]:
    """What was not refused of what is sent, and the tables that are no longer as they were."""
    with undone():
        codes = [why_not(send(api, name, one), name) for one in sent]
        touched = changed(before)
    return [shown(one) for one, code in zip(sent, codes, strict=True) if not code], touched


def _assert_it_works(api: Api, name: str, input: Any, baseline: Baseline) -> None:
    before = digest()
    with undone():
        response = send(api, name, input)
        assert why_not(response, name) == "", response.content
        assert bool(changed(before)) == baseline.writes
    assert changed(before) == []


def strangers(world: World) -> dict[str, Api]:
    """Whoever may not do to me what I may, though they know every id of mine."""
    me, token = world.me, links.token_of(world.me.subscription)
    return {
        "a visitor": me.visit({}),
        "another customer": world.other.api,
        "another customer's link": world.other.by_link(),
        "a link that was changed": me.visit({"X-Access-Link": f"{token[:-1]}{'ab'[token[-1] == 'a']}"}),
        "a link that is too old": me.visit({"X-Access-Link": old_link(me)}),
        "a session that was changed": me.visit({"X-Session-Token": f"{me.session[:-1]}~"}),
        "a session that has ended": me.visit({"X-Session-Token": ended_session(me)}),
        "another site's customer": world.far.api,
        "another site's customer here": me.visit({"X-Session-Token": world.far.session}),
        "me at another site": world.far.visit({"X-Session-Token": me.session}),
        "my link at another site": world.far.visit({"X-Access-Link": token}),
    }


def old_link(person: Person) -> str:
    signer = signing.TimestampSigner(salt=links.SALT)
    then = int(time.time() - links.VALID.total_seconds() - 60)
    signer.timestamp = lambda: signing.b62_encode(then)  # type: ignore[method-assign]
    return signer.sign_object(person.id)


def ended_session(person: Person) -> str:
    browser = Client()
    assert person.customer.user
    browser.force_login(person.customer.user)
    session = browser.session
    session.set_expiry(-10)
    session.save()
    return str(session.session_key)


@pytest.mark.parametrize("name", MUTATIONS)
def test_nobody_else_may_send_it(world: World, name: str) -> None:
    baseline = BASELINES[name]
    world.befall(baseline.before)
    input, who = baseline.input(world.me), strangers(world)
    if baseline.needs_no_account:
        who = {one: api for one, api in who.items() if one == "a session that was changed"}
    before = digest()
    for one, api in who.items():
        accepted, touched = swept(api, name, [input], before)
        assert (one, accepted, touched) == (one, [], [])


def test_a_cart_is_opened_by_its_own_token_only(world: World) -> None:
    visitor, stranger = world.me.visit({}), world.me.visit({})
    formula = {"formula": world.me.shop.monthly.public_id}
    for api in (visitor, stranger):
        answer = api.ask(OPEN, input=formula)["cartLineAdd"]
        api.headers["X-Cart-Token"] = answer["cartToken"]
        if api is visitor:
            cart, line = answer["cart"]["id"], answer["cart"]["lines"][0]["id"]
    token = visitor.headers["X-Cart-Token"]
    tampered = world.me.visit({"X-Cart-Token": token[:-1] + ("a" if token[-1] != "a" else "b")})
    elsewhere = world.far.visit({"X-Cart-Token": token})
    inputs = {
        "cartLineAdd": {**formula, "cart": cart}, "cartLineUpdate": {"line": line, "quantity": 2},
        "cartLineRemove": {"line": line}, "checkoutAddressSet": {"cart": cart, **ADDRESS},
    }  # fmt: skip
    before = digest()
    for name, input in inputs.items():
        for api in (stranger, tampered, elsewhere, world.me.api, world.me.visit({})):
            assert why_not(send(api, name, input), name) == "NOT_FOUND"
    assert changed(before) == []
    assert why_not(send(visitor, "cartLineUpdate", inputs["cartLineUpdate"]), "cartLineUpdate") == ""


def test_the_token_of_a_plan_stands_for_that_plan_only(world: World) -> None:
    """Of another's subscription, of another action, of other values: nothing is done."""
    me, other = world.me, world.other
    pause = {"subscription": me.id, "until": in_days(45)}

    def token(api: Api, **asked: Any) -> str:
        return str(api.ask(PREVIEW, input=asked)["subscriptionPreview"]["token"])

    tokens = [
        token(other.api, action="PAUSE", **{**pause, "subscription": other.id}),
        token(me.api, action="SKIP", subscription=me.id, box=1),
        token(me.api, action="PAUSE", subscription=me.id, until=in_days(46)),
    ]
    before = digest()
    for one in tokens:
        refused = send(me.api, "subscriptionPause", {**pause, "token": one})
        assert why_not(refused, "subscriptionPause") == "PLAN_CHANGED"
    assert changed(before) == []
    right = {**pause, "token": token(me.api, action="PAUSE", **pause)}
    assert why_not(send(me.api, "subscriptionPause", right), "subscriptionPause") == ""


def test_what_looks_like_a_template_is_kept_as_text(world: World) -> None:
    address = {**ADDRESS, "name": sweep.TEMPLATE, "line2": "'; DROP TABLE orders_order; --"}
    input = {"cart": world.me.cart.public_id, **address}
    assert why_not(send(world.me.api, "checkoutAddressSet", input), "checkoutAddressSet") == ""
    kept = world.me.api.ask("{ cart { deliveryAddress { name line2 } } }")["cart"]["deliveryAddress"]
    assert kept == {"name": address["name"], "line2": address["line2"]}

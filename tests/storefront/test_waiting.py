"""From the page of what is sold out to the cart, by the links of two mails."""

from typing import Any

import pytest

from commerce.base import clock
from commerce.catalog.models import Variant
from commerce.waiting import actions as waiting
from commerce.waiting import links
from commerce.waiting.models import Place
from tests.commerce import shop as build
from tests.storefront.shop import Api, Shop

pytestmark = pytest.mark.django_db

JOIN = """mutation ($variant: ID!, $email: String!) {
  waitingJoin(input: {variant: $variant, email: $email}) { received problems { code field } }
}"""
PLACE = "query ($token: String!) { waitingPlace(token: $token) { state title quantity heldUntil } }"
ACCEPT = """mutation ($token: String!) { waitingAccept(input: {token: $token}) {
  cart { lines { quantity title } } cartToken problems { code } } }"""


def change(name: str) -> str:
    return (
        f"mutation ($token: String!) {{ {name}(input: {{token: $token}})"
        " { place { state } problems { code } } }"
    )


@pytest.fixture
def tea(shop: Shop) -> Variant:
    return build.variant(shop, stock=0)  # type: ignore[arg-type]  # it asks for its site only


def join(api: Api, tea: Variant) -> str:
    """The token of the link in the mail."""
    answer = api.ask(JOIN, variant=tea.public_id, email="anna@example.com")["waitingJoin"]
    assert answer == {"received": True, "problems": []}
    return links.token_of(Place.objects.get())


def test_a_shopper_waits_is_invited_and_buys(shop: Shop, api: Api, tea: Variant) -> None:
    token = join(api, tea)
    told: dict[str, Any] = api.ask(change("waitingConfirm"), token=token)["waitingConfirm"]
    assert told == {"place": {"state": "WAITING"}, "problems": []}
    assert api.ask(ACCEPT, token=token)["waitingAccept"]["problems"] == [{"code": "CANNOT_CHANGE"}]
    Variant.objects.filter(pk=tea.pk).update(stock=1)
    waiting.invite_due()
    place = api.ask(PLACE, token=token)["waitingPlace"]
    assert (place["state"], place["quantity"], bool(place["heldUntil"])) == ("INVITED", 1, True)
    for _press in range(2):
        answer = api.ask(ACCEPT, token=token)["waitingAccept"]
        api.headers["X-Cart-Token"] = answer["cartToken"] or api.headers["X-Cart-Token"]
        assert [line["quantity"] for line in answer["cart"]["lines"]] == [1]


def test_who_leaves_is_out_of_the_line(shop: Shop, api: Api, tea: Variant) -> None:
    token = join(api, tea)
    told = api.ask(change("waitingLeave"), token=token)["waitingLeave"]
    assert told["place"] == {"state": "LEFT"}
    refused = api.ask(change("waitingConfirm"), token=token)["waitingConfirm"]
    assert refused == {"place": None, "problems": [{"code": "CANNOT_CHANGE"}]}
    assert Place.objects.get().email == ""


@pytest.mark.parametrize("token", ["", "x", "wai_1", "a:b:c"])
def test_a_token_that_is_none_opens_nothing(shop: Shop, api: Api, token: str) -> None:
    assert api.ask(PLACE, token=token)["waitingPlace"] is None
    answer = api.ask(change("waitingLeave"), token=token)["waitingLeave"]
    assert answer["problems"] == [{"code": "NOT_FOUND"}]


def test_one_client_puts_down_ten_names_a_minute(shop: Shop, api: Api, tea: Variant) -> None:
    with clock.moved_to(clock.now().replace(second=0)):
        for number in range(10):
            asked = {"variant": tea.public_id, "email": f"{number}@example.com"}
            assert api.ask(JOIN, **asked)["waitingJoin"]["received"]
        answer = api.post({"query": JOIN, "variables": asked | {"email": "last@example.com"}})
    assert answer.status_code == 429
    assert Place.objects.count() == 10

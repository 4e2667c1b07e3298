"""A personalised box by GraphQL: what is offered, refused, kept, told before and changed."""

from typing import Any

import pytest

from tests.commerce import boxes
from tests.commerce.boxes import Personal, personalise
from tests.storefront.buying import SET_ADDRESS, pay, sign_up
from tests.storefront.shop import ADDRESS, Api, Shop

ADD = """mutation ($input: CartLineAddInput!) { cartLineAdd(input: $input) {
  cart { lines { id choices { name title quantity byShop } } }
  problems { __typename code message field ... on CompositionInvalid { step } } } }"""
READ = """query ($id: ID!) { subscription(id: $id) { choices { title } actions { action allowed }
  formula { steps { name minimum maximum products { name variants { id } } } }
  timeline(first: 2) { choices { title quantity } } changes { id kind canUndo } } }"""
PREVIEW = """query ($input: SubscriptionPreviewInput!) { subscriptionPreview(input: $input) {
  token boxes { choices { title } } problems { code field } } }"""
SET = """mutation ($input: SubscriptionChoicesSetInput!) { subscriptionChoicesSet(input: $input) {
  subscription { choices { title } } change { id canUndo } problems { __typename code field } } }"""


@pytest.fixture
def personal(open_for_business: Shop) -> Personal:
    return personalise(open_for_business, open_for_business.monthly)  # type: ignore[arg-type]


def rows(choices: Any) -> list[dict[str, Any]]:
    return [
        {"step": step, "variant": variant, "quantity": quantity}
        for step, chosen in choices.items()
        for variant, quantity in chosen.items()
    ]


def test_a_box_is_composed_bought_and_composed_anew(open_for_business: Shop, personal: Personal) -> None:
    api = sign_up("camille@example.com")
    formula = open_for_business.monthly.public_id
    none = [{"step": personal.teas.public_id, "variant": "", "quantity": 1}]
    for choices in ([], none):
        refused = api.ask(ADD, input={"formula": formula, "choices": choices})["cartLineAdd"]
        (problem,) = refused["problems"]
        assert problem == {
            "__typename": "CompositionInvalid", "code": "COMPOSITION_INVALID",
            "message": "“Teas”: choose at least 1.", "field": f"choices.{personal.teas.public_id}",
            "step": personal.teas.public_id,
        }  # fmt: skip
    green = rows(personal.of(personal.green, personal.black))
    added = api.ask(ADD, input={"formula": formula, "choices": green})["cartLineAdd"]
    assert added["problems"] == []
    (line,) = added["cart"]["lines"]
    assert [(one["name"], one["title"], one["byShop"]) for one in line["choices"]] == [
        ("Teas", "Green", False), ("Teas", "Black", False)
    ]  # fmt: skip
    boxes.sell_out(personal.black)
    (problem,) = [
        one for one in api.run("CartPage")["cart"]["problems"] if one["code"] == "COMPOSITION_INVALID"
    ]
    assert "Black" in problem["message"]
    white = rows(personal.of(personal.white, biscuit=True))
    done = api.run("CartLineCompose", line=line["id"], choices=white)["cartLineCompose"]
    assert done["problems"] == []
    assert_bought_and_changed(api, personal)


def assert_bought_and_changed(api: Api, personal: Personal) -> None:
    cart = api.ask("{ cart { id } }")["cart"]["id"]
    assert api.ask(SET_ADDRESS, cart=cart, **ADDRESS)["checkoutAddressSet"]["problems"] == []
    hash = api.ask("{ cart { quote { hash } } }")["cart"]["quote"]["hash"]
    order = pay(api, cart, hash)["order"]["id"]
    told = api.run("OrderPage", id=order)["order"]
    assert [one["title"] for one in told["lines"][0]["choices"]] == ["White", "Biscuit"]
    id = told["subscriptions"][0]["id"]
    wish = {"subscription": id, "choices": rows(personal.of(personal.green))}
    plan = api.ask(PREVIEW, input={**wish, "action": "CHOICES"})["subscriptionPreview"]
    assert plan["problems"] == []
    assert {one["title"] for box in plan["boxes"] for one in box["choices"]} == {"Green"}
    other = {**wish, "choices": rows(personal.of(personal.white)), "token": plan["token"]}
    (moved,) = api.ask(SET, input=other)["subscriptionChoicesSet"]["problems"]
    assert moved["code"] == "PLAN_CHANGED"
    done = api.ask(SET, input={**wish, "token": plan["token"]})["subscriptionChoicesSet"]
    assert (done["problems"], done["change"]["canUndo"]) == ([], True)
    shown = api.ask(READ, id=id)["subscription"]
    assert [[one["title"] for one in box["choices"]] for box in shown["timeline"]] == [["Green"], ["Green"]]
    assert {"action": "CHOICES", "allowed": True} in shown["actions"]
    assert [step["name"] for step in shown["formula"]["steps"]] == ["Teas", "Biscuits"]
    api.run("SubscriptionChangeUndo", subscription=id, change=done["change"]["id"])
    shown = api.ask(READ, id=id)["subscription"]
    assert [one["title"] for one in shown["choices"]] == ["White", "Biscuit"]
    (missing,) = api.ask(PREVIEW, input={"subscription": id, "action": "CHOICES"})["subscriptionPreview"][
        "problems"
    ]
    assert missing == {"code": "REQUIRED", "field": "choices"}

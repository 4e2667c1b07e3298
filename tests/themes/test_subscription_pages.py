"""The pages of one subscription: each change is tried first, and its button does exactly that."""

import re

import pytest
from django.test import Client

from storefront import context
from tests.themes.conftest import Open
from tests.themes.test_pages import written

BASE = "/account/subscriptions/"
PAGES = [
    f"{BASE}{subscription}/{page}"
    for subscription in ("sub_1", "sub_owed", "sub_paused", "sub_ended")
    for page in (
        "", "skip/?box=1", "unskip/?box=3", "pause/", "pause/?until=2027-03-01", "resume/", "quantity/",
        "quantity/?quantity=3", "formula/", "formula/?formula=frm_d3", "reactivate/", "undo/chg_1/",
        "address/", "delivery/", "card/", "pay/",
    )
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", [*PAGES, "/account/cards/new/"])
def test_every_page_is_drawn_for_every_standing(shop: Open, client: Client, path: str, language: str) -> None:
    shop("customer")
    response = client.get(path if language == "en" else f"/fr{path}")
    assert response.status_code == 200
    written(response.text)
    assert response["Cache-Control"] == "private, no-store"
    assert len(re.findall(r"<h1\b", response.text)) == 1


def test_the_page_of_the_delivery_says_so_where_there_is_none_to_choose(shop: Open, client: Client) -> None:
    row = shop("customer").world["$"]["sub_1"]
    row["deliveryOptions"], row["carrier"] = [], None
    assert "Delivery is part of the price of your boxes" in client.get(f"{BASE}sub_1/delivery/").text
    row["carrier"] = {"id": "car_1", "name": "Post", "summary": "", "toPickupPoint": False}
    assert "None of our carriers brings it" in client.get(f"{BASE}sub_1/delivery/").text


def test_a_change_is_confirmed_with_the_token_of_what_was_shown(shop: Open, client: Client) -> None:
    storefront = shop("customer")
    shown = client.get(f"{BASE}sub_1/pause/?until=2027-03-01").text
    assert (
        "SubscriptionChangePage",
        {"id": "sub_1", "action": "PAUSE", "until": "2027-03-01"},
    ) in storefront.asked
    assert "What will happen" in shown
    assert 'name="token" value="tok"' in shown
    assert 'name="until" value="2027-03-01"' in shown
    storefront.payloads["subscriptionPause"] = {"subscription": None, "change": None, "problems": []}
    posted = {"subscription": "sub_1", "until": "2027-03-01", "token": "tok", "next": f"{BASE}sub_1/"}
    assert client.post("/do/SubscriptionPause", posted)["Location"] == f"{BASE}sub_1/"
    sent = {"subscription": "sub_1", "until": "2027-03-01", "token": "tok"}
    assert storefront.asked[-1] == ("SubscriptionPause", sent)


def test_what_moved_is_shown_again_for_what_was_asked(shop: Open, client: Client) -> None:
    storefront = shop("customer")
    moved = {
        "code": "PLAN_CHANGED",
        "message": "Something moved.",
        "field": None,
        "__typename": "InvalidInput",
    }
    storefront.payloads["subscriptionQuantitySet"] = {
        "subscription": None,
        "change": None,
        "problems": [moved],
    }
    posted = {"subscription": "sub_1", "quantity": "3", "token": "old", "from": f"{BASE}sub_1/quantity/"}
    again = client.post("/do/SubscriptionQuantitySet", posted)
    assert again.status_code == 422
    assert "Something moved." in again.text
    assert 'name="token" value="tok"' in again.text
    assert storefront.asked[-1] == (
        "SubscriptionChangePage",
        {"id": "sub_1", "action": "QUANTITY", "quantity": 3},
    )


def test_a_day_or_number_that_is_none_is_left_out(shop: Open, client: Client) -> None:
    storefront = shop("customer")
    for query, name in (
        ("until=tomorrow", "pause"),
        ("until=2027-02-30", "pause"),
        ("quantity=x", "quantity"),
    ):
        assert client.get(f"{BASE}sub_1/{name}/?{query}").status_code == 200
        assert set(storefront.asked[-1][1]) == {"id", "action"}


def test_a_link_lets_in_without_a_sign_in_and_nothing_else_does(shop: Open, client: Client) -> None:
    storefront = shop("customer")
    storefront.world["me"] = None
    opened = client.get(f"{BASE}sub_1/")
    assert opened.status_code == 200
    assert "You came by a link" not in opened.text  # this world shows its orders to everybody
    assert client.get("/account/")["Location"].startswith("/accounts/login/")
    storefront.world["subscription"] = {}
    for page in ("", "pay/", "card/", "address/", "skip/?box=1"):
        assert client.get(f"{BASE}sub_1/{page}")["Location"].startswith("/accounts/login/")


def test_a_link_that_opens_nothing_says_so(
    shop: Open, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop()
    monkeypatch.setattr(context, "follow_link", lambda *_given: None)
    for path in ("/link/nothing/", "/link/nothing/pay/", "/link/nothing/undo/chg_1/"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "This link no longer opens" in answer.text
        assert answer["Referrer-Policy"] == "no-referrer"
    assert client.post("/link/nothing/").status_code == 405


def test_a_link_leads_on_to_an_address_without_it(
    shop: Open, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop()
    monkeypatch.setattr(context, "follow_link", lambda _request, _token, _change: "sub_1")
    assert client.get("/link/token/")["Location"] == f"{BASE}sub_1/"
    assert client.get("/fr/link/token/pay/")["Location"] == f"/fr{BASE}sub_1/pay/"
    assert client.get("/link/token/undo/chg_1/")["Location"] == f"{BASE}sub_1/undo/chg_1/"

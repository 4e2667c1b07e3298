"""What cards and pages say of a price, and of when the first box leaves."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from tests.themes.conftest import Open
from tests.themes.test_pages import content, written

UNTIL = "2026-12-09T00:00:00+01:00"


def money(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "EUR"}


def sale(*, reduced: bool) -> dict[str, Any]:
    """Ten percent off 25 euros; what was as cheap before is not struck out."""
    prior = money("25.00" if reduced else "22.00")
    return {
        "title": "Winter sale", "until": UNTIL, "charges": 1, "isReduced": reduced,
        "price": money("22.50"), "pricePerBox": money("22.50"),
        "priorPrice": prior, "priorPricePerBox": prior,
    }  # fmt: skip


@pytest.mark.parametrize(("reduced", "prior"), [(True, "€25.00"), (False, "€22.00")])
def test_a_promotion_stands_beside_the_lowest_price_before_it(
    shop: Open, client: Client, *, reduced: bool, prior: str
) -> None:
    shop().world["$"]["frm_d1"]["promotion"] = sale(reduced=reduced)
    with translation.override("en"):
        home = content("/").text
    page = client.get("/boxes/decouverte-mensuel/").text
    for html in (home, page):
        written(html)
        assert "€22.50" in html and "Winter sale, until 8 December" in html
        assert f"Lowest price of the last 30 days: {prior}" in html
        assert (f'aria-hidden="true">{prior}</s>' in html) == reduced
        assert "On the first payment, then €25.00" in html
    assert '"price": "22.50"' in page and f'"priceValidUntil": "{UNTIL}"' in page


def test_a_reduced_price_stands_beside_the_lowest_before_it(shop: Open, client: Client) -> None:
    prior = money("28.00")
    shop().world["$"]["frm_d1"] |= {"priorPrice": prior, "priorPricePerBox": prior}
    page = client.get("/boxes/decouverte-mensuel/").text
    assert "Lowest price of the last 30 days: €28.00" in page
    assert 'aria-hidden="true">€28.00</s>' in page


def test_every_card_says_by_when_to_order_and_when_the_first_box_ships(shop: Open) -> None:
    storefront = shop()
    with translation.override("en"):
        html = content("/formulas/").text
    cards = html.count('class="price-name"')
    assert html.count("first box ships <b>Tuesday 15 December</b>") == cards > 2
    storefront.world["$"]["frm_d1"]["availability"] = "SOLD_OUT"
    with translation.override("en"):
        assert content("/formulas/").text.count("first box ships") == cards - 1


def test_what_is_sold_out_is_told_so_to_search_engines(shop: Open, client: Client) -> None:
    shop().world["$"]["frm_d1"]["availability"] = "SOLD_OUT"
    assert "schema.org/OutOfStock" in client.get("/boxes/decouverte-mensuel/").text

"""What a promotion makes of prices is told on every shelf, beside the lowest of the 30 days before it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from commerce.base import clock
from commerce.base.words import Words
from commerce.catalog import prices
from commerce.catalog.models import PricePoint, Product, Variant
from commerce.discounts import actions as discounts
from commerce.discounts.models import Coupon
from commerce.orders.models import Order
from tests.storefront.buying import cart_ready_to_pay, pay, sign_up
from tests.storefront.shop import Api, Shop, make_formula, open_shop
from tests.storefront.test_queries import count

LIST = "/graphql/?operationName=FormulaList"
FORMULAS = """{ formulas { nodes { slug priorPrice { amount } promotion {
  title until charges isReduced price { amount } pricePerBox { amount } priorPrice { amount }
  priorPricePerBox { amount } } } } }"""
PRODUCT = """{ product(slug: "earl") { price { amount } priorPrice { amount }
  promotion { title isReduced price { amount } priorPrice { amount } }
  variants { promotion { price { amount } } } } }"""


def promotion(site: Site, **fields: Any) -> Coupon:
    """Ten percent off everything, by itself."""
    given = {"title": Words(en="Spring sale", fr="Soldes"), "automatic": True, "percent": 1000}
    return Coupon.objects.create(site=site, **{**given, **fields})


def earl(shop: Shop, price: int = 1000) -> Variant:
    row = Product.objects.create(site=shop.site, slug="earl", name=Words(en="Earl"))
    return Variant.objects.create(product=row, code="earl", price_amount=price)


def announced_since(days: int, **thing: Any) -> None:
    """What it cost this long ago, in full."""
    amount = next(iter(thing.values())).price_amount
    PricePoint.objects.create(amount=amount, since=clock.now() - timedelta(days=days), **thing)


def test_a_formula_tells_its_promotion(shop: Shop, api: Api) -> None:
    announced_since(90, formula=shop.prepaid)
    end = clock.now() + timedelta(days=2)
    promotion(shop.site, ends_at=end, charges=2)
    monthly, prepaid = api.ask(FORMULAS)["formulas"]["nodes"]
    assert prepaid == {
        "slug": "prepaid", "priorPrice": None,
        "promotion": {
            "title": "Spring sale", "until": end.isoformat(), "charges": 2, "isReduced": True,
            "price": {"amount": "62.10"}, "pricePerBox": {"amount": "20.70"},
            "priorPrice": {"amount": "69.00"}, "priorPricePerBox": {"amount": "23.00"},
        },
    }  # fmt: skip
    assert monthly["promotion"]["priorPrice"] is None  # nobody wrote down what it cost before
    assert not monthly["promotion"]["isReduced"]


def test_a_product_tells_that_of_its_cheapest_variant(shop: Shop, api: Api) -> None:
    cheap = earl(shop)
    Variant.objects.create(product=cheap.product, code="dear", price_amount=3000)
    announced_since(90, variant=cheap)
    promotion(shop.site)
    told = api.ask(PRODUCT)["product"]
    assert told["promotion"] == {
        "title": "Spring sale", "isReduced": True, "price": {"amount": "9.00"},
        "priorPrice": {"amount": "10.00"},
    }  # fmt: skip
    assert (told["price"], told["priorPrice"]) == ({"amount": "10.00"}, None)
    assert [each["promotion"]["price"]["amount"] for each in told["variants"]] == ["9.00", "27.00"]


def test_one_after_another_reduces_nothing(shop: Shop, api: Api) -> None:
    announced_since(90, variant=earl(shop))
    for percent in (2000, 1000):
        row = promotion(shop.site, percent=percent)
        prices.note()
        Coupon.objects.filter(pk=row.pk).update(active=percent == 1000)
        prices.note()
    told = api.ask(PRODUCT)["product"]["promotion"]
    assert (told["price"]["amount"], told["priorPrice"]["amount"], told["isReduced"]) == (
        "9.00",
        "8.00",
        False,
    )


def test_a_reduced_formula_tells_its_prior_price(shop: Shop, api: Api) -> None:
    announced_since(90, formula=shop.monthly)
    shop.monthly.price_amount = 1990
    shop.monthly.save()
    assert api.ask(FORMULAS)["formulas"]["nodes"][0]["priorPrice"] == {"amount": "24.90"}


@pytest.mark.parametrize(("name", "variables"), [("FormulaList", {"first": 100}), ("ShopPage", {})])
def test_shelves_on_sale_ask_as_little_for_many_as_for_few(
    shop: Shop, name: str, variables: dict[str, Any]
) -> None:
    earl(shop)
    promotion(shop.site)
    few = count(name, shop.visitor(), **variables)
    for n in range(20):
        make_formula(shop.monthly.group, f"f{n}", price=1000 + n, boxes=1, position=n)
        row = Product.objects.create(site=shop.site, slug=f"p{n}", name=Words(en="Tea"))
        Variant.objects.create(product=row, code="p", price_amount=500)
    assert count(name, shop.visitor(), **variables) == few


def test_pages_show_both_prices_and_say_what_the_old_one_is(shop: Shop, client: Client) -> None:
    announced_since(90, variant=earl(shop))
    announced_since(90, formula=shop.monthly)
    promotion(shop.site, ends_at=clock.now() + timedelta(days=2))
    for path, now, before in (
        ("/shop/", "€9.00", "€10.00"), ("/products/earl/", "€9.00", "€10.00"),
        ("/boxes/monthly/", "€22.41", "€24.90"), ("/search/?query=discovery", "€22.41", "€24.90"),
    ):  # fmt: skip
        page = client.get(path).text
        assert now in page and "Spring sale, until" in page, path
        assert f'aria-hidden="true">{before}</s>' in page, path
        assert f"Lowest price of the last 30 days: {before}" in page, path
    assert '"price": "22.41"' in client.get("/boxes/monthly/").text


def test_a_card_says_by_when_to_order_and_when_the_first_box_ships(shop: Shop, client: Client) -> None:
    page = client.get("/search/?query=discovery").text
    assert page.count("first box ships") == 2
    shop.monthly.stock = 0
    shop.monthly.save()
    assert client.get("/search/?query=discovery").text.count("first box ships") == 1


@pytest.fixture
def committed(transactional_db: None) -> Shop:
    """A shop whose rows are committed: inside a transaction nothing is kept."""
    return open_shop(Site.objects.get(is_default_site=True))


def test_kept_answers_follow_promotions(committed: Shop) -> None:
    client = Client()

    def told() -> list[str]:
        nodes = client.get(LIST).json()["data"]["formulas"]["nodes"]
        return [each["slug"] for each in nodes if each["promotion"]]

    assert told() == []
    row = promotion(committed.site, total_limit=1)
    assert told() == ["monthly", "prepaid"]
    row.formulas.set([committed.prepaid])
    assert told() == ["prepaid"]
    row.active = False
    row.save()
    assert told() == []
    row.delete()


def test_the_last_use_takes_it_off_the_shelf_until_it_is_given_back(open_for_business: Shop) -> None:
    client = Client()

    def told() -> bool:
        return client.get(LIST).json()["data"]["formulas"]["nodes"][0]["promotion"] is not None

    promotion(open_for_business.site, total_limit=1)
    assert told()
    api = sign_up("camille@example.com")
    cart, hash = cart_ready_to_pay(api, open_for_business)
    pay(api, cart, hash)
    assert not told()
    discounts.give_back(Order.objects.get())
    assert told()

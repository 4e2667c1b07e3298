"""Shelves tell the price that a cart will have, to whoever comes; and what stood there before it."""

import itertools
import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from commerce.base import clock
from commerce.catalog import prices
from commerce.catalog.models import Formula, PricePoint, Product, Variant
from commerce.checkout import actions as checkout
from commerce.customers.models import Customer
from commerce.discounts.models import Coupon
from commerce.discounts.queries import Promotion, promoted_prices, promotions_on, running_promotions
from commerce.discounts.rules import Terms, Thing, choose, for_everybody
from tests.commerce import shop as build
from tests.commerce.discounts.build import category, coupon, variant
from tests.commerce.discounts.test_rules import NOW, basket
from tests.commerce.shop import Shop

DAY = timedelta(days=1)


def told(shop: Shop, thing: Formula | Variant) -> Promotion | None:
    rows: Any = [type(thing)._default_manager.get(pk=thing.pk)]
    return promotions_on(rows, running_promotions(shop.site)).get(thing.pk)


def price_told(shop: Shop, thing: Formula | Variant) -> int | None:
    found = told(shop, thing)
    return found.price.amount if found else None


def in_cart(shop: Shop, thing: Formula | Variant, customer: Customer) -> int:
    """What one of it costs in an empty cart."""
    wish = checkout.Wish(thing=thing, quantity=1)
    cart, _token = checkout.add_line(None, wish, viewer=shop.viewer(customer))
    quote = build.quote(cart)
    cart.lines.all().delete()
    cart.delete()
    return (quote.subtotal - quote.discount).amount


def some_terms(draw: random.Random, number: int) -> list[Terms]:
    return [
        Terms(
            source=f"c{n}", kind="percent", automatic=True, priority=draw.randrange(3),
            stackable=draw.random() < 0.6, first_order=draw.random() < 0.2,
            customer_limit=draw.choice([None, None, None, 2]), minimum=draw.choice([0, 0, 9_999]),
        )
        for n in range(number)
    ]  # fmt: skip


def test_only_what_everybody_has_is_promised() -> None:
    """Held against every visitor there could be: each has some of what depends on them, or none."""
    draw, thing = random.Random(1), Thing(total=2490, formula=1)
    for _round in range(300):
        terms = some_terms(draw, 5)
        found = for_everybody(terms, thing, currency="EUR", now=NOW)
        assert set(found) == set.intersection(*had_by_visitors(terms, thing)), terms


def had_by_visitors(terms: list[Terms], thing: Thing) -> list[set[str]]:
    personal = [one.source for one in terms if one.is_personal]
    everybodys: list[set[str]] = []
    for number in range(len(personal) + 1):
        for theirs in itertools.combinations(personal, number):
            had = [one for one in terms if not one.is_personal or one.source in theirs]
            applied = choose(had, basket(thing)).applied
            everybodys.append({one.source for one in applied} - set(personal))
    return everybodys


def test_a_shelf_tells_what_the_cart_will(shop: Shop, customer: Customer) -> None:
    shelf = category(shop)
    things = [
        shop.monthly, shop.quarterly, variant(shop, price=1), variant(shop, price=333),
        variant(shop, price=1995, categories=(category(shop, shelf),)),
        variant(shop, price=5000, kind=Product.Kind.GIFT_CARD),
    ]  # fmt: skip
    draw = random.Random(5)
    for _round in range(12):
        Coupon.objects.all().delete()
        for _each in range(3):
            gives: Any = draw.choice([
                {"percent": draw.choice([500, 1250, 3333, 10_000])}, {"kind": "amount", "amount": 701},
                {"kind": "shipping"},
            ])  # fmt: skip
            scope: Any = draw.choice([{}, {"formulas": [shop.monthly]}, {"categories": [shelf]}])
            coupon(
                shop, automatic=True, stackable=draw.random() < 0.7, priority=draw.randrange(2),
                minimum_amount=draw.choice([0, 0, 2000]), **{"kind": "percent", **gives, **scope},
            )  # fmt: skip
        for thing in things:
            cost = in_cart(shop, thing, customer)
            assert price_told(shop, thing) == (cost if cost != thing.price_amount else None)


@pytest.mark.parametrize(
    "fields",
    [
        {"active": False}, {"automatic": False, "code": "SPRING"}, {"first_order": True},
        {"customer_limit": 3}, {"minimum_amount": 2491}, {"total_limit": 0},
        {"starts_at": build.NEW_YEAR + DAY}, {"ends_at": build.NEW_YEAR - DAY}, {"kind": "shipping"},
    ],
)  # fmt: skip
def test_what_not_everybody_would_have_is_not_told(shop: Shop, fields: dict[str, Any]) -> None:
    coupon(shop, **{"automatic": True, **fields})
    assert told(shop, shop.monthly) is None


def test_what_is_told_of_it(shop: Shop) -> None:
    end = clock.now() + 3 * DAY
    coupon(shop, automatic=True, stackable=True, charges=3, title={"en": "Spring", "fr": "Printemps"})
    coupon(
        shop, automatic=True, stackable=True, ends_at=end, kind="amount", amount=200, charges=2,
        title={"en": "Tuesday", "fr": "Mardi"},
    )  # fmt: skip
    found = told(shop, shop.monthly)
    assert found is not None
    assert (found.price.amount, found.ends_at, found.charges) == (2041, end, 2)
    assert found.title_in("fr") == "Printemps, Mardi"


def test_one_that_keeps_another_away_from_some_keeps_it_off_the_shelf(shop: Shop) -> None:
    coupon(shop, automatic=True)
    assert price_told(shop, shop.monthly) == 2241
    first = coupon(shop, automatic=True, kind="shipping", first_order=True, priority=1)
    assert told(shop, shop.monthly) is None  # newcomers would have free delivery instead
    first.priority = 0
    first.save()
    assert price_told(shop, shop.monthly) == 2241


def test_one_whose_gift_is_gone_keeps_nothing_away(shop: Shop) -> None:
    tin = variant(shop, stock=1)
    coupon(shop, automatic=True)
    coupon(shop, automatic=True, kind="product", product=tin, priority=1)
    assert told(shop, shop.monthly) is None
    Variant.objects.update(stock=0)
    assert price_told(shop, shop.monthly) == 2241


def test_another_site_has_its_own(shop: Shop) -> None:
    coupon(build.open_shop(build.other_site()), automatic=True)
    assert told(shop, shop.monthly) is None


def test_a_list_costs_the_same_for_one_and_for_many(
    shop: Shop, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(1):
        assert promotions_on([shop.monthly], running_promotions(shop.site)) == {}
    coupon(shop, automatic=True, stackable=True, categories=[category(shop)])
    coupon(shop, automatic=True, stackable=True)
    for _each in range(9):
        variant(shop)
    rows = list(Variant.objects.select_related("product"))
    with django_assert_num_queries(3):
        assert len(promotions_on(rows, running_promotions(shop.site))) == 9


def test_what_a_promotion_made_of_a_price_is_written_down(shop: Shop) -> None:
    prices.note()
    made = coupon(shop, automatic=True, formulas=[shop.monthly])
    assert promoted_prices(Formula) == {shop.monthly.pk: 2241}
    assert promoted_prices(Variant) == {}
    assert (prices.note(), prices.note()) == (1, 0)
    made.active = False
    made.save()
    assert (prices.note(), prices.note()) == (1, 0)
    points = PricePoint.objects.filter(formula=shop.monthly)
    assert list(points.values_list("amount", flat=True)) == [2490, 2241, 2490]


def test_it_begins_and_ends_by_the_clock(shop: Shop) -> None:
    prices.note()
    begins, ends = build.NEW_YEAR + DAY, build.NEW_YEAR + 3 * DAY
    coupon(shop, automatic=True, formulas=[shop.monthly], starts_at=begins, ends_at=ends)
    shown, second = [], timedelta(seconds=1)
    for moment in (begins - second, begins, ends - second, ends):
        with clock.moved_to(moment):
            prices.note()
            shown.append(price_told(shop, shop.monthly))
    assert shown == [None, 2241, 2241, None]
    points = PricePoint.objects.filter(formula=shop.monthly)
    assert list(points.values_list("amount", flat=True)) == [2490, 2241, 2490]


def prior(shop: Shop, promoted: int | None = None) -> int | None:
    rows = [shop.monthly]
    found = prices.prior_prices(
        rows, promoted={} if promoted is None else {shop.monthly.pk: promoted}, now=clock.now()
    )
    return found.get(shop.monthly.pk)


def point(shop: Shop, amount: int, *, days_ago: int) -> None:
    PricePoint.objects.create(formula=shop.monthly, amount=amount, since=clock.now() - days_ago * DAY)


def test_a_promotion_that_ran_in_the_30_days_is_a_price_that_was_announced(shop: Shop) -> None:
    point(shop, 2490, days_ago=90)
    assert prior(shop, 2241) == 2490
    point(shop, 1990, days_ago=20)
    point(shop, 2490, days_ago=15)
    assert prior(shop, 2241) == 1990
    shop.monthly.price_amount = 2290
    assert prior(shop) is None  # nor is a price reduced that was lower within them


def test_a_formula_has_a_prior_price_as_a_product_has(shop: Shop) -> None:
    point(shop, 2690, days_ago=90)
    assert prior(shop) == 2690
    point(shop, 2490, days_ago=40)
    assert prior(shop) is None


def test_what_was_never_offered_without_it_has_no_price_before_it(shop: Shop) -> None:
    assert prior(shop, 2241) is None
    point(shop, 2241, days_ago=3)
    assert prior(shop, 2241) is None

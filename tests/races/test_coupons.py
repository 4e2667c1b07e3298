"""A coupon's last uses, wanted by many at once: so many are made and not one more."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import F

from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.discounts import actions as discounts
from commerce.discounts.actions import using
from commerce.discounts.errors import CouponUsedUp
from commerce.discounts.models import Coupon, CouponCode, CouponUse
from tests.commerce import shop as build
from tests.commerce.discounts.build import campaign, coupon
from tests.commerce.shop import Shop
from tests.races.at_once import Meeting, at_once
from tests.races.conftest import Off
from tests.races.sizes import tries

pytestmark = pytest.mark.django_db(transaction=True)

LIMIT, BUYERS = tries(100, usual=5), tries(300, usual=15)
AT_ONCE = tries(30, usual=15)


def carts_with(shop: Shop, code: str, count: int) -> list[tuple[Cart, Customer]]:
    found = []
    for _ in range(count):
        customer = build.register(shop)
        cart = build.filled_cart(shop, customer)
        found.append((checkout.apply_coupon(cart, code=code), customer))
    return found


def all_pay(shop: Shop, carts: list[tuple[Cart, Customer]]) -> list[Any]:
    """What each press of Pay answered, AT_ONCE at the same moment."""
    results: list[Any] = []
    hashes = [build.quote(cart).hash for cart, _customer in carts]
    works = [
        lambda cart=cart, customer=customer, shown=shown: build.pay(shop, cart, customer, quote_hash=shown)
        for (cart, customer), shown in zip(carts, hashes, strict=True)
    ]
    for start in range(0, len(works), AT_ONCE):
        results += at_once(*works[start : start + AT_ONCE])
    return results


def paid(results: list[Any]) -> int:
    return sum(not isinstance(result, Exception) for result in results)


def test_a_limit_is_kept_by_many_checkouts_at_once(shop: Shop) -> None:
    made = coupon(shop, "SPRING", total_limit=LIMIT)
    results = all_pay(shop, carts_with(shop, "SPRING", BUYERS))
    assert paid(results) == LIMIT
    assert {type(one) for one in results if isinstance(one, Exception)} == {CouponUsedUp}
    made.refresh_from_db()
    assert made.uses == LIMIT == CouponUse.objects.living().count()
    print(f"limit {LIMIT}, {BUYERS} checkouts: {paid(results)} paid, {BUYERS - paid(results)} were told why")


def test_twin_without_the_guarded_counter_more_are_made(
    shop: Shop, patient: None, without_constraints: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The counter is read, compared, and written afterwards, as one does without thinking."""
    without_constraints(discounts_coupon=["coupon_uses_in_limit"])
    coupon(shop, "SPRING", total_limit=1)
    carts = carts_with(shop, "SPRING", 2)
    meeting = Meeting()

    def naive(order: Any, uses: Any) -> None:
        for new in uses:
            row = Coupon.objects.get(pk=new.coupon.pk)
            if row.uses >= 1:
                raise CouponUsedUp
            meeting.wait()
            Coupon.objects.filter(pk=row.pk).update(uses=row.uses + 1)
            CouponUse.objects.create(
                coupon=row, order=order, customer=order.customer, amount=1, at=order.placed_at
            )

    monkeypatch.setattr(discounts, "use_all", naive)
    assert paid(all_pay(shop, carts)) == 2
    assert CouponUse.objects.living().count() == 2


@pytest.fixture
def two_carts(shop: Shop, customer: Customer) -> list[tuple[Cart, Customer]]:
    """Of one person, signed in and not, both with a coupon that is theirs to use once."""
    coupon(shop, "ONCE", customer_limit=1)
    guest = customers.welcome_guest(shop.site, email=customer.email, language="en")
    carts = [(build.filled_cart(shop, who), who) for who in (customer, guest)]
    return [(checkout.apply_coupon(cart, code="ONCE"), who) for cart, who in carts]


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no guard keeps them away, everybody comes to the meeting, however slow the machine."""
    monkeypatch.setattr("tests.races.at_once.PATIENCE", 10)


def test_one_person_at_two_doors_uses_it_once(shop: Shop, two_carts: list[tuple[Cart, Customer]]) -> None:
    assert paid(all_pay(shop, two_carts)) == 1
    assert CouponUse.objects.count() == 1


def test_twin_that_counts_before_it_updates_uses_it_twice(
    shop: Shop, patient: None, two_carts: list[tuple[Cart, Customer]], monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = Meeting()
    check = using._check_customer

    def naive(order: Any, uses: Any) -> None:
        for new in uses:
            check(order, new.coupon)
            meeting.wait()
            Coupon.objects.filter(pk=new.coupon.pk).update(uses=F("uses") + 1)
            CouponUse.objects.create(
                coupon=new.coupon, order=order, customer=order.customer, amount=1, at=order.placed_at
            )

    monkeypatch.setattr(discounts, "use_all", naive)
    assert paid(all_pay(shop, two_carts)) == 2


def test_a_generated_code_goes_to_one_of_two(shop: Shop) -> None:
    (code,) = discounts.generate(coupon(shop), count=1)
    results = all_pay(shop, carts_with(shop, code.code, 2))
    assert paid(results) == 1
    assert [type(one) for one in results if isinstance(one, Exception)] == [CouponUsedUp]


def test_twin_without_guard_and_constraint_both_have_the_code(
    shop: Shop, patient: None, without_constraints: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    (code,) = discounts.generate(coupon(shop), count=1)
    carts = carts_with(shop, code.code, 2)
    without_constraints(discounts_couponuse=["generated_code_used_once"])
    meeting = Meeting()

    def unguarded(**asked: Any) -> Any:
        asked.pop("used", None)
        return CouponCode._base_manager.filter(**asked)

    monkeypatch.setattr(CouponCode.objects, "filter", unguarded)
    monkeypatch.setattr(discounts, "use_all", meeting.before(discounts.use_all))
    assert paid(all_pay(shop, carts)) == 2


def test_an_order_given_back_twice_at_once_is_given_back_once(
    shop: Shop, customer: Customer, cart: Cart
) -> None:
    made = coupon(shop, "SPRING")
    checkout.apply_coupon(cart, code="SPRING")
    order, _attempt = build.pay(shop, cart, customer)
    Coupon.objects.filter(pk=made.pk).update(uses=2)  # another order's
    at_once(*(lambda: discounts.give_back(order),) * 2)
    made.refresh_from_db()
    assert made.uses == 1


def test_twin_without_locks_it_is_given_back_twice(
    shop: Shop,
    customer: Customer,
    cart: Cart,
    patient: None,
    without_locks: Off,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = coupon(shop, "SPRING")
    checkout.apply_coupon(cart, code="SPRING")
    order, _attempt = build.pay(shop, cart, customer)
    Coupon.objects.filter(pk=made.pk).update(uses=2)
    without_locks()
    monkeypatch.setattr(using, "sorted", Meeting().after(sorted), raising=False)
    at_once(*(lambda: discounts.give_back(order),) * 2)
    made.refresh_from_db()
    assert made.uses == 0


def test_visits_at_once_are_all_counted(shop: Shop) -> None:
    ad = campaign(shop, coupon(shop, "AD"))
    at_once(*(lambda: discounts.visit(ad),) * 8)
    assert [day.visits for day in ad.days.all()] == [8]

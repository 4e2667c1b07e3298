"""Points wait, count, end, and go back exactly with what is returned."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.base.money import Money
from commerce.base.words import Words
from commerce.billing import actions as billing
from commerce.billing.events import RefundSucceeded
from commerce.billing.models import Refund
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.ledger import actions as ledger
from commerce.ledger.errors import AmountNotPositive, BalanceTooLow
from commerce.ledger.models import Account
from commerce.loyalty import actions as loyalty
from commerce.loyalty import listeners
from commerce.loyalty.errors import BirthdayInvalid, BirthdayKept, RecipientUnknown
from commerce.loyalty.models import Earning, EarningRule, LoyaltySettings, Pass, Tier
from commerce.loyalty.queries import points_of, standing_of
from commerce.orders.events import OrderPaid
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db
Buy = Callable[..., Order]
EARNED = 249  # of 24.90


def give(order: Order, amount: int, *, key: str = "r") -> None:
    billing.refund(
        order, amount=Money(amount, "EUR"), destination=Refund.Destination.CARD, reason="", key=key
    )
    build.hear_everything()


def approve(days: int = 15) -> None:
    with clock.moved_to(build.NEW_YEAR + timedelta(days=days)):
        loyalty.approve_due()


def test_an_order_earns_points_that_count_after_two_weeks(
    loyal: LoyaltySettings, customer: Customer, buy: Buy
) -> None:
    buy(customer)
    standing = standing_of(customer)
    assert (standing.points, standing.pending) == (0, EARNED)
    approve(13)
    assert points_of(customer) == 0
    for _twice in range(2):
        approve()
    standing = standing_of(customer)
    assert (standing.points, standing.pending) == (EARNED, 0)
    assert Earning.objects.get().expires_on == date(2027, 1, 17)
    assert_sound()


def test_nothing_is_earned_where_the_shop_gives_none(
    loyal: LoyaltySettings, customer: Customer, buy: Buy
) -> None:
    LoyaltySettings.objects.update(points_on=False)
    buy(customer)
    assert not Earning.objects.exists()


def test_a_guest_earns_nothing(loyal: LoyaltySettings, shop: Shop, customer: Customer, buy: Buy) -> None:
    order = buy(customer)
    Earning.objects.all().delete()
    order.customer = customers.welcome_guest(shop.site, email="bea@example.com", language="en")
    assert loyalty.earn(order) is None


def test_what_store_credit_pays_earns_nothing(loyal: LoyaltySettings, customer: Customer, buy: Buy) -> None:
    """Or points would buy points."""
    account = ledger.account_of(
        customer.public_id, site=customer.site, kind=Account.Kind.STORE_CREDIT, unit="EUR"
    )
    ledger.credit(account, 1245, reason="gift", reference="test")
    assert buy(customer).credit_amount == 1245
    assert Earning.objects.get().points == 124


def test_a_formula_has_its_own_rule(loyal: LoyaltySettings, shop: Shop, customer: Customer, buy: Buy) -> None:
    build.saved(EarningRule(site=shop.site, formula=shop.monthly, points=30))
    buy(customer, monthly=2)
    assert Earning.objects.get().points == 60


def test_what_is_returned_while_points_wait_never_counts(
    loyal: LoyaltySettings, customer: Customer, buy: Buy
) -> None:
    order = buy(customer)
    give(order, 1245)
    assert standing_of(customer).pending == 124
    give(order, 1245, key="r2")
    approve()
    assert (points_of(customer), Earning.objects.get().taken_back) == (0, EARNED)
    assert_sound()


def test_what_is_returned_later_is_taken_back_and_what_was_spent_is_owed(
    loyal: LoyaltySettings, customer: Customer, buy: Buy
) -> None:
    order = buy(customer)
    approve()
    loyalty.adjust_points(customer, points=-200, reason="spent", key="s")
    give(order, 2490)
    assert (points_of(customer), Pass.objects.get().owed) == (0, 200)
    buy(customer, monthly=2)
    approve(40)
    assert (points_of(customer), Pass.objects.get().owed) == (2 * EARNED - 200, 0)
    assert_sound()


def test_an_order_that_is_heard_of_after_its_refund_earns_nothing(
    loyal: LoyaltySettings, shop: Shop, customer: Customer
) -> None:
    order, _attempt = build.pay(shop, build.filled_cart(shop, customer), customer)
    refund = billing.refund(
        order, amount=order.total, destination=Refund.Destination.CARD, reason="", key="early"
    )
    listeners.follow_refund(
        RefundSucceeded(site=shop.site.pk, order=order.public_id, refund=refund.public_id)
    )
    listeners.reward(OrderPaid(site=shop.site.pk, order=order.public_id))
    approve()
    assert (Earning.objects.get().kept, points_of(customer)) == (0, 0)


def test_hearing_of_a_refund_again_takes_nothing_back(
    loyal: LoyaltySettings, customer: Customer, buy: Buy
) -> None:
    order = buy(customer)
    approve()
    give(order, 1000)
    left = points_of(customer)
    loyalty.take_back(order)
    assert points_of(customer) == left == EARNED * 1490 // 2490


def test_points_end_and_those_earned_later_do_not(
    loyal: LoyaltySettings, customer: Customer, buy: Buy
) -> None:
    buy(customer)
    approve()
    with clock.moved_to(build.NEW_YEAR + timedelta(days=200)):
        loyalty.adjust_points(customer, points=100, reason="sorry", key="later")
        loyalty.adjust_points(customer, points=-50, reason="till", key="spent")
    assert points_of(customer) == EARNED + 50
    with clock.moved_to(build.NEW_YEAR + timedelta(days=379)):
        assert loyalty.expire_due() == 0
    for _twice in range(2):
        with clock.moved_to(build.NEW_YEAR + timedelta(days=381)):
            loyalty.expire_due()
    assert points_of(customer) == 100
    assert_sound()


def test_who_loses_points_soon_is_told_once(loyal: LoyaltySettings, customer: Customer, buy: Buy) -> None:
    buy(customer)
    approve()
    for days in (300, 355, 356):
        with clock.moved_to(build.NEW_YEAR + timedelta(days=days)):
            loyalty.warn_due()
    entry = JournalEntry.objects.get(name="PointsExpiring")
    assert (entry.data["points"], entry.data["by"]) == (EARNED, "2027-01-17")


def test_points_for_ever(loyal: LoyaltySettings, customer: Customer, buy: Buy) -> None:
    LoyaltySettings.objects.update(expiry_months=0)
    buy(customer)
    approve()
    with clock.moved_to(build.NEW_YEAR + timedelta(days=4000)):
        loyalty.expire_due()
    assert points_of(customer) == EARNED


def test_a_tier_is_reached_by_what_counts_and_multiplies_what_follows(
    loyal: LoyaltySettings, shop: Shop, customer: Customer, buy: Buy
) -> None:
    gold = build.saved(Tier(site=shop.site, title=Words(en="Gold"), points_from=200, percent=200))
    buy(customer)
    assert standing_of(customer).tier is None
    approve()
    assert standing_of(customer).tier == gold
    with clock.moved_to(build.NEW_YEAR + timedelta(days=20)):
        cart = build.filled_cart(shop, customer)
        order, _attempt = build.pay(shop, cart, customer)
        build.hear_everything()
    assert Earning.objects.get(order=order).points == 2 * EARNED


def test_staff_give_and_take_once_per_press(loyal: LoyaltySettings, customer: Customer) -> None:
    for _twice in range(2):
        assert loyalty.adjust_points(customer, points=50, reason="sorry", key="a") == 50
    for _twice in range(2):
        assert loyalty.adjust_points(customer, points=-20, reason="slip", key="b") == 30
    with pytest.raises(BalanceTooLow):
        loyalty.adjust_points(customer, points=-31, reason="slip", key="c")


def test_points_are_given_to_another_customer_and_end_no_later(
    loyal: LoyaltySettings, shop: Shop, customer: Customer, buy: Buy
) -> None:
    friend = build.register(shop, "bea@example.com")
    buy(customer)
    approve()
    with clock.moved_to(build.NEW_YEAR + timedelta(days=100)):
        for _twice in range(2):
            left = loyalty.transfer_points(
                customer, number=f" {loyalty.pass_of(friend).number.lower()}", points=49, key="t"
            )
    assert (left, points_of(friend)) == (EARNED - 49, 49)
    assert Earning.objects.get(customer=friend).expires_on == date(2027, 1, 17)
    with pytest.raises(BalanceTooLow):
        loyalty.transfer_points(customer, number=loyalty.pass_of(friend).number, points=1000, key="t2")
    with pytest.raises(AmountNotPositive):
        loyalty.transfer_points(customer, number=loyalty.pass_of(friend).number, points=0, key="t3")
    for nobody in (loyalty.pass_of(customer).number, "NOBODY"):
        with pytest.raises(RecipientUnknown):
            loyalty.transfer_points(customer, number=nobody, points=1, key="t4")
    assert_sound()


def test_a_birthday_is_told_once_and_rewarded_once_a_year(loyal: LoyaltySettings, customer: Customer) -> None:
    LoyaltySettings.objects.update(birthday_points=75)
    with pytest.raises(BirthdayInvalid):
        loyalty.set_birthday(customer, date(2027, 1, 1))
    for _twice in range(2):
        loyalty.set_birthday(customer, date(1990, 1, 5))
    with pytest.raises(BirthdayKept):
        loyalty.set_birthday(customer, date(1990, 1, 6))
    for days in (0, 3, 3, 4, 368):
        with clock.moved_to(build.NEW_YEAR + timedelta(days=days)):
            loyalty.give_birthday_points()
    assert points_of(customer) == 150


def test_a_scan_counts_a_visit(loyal: LoyaltySettings, customer: Customer) -> None:
    for visits in (1, 1, 2):
        assert loyalty.count_visit(customer, key=str(visits)).visits == visits

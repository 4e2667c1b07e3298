"""Programmes buy discounts, gifts and store credit with points, once each, and give them back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from commerce.base import clock
from commerce.base.errors import CommerceError, NotFound
from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing.models import Refund
from commerce.catalog.models import Product
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.checkout.queries import problems_of
from commerce.customers.models import Customer
from commerce.invoices.models import Invoice
from commerce.ledger import queries as ledger
from commerce.ledger.models import Account
from commerce.loyalty import actions as loyalty
from commerce.loyalty.errors import (
    PointsMissing,
    RewardFirstOrder,
    RewardGone,
    RewardNeedsAccount,
    RewardNotYours,
    RewardsFull,
)
from commerce.loyalty.models import LoyaltySettings, Pass, Programme, RewardUse
from commerce.loyalty.queries import offered, points_of
from commerce.loyalty.rules import MOST_REWARDS
from commerce.orders import actions as orders
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db
Make = Callable[..., Programme]


@pytest.fixture
def rich(customer: Customer, loyal: LoyaltySettings) -> Customer:
    """With 250 points."""
    loyalty.adjust_points(customer, points=250, reason="welcome", key="rich")
    return customer


def with_rewards(shop: Shop, customer: Customer, *programmes: Programme) -> Cart:
    cart = build.filled_cart(shop, customer)
    for programme in programmes:
        cart = checkout.choose_reward(cart, programme=programme.public_id)
    return cart


def paid(shop: Shop, customer: Customer, *programmes: Programme) -> Order:
    order, _attempt = build.pay(shop, with_rewards(shop, customer, *programmes), customer)
    build.hear_everything()
    order.refresh_from_db()
    return order


def credit_of(customer: Customer) -> int:
    kind = Account.Kind.STORE_CREDIT
    return ledger.available(customer.public_id, site=customer.site, kind=kind, unit="EUR")


def refund(order: Order, amount: int, key: str = "r") -> None:
    billing.refund(
        order, amount=Money(amount, "EUR"), destination=Refund.Destination.CARD, reason="", key=key
    )
    build.hear_everything()


def test_points_take_ten_percent_off(shop: Shop, rich: Customer, programme: Make) -> None:
    order = paid(shop, rich, programme())
    assert (order.discount.amount, order.total.amount, points_of(rich)) == (249, 2241, 150)
    assert order.discounts[0]["title"] == "Thank you"
    assert Invoice.objects.get(order=order).total == order.total
    assert_sound()


def test_several_rewards_in_one_order_count_right(shop: Shop, rich: Customer, programme: Make) -> None:
    bowl = build.variant(shop, stock=1)
    gift = programme(kind="gift", gift=bowl, cost=100)
    order = paid(shop, rich, programme(percent=5000, cost=150), gift)
    bowl.refresh_from_db()
    assert (points_of(rich), bowl.stock, order.discount.amount) == (0, 0, 1245)
    assert [line.unit_amount for line in order.lines.all()] == [2490, 0]
    assert sum(use.points for use in RewardUse.objects.all()) == 250
    assert_sound()


def test_what_all_together_cost_must_be_there(shop: Shop, rich: Customer, programme: Make) -> None:
    cart = with_rewards(shop, rich, programme(cost=200))
    with pytest.raises(PointsMissing) as refused:
        checkout.choose_reward(cart, programme=programme(cost=100).public_id)
    assert refused.value.missing == 50
    assert build.quote(cart).discount.amount == 249


def test_points_spent_elsewhere_meanwhile_are_a_problem_of_the_cart(
    shop: Shop, rich: Customer, programme: Make
) -> None:
    cart = with_rewards(shop, rich, programme(cost=200))
    shown = build.quote(cart).hash
    loyalty.adjust_points(rich, points=-100, reason="till", key="till")
    assert [type(one) for one in problems_of(Cart.objects.get(pk=cart.pk))] == [PointsMissing]
    with pytest.raises(PointsMissing):
        build.pay(shop, cart, rich, quote_hash=shown)
    assert not Order.objects.exists()


def test_a_reward_is_tried_again_after_a_declined_card(shop: Shop, rich: Customer, programme: Make) -> None:
    cart = with_rewards(shop, rich, programme(cost=250))
    shown = build.quote(cart)
    first, _attempt = build.pay(shop, cart, rich, method=build.DECLINED)
    assert (points_of(rich), build.quote(cart)) == (0, shown)
    second, _attempt = build.pay(shop, cart, rich, quote_hash=shown.hash)
    assert (first, second.status) == (second, Order.Status.PAID)
    build.hear_everything()
    assert_sound()


def test_what_an_order_used_comes_back_when_it_is_given_up_or_returned(
    shop: Shop, rich: Customer, programme: Make
) -> None:
    reward = programme(cost=100)
    cart = with_rewards(shop, rich, reward)
    build.pay(shop, cart, rich, method=build.DECLINED)
    checkout.update_line(cart.lines.get(), quantity=2)
    order, _attempt = build.pay(shop, cart, rich)
    build.hear_everything()
    order.refresh_from_db()
    assert points_of(rich) == 150
    refund(order, 1000)
    assert points_of(rich) == 150  # not the whole of it
    refund(order, order.total.amount - 1000, key="rest")
    assert points_of(rich) == 250
    loyalty.give_back(order)
    assert points_of(rich) == 250
    assert_sound()


def test_cashback_is_credited_once_the_payment_has_stood_and_goes_back_with_returns(
    shop: Shop, rich: Customer, programme: Make
) -> None:
    order = paid(shop, rich, programme(kind="cashback", percent=1000, cost=200))
    assert (order.total.amount, points_of(rich), credit_of(rich)) == (2490, 50, 0)
    with clock.moved_to(build.NEW_YEAR + timedelta(days=15)):
        for _twice in range(2):
            loyalty.credit_due()
        assert credit_of(rich) == 249
        refund(order, 1245)
        assert credit_of(rich) == 124
        refund(order, 1245, key="rest")
    assert (credit_of(rich), points_of(rich)) == (0, 250)
    assert_sound()


def test_a_welcome_gift_is_for_the_first_order(
    shop: Shop, loyal: LoyaltySettings, customer: Customer, programme: Make
) -> None:
    welcome = programme(cost=0, welcome=True)
    paid(shop, customer, welcome)
    with pytest.raises(RewardFirstOrder):
        with_rewards(shop, customer, welcome)


def test_a_reward_for_professionals(shop: Shop, rich: Customer, programme: Make) -> None:
    reward = programme(pro_only=True)
    with pytest.raises(RewardNotYours):
        with_rewards(shop, rich, reward)
    assert offered(rich) == []
    loyalty.set_pass(rich, pro=True, born_on=None)
    paid(shop, rich, reward)
    assert points_of(rich) == 150


def test_visits_reward_the_next_order_by_themselves(shop: Shop, rich: Customer, programme: Make) -> None:
    programme(cost=0, visits_required=2)
    loyalty.count_visit(rich, key="1")
    cart = build.filled_cart(shop, rich)
    assert build.quote(cart).discount.amount == 0
    loyalty.count_visit(rich, key="2")
    loyalty.count_visit(rich, key="3")
    order, _attempt = build.pay(shop, cart, rich)
    build.hear_everything()
    assert (order.discount.amount, Pass.objects.get(customer=rich).visits) == (249, 1)
    refund(order, order.total.amount)
    assert Pass.objects.get(customer=rich).visits == 3


def test_what_is_not_offered_cannot_be_had(shop: Shop, rich: Customer, programme: Make) -> None:
    gone = programme(active=False)
    empty = programme(kind="gift", gift=build.variant(shop, stock=0))
    elsewhere = programme()
    Programme.objects.filter(pk=elsewhere.pk).update(site=build.other_site())
    refusals: list[tuple[Programme, type[CommerceError]]] = [
        (gone, RewardGone), (empty, RewardGone), (elsewhere, NotFound),
    ]  # fmt: skip
    for reward, error in refusals:
        with pytest.raises(error):
            with_rewards(shop, rich, reward)
    LoyaltySettings.objects.update(points_on=False)
    with pytest.raises(RewardGone):
        with_rewards(shop, rich, programme())


def test_five_rewards_go_with_an_order_and_a_sixth_is_told_so(
    shop: Shop, rich: Customer, programme: Make
) -> None:
    cart = with_rewards(shop, rich, *(programme(cost=1) for _number in range(MOST_REWARDS)))
    with pytest.raises(RewardsFull, match="At most 5 rewards"):
        checkout.choose_reward(cart, programme=programme(cost=1).public_id)


def test_a_guest_is_asked_to_sign_in(shop: Shop, programme: Make) -> None:
    cart, _token = checkout.add_line(None, checkout.Wish(thing=shop.monthly), viewer=shop.viewer(None))
    with pytest.raises(RewardNeedsAccount):
        checkout.choose_reward(cart, programme=programme().public_id)


def test_a_reward_that_was_dropped_is_not_used(shop: Shop, rich: Customer, programme: Make) -> None:
    reward = programme()
    cart = checkout.drop_reward(with_rewards(shop, rich, reward), programme=reward.public_id)
    assert (cart.rewards, build.quote(cart).discount.amount) == ([], 0)


def test_a_cancelled_order_gives_everything_back(shop: Shop, rich: Customer, programme: Make) -> None:
    order = paid(shop, rich, programme())
    orders.cancel(order)
    build.hear_everything()
    assert points_of(rich) == 250


def test_a_gift_card_is_no_reward(shop: Shop, programme: Make) -> None:
    card = build.variant(shop, kind=Product.Kind.GIFT_CARD)
    with pytest.raises(ValidationError, match="cannot be given at no price"):
        programme(kind=Programme.Kind.GIFT, gift=card, cost=10)

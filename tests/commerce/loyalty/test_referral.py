"""A recommendation rewards both sides of a first order, once, and nobody recommends themselves."""

from datetime import timedelta

import pytest

from commerce.base import clock
from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing.models import Refund
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.ledger import queries as ledger
from commerce.ledger.models import Account
from commerce.loyalty import actions as loyalty
from commerce.loyalty.errors import ReferralRefused
from commerce.loyalty.models import LoyaltySettings, Referral
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db
ELSEWHERE = PostalAddress(name="Bea", line1="4 quai de Saône", postcode="69005", city="Lyon", country="FR")


@pytest.fixture
def recommending(shop: Shop) -> LoyaltySettings:
    """Five euros off for the friend, ten percent of their order for who recommended."""
    settings = LoyaltySettings.for_site(shop.site)
    settings.referral_on, settings.friend_amount, settings.referrer_percent = True, 500, 1000
    settings.full_clean()
    settings.save()
    return settings


@pytest.fixture
def friend(shop: Shop) -> Customer:
    return build.register(shop, "bea@example.com")


def arrive(shop: Shop, who: Customer, referrer: Customer, address: PostalAddress = ELSEWHERE) -> Cart:
    cart, _token = checkout.add_line(None, checkout.Wish(thing=shop.monthly), viewer=shop.viewer(who))
    cart = checkout.set_address(cart, address=address)
    return checkout.recommended_by(cart, code=loyalty.pass_of(referrer).code, viewer=shop.viewer(who))


def paid(shop: Shop, cart: Cart, who: Customer) -> Order:
    order, _attempt = build.pay(shop, cart, who)
    build.hear_everything()
    order.refresh_from_db()
    return order


def credit_of(customer: Customer) -> int:
    kind = Account.Kind.STORE_CREDIT
    return ledger.available(customer.public_id, site=customer.site, kind=kind, unit="EUR")


def settle(days: int = 15) -> None:
    with clock.moved_to(build.NEW_YEAR + timedelta(days=days)):
        loyalty.reward_due()


def test_both_sides_are_rewarded_once_the_payment_has_stood(
    shop: Shop, recommending: LoyaltySettings, customer: Customer, friend: Customer
) -> None:
    order = paid(shop, arrive(shop, friend, customer), friend)
    assert (order.discount.amount, order.discounts[0]["title"]) == (500, "Recommended by a friend")
    settle(13)
    assert credit_of(customer) == 0
    for _twice in range(2):
        settle()
    assert (credit_of(customer), credit_of(friend)) == (199, 0)
    assert Referral.objects.get().state == Referral.State.REWARDED
    assert_sound()


def test_only_a_first_order_is(
    shop: Shop, recommending: LoyaltySettings, customer: Customer, friend: Customer
) -> None:
    paid(shop, arrive(shop, friend, customer), friend)
    with pytest.raises(ReferralRefused):
        arrive(shop, friend, customer)
    assert Referral.objects.count() == 1


@pytest.mark.parametrize("email", ["camille@example.com", "Camille+tea@example.com"])
def test_nobody_recommends_themselves(
    shop: Shop, recommending: LoyaltySettings, customer: Customer, email: str
) -> None:
    guest = shop.viewer(None)
    cart, _token = checkout.add_line(None, checkout.Wish(thing=shop.monthly), viewer=guest)
    cart = checkout.recommended_by(cart, code=loyalty.pass_of(customer).code, viewer=guest)
    assert build.quote(cart).discount.amount == 500
    cart = checkout.set_contact(cart, email=email)
    assert build.quote(cart).discount.amount == 0


def test_nor_their_own_household(
    shop: Shop, recommending: LoyaltySettings, customer: Customer, friend: Customer
) -> None:
    customers.keep_address(customer, address=build.HOME)
    cart = arrive(shop, friend, customer)
    cart = checkout.set_address(cart, address=build.HOME)
    assert build.quote(cart).discount.amount == 0


def test_a_returned_order_rewards_nobody_and_its_friend_may_be_recommended_again(
    shop: Shop, recommending: LoyaltySettings, customer: Customer, friend: Customer
) -> None:
    order = paid(shop, arrive(shop, friend, customer), friend)
    settle()
    billing.refund(order, amount=Money(1990, "EUR"), destination=Refund.Destination.CARD, reason="", key="r")
    build.hear_everything()
    assert (credit_of(customer), Referral.objects.get().state) == (0, Referral.State.VOID)
    assert_sound()


def test_a_cart_that_changed_before_it_was_paid_keeps_its_recommendation(
    shop: Shop, recommending: LoyaltySettings, customer: Customer, friend: Customer
) -> None:
    cart = arrive(shop, friend, customer)
    build.pay(shop, cart, friend, method=build.DECLINED)
    assert build.quote(cart).discount.amount == 500
    checkout.update_line(cart.lines.get(), quantity=2)
    order = paid(shop, cart, friend)
    assert (order.status, order.discount.amount) == (Order.Status.PAID, 500)
    assert sorted(Referral.objects.values_list("state", flat=True)) == ["pending", "void"]


def test_two_carts_of_one_friend_bring_one_reward(
    shop: Shop, recommending: LoyaltySettings, customer: Customer, friend: Customer
) -> None:
    """One signed in, the other not: both are of the same address."""
    guest = shop.viewer(None)
    cart, _token = checkout.add_line(None, checkout.Wish(thing=shop.monthly), viewer=guest)
    cart = checkout.recommended_by(cart, code=loyalty.pass_of(customer).code, viewer=guest)
    cart = checkout.set_contact(cart, email=friend.email.upper())
    assert build.quote(cart).discount.amount == 500
    build.pay(shop, arrive(shop, friend, customer), friend, method=build.DECLINED)
    assert build.quote(cart).discount.amount == 0


def test_an_unknown_code_or_a_shop_that_rewards_nobody(
    shop: Shop, recommending: LoyaltySettings, customer: Customer, friend: Customer
) -> None:
    cart = arrive(shop, friend, customer)
    with pytest.raises(ReferralRefused):
        checkout.recommended_by(cart, code="nobody", viewer=shop.viewer(friend))
    assert build.quote(cart).discount.amount == 500
    LoyaltySettings.objects.update(referral_on=False)
    assert build.quote(cart).discount.amount == 0

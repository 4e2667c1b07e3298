"""Nobody gets rich: whatever is bought, returned, given, redeemed, discounted and recommended, two people
who work together never have more money than they brought."""

import itertools
from datetime import timedelta
from typing import Any

import hypothesis.strategies as st
import pytest
from django.db.models import Sum
from hypothesis import Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from commerce.base import clock
from commerce.base.errors import CommerceError
from commerce.base.money import Money
from commerce.base.words import Words
from commerce.billing import actions as billing
from commerce.billing import vouchers
from commerce.billing.models import Payment
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.discounts.models import Coupon
from commerce.giftcards import codes
from commerce.giftcards.models import GiftCard
from commerce.ledger.models import Account
from commerce.loyalty import actions as loyalty
from commerce.loyalty.models import EarningRule, LoyaltySettings, Programme
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.giftcards.conftest import FOR_ANNA, product
from tests.commerce.shop import Shop
from tests.races.sizes import tries

ELSEWHERE = PostalAddress(name="Bea", line1="4 quai de Saône", postcode="69005", city="Lyon", country="FR")
PLACES = {"anna@example.com": build.HOME, "bea@example.com": ELSEWHERE}
WHO = st.sampled_from(sorted(PLACES))
_serial = itertools.count(1)


class Accomplices(RuleBasedStateMachine):
    """Everything is generous: ten points for a euro, half of an order as credit for 50 of them."""

    shop: Shop

    def __init__(self) -> None:
        super().__init__()
        number = next(_serial)
        self.now = build.NEW_YEAR
        self.people = {
            email: build.register(self.shop, f"{number}-{email}") for email in PLACES
        }  # fmt: skip
        self.before = self.wealth()

    def person(self, who: str) -> Customer:
        return self.people[who]

    @rule(
        who=WHO,
        what=st.sampled_from(["tea", "card", "box"]),
        reward=st.sampled_from(["", "half", "fifth"]),
        coupon=st.booleans(),
        with_cards=st.booleans(),
        recommended=st.booleans(),
    )
    def buy(
        self, who: str, what: str, reward: str, coupon: bool, with_cards: bool, recommended: bool
    ) -> None:
        buyer, viewer = self.person(who), self.shop.viewer(self.person(who))
        with clock.moved_to(self.now):
            wish = checkout.Wish(
                thing=self.shop.monthly if what == "box" else THINGS[what],
                gift=FOR_ANNA if what == "card" else None,
            )
            cart, _token = checkout.add_line(None, wish, viewer=viewer)
            cart = checkout.set_address(cart, address=PLACES[who])
            friend = self.person(next(other for other in PLACES if other != who))
            wishes: list[Any] = []
            if reward:
                wishes.append(lambda: checkout.choose_reward(cart, programme=PROGRAMMES[reward].public_id))
            if coupon:
                wishes.append(lambda: checkout.apply_coupon(cart, code="TEN"))
            if recommended:
                code = loyalty.pass_of(friend).code
                wishes.append(lambda: checkout.recommended_by(cart, code=code, viewer=viewer))
            if with_cards:
                cards = GiftCard.objects.filter(state=GiftCard.State.ACTIVE)
                wishes.extend(lambda card=card: self.use(card, cart, viewer) for card in cards)
            for wish_ in wishes:
                attempt(wish_)
            attempt(lambda: build.pay(self.shop, cart, buyer))
            build.hear_everything()

    def use(self, card: GiftCard, cart: Cart, viewer: Any) -> None:
        checkout.apply_gift_card(cart, code=codes.code_of(card.seed), viewer=viewer)

    @precondition(lambda self: self.orders())
    @rule(data=st.data(), part=st.sampled_from([1, 2, 5]), to_card=st.booleans())
    def send_back(self, data: st.DataObject, part: int, to_card: bool) -> None:
        order = data.draw(st.sampled_from(self.orders()))
        self.give_back(order, max(1, order.refundable.amount // part), to_card=to_card)

    def give_back(self, order: Order, amount: int, *, to_card: bool) -> None:
        with clock.moved_to(self.now):
            for destination, some in vouchers.divided(order, amount, to_card=to_card).items():
                key = f"key-{next(_serial)}"
                attempt(
                    lambda destination=destination, some=some, key=key: billing.refund(
                        order, amount=Money(some, "EUR"), destination=destination, reason="", key=key
                    )
                )
            build.hear_everything()

    @rule(who=WHO, points=st.integers(1, 400))
    def give_points(self, who: str, points: int) -> None:
        giver = self.person(who)
        receiver = self.person(next(other for other in PLACES if other != who))
        number = loyalty.pass_of(receiver).number
        with clock.moved_to(self.now):
            key = f"key-{next(_serial)}"
            attempt(lambda: loyalty.transfer_points(giver, number=number, points=points, key=key))

    @rule(days=st.integers(1, 20))
    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)
        self.settle()

    def settle(self) -> None:
        with clock.moved_to(self.now):
            loyalty.approve_due()
            loyalty.credit_due()
            loyalty.reward_due()
            build.hear_everything()

    def orders(self) -> list[Order]:
        """Those of which something can be sent back."""
        theirs = Order.objects.placed().filter(customer__in=self.people.values()).order_by("pk")
        return [order for order in theirs if order.refundable]

    def wealth(self) -> int:
        """What the two could spend, less what their cards were charged, and not given back."""
        owners = [person.public_id for person in self.people.values()]
        owners += GiftCard.objects.filter(buyer__in=self.people.values()).values_list("public_id", flat=True)
        kinds = (Account.Kind.STORE_CREDIT, Account.Kind.GIFT_CARD)
        there = Account.objects.filter(owner__in=owners, kind__in=kinds).aggregate(sum=Sum("balance"))["sum"]
        paid = Payment.objects.filter(
            order__customer__in=self.people.values(), state=Payment.State.SUCCEEDED
        ).aggregate(paid=Sum("amount"), back=Sum("refunded_amount"))
        return (there or 0) - (paid["paid"] or 0) + (paid["back"] or 0)

    def teardown(self) -> None:
        """Whatever can be sent back is, until nothing more can: they have no more than they brought."""
        self.now += timedelta(days=30)
        self.settle()
        assert self.wealth() <= self.before
        while before := sum(order.refundable.amount for order in self.orders()):
            for order in self.orders():
                self.give_back(order, order.refundable.amount, to_card=True)
            self.settle()
            if sum(order.refundable.amount for order in self.orders()) == before:
                break
        assert self.wealth() <= self.before


def attempt(what: Any) -> None:
    """What the shop refuses is not done."""
    try:
        what()
    except CommerceError:
        return


THINGS: dict[str, Any] = {}
PROGRAMMES: dict[str, Programme] = {}


@pytest.fixture
def generous(shop: Shop) -> Shop:
    rewards = LoyaltySettings.for_site(shop.site)
    rewards.points_on = rewards.referral_on = True
    rewards.friend_amount = rewards.referrer_amount = 500
    build.saved(rewards)
    build.saved(EarningRule(site=shop.site, points=10, per_amount=100))
    build.saved(Coupon(site=shop.site, code="TEN", title=Words(en="Ten"), percent=1000, stackable=True))
    THINGS.update(tea=product(shop, kind="goods", price=2000), card=product(shop))
    for name, kind, percent in (("half", "cashback", 5000), ("fifth", "discount", 2000)):
        PROGRAMMES[name] = build.saved(
            Programme(site=shop.site, title=Words(en=name), kind=kind, percent=percent, cost=50)
        )
    return shop


@pytest.mark.django_db
def test_nobody_gets_rich(generous: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Accomplices, "shop", generous, raising=False)
    run_state_machine_as_test(
        Accomplices,
        settings=settings(
            max_examples=tries(100, usual=6), stateful_step_count=tries(25, usual=12), deadline=None,
            phases=(Phase.explicit, Phase.generate), derandomize=True, print_blob=False,
        ),
    )  # fmt: skip


@pytest.mark.django_db
def test_twin_that_forgets_what_is_owed_makes_somebody_rich(
    generous: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cashback is spent, its order returned, then what it was spent on: without the debt it stays theirs."""
    monkeypatch.setattr(Accomplices, "shop", generous, raising=False)
    for forgets in (True, False):
        two = Accomplices()
        anna = two.person("anna@example.com")
        loyalty.adjust_points(anna, points=50, reason="welcome", key=f"w{forgets}")
        two.buy("anna@example.com", "tea", "half", coupon=False, with_cards=False, recommended=False)
        two.wait(15)
        two.buy("anna@example.com", "tea", "", coupon=False, with_cards=False, recommended=False)
        first, second = two.orders()
        two.give_back(first, first.refundable.amount, to_card=True)
        if forgets:
            anna.rewards.update(owed_amount=0)
        two.give_back(second, second.refundable.amount, to_card=True)
        two.settle()
        assert (two.wealth() > two.before) is forgets

"""One customer's points at many tills at once: they buy as much as they can, and expire once."""

from collections import Counter as Tally
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Sum

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.errors import CommerceError
from commerce.base.words import Words
from commerce.customers.models import Customer
from commerce.ledger import actions as ledger
from commerce.ledger.models import Account, Entry
from commerce.loyalty import actions as loyalty
from commerce.loyalty.models import LoyaltySettings, Programme
from commerce.loyalty.queries import points_of
from commerce.orders import actions as orders
from commerce.orders.models import Order
from commerce.orders.pricing import PricedLine, price
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop
from tests.races import wrongly
from tests.races.at_once import at_once
from tests.races.conftest import Off
from tests.races.sizes import tries

pytestmark = pytest.mark.django_db(transaction=True)

SPENDERS = tries(100, usual=12)
ENOUGH_FOR = SPENDERS // 4
COST = 10
THREADS = 12


@pytest.fixture
def member(shop: Shop, customer: Customer) -> Customer:
    """With points for a quarter of the orders that want some."""
    settings = LoyaltySettings.for_site(shop.site)
    settings.points_on = True
    settings.save()
    loyalty.adjust_points(customer, points=ENOUGH_FOR * COST, reason="welcome", key="w")
    return customer


@pytest.fixture
def programme(shop: Shop) -> Programme:
    made: Programme = build.saved(
        Programme(site=shop.site, title=Words(en="Thanks"), percent=1000, cost=COST)
    )
    return made


def order_of(shop: Shop, customer: Customer) -> Order:
    line = PricedLine(thing=shop.monthly.public_id, quantity=1, unit_price=shop.monthly.price, vat_rate=550)
    return orders.place(
        orders.Draft(
            customer=customer, lines=[orders.NewLine(formula=shop.monthly, title="Box")],
            quote=price([line], currency="EUR", destination="FR"), address=build.HOME, language="en",
        )
    )  # fmt: skip


def spend(order: Order, programme: Programme) -> str:
    """As checkout does it, in one transaction."""

    @action
    def at_the_till() -> None:
        points = loyalty.use_all(order, [loyalty.NewReward(programme=programme, amount=1)])
        account = loyalty.account_of(order.customer)
        ledger.hold(account, points, reference=order.public_id, expires_at=clock.now() + timedelta(days=1))

    try:
        at_the_till()
    except CommerceError as refusal:
        return refusal.code
    finally:
        connection.close()
    return "spent"


def spend_all(shop: Shop, member: Customer, programme: Programme) -> Tally[str]:
    placed = [order_of(shop, member) for _order in range(SPENDERS)]
    with ThreadPoolExecutor(THREADS) as pool:
        return Tally(pool.map(lambda order: spend(order, programme), placed))


def test_points_are_spent_as_often_as_there_are_some(
    shop: Shop, member: Customer, programme: Programme
) -> None:
    told = spend_all(shop, member, programme)
    assert told == {"spent": ENOUGH_FOR, "BALANCE_TOO_LOW": SPENDERS - ENOUGH_FOR}
    assert points_of(member) == 0
    assert_sound()


def test_twin_without_guards_more_are_spent_than_there_are(
    shop: Shop, member: Customer, programme: Programme, monkeypatch: pytest.MonkeyPatch, without_locks: Off,
    without_constraints: Any,
) -> None:  # fmt: skip
    without_locks()
    monkeypatch.setattr(ledger, "hold", wrongly.hold_after_looking)
    without_constraints(ledger_account=["account_holds_what_it_has", "account_not_overdrawn"])
    assert spend_all(shop, member, programme)["spent"] > ENOUGH_FOR


def test_points_expire_once_however_many_look(shop: Shop, member: Customer) -> None:
    def expire() -> int:
        try:
            return loyalty.expire_due()
        finally:
            connection.close()

    with clock.moved_to(build.NEW_YEAR + timedelta(days=400)):
        assert sorted(at_once(expire, expire)) in ([0, 1], [1, 1])
        expired = Entry.objects.filter(account__kind=Account.Kind.POINTS, reason="expired")
        assert expired.aggregate(sum=Sum("amount"))["sum"] == -ENOUGH_FOR * COST
        assert points_of(member) == 0
    assert_sound()

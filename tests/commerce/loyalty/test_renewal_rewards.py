"""Points spent on the next charge of a subscription: set aside at once, spent when paid, else given back."""

from collections.abc import Callable

import pytest

from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing.models import Refund
from commerce.catalog.models import Variant
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices.models import Invoice
from commerce.ledger.models import Hold
from commerce.ledger.queries import store_credit
from commerce.loyalty import actions as loyalty
from commerce.loyalty.errors import PointsMissing, RewardGone
from commerce.loyalty.models import LoyaltySettings, Programme, RewardUse
from commerce.loyalty.queries import points_of
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.errors import CannotChange
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on

pytestmark = pytest.mark.django_db(transaction=True)
Make = Callable[..., Programme]


@pytest.fixture
def life(shop: Shop, customer: Customer, loyal: LoyaltySettings) -> Life:
    """Of somebody with 250 points."""
    life = Life(shop, customer)
    loyalty.adjust_points(customer, points=250, reason="welcome", key="rich")
    return life


def choose(life: Life, programme: Programme) -> None:
    subscriptions.choose_reward(life.subscription, programme=programme.public_id)


def test_points_take_ten_percent_off_one_renewal(life: Life, programme: Make) -> None:
    choose(life, programme())
    assert points_of(life.customer) == 150  # nobody else gets them in the meantime
    assert [box.price.amount for box in life.timeline[1:3] if box.price] == [2241, 2490]
    with on("2026-02-09 12:00"):
        renewal = life.orders[-1]
        assert (renewal.total.amount, renewal.discounts[0]["title"]) == (2241, "Thank you")
        assert Invoice.objects.get(order=renewal).total == renewal.total
    with on("2026-03-09 12:00"):
        assert life.orders[-1].total.amount == 2490
    assert points_of(life.customer) == 150
    assert not Hold.objects.open().exists()
    assert_sound()


def test_points_that_are_wanted_back_are_there_again(life: Life, programme: Make) -> None:
    choose(life, programme())
    for _again in range(2):
        subscriptions.drop_reward(life.subscription)
    assert points_of(life.customer) == 250
    with on("2026-02-09 12:00"):
        assert life.orders[-1].total.amount == 2490


def test_choosing_again_changes_nothing_and_another_takes_its_place(life: Life, programme: Make) -> None:
    one, other = programme(), programme(cost=200, percent=2000)
    for _again in range(2):
        choose(life, one)
    assert points_of(life.customer) == 150
    choose(life, other)
    assert points_of(life.customer) == 50
    assert life.subscription.charge().amount == 1992


@pytest.fixture
def gift(shop: Shop, programme: Make) -> Programme:
    """A tin of which one is left."""
    tin = build.variant(shop)
    Variant.objects.filter(pk=tin.pk).update(stock=1)
    return programme(kind="gift", gift=Variant.objects.get(pk=tin.pk))


def pieces() -> tuple[int | None, int]:
    """How many tins there are, and how many are set aside."""
    tin = Variant.objects.get()
    return tin.stock, tin.reserved


def test_cashback_of_a_renewal_is_store_credit_once_its_payment_has_stood(
    life: Life, programme: Make
) -> None:
    choose(life, programme(kind="cashback"))
    assert points_of(life.customer) == 150
    assert [box.price.amount for box in life.timeline[1:3] if box.price] == [2490, 2490]
    with on("2026-02-09 12:00"):
        build.hear_everything()
        assert life.orders[-1].total.amount == 2490
        assert RewardUse.objects.get().amount == 249
        assert loyalty.credit_due() == 0
    with on("2026-02-24 12:00"):
        loyalty.credit_due()
        assert store_credit([life.customer.public_id]).popitem()[1] == 249
    assert points_of(life.customer) == 150 and not Hold.objects.open().exists()
    assert_sound()


def test_a_gift_travels_in_the_box_of_the_next_charge_at_no_price(life: Life, gift: Programme) -> None:
    choose(life, gift)
    assert (points_of(life.customer), pieces()) == (150, (1, 1))  # nobody else gets it in the meantime
    with on("2026-02-09 12:00"):
        renewal = life.orders[-1]
        assert renewal.total.amount == 2490
        line = renewal.lines.get(variant__isnull=False)
        assert (line.paid.amount, line.quantity, line.with_box) == (0, 1, True)
        note = DeliveryNote.objects.get(order=renewal)
        assert [one["title"] for one in note.packed][1:] == [line.title]
        assert Invoice.objects.get(order=renewal).total == renewal.total
        assert pieces() == (0, 0)
        assert gift.gift
        assert RewardUse.objects.get().amount == gift.gift.price.amount
    with on("2026-03-09 12:00"):
        assert life.orders[-1].lines.count() == 1
    assert points_of(life.customer) == 150 and not Hold.objects.open().exists()
    assert_sound()


def test_a_gift_that_is_not_wanted_any_more_is_there_for_others(
    life: Life, gift: Programme, programme: Make
) -> None:
    for _again in range(2):
        choose(life, gift)
        choose(life, programme())
        assert (points_of(life.customer), pieces()) == (150, (1, 0))
    choose(life, gift)
    subscriptions.drop_reward(life.subscription)
    assert (points_of(life.customer), pieces()) == (250, (1, 0))
    assert_sound()


def test_a_gift_of_a_charge_that_is_given_up_is_there_again(life: Life, gift: Programme) -> None:
    choose(life, gift)
    life.card_answers("insufficient_funds")
    with on("2026-02-09 12:00"):
        assert (points_of(life.customer), pieces()) == (150, (1, 1))
        subscriptions.drop_owed(life.subscription, reason="moved")
        build.hear_everything()
    assert (points_of(life.customer), pieces()) == (250, (1, 0))
    assert_sound()


def test_a_gift_of_a_renewal_that_staff_reject_is_there_again(life: Life, gift: Programme) -> None:
    choose(life, gift)
    with on("2026-02-09 12:00"):
        assert (points_of(life.customer), pieces()) == (150, (0, 0))
        renewal = life.orders[-1]
        for refund in subscriptions.reject_order(renewal, to_card=True, reason="Broken", key="reject"):
            billing.send_refund(refund)
        build.hear_everything()
    assert (points_of(life.customer), pieces()) == (250, (1, 0))
    assert life.orders[-1].refunded_amount == 2490
    assert_sound()


def test_a_gift_that_is_sold_out_cannot_be_chosen(life: Life, gift: Programme) -> None:
    Variant.objects.update(stock=0)
    with pytest.raises(RewardGone):
        choose(life, gift)
    assert points_of(life.customer) == 250


def test_what_cannot_be_had_is_refused_and_nothing_is_set_aside(
    shop: Shop, life: Life, programme: Make
) -> None:
    with pytest.raises(PointsMissing):
        choose(life, programme(cost=251))
    for wrong in (programme(welcome=True), programme(visits_required=3), programme(active=False)):
        with pytest.raises(RewardGone):
            choose(life, wrong)
    assert points_of(life.customer) == 250
    assert life.subscription.reward is None


def test_after_the_lock_it_is_for_the_charge_after(life: Life, programme: Make) -> None:
    with on("2026-02-08 23:30"):  # locked, and charged tomorrow
        choose(life, programme())
    with on("2026-02-09 12:00"):
        assert life.orders[-1].total.amount == 2490
    with on("2026-03-09 12:00"):
        assert life.orders[-1].total.amount == 2241


@pytest.mark.parametrize("end", [subscriptions.cancel_at_end, subscriptions.cancel_now, subscriptions.expire])
def test_who_stops_has_their_points_back(life: Life, programme: Make, end: Callable[..., object]) -> None:
    choose(life, programme())
    end(life.subscription)
    build.hear_everything()
    assert points_of(life.customer) == 250
    with pytest.raises(CannotChange):
        choose(life, programme())


def test_a_charge_that_is_given_up_gives_back_its_points(life: Life, programme: Make) -> None:
    choose(life, programme())
    life.card_answers("insufficient_funds")
    with on("2026-02-09 12:00"):
        assert points_of(life.customer) == 150
        subscriptions.drop_owed(life.subscription, reason="moved")
        build.hear_everything()
    assert points_of(life.customer) == 250
    assert RewardUse.objects.get().given_back_at


def test_a_renewal_that_is_returned_gives_back_its_points(life: Life, programme: Make) -> None:
    choose(life, programme())
    with on("2026-02-09 12:00"):
        billing.refund(
            life.orders[-1],
            amount=Money(2241, "EUR"),
            destination=Refund.Destination.CARD,
            reason="",
            key="r",
        )
        build.hear_everything()
    assert points_of(life.customer) == 250
    assert_sound()

"""A card that gives a subscription: begun without a sign-in, never charged, gone on with by its owner."""

from datetime import UTC, date, datetime, timedelta

import pytest

from commerce.base import clock
from commerce.base.errors import NotFound
from commerce.billing import actions as billing
from commerce.billing.models import Refund
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.giftcards import actions as giftcards
from commerce.giftcards.errors import AlreadyThanked, BoxMissed, CardUnusable, GiftIncomplete, StartInvalid
from commerce.giftcards.models import GiftCard
from commerce.orders.models import Order
from commerce.retention import actions as retention
from commerce.retention.models import Channel
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.errors import CannotChange, CardMissing, IsGift
from commerce.subscriptions.models import Cycle, Subscription
from tests.commerce import shop as build
from tests.commerce.audit import broken_invariants, demo_charges
from tests.commerce.giftcards.conftest import Buy, balance, credit_of, now
from tests.commerce.shop import HOME, Shop
from tests.commerce.subscriptions.life import on, pass_days

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 2)


@pytest.fixture
def card(shop: Shop, buy: Buy) -> GiftCard:
    """Three boxes, for Anna."""
    buy(shop.quarterly)
    return GiftCard.objects.get()


@pytest.fixture
def guest(shop: Shop) -> Customer:
    return customers.welcome_guest(shop.site, email="anna@example.com", language="en")


def start(card: GiftCard, guest: Customer, day: date = TODAY, *, missing_one: bool = False) -> Subscription:
    begun = subscriptions.start_gift(
        card, customer=guest, address=HOME, starts_on=day, missing_one=missing_one
    )
    build.hear_everything()
    return begun


def ships(subscription: Subscription) -> list[str]:
    boxes = subscription.cycles.filter(status=Cycle.Status.PAID).order_by("idx")
    return [box.ships_on.isoformat() for box in boxes]


def test_the_card_pays_its_term_and_nobody_is_charged(card: GiftCard, guest: Customer) -> None:
    gift = start(card, guest)
    assert gift.customer == guest
    assert ships(gift) == ["2026-01-15", "2026-02-15", "2026-03-15"]
    assert (gift.expires_on, gift.next_charge_at, gift.payment_method) == (date(2026, 4, 1), None, None)
    order = Order.objects.get(source=Order.Source.GIFT)
    assert (order.total_amount, order.gift_card_amount, order.due.amount) == (6990, 6990, 0)
    assert order.vat == [{"rate": 550, "net": 6626, "amount": 364}]  # it falls due now
    assert order.invoice.total == order.total
    assert (balance(card), now(card).state, now(card).holder) == (0, "used", guest)
    assert len(demo_charges()) == 1  # the giver's
    assert broken_invariants() == {}


def test_it_ends_with_its_boxes_and_charges_nobody(card: GiftCard, guest: Customer) -> None:
    gift = start(card, guest)
    pass_days(datetime(2026, 1, 3, 12, tzinfo=UTC), 200)
    gift.refresh_from_db()
    assert gift.status == "expired"
    assert len(demo_charges()) == 1
    assert DeliveryNote.objects.count() == 3
    assert broken_invariants() == {}


def test_a_card_is_begun_once(card: GiftCard, guest: Customer) -> None:
    start(card, guest)
    with pytest.raises(CardUnusable):
        start(card, guest)
    assert Subscription.objects.count() == 1


def test_whoever_begins_after_the_lock_is_warned_of_the_box_they_miss(
    card: GiftCard, guest: Customer
) -> None:
    with pytest.raises(BoxMissed) as warning:
        start(card, guest, date(2026, 1, 10))
    assert "January 8, 2026" in str(warning.value) or "Jan. 8, 2026" in str(warning.value)
    assert not Subscription.objects.exists()
    assert ships(start(card, guest, date(2026, 1, 10), missing_one=True))[0] == "2026-02-15"


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2027, 1, 4)])
def test_it_begins_from_today_to_a_year_from_now(card: GiftCard, guest: Customer, day: date) -> None:
    with pytest.raises(StartInvalid):
        start(card, guest, day)


def test_it_begins_on_a_later_day(card: GiftCard, guest: Customer) -> None:
    assert ships(start(card, guest, date(2026, 6, 1)))[0] == "2026-06-15"


def test_a_box_that_is_skipped_or_waits_still_comes(card: GiftCard, guest: Customer) -> None:
    gift = start(card, guest)
    with on("2026-01-03 12:00"):
        subscriptions.skip(gift, slot=0)
        gift.refresh_from_db()
        assert (ships(gift)[-1], gift.expires_on) == ("2026-04-15", date(2026, 5, 1))
        subscriptions.pause(gift, until=date(2026, 9, 1))
    with on("2026-07-01 12:00"):
        gift.refresh_from_db()
        assert gift.status == "paused"
    with on("2026-09-02 12:00"):
        gift.refresh_from_db()
        assert ships(gift) == ["2026-09-15", "2026-10-15", "2026-11-15"]
        assert (gift.status, gift.expires_on, gift.next_charge_at) == ("active", date(2026, 12, 1), None)
    assert len(demo_charges()) == 1


def save_card(who: Customer) -> None:
    made = billing.save_card(who, method=build.GOOD, key="k", return_url="/")
    assert made.payment_method
    subscriptions.change_card(Subscription.objects.get(), card=made.payment_method)


def test_only_its_owner_goes_on_with_their_own_card_at_the_price_of_today(
    shop: Shop, card: GiftCard, guest: Customer, customer: Customer
) -> None:
    gift = start(card, guest)
    with pytest.raises(CardMissing):
        subscriptions.reactivate(gift)
    giver = billing.save_card(customer, method=build.GOOD, key="g", return_url="/").payment_method
    assert giver
    with pytest.raises(CannotChange):
        subscriptions.change_card(gift, card=giver)
    save_card(guest)
    shop.quarterly.price_amount = 7500
    shop.quarterly.save()
    subscriptions.reactivate(gift)
    gift.refresh_from_db()
    assert (gift.expires_on, gift.price_amount) == (None, 7500)
    with on("2026-04-09 12:00"):
        assert [amount for _ref, amount, _currency in demo_charges()] == [6990, 7500]
    assert Order.objects.latest("pk").customer == guest


def test_after_its_end_it_goes_on_too(card: GiftCard, guest: Customer) -> None:
    gift = start(card, guest)
    with on("2026-05-01 12:00"):
        gift.refresh_from_db()
        assert gift.status == "expired"
        save_card(guest)
        subscriptions.reactivate(gift)
    gift.refresh_from_db()
    assert (gift.status, gift.expires_on) == ("active", None)


def test_what_somebody_gave_is_not_exchanged_at_once(shop: Shop, card: GiftCard, guest: Customer) -> None:
    gift = start(card, guest)
    save_card(guest)
    with pytest.raises(IsGift):
        subscriptions.exchange(gift, formula=shop.monthly)
    assert credit_of(guest) == 0


@pytest.mark.parametrize("to", [Refund.Destination.CARD, Refund.Destination.CREDIT])
def test_what_a_gift_is_worth_is_its_owners_and_never_the_givers(
    card: GiftCard, guest: Customer, customer: Customer, to: Refund.Destination
) -> None:
    gift = start(card, guest)
    with clock.moved_to(clock.now() + timedelta(days=20)):
        DeliveryNote.objects.filter(scheduled_on="2026-01-15").update(status="shipped")
        _change, refunds = subscriptions.cancel_now(gift, refund_to=to)
    build.hear_everything()
    assert [one.destination for one in refunds] == ["credit"]
    assert (credit_of(guest), credit_of(customer), balance(card)) == (4660, 0, 0)
    assert broken_invariants() == {}


def test_the_giver_gets_nothing_back_once_it_has_begun(card: GiftCard, guest: Customer) -> None:
    start(card, guest)
    bought = Order.objects.get(source=Order.Source.CHECKOUT)
    with pytest.raises(NotFound):
        retention.withdraw(bought, channel=Channel.ACCOUNT)


def test_instead_it_becomes_store_credit_of_what_was_paid_once(card: GiftCard, anna: Customer) -> None:
    assert giftcards.exchange(card, customer=anna).amount == 6990
    assert (credit_of(anna), balance(card), now(card).state) == (6990, 0, "used")
    with pytest.raises(CardUnusable):
        giftcards.exchange(card, customer=anna)
    with pytest.raises(CardUnusable):
        start(card, anna)
    build.hear_everything()
    assert broken_invariants() == {}


def test_thanks_are_sent_once(card: GiftCard, guest: Customer) -> None:
    start(card, guest)
    with pytest.raises(GiftIncomplete):
        giftcards.thank(card, note=" \n ")
    assert giftcards.thank(card, note="How  kind!").thanks == "How kind!"
    with pytest.raises(AlreadyThanked):
        giftcards.thank(card, note="Again")

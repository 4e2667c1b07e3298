"""A card pays as far as it goes, is refunded to itself, and ends on its last day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing import vouchers
from commerce.billing.errors import RefundNotPossible
from commerce.billing.models import Refund
from commerce.catalog.models import Variant
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.giftcards import actions as giftcards
from commerce.giftcards import codes, rules
from commerce.giftcards.actions import batches
from commerce.giftcards.errors import CardCannotChange, CardUnusable, GivesSubscription
from commerce.giftcards.models import GiftCard
from commerce.ledger.errors import BalanceTooLow
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.audit import broken_invariants
from tests.commerce.giftcards.conftest import FOR_ANNA, Buy, balance, credit_of, fill, now, product
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db


def code_of(card: GiftCard) -> str:
    return codes.grouped(codes.code_of(card.seed))


@pytest.fixture
def card(buy: Buy, card_on_sale: Variant) -> GiftCard:
    """Anna's, of 50.00 euros."""
    buy(card_on_sale)
    return GiftCard.objects.get()


def pay(shop: Shop, who: Customer, *wishes: checkout.Wish, cards: list[GiftCard]) -> Order:
    cart = fill(shop, who, *wishes)
    for card in cards:
        checkout.apply_gift_card(cart, code=code_of(card), viewer=shop.viewer(who))
    order, _attempt = build.pay(shop, cart, who)
    build.hear_everything()
    order.refresh_from_db()
    return order


def test_a_card_pays_in_parts(shop: Shop, anna: Customer, card: GiftCard, tea: Variant) -> None:
    first = pay(shop, anna, checkout.Wish(thing=tea, quantity=2), cards=[card])
    assert (first.gift_card_amount, first.due.amount, balance(card)) == (4000, 0, 1000)
    assert now(card).holder == anna
    second = pay(shop, anna, checkout.Wish(thing=tea), cards=[card])
    assert (second.gift_card_amount, second.due.amount, now(card).state) == (1000, 1000, "used")
    assert broken_invariants() == {}


def test_cards_are_drained_oldest_first_and_before_store_credit(
    shop: Shop, anna: Customer, card: GiftCard, buy: Buy, card_on_sale: Variant, tea: Variant
) -> None:
    buy(card_on_sale)
    other = GiftCard.objects.latest("pk")
    billing.adjust_credit(anna, amount=Money(500, "EUR"), reason="", key="k")
    order = pay(shop, anna, checkout.Wish(thing=tea, quantity=3), cards=[other, card])
    assert (balance(card), balance(other), credit_of(anna)) == (0, 4000, 500)
    assert (order.gift_card_amount, order.credit_amount) == (6000, 0)


def spoilt(card: GiftCard, how: str, other: Customer) -> None:
    changes: dict[str, dict[str, Any]] = {
        "expired": {"expires_on": clock.now().date() - timedelta(days=1)},
        "waiting": {"state": "waiting"},
        "blocked": {"state": "blocked"},
        "another's": {"only_for": other},
        "cancelled": {"state": "cancelled"},
    }
    if how in changes:
        GiftCard.objects.filter(pk=card.pk).update(**changes[how])
    else:
        giftcards.adjust(card, amount=Money(-5000, "EUR"), reason="", key="k")


@pytest.mark.parametrize("how", ["expired", "waiting", "blocked", "another's", "cancelled", "empty"])
def test_whatever_is_wrong_with_a_card_the_answer_is_the_same(
    shop: Shop, anna: Customer, customer: Customer, card: GiftCard, cart: Cart, how: str
) -> None:
    code = code_of(card)
    spoilt(card, how, customer)
    answers = []
    for typed in (code, "2222-2222-2222-2222", ""):
        with pytest.raises(CardUnusable) as refusal:
            checkout.apply_gift_card(cart, code=typed, viewer=shop.viewer(anna))
        answers.append((refusal.value.code, str(refusal.value), refusal.value.field))
    assert len(set(answers)) == 1


def test_a_code_is_read_as_people_type_it(shop: Shop, customer: Customer, card: GiftCard, cart: Cart) -> None:
    typed = f" {code_of(card).lower().replace('-', ' – ')} "
    cart = checkout.apply_gift_card(cart, code=typed, viewer=shop.viewer(customer))
    assert cart.gift_cards == [card.public_id]
    cart = checkout.remove_gift_card(cart, card=card.public_id)
    assert cart.gift_cards == []


def test_a_card_that_gives_a_subscription_is_no_money(
    shop: Shop, customer: Customer, buy: Buy, cart: Cart
) -> None:
    buy(shop.quarterly)
    with pytest.raises(GivesSubscription):
        checkout.apply_gift_card(cart, code=code_of(GiftCard.objects.get()), viewer=shop.viewer(customer))


def test_the_code_still_works_once_the_secret_key_was_changed(
    shop: Shop, anna: Customer, card: GiftCard, cart: Cart, settings: Any
) -> None:
    code = code_of(card)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another one"
    checkout.apply_gift_card(cart, code=code, viewer=shop.viewer(anna))
    assert codes.grouped(codes.code_of(card.seed, hashed=card.code_hash)) == code


def give_back(order: Order, amount: int, *, to_card: bool = True) -> list[Refund]:
    """As `divided` says."""
    made = [
        billing.refund(
            order,
            amount=Money(part, "EUR"),
            destination=destination,
            reason="",
            key=f"{amount}-{destination}",
        )
        for destination, part in vouchers.divided(order, amount, to_card=to_card).items()
    ]
    build.hear_everything()
    order.refresh_from_db()
    return made


def test_what_a_card_paid_goes_back_to_it(
    shop: Shop, anna: Customer, card: GiftCard, tea: Variant, buy: Buy, card_on_sale: Variant
) -> None:
    buy(card_on_sale)
    other = GiftCard.objects.latest("pk")
    order = pay(shop, anna, checkout.Wish(thing=tea, quantity=6), cards=[card, other])
    assert (order.gift_card_amount, order.due.amount) == (10_000, 2000)
    assert [(one.destination, one.amount) for one in give_back(order, 5001)] == [
        ("card", 2000),
        ("gift", 3001),
    ]
    assert (balance(card), balance(other)) == (0, 3001)  # the one drained last before the other
    assert [(one.destination, one.amount) for one in give_back(order, 6999)] == [("gift", 6999)]
    assert (balance(card), balance(other), order.refundable.amount) == (5000, 5000, 0)
    assert (now(card).state, credit_of(anna)) == ("active", 0)
    assert order.invoice.credit_notes.count() == 3
    assert broken_invariants() == {}


def test_a_refund_to_a_card_is_reversed_while_it_is_there(
    shop: Shop, anna: Customer, card: GiftCard, tea: Variant
) -> None:
    order = pay(shop, anna, checkout.Wish(thing=tea), cards=[card])
    (made,) = give_back(order, 2000)
    billing.reverse_refund(made, reason="Wrong card")
    assert (balance(card), credit_of(anna)) == (3000, 2000)
    with pytest.raises(RefundNotPossible):
        billing.reverse_refund(made, reason="Again")
    assert broken_invariants() == {}


def test_a_refund_that_was_spent_is_not_reversed(
    shop: Shop, anna: Customer, card: GiftCard, tea: Variant
) -> None:
    order = pay(shop, anna, checkout.Wish(thing=tea), cards=[card])
    (made,) = give_back(order, 2000)
    giftcards.adjust(now(card), amount=Money(-4000, "EUR"), reason="", key="k")
    with pytest.raises(BalanceTooLow):
        billing.reverse_refund(made, reason="Too late")
    assert (balance(card), credit_of(anna)) == (1000, 0)


def test_a_refund_to_a_card_that_has_ended_can_still_be_spent(
    shop: Shop, anna: Customer, card: GiftCard, tea: Variant
) -> None:
    order = pay(shop, anna, checkout.Wish(thing=tea), cards=[card])
    GiftCard.objects.update(expires_on=clock.now().date() - timedelta(days=1))
    assert giftcards.expire_due() == 1
    give_back(order, 2000)
    assert (now(card).state, balance(card)) == ("active", 2000)
    assert now(card).expires_on == clock.now().date() + rules.REVIVED


def test_the_last_day_is_told_a_month_before_and_then_ends_it_once(card: GiftCard) -> None:
    with clock.moved_to(datetime(2026, 12, 2, 12, tzinfo=UTC)):
        assert (giftcards.warn_due(), giftcards.expire_due()) == (0, 0)
    with clock.moved_to(datetime(2026, 12, 4, 12, tzinfo=UTC)):
        assert (giftcards.warn_due(), giftcards.warn_due()) == (1, 0)
    with clock.moved_to(datetime(2027, 1, 2, 22, 59, tzinfo=UTC)):  # still the 2nd in Paris
        assert giftcards.expire_due() == 0
    with clock.moved_to(datetime(2027, 1, 2, 23, 1, tzinfo=UTC)):
        assert (giftcards.expire_due(), giftcards.expire_due()) == (1, 0)
        build.hear_everything()
    assert (now(card).state, balance(card)) == ("expired", 0)
    assert JournalEntry.objects.filter(name="GiftCardExpired").count() == 1
    assert broken_invariants() == {}


def test_what_an_unfinished_order_holds_is_not_lost_before_it_ends(
    shop: Shop, anna: Customer, card: GiftCard, tea: Variant
) -> None:
    cart = fill(shop, anna, checkout.Wish(thing=tea, quantity=3))
    checkout.apply_gift_card(cart, code=code_of(card), viewer=shop.viewer(anna))
    order, _attempt = build.pay(shop, cart, anna, method=build.ASKS)
    with clock.moved_to(datetime(2027, 1, 4, 12, tzinfo=UTC)):
        assert (giftcards.expire_due(), balance(card)) == (1, 5000)
        assert billing.abandon(order)
        build.hear_everything()
        assert (giftcards.expire_due(), balance(card)) == (1, 0)
    assert broken_invariants() == {}


def test_staff_adjust_block_and_extend_with_a_reason(card: GiftCard) -> None:
    for _twice in range(2):
        giftcards.adjust(card, amount=Money(500, "EUR"), reason="Sorry", key="k")
    assert balance(card) == 5500
    giftcards.block(card, reason="Lost")
    with pytest.raises(CardCannotChange):
        giftcards.block(card, reason="Lost")
    assert giftcards.unblock(card, reason="Found").state == "active"
    until = clock.now().date() + timedelta(days=900)
    assert giftcards.extend(card, until=until, reason="Kind").expires_on == until
    told = JournalEntry.objects.filter(name__startswith="GiftCard", data__has_key="reason")
    reasons = [entry.data["reason"] for entry in told.order_by("pk") if entry.data["reason"]]
    assert reasons == ["Sorry", "Lost", "Found", "Kind"]


def test_a_formula_on_a_card_is_not_adjusted(shop: Shop, buy: Buy) -> None:
    buy(product(shop, formula=shop.quarterly), FOR_ANNA)
    with pytest.raises(CardCannotChange):
        giftcards.adjust(GiftCard.objects.get(), amount=Money(1, "EUR"), reason="", key="k")


def test_however_many_cards_are_due_all_of_them_are_dealt_with(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In small batches, and past those that are not due in their own zone yet."""
    monkeypatch.setattr(batches, "BATCH", 2)
    for n in range(5):
        last_day = date(2026, 6, 2 if n == 1 else 1)
        giftcards.issue(new_card(shop, expires_on=last_day))
    with clock.moved_to(datetime(2026, 6, 2, 12, tzinfo=UTC)):
        assert (giftcards.warn_due(), giftcards.expire_due()) == (5, 4)
        assert (giftcards.warn_due(), giftcards.expire_due()) == (0, 0)


def test_staff_who_press_twice_make_one_card(shop: Shop) -> None:
    made = [giftcards.make(new_card(shop), key=key) for key in ("one", "one", "two")]
    assert made[0] == made[1] != made[2]
    with pytest.raises(IntegrityError, match="gift_card_made_once"), transaction.atomic():
        GiftCard.objects.filter(pk=made[2].pk).update(key="one")


def new_card(shop: Shop, **changed: Any) -> giftcards.NewCard:
    fields: dict[str, Any] = {"expires_on": date(2027, 1, 2), "medium": GiftCard.Medium.EMAIL} | changed
    return giftcards.NewCard(
        site=shop.site, face=Money(1000, "EUR"), paid=Money(0, "EUR"), gift=FOR_ANNA, language="en", **fields
    )

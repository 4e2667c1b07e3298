"""A gift card is bought as anything else, and comes into being once it is paid."""

from datetime import UTC, date, datetime

import pytest

from commerce.base import clock
from commerce.billing import actions as billing
from commerce.billing.errors import RefundTooLarge
from commerce.billing.models import Refund
from commerce.catalog.models import Variant
from commerce.checkout import actions as checkout
from commerce.checkout.queries import quote_of
from commerce.customers.models import Customer
from commerce.giftcards import actions as giftcards
from commerce.giftcards import codes
from commerce.giftcards.errors import GiftIncomplete, GiftInvalid, NotAGift
from commerce.giftcards.models import GiftCard
from commerce.giftcards.rules import Gift
from commerce.ledger import actions as ledger
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Subscription
from tests.commerce import shop as build
from tests.commerce.audit import broken_invariants, demo_charges
from tests.commerce.giftcards.conftest import FOR_ANNA, Buy, balance, fill, now, product
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db


def test_each_piece_becomes_one_card_once(shop: Shop, buy: Buy, card_on_sale: Variant) -> None:
    order = buy(card_on_sale, quantity=3)
    assert giftcards.issue_bought(order) == []
    cards = list(GiftCard.objects.all())
    assert len({card.code_hash for card in cards}) == 3
    assert [(card.face_amount, card.paid_amount, balance(card)) for card in cards] == [(5000, 5000, 5000)] * 3
    assert {(card.state, card.recipient_name, card.message) for card in cards} == {
        ("active", "Anna", "Happy birthday")
    }
    assert {card.expires_on for card in cards} == {date(2027, 1, 2)}
    assert broken_invariants() == {}


def test_what_is_sold_is_a_debt_and_not_a_taxed_sale(shop: Shop, buy: Buy, card_on_sale: Variant) -> None:
    order = buy(card_on_sale)
    assert order.vat == [{"rate": 0, "net": 5000, "amount": 0}]
    assert order.shipping_amount == 0
    assert GiftCard.objects.get().vat_regime == GiftCard.VatRegime.MULTI_PURPOSE


def test_nothing_of_the_code_is_kept(buy: Buy, card_on_sale: Variant) -> None:
    buy(card_on_sale)
    card = GiftCard.objects.get()
    code = codes.code_of(card.seed, hashed=card.code_hash)
    kept = str(GiftCard.objects.values().get())
    assert code.endswith(card.last4)
    assert code not in kept and codes.grouped(code) not in kept
    assert codes.code_of(card.seed) == code


def test_without_a_gift_the_card_is_its_buyers(buy: Buy, card_on_sale: Variant, customer: Customer) -> None:
    buy(card_on_sale, None)
    assert GiftCard.objects.get().recipient_email == customer.email


def test_a_formula_given_starts_no_subscription_of_its_buyer(shop: Shop, buy: Buy) -> None:
    order = buy(shop.quarterly, quantity=2)
    assert not Subscription.objects.exists()
    card = GiftCard.objects.get()
    assert (card.formula, card.quantity, card.face_amount) == (shop.quarterly, 2, 13980)
    assert order.vat == [{"rate": 0, "net": 13980, "amount": 0}]


def test_a_product_may_give_a_formula(shop: Shop, buy: Buy) -> None:
    buy(product(shop, price=6500, formula=shop.quarterly, valid_months=6))
    card = GiftCard.objects.get()
    assert (card.formula, card.face_amount, card.expires_on) == (shop.quarterly, 6500, date(2026, 7, 2))


def test_vouchers_are_not_bought_with_vouchers(
    shop: Shop, buy: Buy, card_on_sale: Variant, tea: Variant, customer: Customer
) -> None:
    buy(card_on_sale, None)
    card = GiftCard.objects.get()
    for thing, due in ((card_on_sale, 5000), (tea, 0), (shop.monthly, 2490)):
        gift = None if thing == tea else FOR_ANNA
        cart = fill(shop, customer, checkout.Wish(thing=thing, gift=gift))
        cart.gift_cards = [card.public_id]
        assert quote_of(cart).due.amount == due
        cart.lines.all().delete()


@pytest.mark.parametrize(
    ("gift", "error", "field"),
    [
        (Gift(recipient_name=" "), GiftIncomplete, "recipient_name"),
        (Gift(recipient_name="Anna"), GiftIncomplete, "recipient_email"),
        (Gift(recipient_name="Anna", recipient_email="anna"), GiftInvalid, "recipient_email"),
        (Gift(recipient_name="Anna", medium="print", recipient_email="a@b"), GiftInvalid, "recipient_email"),
        (Gift(recipient_name="x" * 121, medium="print"), GiftInvalid, "recipient_name"),
        (Gift(recipient_name="Anna", medium="print", message="x" * 501), GiftInvalid, "message"),
        (Gift(recipient_name="Anna", medium="print", message="a\u202eb"), GiftInvalid, "message"),
        (
            Gift(recipient_name="A", recipient_email="a@b.fr", announce_on=date(2026, 1, 1)),
            GiftInvalid,
            "announce_on",
        ),
        (
            Gift(recipient_name="A", recipient_email="a@b.fr", announce_on=date(2027, 1, 4)),
            GiftInvalid,
            "announce_on",
        ),
    ],
)
def test_a_gift_says_for_whom_it_is(
    shop: Shop, card_on_sale: Variant, customer: Customer, gift: Gift, error: type[Exception], field: str
) -> None:
    with pytest.raises(error) as refusal:
        fill(shop, customer, checkout.Wish(thing=card_on_sale, gift=gift))
    assert refusal.value.field == field  # type: ignore[attr-defined]


def test_what_is_shipped_is_no_gift_card(shop: Shop, tea: Variant, customer: Customer) -> None:
    with pytest.raises(NotAGift):
        fill(shop, customer, checkout.Wish(thing=tea, gift=FOR_ANNA))


def test_gifts_for_two_people_are_two_lines(shop: Shop, card_on_sale: Variant, customer: Customer) -> None:
    other = Gift(recipient_name="Paul", medium="print")
    cart = fill(
        shop,
        customer,
        *(checkout.Wish(thing=card_on_sale, gift=gift) for gift in (FOR_ANNA, other, FOR_ANNA)),
    )
    assert list(cart.lines.values_list("quantity", flat=True)) == [2, 1]


def test_it_is_announced_on_its_day_in_the_zone_of_the_site_once(buy: Buy, card_on_sale: Variant) -> None:
    gift = Gift(recipient_name="Anna", recipient_email="a@b.fr", announce_on=date(2026, 1, 10))
    buy(card_on_sale, gift)
    assert GiftCard.objects.get().state == "waiting"
    with clock.moved_to(datetime(2026, 1, 9, 22, 59, tzinfo=UTC)):
        assert giftcards.announce_due() == 0
    with clock.moved_to(datetime(2026, 1, 9, 23, 1, tzinfo=UTC)):  # midnight in Paris
        assert (giftcards.announce_due(), giftcards.announce_due()) == (1, 0)
    assert GiftCard.objects.get().state == "active"


def refund(order: Order, amount: int, to: Refund.Destination = Refund.Destination.CARD) -> Refund:
    made = billing.refund(
        order, amount=order.total.__class__(amount, "EUR"), destination=to, reason="Sorry",
        key=f"{amount}-{to}",
    )  # fmt: skip
    build.hear_everything()
    return made


def test_an_order_given_back_takes_its_cards_with_it(buy: Buy, card_on_sale: Variant) -> None:
    order = buy(card_on_sale, quantity=2)
    refund(order, 10_000)
    assert {(card.state, balance(card)) for card in GiftCard.objects.all()} == {("cancelled", 0)}
    assert broken_invariants() == {}


def test_what_was_spent_of_a_card_is_not_given_back_for_it(
    shop: Shop, customer: Customer, card_on_sale: Variant, tea: Variant
) -> None:
    cart = fill(shop, customer, checkout.Wish(thing=card_on_sale, gift=FOR_ANNA), checkout.Wish(thing=tea))
    order, _attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    card = GiftCard.objects.get()
    ledger.debit(giftcards.account_of(card), 1500, reason="spent", reference="elsewhere")
    order.refresh_from_db()
    with pytest.raises(RefundTooLarge):
        refund(order, 7000)
    assert balance(card) == 3500
    refund(order, 2000)
    assert balance(card) == 3500
    refund(order, 3500)
    assert (balance(card), now(card).state) == (0, "cancelled")
    with pytest.raises(RefundTooLarge):
        refund(Order.objects.get(pk=order.pk), 1500)


def test_rejecting_an_order_whose_card_was_spent_is_refused(buy: Buy, card_on_sale: Variant) -> None:
    order = buy(card_on_sale)
    ledger.debit(giftcards.account_of(GiftCard.objects.get()), 1, reason="spent", reference="elsewhere")
    with pytest.raises(RefundTooLarge):
        subscriptions.reject_order(order, to_card=True, reason="", key="k")
    order.refresh_from_db()
    assert order.status == "paid"


def test_an_order_rejected_before_anybody_heard_of_it_makes_no_card(
    shop: Shop, customer: Customer, card_on_sale: Variant
) -> None:
    cart = fill(shop, customer, checkout.Wish(thing=card_on_sale, gift=FOR_ANNA))
    order, _attempt = build.pay(shop, cart, customer)
    for made in subscriptions.reject_order(order, to_card=True, reason="", key="k"):
        billing.send_refund(made)
    build.hear_everything()
    assert not GiftCard.objects.exists()
    assert len(demo_charges()) == 1

"""Staff change a paid order before it leaves: money, stock, parcel, credit note and journal follow, once."""

from dataclasses import replace

import pytest

from commerce.base.models import JournalEntry
from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing.errors import RefundTooLarge
from commerce.billing.models import Refund
from commerce.catalog.errors import SoldOut
from commerce.catalog.models import Reservation, Variant
from commerce.checkout import actions as checkout
from commerce.checkout.actions import editing
from commerce.checkout.errors import NoBox
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.errors import DeliveryBegun
from commerce.fulfilment.models import DeliveryNote, Extra
from commerce.invoices.models import CreditNote, Invoice
from commerce.ledger import queries as ledger
from commerce.ledger.models import Account
from commerce.orders import actions as orders
from commerce.orders.errors import (
    LineStays,
    NothingLeft,
    OrderCannotChange,
    OtherCountry,
    TooManyTakenOut,
)
from commerce.orders.models import Order, OrderLine
from commerce.orders.reviewing import has_bought
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop

CARD, CREDIT = Refund.Destination.CARD, Refund.Destination.CREDIT
PARIS = replace(build.HOME, line1="3 rue de Rivoli", postcode="75001", city="Paris")


@pytest.fixture
def bowl(shop: Shop) -> Variant:
    return build.variant(shop, stock=10, price_amount=1200, vat_rate=2000)


@pytest.fixture
def tea(shop: Shop) -> Variant:
    return build.variant(shop, stock=10, price_amount=800, vat_rate=550)


@pytest.fixture
def order(shop: Shop, customer: Customer, bowl: Variant, tea: Variant) -> Order:
    """Three bowls and two teas, paid by card."""
    return buy(shop, customer, checkout.Wish(thing=bowl, quantity=3), checkout.Wish(thing=tea, quantity=2))


def buy(shop: Shop, customer: Customer, *wishes: checkout.Wish, heard: bool = True) -> Order:
    cart: Cart | None = None
    for wish in wishes:
        cart, _token = checkout.add_line(cart, wish, viewer=shop.viewer(customer))
    assert cart
    checkout.set_address(cart, address=build.HOME)
    order, _attempt = build.pay(shop, cart, customer)
    if heard:
        build.hear_everything()
    return Order.objects.get(pk=order.pk)


def line(order: Order, thing: Variant) -> OrderLine:
    return order.lines.get(variant=thing, unit_amount__gt=0)


def take_out(
    line: OrderLine, quantity: int = 1, *, to: Refund.Destination = CARD, key: str = "k"
) -> list[Refund]:
    refunds = editing.take_out(line, quantity=quantity, to=to, reason="Broken", key=key)
    done = [billing.send_refund(one) for one in refunds]
    build.hear_everything()
    return done


def stock(thing: Variant) -> tuple[int | None, int]:
    thing.refresh_from_db()
    return thing.stock, thing.reserved


def contents(order: Order) -> list[str]:
    notes = order.delivery_notes.exclude(status="cancelled").order_by("pk")
    return [note.contents_line for note in notes]


def test_what_is_taken_out_goes_back_with_its_own_vat(order: Order, bowl: Variant, tea: Variant) -> None:
    (refund,) = take_out(line(order, bowl), 2)
    assert (refund.money, refund.state, refund.destination) == (Money(2400, "EUR"), "succeeded", "card")
    note = CreditNote.objects.get()
    assert note.vat == [{"rate": 2000, "net": 2000, "amount": 400}]  # nothing of the tea's 5.5 %
    assert [(one["title"], one["unit_amount"]) for one in note.lines] == [(line(order, bowl).title, 2400)]
    assert (line(order, bowl).left, line(order, bowl).removed) == (1, 2)
    assert stock(bowl) == (9, 0)
    assert stock(tea) == (8, 0)
    assert contents(order) == [f"1 × {bowl.title}, 2 × {tea.title}"]
    order.refresh_from_db()
    assert (order.total_amount, order.refunded_amount) == (5200, 2400)
    assert Invoice.objects.get().total == order.total  # what was invoiced stays as it was
    assert_sound()


def test_all_of_a_line_leaves_the_parcel(order: Order, bowl: Variant, tea: Variant) -> None:
    assert has_bought(order.customer, tea.product)
    take_out(line(order, tea), 2, to=CREDIT)
    assert not has_bought(order.customer, tea.product)  # and so cannot review it
    assert contents(order) == [f"3 × {bowl.title}"]
    owner = order.customer.public_id
    assert ledger.available(owner, site=order.site, kind=Account.Kind.STORE_CREDIT, unit="EUR") == 1600
    assert stock(tea) == (10, 0)
    assert Reservation.objects.get(variant=tea).state == Reservation.State.RELEASED
    assert_sound()


def test_pressing_twice_takes_out_once(order: Order, bowl: Variant) -> None:
    for _press in range(2):
        take_out(line(order, bowl), 1)
    assert line(order, bowl).removed == 1
    assert Refund.objects.count() == CreditNote.objects.count() == 1
    assert stock(bowl) == (8, 0)
    assert JournalEntry.objects.filter(name="OrderEdited").count() == 1
    assert_sound()


def test_piece_by_piece_a_line_costs_what_was_paid_for_it(shop: Shop, customer: Customer) -> None:
    bowl, tea = build.variant(shop, price_amount=1000), build.variant(shop, price_amount=10)
    order = buy(shop, customer, checkout.Wish(thing=bowl, quantity=3), checkout.Wish(thing=tea))
    OrderLine.objects.filter(variant=bowl).update(discount_amount=1000)  # 20.00 for three
    assert [one.amount for n in range(3) for one in take_out(line(order, bowl), key=f"k{n}")] == [
        667,
        666,
        667,
    ]


@pytest.mark.parametrize("quantity", [0, -1, 4, 10**9])
def test_more_than_there_is_is_not_taken_out(order: Order, bowl: Variant, quantity: int) -> None:
    with pytest.raises(TooManyTakenOut):
        take_out(line(order, bowl), quantity)
    assert not Refund.objects.exists()


def test_an_order_is_not_emptied(shop: Shop, customer: Customer, order: Order, bowl: Variant) -> None:
    alone = buy(shop, customer, checkout.Wish(thing=bowl))
    with pytest.raises(NothingLeft):
        take_out(line(alone, bowl))
    assert (line(alone, bowl).removed, Refund.objects.count()) == (0, 0)


def test_a_subscription_is_not_taken_out(shop: Shop, customer: Customer, tea: Variant) -> None:
    order = buy(shop, customer, checkout.Wish(thing=shop.monthly), checkout.Wish(thing=tea))
    with pytest.raises(LineStays):
        take_out(order.lines.get(formula__isnull=False))
    take_out(line(order, tea))
    assert contents(order) == ["1 × Discovery · Monthly"]  # the parcel of its own does not leave
    assert_sound()


def test_nothing_is_changed_once_it_is_packed(order: Order, bowl: Variant) -> None:
    note = DeliveryNote.objects.get(order=order)
    fulfilment.set_status(note, status="prepared")
    build.hear_everything()
    with pytest.raises(DeliveryBegun):
        take_out(line(order, bowl))
    with pytest.raises(DeliveryBegun):
        editing.send_to(order, address=PARIS, reason="Moved", key="k")
    fulfilment.set_status(note, status="shipped")
    build.hear_everything()
    with pytest.raises(OrderCannotChange):
        editing.give_discount(order, amount=Money(100, "EUR"), to=CARD, reason="Late", key="k")
    assert line(order, bowl).removed == 0
    assert not Refund.objects.exists()


def test_an_order_nobody_has_paid_is_not_changed(shop: Shop, customer: Customer, bowl: Variant) -> None:
    cart, _token = checkout.add_line(None, checkout.Wish(thing=bowl), viewer=shop.viewer(customer))
    checkout.set_address(cart, address=build.HOME)
    order, _declined = build.pay(shop, cart, customer, method=build.DECLINED)
    with pytest.raises(OrderCannotChange):
        editing.add_free(order, bowl, quantity=1, with_box=False, reason="Sorry", key="k")
    orders.cancel(order)


def test_what_was_paid_a_moment_ago_is_packed_right(
    shop: Shop, customer: Customer, bowl: Variant, tea: Variant
) -> None:
    """Nobody has heard yet that it is paid: its stock is taken, and its parcel planned, only then."""
    wishes = checkout.Wish(thing=bowl, quantity=3), checkout.Wish(thing=tea)
    order = buy(shop, customer, *wishes, heard=False)
    take_out(line(order, bowl), 2)
    assert contents(order) == [f"1 × {bowl.title}, 1 × {tea.title}"]
    assert stock(bowl) == (9, 0)
    assert_sound()


def test_what_travels_with_a_box_leaves_it(shop: Shop, customer: Customer, tea: Variant) -> None:
    order = buy(
        shop, customer, checkout.Wish(thing=shop.monthly),
        checkout.Wish(thing=tea, quantity=2, with_box=True),
    )  # fmt: skip
    take_out(line(order, tea), 1, key="one")
    assert contents(order) == [f"1 × Discovery · Monthly, 1 × {tea.title}"]
    take_out(line(order, tea), 1, key="two")
    assert contents(order) == ["1 × Discovery · Monthly"]
    assert not Extra.objects.exists()
    assert_sound()


def test_a_discount_goes_back_once(order: Order) -> None:
    for _press in range(2):
        (refund,) = editing.give_discount(
            order, amount=Money(520, "EUR"), to=CARD, reason="Late", key="k"
        )  # fmt: skip
        billing.send_refund(refund)
    order.refresh_from_db()
    assert order.refunded_amount == 520
    assert CreditNote.objects.get().reason == "Late"
    with pytest.raises(RefundTooLarge):
        editing.give_discount(order, amount=Money(4681, "EUR"), to=CARD, reason="Late", key="k2")
    assert_sound()


def test_after_a_discount_no_more_goes_back_than_was_paid(order: Order, bowl: Variant) -> None:
    (first,) = editing.give_discount(order, amount=Money(5000, "EUR"), to=CARD, reason="Late", key="k")
    billing.send_refund(first)
    (second,) = take_out(line(order, bowl), 3, key="k2")
    assert second.amount == 200
    assert sum(note.total_amount for note in CreditNote.objects.all()) == order.total_amount
    assert_sound()


def test_what_is_added_costs_nothing_and_is_in_the_parcel(order: Order, bowl: Variant, shop: Shop) -> None:
    gift = build.variant(shop, stock=1)
    before = order.total
    for _press in range(2):
        editing.add_free(order, gift, quantity=1, with_box=False, reason="Sorry", key="k")
    build.hear_everything()
    order.refresh_from_db()
    assert (order.total, order.due) == (before, before)
    added = order.lines.get(variant=gift)
    assert (added.unit_amount, added.quantity) == (0, 1)
    assert contents(order)[0].endswith(f"1 × {gift.title}")
    assert stock(gift) == (0, 0)
    with pytest.raises(SoldOut):
        editing.add_free(order, gift, quantity=1, with_box=False, reason="Sorry", key="k2")
    assert_sound()


def test_what_was_added_is_taken_out_without_money(order: Order, shop: Shop) -> None:
    gift = build.variant(shop, stock=1)
    editing.add_free(order, gift, quantity=1, with_box=False, reason="Sorry", key="k")
    assert take_out(order.lines.get(variant=gift), key="k2") == []
    assert stock(gift) == (1, 0)
    editing.add_free(order, gift, quantity=1, with_box=False, reason="Sorry", key="k3")
    assert stock(gift) == (0, 0)
    orders.cancel(order)
    build.hear_everything()
    assert stock(gift) == (1, 0)


def test_only_whoever_gets_a_box_is_added_to_it(shop: Shop, order: Order, bowl: Variant) -> None:
    with pytest.raises(NoBox):
        editing.add_free(order, bowl, quantity=1, with_box=True, reason="Sorry", key="k")
    boxes = buy(shop, order.customer, checkout.Wish(thing=shop.monthly))
    editing.add_free(order, bowl, quantity=1, with_box=True, reason="Sorry", key="k")
    assert contents(boxes) == [f"1 × Discovery · Monthly, 1 × {bowl.title}"]


def test_the_parcel_follows_the_order_to_its_new_address(order: Order) -> None:
    editing.send_to(order, address=PARIS, reason="Moved", key="k")
    order.refresh_from_db()
    assert order.postal_address == PARIS == DeliveryNote.objects.get().postal_address
    assert order.invoice_address == build.HOME  # as its invoice says
    with pytest.raises(OtherCountry):
        editing.send_to(order, address=replace(PARIS, country="BE"), reason="Moved", key="k2")


def test_gift_cards_get_back_what_they_can(order: Order) -> None:
    gift = Refund.Destination.GIFT_CARD
    assert editing.parts_of(order, 1000, to=gift) == {CREDIT: 1000}
    assert editing.parts_of(order, 10**9, to=CARD) == {CARD: 5200}
    assert editing.parts_of(order, 0, to=CREDIT) == {}

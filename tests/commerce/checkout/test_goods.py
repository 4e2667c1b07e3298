"""Products beside boxes: one cart, one charge, stock that is never oversold, a parcel of their own."""

from dataclasses import replace

import pytest
from django.db import IntegrityError

from commerce.base.words import Words
from commerce.billing.models import Payment
from commerce.catalog.errors import OptionMissing, ProductInactive, SoldOut
from commerce.catalog.models import Option, OptionChoice, Reservation, Variant
from commerce.checkout import actions as checkout
from commerce.checkout.errors import (
    ContactInvalid,
    NoBox,
    PaymentMethodMissing,
    PriceChanged,
)
from commerce.checkout.models import Cart
from commerce.customers import actions as customers
from commerce.customers.errors import VatNumberInvalid
from commerce.customers.models import Customer
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.errors import NoCarrier, PickupPointMissing
from commerce.fulfilment.extras import load_extras
from commerce.fulfilment.models import DeliveryNote, Extra, PickupPoint
from commerce.invoices.models import Invoice
from commerce.ledger import actions as ledger
from commerce.ledger import queries as balances
from commerce.ledger.models import Account
from commerce.orders import actions as orders
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Subscription
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop


def cart_of(shop: Shop, customer: Customer | None, *wishes: checkout.Wish, token: str = "") -> Cart:
    cart: Cart | None = None
    for wish in wishes:
        cart, new = checkout.add_line(cart, wish, viewer=shop.viewer(customer, token=token))
        token = token or new
    assert cart
    return checkout.set_address(cart, address=build.HOME)


def problems(cart: Cart) -> list[type[Exception]]:
    from commerce.checkout.queries import problems_of

    return [type(one) for one in problems_of(Cart.objects.get(pk=cart.pk))]


def test_a_box_and_a_bowl_are_one_charge_and_two_parcels(shop: Shop, customer: Customer) -> None:
    bowl = build.variant(shop, stock=5)
    cart = cart_of(shop, customer, checkout.Wish(thing=shop.monthly), checkout.Wish(thing=bowl, quantity=2))
    order, _attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    assert order.total == shop.monthly.price + bowl.price * 2
    assert Payment.objects.get().money == order.total
    assert [part["rate"] for part in order.vat] == [550, 2000]
    assert Invoice.objects.get(order=order).total == order.total
    assert Subscription.objects.get().formula == shop.monthly
    contents = [note.contents_line for note in DeliveryNote.objects.order_by("scheduled_on")]
    assert contents == [f"2 × {bowl.product}", "1 × Discovery · Monthly"]
    bowl.refresh_from_db()
    assert (bowl.stock, bowl.reserved) == (3, 0)
    assert_sound()


def test_a_bowl_alone_starts_no_subscription(shop: Shop, customer: Customer) -> None:
    build.pay(shop, cart_of(shop, customer, checkout.Wish(thing=build.variant(shop))), customer)
    build.hear_everything()
    assert not Subscription.objects.exists()
    note = DeliveryNote.objects.get()
    assert note.scheduled_on.isoformat() == "2026-01-05"  # ordered on a Friday
    assert_sound()


def test_what_waits_for_its_payment_is_reserved_and_given_back_when_given_up(
    shop: Shop, customer: Customer
) -> None:
    bowl = build.variant(shop, stock=1)
    cart = cart_of(shop, customer, checkout.Wish(thing=bowl))
    order, _declined = build.pay(shop, cart, customer, method=build.DECLINED)
    bowl.refresh_from_db()
    assert (bowl.stock, bowl.reserved) == (1, 1)
    other = build.register(shop)
    theirs = cart_of(shop, other, checkout.Wish(thing=build.variant(shop)))
    with pytest.raises(SoldOut):
        build.pay(shop, cart_of(shop, other, checkout.Wish(thing=bowl)), other)
    assert theirs
    orders.cancel(order)
    build.hear_everything()
    bowl.refresh_from_db()
    assert (bowl.stock, bowl.reserved) == (1, 0)
    assert Reservation.objects.get().state == Reservation.State.RELEASED
    assert_sound()


def test_a_paid_order_that_is_cancelled_puts_its_goods_back(shop: Shop, customer: Customer) -> None:
    bowl = build.variant(shop, stock=1)
    order, _attempt = build.pay(shop, cart_of(shop, customer, checkout.Wish(thing=bowl)), customer)
    build.hear_everything()
    orders.cancel(order)
    build.hear_everything()
    bowl.refresh_from_db()
    assert (bowl.stock, bowl.reserved) == (1, 0)


def test_two_lines_of_one_thing_need_the_stock_of_both(shop: Shop, customer: Customer) -> None:
    bowl = build.variant(shop, stock=2)
    cart = cart_of(
        shop, customer, checkout.Wish(thing=bowl), checkout.Wish(thing=bowl, quantity=2, with_box=True)
    )
    assert problems(cart) == [SoldOut, SoldOut]


def test_a_sold_out_formula_cannot_be_bought(shop: Shop, customer: Customer) -> None:
    shop.monthly.stock = 0
    shop.monthly.save()
    assert problems(cart_of(shop, customer, checkout.Wish(thing=shop.monthly))) == [SoldOut]


def test_options_are_chosen_once_each_and_paid(shop: Shop, customer: Customer) -> None:
    bowl = build.variant(shop)
    wrapping = build.saved(Option(site=shop.site, slug="wrap", name=Words(en="Wrapping"), required=True))
    paper, silk = (
        build.saved(OptionChoice(option=wrapping, name=Words(en=name), price_amount=price))
        for name, price in (("Paper", 0), ("Silk", 300))
    )
    bowl.product.options.add(wrapping)
    bowl.product.save()
    for wrong in ([], [paper, silk]):
        with pytest.raises(OptionMissing):
            cart_of(shop, customer, checkout.Wish(thing=bowl, options=wrong))
    cart = cart_of(shop, customer, checkout.Wish(thing=bowl, options=[silk]))
    order, _attempt = build.pay(shop, cart, customer)
    line = order.lines.get()
    assert (line.unit_amount, line.title) == (1500, f"{bowl.product} · Silk")
    assert_sound()


def test_a_product_out_of_its_dates_is_not_sold(shop: Shop, customer: Customer) -> None:
    later = build.NEW_YEAR.replace(year=2027)
    with pytest.raises(ProductInactive):
        cart_of(shop, customer, checkout.Wish(thing=build.variant(shop, active_from=later)))


def test_a_guest_buys_with_an_address_to_write_to(shop: Shop) -> None:
    cart, token = checkout.add_line(None, checkout.Wish(thing=shop.monthly), viewer=shop.viewer())
    checkout.set_address(cart, address=build.HOME)
    with pytest.raises(ContactInvalid):
        checkout.set_contact(cart, email="not an address")
    checkout.set_contact(cart, email="Guest@Example.com")
    viewer = shop.viewer(token=token)
    order, _attempt = checkout.pay(
        cart, viewer=viewer, quote_hash=build.quote(cart).hash, method=build.GOOD, key="k", return_url="/"
    )
    build.hear_everything()
    assert order.customer.user is None
    assert order.customer.email == "guest@example.com"
    assert order.customer.name == order.postal_address.name
    assert list(Order.objects.visible_to(viewer)) == [order]
    assert not Order.objects.visible_to(shop.viewer()).exists()
    assert not Order.objects.visible_to(shop.viewer(token="another")).exists()
    assert Subscription.objects.get().customer == order.customer
    assert_sound()


def test_a_guest_of_a_registered_address_is_not_that_customer(shop: Shop, customer: Customer) -> None:
    guest = customers.welcome_guest(shop.site, email=customer.email.upper(), language="en")
    assert guest != customer
    assert customers.welcome_guest(shop.site, email=customer.email, language="fr") == guest


def test_a_proven_address_finds_what_its_guest_bought(shop: Shop, customer: Customer) -> None:
    guest = customers.welcome_guest(shop.site, email=customer.email, language="en")
    user = customer.user
    assert user
    cart = build.filled_cart(shop, customer)
    customers.adopt_guests(user)
    guest.refresh_from_db()
    cart.refresh_from_db()
    assert (guest.user, cart.customer) == (user, guest)
    assert not Customer.objects.filter(pk=customer.pk).exists()


def test_who_has_a_history_of_their_own_keeps_it_apart(shop: Shop, customer: Customer) -> None:
    guest = customers.welcome_guest(shop.site, email=customer.email, language="en")
    build.pay(shop, build.filled_cart(shop, customer), customer)
    user = customer.user
    assert user
    customers.adopt_guests(user)
    guest.refresh_from_db()
    assert guest.user is None


def credit(customer: Customer, amount: int) -> None:
    account = ledger.account_of(
        customer.public_id, site=customer.site, kind=Account.Kind.STORE_CREDIT, unit="EUR"
    )
    ledger.credit(account, amount, reason="gift", reference="test")


def left(customer: Customer) -> int:
    kind = Account.Kind.STORE_CREDIT
    return balances.available(customer.public_id, site=customer.site, kind=kind, unit="EUR")


def test_store_credit_pays_before_the_card(shop: Shop, customer: Customer) -> None:
    credit(customer, 1000)
    cart = build.filled_cart(shop, customer)
    order, attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    assert attempt
    assert (attempt.payment.amount, order.credit_amount) == (1490, 1000)
    assert Invoice.objects.get().total == shop.monthly.price
    assert left(customer) == 0
    assert_sound()


def test_credit_that_pays_all_of_it_needs_no_card(shop: Shop, customer: Customer) -> None:
    credit(customer, 3000)
    cart = build.filled_cart(shop, customer)
    for _press in range(2):
        order, attempt = build.pay(shop, cart, customer, method="")
        assert attempt is None
    build.hear_everything()
    assert (order.status, order.due.amount, left(customer)) == (Order.Status.PAID, 0, 510)
    assert (Invoice.objects.count(), Payment.objects.count()) == (1, 0)
    assert_sound()


def test_credit_kept_for_later_is_not_touched(shop: Shop, customer: Customer) -> None:
    credit(customer, 3000)
    cart = checkout.use_credit(build.filled_cart(shop, customer), use=False)
    with pytest.raises(PaymentMethodMissing):
        build.pay(shop, cart, customer, method="")
    build.pay(shop, cart, customer)
    build.hear_everything()
    assert left(customer) == 3000


def test_credit_of_a_declined_order_comes_back_when_it_is_given_up(shop: Shop, customer: Customer) -> None:
    credit(customer, 1000)
    cart = build.filled_cart(shop, customer)
    build.pay(shop, cart, customer, method=build.DECLINED)
    assert left(customer) == 0
    checkout.update_line(cart.lines.get(), quantity=2)
    with pytest.raises(PriceChanged):
        build.pay(shop, cart, customer, quote_hash="0" * 64)
    build.hear_everything()
    assert left(customer) == 1000
    assert_sound()


def test_a_parcel_is_paid_by_weight_and_a_box_is_not(shop: Shop, customer: Customer) -> None:
    build.carrier(shop, (500, 490), (2000, 790))
    bowl = build.variant(shop, weight_grams=600)
    boxes = build.filled_cart(shop, customer)
    assert build.quote(boxes).shipping.amount == 0
    cart, _token = checkout.add_line(boxes, checkout.Wish(thing=bowl), viewer=shop.viewer(customer))
    shown = build.quote(cart)
    assert shown.shipping.amount == 790
    order, _attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    assert order.shipping == shown.shipping
    assert order.carrier == {"id": order.carrier["id"], "name": "Post", "pickup_point": None}
    assert not DeliveryNote.objects.filter(carrier=None).exists()
    assert_sound()


def test_a_parcel_nobody_takes_cannot_be_paid(shop: Shop, customer: Customer) -> None:
    build.carrier(shop, (500, 490))
    cart = cart_of(shop, customer, checkout.Wish(thing=build.variant(shop, weight_grams=501)))
    assert problems(cart) == [NoCarrier]


def test_a_carrier_that_only_goes_abroad_is_not_offered(shop: Shop, customer: Customer) -> None:
    build.carrier(shop, (None, 490), countries=["BE"])
    cart = cart_of(shop, customer, checkout.Wish(thing=build.variant(shop)))
    assert problems(cart) == [NoCarrier]


def test_the_shopper_chooses_who_brings_it_and_where(shop: Shop, customer: Customer) -> None:
    build.carrier(shop, (None, 790))
    relay = build.carrier(shop, (None, 290), name="Relay", to_pickup_point=True)
    point = build.saved(
        PickupPoint(
            carrier=relay, code="P1", name="Tabac", line1="1 rue A", postcode="69003", city="Lyon",
            country="FR",
        )
    )  # fmt: skip
    cart = cart_of(shop, customer, checkout.Wish(thing=build.variant(shop)))
    assert build.quote(cart).shipping.amount == 790  # to the door until they choose
    with pytest.raises(PickupPointMissing):
        checkout.choose_carrier(cart, carrier=relay)
    checkout.choose_carrier(cart, carrier=relay, point=point)
    assert build.quote(cart).shipping.amount == 290
    order, _attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    note = DeliveryNote.objects.get()
    assert (note.carrier, note.pickup_point["name"]) == (relay, "Tabac")
    assert order.carrier["pickup_point"]["code"] == "P1"
    point.active = False
    point.save()
    other = cart_of(shop, customer, checkout.Wish(thing=build.variant(shop)))
    Cart.objects.filter(pk=other.pk).update(carrier=relay, pickup_point=point)
    assert problems(other) == [PickupPointMissing]


def test_the_invoice_goes_to_the_company_and_the_parcel_does_not(shop: Shop, customer: Customer) -> None:
    cart = build.filled_cart(shop, customer)
    office = replace(build.HOME, company="Tea & Co", vat_number="fr 40 303265045", country="DE")
    with pytest.raises(VatNumberInvalid):
        checkout.set_billing(cart, address=replace(office, vat_number="40"))
    checkout.set_billing(cart, address=office)
    order, _attempt = build.pay(shop, cart, customer)
    invoice = Invoice.objects.get()
    assert (invoice.buyer["company"], invoice.buyer["vat_number"]) == ("Tea & Co", "FR40303265045")
    assert (invoice.buyer["country"], order.postal_address.country) == ("DE", "FR")


def test_the_vat_rate_is_that_of_the_country(shop: Shop, customer: Customer) -> None:
    bowl = build.variant(shop, vat_elsewhere={"BE": 2100})
    cart = cart_of(shop, customer, checkout.Wish(thing=bowl))
    assert [part.rate for part in build.quote(cart).vat] == [2000]
    checkout.set_address(cart, address=replace(build.HOME, country="BE", postcode="1000"))
    assert [part.rate for part in build.quote(cart).vat] == [2100]


def test_what_travels_with_a_box_needs_one(shop: Shop, customer: Customer) -> None:
    wish = checkout.Wish(thing=build.variant(shop), with_box=True)
    cart = cart_of(shop, customer, wish)
    assert problems(cart) == [NoBox]
    checkout.add_line(cart, checkout.Wish(thing=shop.monthly), viewer=shop.viewer(customer))
    assert problems(cart) == []


def test_an_extra_travels_with_the_next_box_and_waits_when_that_does_not_leave(
    shop: Shop, customer: Customer
) -> None:
    build.pay(shop, build.filled_cart(shop, customer, quarterly=1), customer)
    build.hear_everything()
    bowl = build.variant(shop)
    cart = cart_of(shop, customer, checkout.Wish(thing=bowl, with_box=True))
    assert build.quote(cart).shipping.amount == 0
    build.pay(shop, cart, customer)
    build.hear_everything()
    first, second, _third = DeliveryNote.objects.order_by("scheduled_on")
    assert first.contents_line == f"1 × Discovery · Quarterly, 1 × {bowl.product}"
    fulfilment.set_status(first, status="cancelled")
    build.hear_everything()
    assert Extra.objects.waiting().exists()
    load_extras([second])
    assert DeliveryNote.objects.get(pk=second.pk).contents_line.endswith(f"1 × {bowl.product}")


def test_an_extra_waits_for_the_renewal_and_leaves_alone_when_none_comes(
    shop: Shop, customer: Customer
) -> None:
    build.pay(shop, build.filled_cart(shop, customer), customer)
    build.hear_everything()
    fulfilment.set_status(DeliveryNote.objects.get(), status="shipped")
    build.pay(
        shop, cart_of(shop, customer, checkout.Wish(thing=build.variant(shop), with_box=True)), customer
    )
    build.hear_everything()
    assert Extra.objects.waiting().exists()
    subscriptions.cancel_now(Subscription.objects.get())
    build.hear_everything()
    assert not Extra.objects.waiting().exists()
    note = DeliveryNote.objects.order_by("pk").last()
    assert note
    assert note.contents_line.startswith("1 × Bowl")


def test_stock_is_never_below_what_is_reserved(shop: Shop) -> None:
    bowl = build.variant(shop, stock=1)
    with pytest.raises(IntegrityError, match="variant_not_oversold"):
        Variant.objects.filter(pk=bowl.pk).update(reserved=2)


def test_after_a_decline_what_the_order_holds_still_pays_for_it(shop: Shop, customer: Customer) -> None:
    """The last piece, and credit: both are the order's already when another card is tried."""
    credit(customer, 300)
    bowl = build.variant(shop, stock=1)
    cart = cart_of(shop, customer, checkout.Wish(thing=bowl))
    shown = build.quote(cart)
    first, _declined = build.pay(shop, cart, customer, method=build.DECLINED)
    cart = Cart.objects.get(pk=cart.pk)
    assert (build.quote(cart), problems(cart)) == (shown, [])
    second, _attempt = build.pay(shop, cart, customer, quote_hash=shown.hash)
    build.hear_everything()
    second.refresh_from_db()
    assert (first, second.status, second.credit_amount, left(customer)) == (second, "paid", 300, 0)
    assert_sound()

"""Carts that were left: reminded of once where the shop wishes, opened again on any device by their link."""

import time
from datetime import timedelta

import pytest
from django.core import signing

from commerce.base import clock
from commerce.base.errors import NotFound
from commerce.base.models import JournalEntry
from commerce.base.tokens import token_hash
from commerce.base.viewer import Viewer
from commerce.checkout import actions as checkout
from commerce.checkout import links
from commerce.checkout.actions import unfinished
from commerce.checkout.models import Cart
from commerce.checkout.queries import current_cart
from commerce.checkout.settings import NoReminder, ReminderSettings
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.shop import Shop

EMAIL = "guest@example.com"


@pytest.fixture
def on(shop: Shop) -> ReminderSettings:
    settings = ReminderSettings.for_site(shop.site)
    settings.reminder_on = True
    return build.saved(settings)


def leave(shop: Shop, *, email: str = EMAIL) -> tuple[Cart, str]:
    """A guest's cart with an address to write to, and its secret."""
    cart, token = checkout.add_line(
        None, checkout.Wish(thing=build.variant(shop)), viewer=shop.viewer(language="fr")
    )
    if email:
        checkout.set_contact(cart, email=email)
    return checkout.set_address(cart, address=build.HOME), token


def after(**passed: int) -> int:
    with clock.moved_to(clock.now() + timedelta(**passed)):
        return unfinished.remind_due()


def reminded() -> int:
    return JournalEntry.objects.filter(name="CartLeft").count()


def test_nobody_is_reminded_unless_the_shop_wishes(shop: Shop) -> None:
    leave(shop)
    assert after(minutes=61) == 0


def test_a_guest_is_reminded_once_after_an_hour(shop: Shop, on: ReminderSettings) -> None:
    cart, _token = leave(shop)
    assert (after(minutes=59), after(minutes=61), after(minutes=70), after(days=2)) == (0, 1, 0, 0)
    cart.refresh_from_db()
    assert cart.language == "fr"
    assert cart.reminded_at
    assert reminded() == 1


def test_who_gave_no_address_at_the_checkout_is_not_written_to(
    shop: Shop, customer: Customer, on: ReminderSettings
) -> None:
    leave(shop, email="")
    checkout.add_line(None, checkout.Wish(thing=shop.monthly), viewer=shop.viewer(customer))
    assert after(minutes=61) == 0
    cart = current_cart(shop.viewer(customer))
    assert cart
    checkout.set_address(cart, address=build.HOME)
    assert after(minutes=61) == 1


def test_who_bought_meanwhile_is_not_reminded(shop: Shop, customer: Customer, on: ReminderSettings) -> None:
    """Neither of the cart they paid, nor of another one they had left under the same address."""
    leave(shop, email=customer.email)
    build.pay(shop, build.filled_cart(shop, customer), customer)
    assert after(minutes=61) == 0


def test_who_is_at_their_bank_is_not_reminded(shop: Shop, customer: Customer, on: ReminderSettings) -> None:
    order, _asked = build.pay(shop, build.filled_cart(shop, customer), customer, method=build.ASKS)
    assert after(minutes=61) == 0
    Cart.objects.filter(order=order).update(order=None)  # it was given up
    assert after(minutes=61) == 1


def test_one_address_gets_one_reminder_a_month(shop: Shop, on: ReminderSettings) -> None:
    leave(shop)
    leave(shop, email="GUEST@example.com")
    assert after(minutes=61) == 1
    assert after(minutes=62) == 0


def test_an_empty_or_an_old_cart_is_let_be(shop: Shop, on: ReminderSettings) -> None:
    cart, _token = leave(shop)
    assert after(days=4) == 0  # the shop has only now switched it on
    cart.lines.all().delete()
    assert after(minutes=61) == 0


def test_who_asks_is_reminded_no_more(shop: Shop, on: ReminderSettings) -> None:
    cart, _token = leave(shop)
    stop = links.token_of(cart, salt=links.STOP)
    with pytest.raises(NotFound):
        unfinished.remind_no_more(links.token_of(cart), site=shop.site)  # the other link
    with pytest.raises(NotFound):
        unfinished.remind_no_more(stop, site=build.other_site())
    unfinished.remind_no_more(stop, site=shop.site)
    unfinished.remind_no_more(stop, site=shop.site)
    assert NoReminder.objects.get().email == EMAIL
    assert after(minutes=61) == 0


@pytest.mark.parametrize("minutes, is_right", [(29, False), (30, True), (180, True), (181, False)])
def test_the_wait_is_half_an_hour_to_three(shop: Shop, minutes: int, is_right: bool) -> None:
    settings = ReminderSettings(site=shop.site, minutes=minutes)
    if is_right:
        settings.full_clean()
    else:
        with pytest.raises(Exception, match="minutes"):
            settings.full_clean()


def test_the_link_makes_the_cart_the_visitors(shop: Shop) -> None:
    cart, old = leave(shop)
    found, secret = unfinished.reopen(links.token_of(cart), viewer=shop.viewer())
    assert current_cart(shop.viewer(token=secret)) == cart == found
    assert current_cart(shop.viewer(token=old)) is None  # one device at a time: its link opens it there again
    cart.refresh_from_db()
    assert cart.reopened_at
    assert EMAIL not in links.cart_link(cart) and "guest" not in links.cart_link(cart)


def test_what_was_in_the_visitors_other_cart_goes_with_it(shop: Shop) -> None:
    cart, _old = leave(shop)
    wish = checkout.Wish(thing=build.variant(shop))
    other, mine = checkout.add_line(None, wish, viewer=shop.viewer())
    unfinished.reopen(links.token_of(cart), viewer=shop.viewer(token=mine))
    assert (cart.lines.count(), other.lines.count()) == (2, 0)


def test_a_customers_cart_opens_to_them_alone(shop: Shop, customer: Customer) -> None:
    cart = build.filled_cart(shop, customer)
    assert unfinished.reopen(links.token_of(cart), viewer=shop.viewer())[1] == ""
    assert current_cart(shop.viewer()) is None
    cart.refresh_from_db()
    assert cart.customer == customer


@pytest.mark.parametrize("how", ["forged", "old", "site", "paid", "stop"])
def test_a_link_that_opens_nothing(shop: Shop, customer: Customer, how: str) -> None:
    cart, _token = leave(shop)
    token, viewer = links.token_of(cart), shop.viewer()
    if how == "forged":
        token = f"{token[:-2]}xx"
    elif how == "old":
        aged = signing.TimestampSigner(salt=links.OPEN)
        signed_at = time.time() - links.VALID[links.OPEN].total_seconds() - 60
        aged.timestamp = lambda: signing.b62_encode(int(signed_at))  # type: ignore[method-assign]
        token = aged.sign_object(cart.public_id)
    elif how == "site":
        viewer = Viewer(site=build.other_site())
    elif how == "paid":
        paid = build.filled_cart(shop, customer)
        build.pay(shop, paid, customer)
        token = links.token_of(paid)
    else:
        token = links.token_of(cart, salt=links.STOP)
    with pytest.raises(NotFound):
        unfinished.reopen(token, viewer=viewer)
    cart.refresh_from_db()
    assert cart.reopened_at is None


def test_an_order_begun_on_the_other_device_is_seen_on_this_one(shop: Shop) -> None:
    cart, old = leave(shop)
    guest = shop.viewer(token=old)
    order, _declined = checkout.pay(
        Cart.objects.get(pk=cart.pk), viewer=guest, quote_hash=build.quote(cart).hash,
        method=build.DECLINED, key="k", return_url="/",
    )  # fmt: skip
    _cart, secret = unfinished.reopen(links.token_of(cart), viewer=shop.viewer())
    assert Order.objects.visible_to(shop.viewer(token=secret)).get() == order
    assert not Order.objects.visible_to(guest).exists()


def test_what_was_bought_after_the_link_is_recovered(shop: Shop) -> None:
    cart, _old = leave(shop)
    _cart, secret = unfinished.reopen(links.token_of(cart), viewer=shop.viewer())
    assert not Cart.objects.recovered().exists()
    checkout.pay(
        Cart.objects.select_related("site").get(pk=cart.pk), viewer=shop.viewer(token=secret),
        quote_hash=build.quote(cart).hash, method=build.GOOD, key="k", return_url="/",
    )  # fmt: skip
    assert Cart.objects.recovered().get() == cart
    assert not Cart.objects.unfinished().exists()


def test_staff_offer_what_the_customer_pays_as_an_order_of_its_own(
    shop: Shop, customer: Customer, on: ReminderSettings
) -> None:
    order, _attempt = build.pay(shop, build.filled_cart(shop, customer), customer)
    bowl = build.variant(shop)
    offered = [
        unfinished.offer(order, bowl, quantity=2, with_box=False, key="k") for _press in range(2)
    ]  # fmt: skip
    assert offered[0] == offered[1]
    cart = current_cart(shop.viewer(customer))
    assert cart == offered[0]
    assert (cart.postal_address, cart.offered_for) == (order.postal_address, order)
    assert JournalEntry.objects.filter(name="CartSent").count() == 1
    more, _attempt = build.pay(shop, cart, customer)
    order.refresh_from_db()
    assert (more.total, order.total) == (bowl.price * 2, shop.monthly.price)


def test_a_guest_is_offered_it_by_the_link(shop: Shop) -> None:
    guest = customers.welcome_guest(shop.site, email=EMAIL, language="en")
    order = Order.objects.create(
        site=shop.site, customer=guest, language="en", currency="EUR", subtotal_amount=0,
        shipping_amount=0, total_amount=0, vat=[], quote_hash="", placed_at=clock.now(),
        delivery_address=build.HOME.as_dict(),
    )  # fmt: skip
    cart = unfinished.offer(order, build.variant(shop), quantity=1, with_box=False, key="k")
    assert (cart.contact, cart.customer) == (EMAIL, None)
    assert unfinished.reopen(links.token_of(cart), viewer=shop.viewer())[1]


def test_a_cart_left_earlier_is_joined_with_all_that_was_on_it(shop: Shop, customer: Customer) -> None:
    """The older cart's gift cards, rewards, answers, ticked boxes and address are not lost at sign-in."""
    older = build.filled_cart(shop, customer)
    kept = {
        "gift_cards": ["gft_1", "gft_2"], "rewards": ["rwd_1"], "consents": ["con_1"], "coupons": ["cou_1"],
        "survey": {"q1": "old", "q2": "old"}, "email": EMAIL,
    }  # fmt: skip
    Cart.objects.filter(pk=older.pk).update(**kept)
    visitor, token = checkout.add_line(None, checkout.Wish(thing=build.variant(shop)), viewer=shop.viewer())
    newer = {"gift_cards": ["gft_2", "gft_3"], "survey": {"q1": "new"}}
    Cart.objects.filter(pk=visitor.pk).update(**newer)
    joined = checkout.adopt(customer, viewer=shop.viewer(customer, token=token))
    assert joined == visitor
    assert joined.gift_cards == ["gft_2", "gft_3", "gft_1"]
    assert (joined.rewards, joined.consents, joined.coupons) == (["rwd_1"], ["con_1"], ["cou_1"])
    assert (joined.survey, joined.email) == ({"q1": "new", "q2": "old"}, EMAIL)
    assert joined.postal_address == build.HOME
    assert joined.lines.count() == 2
    assert token_hash(token) == joined.token_hash

"""Waiting lists: people are told in order, theirs is kept for a day, and nobody is written to unasked."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from commerce.base import clock
from commerce.base.errors import CommerceError
from commerce.base.models import JournalEntry
from commerce.catalog.models import Formula, Product, Reservation, Variant
from commerce.checkout import actions as checkout
from commerce.checkout.actions import reserving
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.orders import actions as orders
from commerce.orders.models import Order
from commerce.waiting import actions as waiting
from commerce.waiting import rules
from commerce.waiting.models import Place
from content.emails import outbox
from content.emails.models import Mail
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound, broken_invariants
from tests.commerce.backoffice.sales import staff
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def tea(shop: Shop) -> Variant:
    return build.variant(shop, stock=0)


def ask(shop: Shop, thing: Variant | Formula, name: str = "anna", quantity: int = 1) -> Place:
    return waiting.ask(thing, site=shop.site, email=f" {name}@Example.com", quantity=quantity, language="en")


def in_line(shop: Shop, thing: Variant | Formula, name: str = "anna", quantity: int = 1) -> Place:
    return waiting.confirm(ask(shop, thing, name, quantity))


def refill(thing: Variant | Formula, stock: int) -> None:
    type(thing)._default_manager.filter(pk=thing.pk).update(stock=stock)


def state(place: Place) -> str:
    place.refresh_from_db()
    return place.state


def left(thing: Variant | Formula) -> tuple[int | None, int]:
    thing.refresh_from_db()
    return thing.stock, thing.reserved


def why_not(work: Any) -> str:
    with pytest.raises(CommerceError) as refusal:
        work()
    return refusal.value.code


def test_a_name_is_put_down_once_and_confirmed_from_a_mail(shop: Shop, tea: Variant) -> None:
    place = ask(shop, tea)
    assert (place.email, place.state) == ("anna@example.com", "asked")
    again = ask(shop, tea, quantity=3)
    assert (again.pk, again.quantity) == (place.pk, 3)
    assert JournalEntry.objects.filter(name="PlaceAsked").count() == 2
    waiting.confirm(place)
    assert state(waiting.confirm(place)) == "waiting"
    assert JournalEntry.objects.filter(name="PlaceConfirmed").count() == 1
    with pytest.raises(IntegrityError, match="variant_waited_for_once"), transaction.atomic():
        Place.objects.create(
            site=shop.site, variant=tea, email="anna@example.com", quantity=1, language="en",
            asked_at=clock.now(),
        )  # fmt: skip


def test_what_cannot_be_waited_for_is_refused_with_its_reason(shop: Shop, tea: Variant) -> None:
    there = build.variant(shop, stock=2)
    assert why_not(lambda: ask(shop, there, quantity=2)) == "STILL_THERE"
    assert why_not(lambda: ask(shop, shop.monthly)) == "STILL_THERE"  # nobody counts it
    assert why_not(lambda: ask(shop, tea, quantity=0)) == "QUANTITY_OUT_OF_RANGE"
    assert why_not(lambda: ask(shop, tea, quantity=21)) == "QUANTITY_OUT_OF_RANGE"
    assert why_not(lambda: ask(shop, tea, name="no@address")) == "INVALID"
    assert not Place.objects.exists()
    assert ask(shop, there, quantity=3).state == "asked"


def test_one_address_asks_no_more_than_five_times_an_hour(shop: Shop) -> None:
    for _ in range(5):
        ask(shop, build.variant(shop, stock=0))
    assert why_not(lambda: ask(shop, build.variant(shop, stock=0))) == "RATE_LIMITED"
    ask(shop, build.variant(shop, stock=0), "paul")
    with clock.moved_to(clock.now() + rules.HOUR):
        ask(shop, build.variant(shop, stock=0))


def test_people_are_invited_in_the_order_in_which_they_confirmed(shop: Shop, tea: Variant) -> None:
    first = ask(shop, tea, "first")
    second, third = in_line(shop, tea, "second"), in_line(shop, tea, "third", quantity=5)
    waiting.confirm(first)
    unconfirmed = ask(shop, tea, "unconfirmed")
    assert waiting.invite_due() == 0
    refill(tea, 1)
    assert (waiting.invite_due(), waiting.invite_due()) == (1, 0)
    assert [state(one) for one in (first, second, third, unconfirmed)] == [
        "waiting", "invited", "waiting", "asked",
    ]  # fmt: skip
    assert left(tea) == (1, 1)
    refill(tea, 3)
    assert waiting.invite_due() == 1  # who wants five lets the one behind pass
    assert (state(first), state(third)) == ("invited", "waiting")


def test_what_is_not_on_sale_invites_nobody(shop: Shop, tea: Variant) -> None:
    in_line(shop, tea)
    Product.objects.update(active=False)
    refill(tea, 5)
    assert waiting.invite_due() == 0
    Product.objects.update(active=True)
    refill(tea, 5)
    assert waiting.invite_due() == 1


def test_an_invitation_that_is_not_used_goes_to_the_next(shop: Shop, tea: Variant) -> None:
    first, second = in_line(shop, tea, "first"), in_line(shop, tea, "second")
    refill(tea, 1)
    waiting.invite_due()
    with clock.moved_to(clock.now() + DAY - timedelta(seconds=1)):
        assert waiting.lapse_due() == 0
    with clock.moved_to(clock.now() + DAY):
        assert (waiting.lapse_due(), waiting.invite_due()) == (1, 1)
    assert (state(first), first.email, state(second)) == ("lapsed", "", "invited")
    assert left(tea) == (1, 1)


def test_who_leaves_is_forgotten_and_gives_theirs_back(shop: Shop, tea: Variant) -> None:
    first, second = in_line(shop, tea, "first"), in_line(shop, tea, "second")
    refill(tea, 1)
    waiting.invite_due()
    for place in (first, second):
        waiting.leave(place)
        waiting.leave(place)
    assert [(state(place), place.email) for place in (first, second)] == [("left", ""), ("left", "")]
    assert left(tea) == (1, 0)
    assert why_not(lambda: waiting.confirm(first)) == "CANNOT_CHANGE"
    assert in_line(shop, tea, "first", quantity=2).pk != first.pk  # they may come again


def test_an_address_that_is_never_confirmed_is_forgotten_in_a_week(shop: Shop, tea: Variant) -> None:
    place, confirmed = ask(shop, tea), in_line(shop, tea, "paul")
    with clock.moved_to(clock.now() + 7 * DAY):
        waiting.lapse_due()
    assert (state(place), place.email, state(confirmed)) == ("lapsed", "", "waiting")
    with pytest.raises(IntegrityError, match="place_ended_without_address"), transaction.atomic():
        Place.objects.filter(pk=place.pk).update(email="anna@example.com")


@pytest.fixture
def invited(shop: Shop, tea: Variant) -> Place:
    """Anna's: both pieces there are, are kept for her."""
    place = in_line(shop, tea, quantity=2)
    refill(tea, 2)
    waiting.invite_due()
    return place


def cart_of(shop: Shop, customer: Customer, place: Place) -> Cart:
    known = Cart.objects.filter(customer=customer).first()
    cart, _token = checkout.accept_invitation(known, place, viewer=shop.viewer(customer))
    return checkout.set_address(cart, address=build.HOME)


def test_only_the_invited_can_buy_what_is_kept(shop: Shop, tea: Variant, invited: Place) -> None:
    somebody, anna = build.register(shop), build.register(shop)
    other, _token = checkout.add_line(None, checkout.Wish(thing=tea), viewer=shop.viewer(somebody))
    checkout.set_address(other, address=build.HOME)
    assert why_not(lambda: build.pay(shop, other, somebody)) == "SOLD_OUT"
    cart = cart_of(shop, anna, invited)
    assert cart_of(shop, anna, invited).lines.get().quantity == 2  # pressed twice
    order, _attempt = build.pay(shop, cart, anna)
    build.hear_everything()
    assert (order.status, left(tea)) == ("paid", (0, 0))
    assert (state(invited), invited.email, invited.order) == ("bought", "", order.public_id)
    assert why_not(lambda: cart_of(shop, somebody, invited)) == "CANNOT_CHANGE"
    assert_sound()


def test_twin_without_the_invitation_in_the_cart_it_is_sold_out(
    shop: Shop, tea: Variant, invited: Place
) -> None:
    anna = build.register(shop)
    cart = cart_of(shop, anna, invited)
    Place.objects.update(cart="")
    assert why_not(lambda: build.pay(shop, cart, anna)) == "SOLD_OUT"


def test_more_than_is_kept_is_sold_out(shop: Shop, tea: Variant, invited: Place) -> None:
    anna = build.register(shop)
    cart = cart_of(shop, anna, invited)
    checkout.update_line(cart.lines.get(), quantity=3)
    assert why_not(lambda: build.pay(shop, cart, anna)) == "SOLD_OUT"


def test_an_invitation_outlives_an_order_that_was_given_up(shop: Shop, tea: Variant, invited: Place) -> None:
    anna = build.register(shop)
    cart = cart_of(shop, anna, invited)
    order, _attempt = build.pay(shop, cart, anna, method=build.DECLINED)
    with clock.moved_to(clock.now() + DAY):
        assert waiting.lapse_due() == 0  # the order has it
    waiting.leave(invited)
    assert (order.status, left(tea), state(invited)) == ("pending", (2, 2), "invited")
    orders.cancel(Order.objects.get(pk=order.pk))
    build.hear_everything()
    assert (left(tea), state(invited), invited.order) == ((2, 2), "invited", "")
    assert Reservation.objects.open().get().reference == invited.reference
    build.pay(shop, cart_of(shop, anna, invited), anna)
    build.hear_everything()
    assert (left(tea), state(invited)) == ((0, 0), "bought")
    assert_sound()


def test_past_its_day_an_order_that_was_given_up_gives_back_for_good(
    shop: Shop, tea: Variant, invited: Place
) -> None:
    anna = build.register(shop)
    order, _attempt = build.pay(shop, cart_of(shop, anna, invited), anna, method=build.DECLINED)
    with clock.moved_to(clock.now() + DAY):
        reserving.give_back(order)
        assert (left(tea), waiting.lapse_due(), state(invited)) == ((2, 0), 1, "lapsed")


def test_the_mails_lead_to_the_place_and_stop_with_it(shop: Shop, tea: Variant) -> None:
    def write() -> None:
        build.hear_everything()
        for row in Mail.objects.due().order_by("pk"):
            outbox.send(row.pk)

    place, gone = ask(shop, tea), ask(shop, tea, "gone")
    waiting.leave(gone)
    write()
    waiting.confirm(place)
    refill(tea, 1)
    waiting.invite_due()
    write()
    assert [(one.to, one.subject.split(" ")[0]) for one in mail.outbox] == [
        (["anna@example.com"], "Confirm"), (["anna@example.com"], str(tea.product).split(" ")[0]),
    ]  # fmt: skip
    assert all("/waiting/" in str(one.body) for one in mail.outbox)
    assert place.public_id not in str(mail.outbox[0].subject)


def test_a_formula_is_waited_for_too(shop: Shop) -> None:
    refill(shop.monthly, 0)
    shop.monthly.refresh_from_db()
    place, anna = in_line(shop, shop.monthly), build.register(shop)
    refill(shop.monthly, 1)
    assert waiting.invite_due() == 1
    build.pay(shop, cart_of(shop, anna, place), anna)
    build.hear_everything()
    assert (state(place), left(shop.monthly)) == ("bought", (0, 0))


def test_the_audit_names_what_is_kept_for_nobody(shop: Shop, tea: Variant, invited: Place) -> None:
    assert broken_invariants() == {}
    Place.objects.update(held_until=clock.now() - 2 * rules.HOUR)
    assert broken_invariants() == {"invitations_are_kept": [invited.public_id]}
    invited.refresh_from_db()
    Place.objects.update(state="lapsed", email="")
    assert broken_invariants() == {"invitations_are_kept": [invited.reference]}


def test_staff_read_and_export_their_lists_and_no_others(client: Client, shop: Shop, tea: Variant) -> None:
    elsewhere = build.open_shop(build.other_site())
    far = ask(elsewhere, build.variant(elsewhere, stock=0), "far")
    mine = in_line(shop, tea, quantity=3)
    client.force_login(staff("view_place", "view_product", only=shop.site))
    listed = client.get(reverse("waiting-lists:index"))
    assert list(listed.context["object_list"]) == [mine]
    exported = client.get(reverse("waiting-lists:index"), {"export": "csv"}).getvalue().decode()
    assert "anna@example.com" in exported and "far@example.com" not in exported
    assert "anna@example.com" in client.get(reverse("waiting-lists:inspect", args=[mine.pk])).text
    assert client.get(reverse("waiting-lists:inspect", args=[far.pk])).status_code == 404
    (counts,) = (
        panel
        for panel in client.get(reverse("products:inspect", args=[tea.product_id])).context["panels"]
        if panel.heading == "Waiting list"
    )
    assert [(row["state"], row["people"], row["pieces"]) for row in counts.table.data] == [("waiting", 1, 3)]


def test_without_permission_nobody_reads_who_waits(client: Client, shop: Shop, tea: Variant) -> None:
    ask(shop, tea)
    client.force_login(staff("view_product"))
    assert client.get(reverse("waiting-lists:index")).status_code == 302
    assert "Waiting list" not in client.get(reverse("products:inspect", args=[tea.product_id])).text

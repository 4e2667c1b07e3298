"""Each mail asks, as it leaves, whether what it says is still so: told and sent, overtaken and kept back."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from commerce.base import clock
from commerce.base.events import Event
from commerce.base.models import ShopSettings
from commerce.billing.events import DisputeOpened, PaymentFrozen, PaymentMethodSaved, RefundSucceeded
from commerce.billing.models import Dispute, Payment, PaymentMethod, Refund
from commerce.checkout.events import CartSent
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.fulfilment.events import DeliveryStatusChanged
from commerce.fulfilment.models import DeliveryNote
from commerce.giftcards.events import GiftCardAnnounced, GiftCardIssued, GiftCardResent
from commerce.giftcards.models import GiftCard
from commerce.loyalty import actions as loyalty
from commerce.loyalty.events import PointsApproved, PointsExpiring, ReferralRewarded
from commerce.loyalty.models import LoyaltySettings, Referral
from commerce.marketing import actions as marketing
from commerce.marketing.events import SignUpAsked, SignUpConfirmed, SignUpRepeated
from commerce.marketing.models import SignUp
from commerce.orders.models import Order
from commerce.retention.events import RenewalNoticeDue
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.events import (
    BoxCompleted,
    BoxLocked,
    RenewalRunStopped,
    SubscriptionChanged,
    SubscriptionEnded,
)
from commerce.subscriptions.models import Change, Cycle, RenewalRun, Subscription
from commerce.waiting import actions as waiting
from commerce.waiting.events import PlaceAsked, PlaceInvited
from commerce.waiting.models import Place
from content.emails import outbox
from content.emails.models import Mail
from content.forms.events import FormAnswered
from content.forms.models import FormPage
from tests.commerce import shop as build
from tests.commerce.checkout.test_unfinished import leave
from tests.commerce.fixtures import cart, customer, new_year, shop
from tests.commerce.giftcards.conftest import FOR_ANNA, fill, product
from tests.commerce.loyalty.conftest import loyal
from tests.commerce.shop import Shop
from tests.content.emails.test_lapsing import addresses, became, nothing

__all__ = ["addresses", "cart", "customer", "loyal", "new_year", "shop"]

pytestmark = pytest.mark.django_db

Doing = Callable[[], object]
SENT, LAPSED = ("sent", 1), ("lapsed", 0)


def told_then_overtaken(event: Event, message: str, meanwhile: Doing) -> tuple[Any, Any]:
    """What becomes of the mail where nothing happens, and where this does."""
    build.hear_everything()
    Mail.objects.all().delete()
    as_it_was = became(event, message, nothing)
    Mail.objects.filter(message=message).delete()
    return as_it_was, became(event, message, meanwhile)


def changed(rows: Any, **fields: Any) -> Doing:
    """All of them become so: a model, or some of its rows."""
    return lambda: getattr(rows, "objects", rows).update(**fields)


def late(event: Event, message: str, **passed: int) -> tuple[str, int]:
    """What becomes of the mail where it leaves only so much later."""
    build.hear_everything()
    Mail.objects.all().delete()
    with pytest.MonkeyPatch.context() as for_now:
        then = clock.now() + timedelta(**passed)
        return became(event, message, lambda: for_now.setattr(clock, "now", lambda: then))


@pytest.fixture
def member(customer: Customer, loyal: LoyaltySettings) -> Customer:
    """With a hundred points to spend."""
    give(customer, 100)()
    return customer


def give(member: Customer, points: int) -> Doing:
    return lambda: loyalty.adjust_points(member, points=points, reason="So", key=f"{points} {uuid4()}")


def test_points_that_are_spent_by_now_were_not_just_earned(member: Customer) -> None:
    event = PointsApproved(site=member.site_id, customer=member.public_id, earning="", points=80)
    assert told_then_overtaken(event, "PointsCount", give(member, -30)) == (SENT, LAPSED)


def test_points_do_not_end_soon_once_they_are_spent_or_have_ended(member: Customer) -> None:
    event = PointsExpiring(site=member.site_id, customer=member.public_id, points=100, by="2026-01-20")
    assert late(event, "PointsEndSoon", days=30) == LAPSED
    assert told_then_overtaken(event, "PointsEndSoon", give(member, -100)) == (SENT, LAPSED)


def test_a_reward_that_was_taken_back_is_not_announced(shop: Shop, cart: Cart, customer: Customer) -> None:
    order, _attempt = build.pay(shop, cart, customer)
    friend = build.register(shop, "friend@example.com")
    row = Referral.objects.create(
        referrer=customer, friend=friend, order=order, friend_amount=500, reward_amount=500,
        state="rewarded", created_at=clock.now(),
    )  # fmt: skip
    event = ReferralRewarded(
        site=shop.site.pk, referral=row.public_id, customer=customer.public_id, amount=500, currency="EUR"
    )
    assert told_then_overtaken(event, "FriendRewarded", changed(Referral, reward_amount=0)) == (SENT, LAPSED)


@pytest.fixture
def place(shop: Shop) -> Place:
    tea = build.variant(shop, stock=0)
    return waiting.ask(tea, site=shop.site, email="anna@example.com", quantity=1, language="en")


def test_a_place_that_is_confirmed_or_left_is_not_to_be_confirmed(place: Place) -> None:
    event = PlaceAsked(site=place.site_id, place=place.public_id)
    assert told_then_overtaken(event, "WaitingConfirm", lambda: waiting.confirm(place)) == (SENT, LAPSED)


def test_nobody_is_invited_to_what_is_kept_for_them_no_longer(place: Place) -> None:
    until = clock.now() + timedelta(hours=24)
    rows = Place.objects.filter(pk=place.pk)
    rows.update(state="invited", confirmed_at=clock.now(), invited_at=clock.now(), held_until=until)
    event = PlaceInvited(site=place.site_id, place=place.public_id, quantity=1, held_until=until.isoformat())
    back_in_line = changed(rows, state="waiting")
    assert told_then_overtaken(event, "WaitingInvited", back_in_line) == (SENT, LAPSED)
    rows.update(state="invited")
    assert late(event, "WaitingInvited", hours=25) == LAPSED


def signed_up(shop: Shop) -> SignUp:
    return marketing.sign_up(shop.site, email="ada@example.com", language="en", wording="Yes.", path="/")


@pytest.mark.parametrize(
    ("message", "happened", "state"),
    [
        ("NewsletterConfirm", SignUpAsked, "asked"),
        ("NewsletterWelcome", SignUpConfirmed, "confirmed"),
        ("NewsletterKnown", SignUpRepeated, "confirmed"),
    ],
)
def test_who_left_the_newsletter_is_told_nothing_more_of_it(
    shop: Shop, message: str, happened: Callable[..., Event], state: str
) -> None:
    signed = marketing.sign_up(
        shop.site, email="ada@example.com", language="en", wording="I agree.", path="/"
    )
    if state == "confirmed":
        marketing.confirm(signed)
    event = happened(site=shop.site.pk, sign_up=signed.public_id)
    withdraw = partial(marketing.withdraw, signed, by=SignUp.By.LINK)
    assert told_then_overtaken(event, message, withdraw) == (SENT, LAPSED)


def test_an_address_that_is_confirmed_is_not_asked_to_confirm(shop: Shop) -> None:
    signed = signed_up(shop)
    event = SignUpAsked(site=shop.site.pk, sign_up=signed.public_id)
    confirm = partial(marketing.confirm, signed)
    assert told_then_overtaken(event, "NewsletterConfirm", confirm) == (SENT, LAPSED)


def test_a_cart_that_was_ordered_is_not_ready_to_be_ordered(
    shop: Shop, cart: Cart, customer: Customer
) -> None:
    order, _attempt = build.pay(shop, cart, customer)
    Cart.objects.update(order=None)
    left = leave(shop)[0]
    event = CartSent(site=shop.site.pk, cart=left.public_id, key="k")
    bought = changed(Cart.objects.filter(pk=left.pk), order=order)
    assert told_then_overtaken(event, "CartByLink", bought) == (SENT, LAPSED)


@pytest.fixture
def order(shop: Shop, cart: Cart, customer: Customer) -> Order:
    order, _attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    return order


def test_a_refund_that_failed_after_all_is_not_announced(order: Order) -> None:
    refund = Refund.objects.create(
        order=order, payment=order.payments.get(), destination="card", amount=500, currency="EUR", key="r",
        state="succeeded", requested_at=clock.now(), settled_at=clock.now(),
    )  # fmt: skip
    event = RefundSucceeded(site=order.site_id, order=order.public_id, refund=refund.public_id)
    assert told_then_overtaken(event, "RefundMade", changed(Refund, state="failed")) == (SENT, LAPSED)


def test_a_card_that_was_taken_off_is_not_saved(order: Order, customer: Customer) -> None:
    card = PaymentMethod.objects.create(
        customer=customer, gateway="demo", environment="test", reference="new", brand="visa", last4="1",
        created_at=clock.now(),
    )  # fmt: skip
    event = PaymentMethodSaved(
        site=order.site_id, customer=customer.public_id, payment_method=card.public_id, subject=""
    )
    remove = changed(PaymentMethod.objects.filter(pk=card.pk), removed_at=clock.now())
    assert told_then_overtaken(event, "CardSaved", remove) == (SENT, LAPSED)


def test_a_parcel_that_was_put_back_has_not_left(order: Order) -> None:
    note = DeliveryNote.objects.get()
    DeliveryNote.objects.update(status="shipped")
    event = DeliveryStatusChanged(
        site=order.site_id, delivery_note=note.public_id, order=order.public_id, before="planned",
        status="shipped",
    )  # fmt: skip
    put_back = changed(DeliveryNote, status="prepared")
    assert told_then_overtaken(event, "BoxShipped", put_back) == (SENT, LAPSED)


@pytest.fixture
def box(order: Order) -> Cycle:
    return Cycle.objects.select_related("subscription").get()


@pytest.mark.parametrize("message", ["BoxReplaced", "BoxIsLocked"])
def test_a_box_that_no_longer_comes_or_has_left_is_not_written_about(box: Cycle, message: str) -> None:
    known = {"site": box.subscription.site_id, "subscription": box.subscription.public_id}
    event: Event = BoxCompleted(**known, box=box.public_id, gone="Earl Grey")
    if message == "BoxIsLocked":
        event = BoxLocked(
            **known, month=f"{box.month}", locked_at=clock.now().isoformat(), charge_on=f"{box.charge_on}",
            ships_on=f"{box.ships_on}",
        )  # fmt: skip
    assert told_then_overtaken(event, message, changed(Cycle, status="cancelled")) == (SENT, LAPSED)
    Cycle.objects.update(status="paid")
    assert late(event, message, days=(box.ships_on - date(2026, 1, 2)).days + 2) == LAPSED


def test_a_box_to_come_is_not_locked_where_the_subscription_is_paused(box: Cycle) -> None:
    event = BoxLocked(
        site=box.subscription.site_id, subscription=box.subscription.public_id, month="2026-03-01",
        locked_at=clock.now().isoformat(), charge_on="2026-03-09", ships_on="2026-03-15",
    )  # fmt: skip
    pause = changed(Subscription, status="paused", paused_until=date(2026, 6, 1))
    assert told_then_overtaken(event, "BoxIsLocked", pause) == (SENT, LAPSED)


def test_a_renewal_that_was_refused_or_can_no_longer_be_is_not_announced(box: Cycle) -> None:
    event = RenewalNoticeDue(
        site=box.subscription.site_id, subscription=box.subscription.public_id, term=1, deadline="2026-03-31",
        charge_on="2026-04-09", amount=6990, currency="EUR",
    )  # fmt: skip
    refuse = partial(subscriptions.cancel_at_end, box.subscription)
    assert late(event, "RenewalNotice", days=120) == LAPSED
    assert told_then_overtaken(event, "RenewalNotice", refuse) == (SENT, LAPSED)


def test_a_subscription_that_goes_on_has_not_ended(box: Cycle) -> None:
    Subscription.objects.update(status="cancelled", ended_at=clock.now(), next_slot=None, next_charge_at=None)
    event = SubscriptionEnded(
        site=box.subscription.site_id, subscription=box.subscription.public_id, status="cancelled"
    )
    goes_on = changed(Subscription, status="active", ended_at=None)
    assert told_then_overtaken(event, "SubscriptionOver", goes_on) == (SENT, LAPSED)


def skip(one: Subscription) -> Change:
    return subscriptions.skip(one, slot=one.next_slot or 0)


def pause(one: Subscription) -> Change:
    return subscriptions.pause(one, until=date(2026, 5, 1))


def resumed(one: Subscription) -> Change:
    pause(one)
    one.refresh_from_db()
    return subscriptions.resume(one)


def unskip(one: Subscription) -> object:
    skipped = Cycle.objects.get(status="skipped")
    return subscriptions.unskip(one, slot=skipped.idx)


@pytest.mark.parametrize(
    ("message", "wish", "meanwhile"),
    [
        ("BoxSkipped", skip, unskip),
        ("SubscriptionPaused", pause, subscriptions.resume),
        ("SubscriptionPaused", pause, subscriptions.cancel_at_end),
        ("SubscriptionResumed", resumed, pause),
        ("SubscriptionAltered", lambda one: subscriptions.set_quantity(one, quantity=3), None),
        ("SubscriptionCancelled", subscriptions.cancel_at_end, subscriptions.reactivate),
        ("SubscriptionCancelled", subscriptions.cancel_at_end, None),
        ("BoxSkipped", skip, None),
    ],
)
def test_a_wish_that_was_taken_back_is_not_confirmed(
    box: Cycle, message: str, wish: Callable[[Subscription], Any], meanwhile: Any
) -> None:
    """None stands for its undoing."""
    one = box.subscription
    wish(one)
    change = Change.objects.latest("pk")
    one.refresh_from_db()
    event = SubscriptionChanged(
        site=one.site_id, subscription=one.public_id, change=change.public_id, kind=change.kind
    )
    work = (lambda: meanwhile(one)) if meanwhile else (lambda: subscriptions.undo(change))
    assert told_then_overtaken(event, message, work) == (SENT, LAPSED)


def test_the_way_back_is_offered_only_while_there_is_one(box: Cycle) -> None:
    one = box.subscription
    subscriptions.set_quantity(one, quantity=3)
    build.hear_everything()
    mail = Mail.objects.get(message="SubscriptionAltered")
    until = Change.objects.get(kind="quantity").undo_until
    assert until
    with clock.moved_to(until + timedelta(hours=1)):
        outbox.send(mail.pk)
    mail.refresh_from_db()
    assert mail.state == "sent" and "undo" not in mail.text.lower()


@pytest.fixture
def card(shop: Shop, customer: Customer) -> GiftCard:
    from commerce.checkout.actions import Wish

    build.pay(shop, fill(shop, customer, Wish(thing=product(shop), gift=FOR_ANNA)), customer)
    build.hear_everything()
    Mail.objects.all().delete()
    return GiftCard.objects.get()


@pytest.mark.parametrize(
    ("message", "happened"),
    [
        ("GiftCardGiven", GiftCardAnnounced),
        ("GiftCardGivenAgain", GiftCardResent),
        ("GiftCardBought", GiftCardIssued),
    ],
)
def test_a_gift_that_was_called_off_is_not_announced(
    card: GiftCard, message: str, happened: Callable[..., Event]
) -> None:
    known: dict[str, Any] = {"site": card.site_id, "card": card.public_id}
    if happened is GiftCardResent:
        known["reason"] = "Moved"
    event = happened(**known)
    called_off = changed(GiftCard, state="cancelled")
    assert told_then_overtaken(event, message, called_off) == (SENT, LAPSED)
    if message != "GiftCardBought":
        GiftCard.objects.update(state="active")
        Mail.objects.all().delete()
        assert late(event, message, days=400) == LAPSED


def dispute(order: Order) -> Dispute:
    return Dispute.objects.create(
        payment=order.payments.get(), gateway_ref="dp_1", amount=2490, currency="EUR", reason="fraudulent",
        state="needs_response", opened_at=clock.now(),
    )  # fmt: skip


def test_staff_are_not_sent_after_what_is_settled(order: Order) -> None:
    ShopSettings.objects.update(contact_email="owner@example.com")
    known: dict[str, Any] = {"site": order.site_id}
    run = RenewalRun.objects.create(
        site_id=order.site_id, day=date(2026, 2, 9), state="waiting", currency="EUR", forecast_count=1,
        forecast_amount=1, allowed=1,
    )  # fmt: skip
    opened = DisputeOpened(**known, order=order.public_id, dispute=dispute(order).public_id)
    won = changed(Dispute, state="won", closed_at=clock.now())
    assert told_then_overtaken(opened, "StaffDisputeOpened", won) == (SENT, LAPSED)
    payment = order.payments.get()
    Payment.objects.update(frozen=True)
    frozen = PaymentFrozen(**known, order=order.public_id, payment=payment.public_id)
    thawed = changed(Payment, frozen=False)
    assert told_then_overtaken(frozen, "StaffPaymentFrozen", thawed) == (SENT, LAPSED)
    stopped = RenewalRunStopped(**known, run=run.pk)
    goes_on = changed(RenewalRun, state="running")
    assert told_then_overtaken(stopped, "StaffRunStopped", goes_on) == (SENT, LAPSED)


def test_answers_of_a_form_that_is_gone_are_not_announced(shop: Shop) -> None:
    form = FormPage(title="Write to us", slug="write", notify="owner@example.com")
    shop.site.root_page.add_child(instance=form)
    event = FormAnswered(site=shop.site.pk, page=form.pk, answers=1)
    assert told_then_overtaken(event, "StaffFormAnswered", form.delete) == (SENT, LAPSED)

"""What happens in the shop reaches whom it concerns: one mail, with the facts as they are."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail as django_mail
from django.db import transaction

from commerce.base import clock
from commerce.base.events import Event, publish
from commerce.base.money import Money
from commerce.billing.actions import adjust_credit
from commerce.billing.events import PaymentDeclined, PaymentMethodSaved, RefundSucceeded
from commerce.billing.models import PaymentMethod, Refund
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order
from commerce.retention import actions as retention
from commerce.retention.events import RenewalNoticeDue, WithdrawalReceived, WithdrawalRefused
from commerce.retention.models import Channel, Withdrawal
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.events import CardExpiring, CatchUpOffered, RenewalFailed, SubscriptionChanged
from commerce.subscriptions.models import Change, Cycle, Subscription, Term
from content.emails import outbox
from content.emails.models import Mail, SilentMessage
from tests.commerce import shop as build
from tests.commerce.boxes import personalise, sell_out
from tests.commerce.fixtures import cart, customer, new_year, shop
from tests.commerce.shop import Shop
from tests.content.conftest import NotingThemes

__all__ = ["cart", "customer", "new_year", "shop"]

Told = Callable[[], list[Any]]


@pytest.fixture(autouse=True)
def addresses(themes: NotingThemes, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.content.emails.urls"
    settings.PUBLIC_URL = "https://shop.example"


@pytest.fixture(autouse=True)
def no_welcome(shop: Shop) -> None:
    """These are about what happens to who is a customer already."""
    SilentMessage.objects.create(site=shop.site, message="Welcome")


@pytest.fixture
def order(shop: Shop, cart: Cart, customer: Customer) -> Order:
    """Paid; nobody has heard of it."""
    order, _attempt = build.pay(shop, cart, customer)
    return order


@pytest.fixture
def told() -> Told:
    """Everything that happened is heard, and every mail that follows is sent: those."""

    def told() -> list[Any]:
        build.hear_everything()
        for mail in Mail.objects.filter(state="waiting").order_by("pk"):
            outbox.send(mail.pk)
        assert not Mail.objects.exclude(state="sent").exists(), list(Mail.objects.values("last_error"))
        sent, django_mail.outbox[:] = list(django_mail.outbox), []
        return sent

    return told


@pytest.fixture
def subscription(order: Order, told: Told) -> Subscription:
    """Running; its customer has been told so."""
    told()
    Mail.objects.all().delete()
    return Subscription.objects.get()


@pytest.fixture
def card(order: Order, customer: Customer) -> PaymentMethod:
    return PaymentMethod.objects.create(
        customer=customer, gateway="demo", environment="test", reference="card_of_the_test", brand="visa",
        last4="4242", created_at=clock.now(),
    )  # fmt: skip


def happen(event: Event) -> None:
    with transaction.atomic():
        publish(event)


def messages() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("message", flat=True))


def test_a_paid_order_is_confirmed_once(order: Order, told: Told) -> None:
    [envelope] = told()
    assert told() == []
    assert envelope.to == ["camille@example.com"]
    assert envelope.subject == f"Thank you for your order {order.number}"
    for fact in ("€24.90", "January 2, 2026", "Camille Martin", order.invoice.number, "1 × "):
        assert fact in envelope.body
    assert f"https://shop.example/OrderPage/{order.public_id}/" in envelope.body
    pdf = f"%2Fdocuments%2F{order.invoice.public_id}.pdf"
    assert f"https://shop.example/accounts/login/?next={pdf}" in envelope.body


def test_a_french_customer_reads_french(order: Order, customer: Customer, told: Told) -> None:
    Customer.objects.update(language="fr")
    [envelope] = told()
    assert envelope.subject == f"Merci pour votre commande {order.number}"
    assert "24,90\N{NO-BREAK SPACE}€" in envelope.body


def test_a_renewal_is_told_in_other_words(order: Order, told: Told) -> None:
    Order.objects.update(source=Order.Source.RENEWAL, credit_amount=1000)
    [envelope] = told()
    assert envelope.subject == f"Your next box is paid: order {order.number}"
    assert "Paid from store credit: €10.00" in envelope.body
    assert "Paid by card: €14.90" in envelope.body


def test_an_order_that_is_declined_at_the_checkout_is_no_mail(
    shop: Shop, cart: Cart, customer: Customer, told: Told
) -> None:
    order, attempt = build.pay(shop, cart, customer, method=build.DECLINED)
    assert attempt.state == "declined"
    happen(PaymentDeclined(site=shop.site.pk, order=order.public_id, attempt=attempt.n, decline_code="x"))
    assert told() == []


@pytest.mark.parametrize(
    ("destination", "said"), [("card", "goes back to the card"), ("credit", "store credit now")]
)
def test_a_refund_is_told(
    subscription: Subscription, order: Order, told: Told, destination: str, said: str
) -> None:
    refund = Refund.objects.create(
        order=order, destination=destination, amount=1000, currency="EUR", key="k", state="succeeded",
        requested_at=clock.now(), settled_at=clock.now(),
    )  # fmt: skip
    happen(RefundSucceeded(site=order.site_id, order=order.public_id, refund=refund.public_id))
    [envelope] = told()
    assert envelope.subject == "We have refunded €10.00"
    assert said in envelope.body and order.number in envelope.body


def test_a_saved_card_is_told_to_its_owner(
    subscription: Subscription, customer: Customer, card: PaymentMethod, told: Told
) -> None:
    known = {"site": customer.site_id, "customer": customer.public_id, "payment_method": card.public_id}
    happen(PaymentMethodSaved(**known))
    happen(PaymentMethodSaved(**known, subject=subscription.public_id))  # its change is acknowledged
    envelopes = told()
    assert messages().count("CardSaved") == 1
    assert envelopes[0].subject == "Your card Visa\N{NO-BREAK SPACE}·4242 is saved"


@pytest.mark.parametrize(
    ("fields", "message", "said"),
    [
        (
            {"reason": "insufficient_funds", "next_try_on": "2026-02-12"}, "RenewalDeclined",
            ["try 2 of 4", "not enough funds", "February 12, 2026"],
        ),
        ({"reason": "no_card", "needs": "card"}, "CardNeeded", ["with the card we know.\n"]),
        (
            {"reason": "authentication_required", "needs": "authentication"}, "BankConfirmationNeeded",
            ["confirm the payment of €24.90"],
        ),
    ],
)  # fmt: skip
def test_a_failed_renewal_says_what_to_do(
    subscription: Subscription,
    order: Order,
    told: Told,
    fields: dict[str, str],
    message: str,
    said: list[str],
) -> None:
    happen(
        RenewalFailed(
            site=order.site_id, subscription=subscription.public_id, order=order.public_id, tries=2, of=4,
            **fields,
        )
    )  # fmt: skip
    Term.objects.update(status="due")
    [envelope] = told()
    assert messages() == [message]
    assert all(fact in envelope.body for fact in [*said, "https://shop.example/pay/"])


def test_the_catch_up_offer_and_the_expiring_card_have_their_links(
    subscription: Subscription, order: Order, card: PaymentMethod, told: Told
) -> None:
    known = {"site": order.site_id, "subscription": subscription.public_id}
    Term.objects.update(status="due")
    Subscription.objects.update(payment_method=card)
    happen(CatchUpOffered(**known, order=order.public_id))
    happen(CardExpiring(**known, payment_method=card.public_id, expires="01/2026"))
    offer, expiring = told()
    assert "https://shop.example/pay/" in offer.body and "https://shop.example/manage/" in offer.body
    assert "Visa\N{NO-BREAK SPACE}·4242 expires at the end of January 2026" in expiring.body


CHANGES: dict[str, tuple[Callable[[Subscription], Any], list[str]]] = {
    "BoxSkipped": (
        lambda one: subscriptions.skip(one, slot=one.next_slot or 0), ["your box of February 2026 is skipped"]
    ),
    "SubscriptionPaused": (
        lambda one: subscriptions.pause(one, until=date(2026, 5, 1)), ["paid until May 1, 2026"]
    ),
    "SubscriptionAltered": (lambda one: subscriptions.set_quantity(one, quantity=3), ["Quantity: 3"]),
    "SubscriptionCancelled": (
        subscriptions.cancel_at_end,
        ["was cancelled on January 2, 2026", "you have paid for ships, or shipped, on January 15, 2026"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("message", CHANGES)
def test_a_change_is_acknowledged_with_its_date_and_a_way_back(
    subscription: Subscription, told: Told, message: str
) -> None:
    change, said = CHANGES[message]
    change(subscription)
    [envelope] = told()
    assert messages() == [message]
    for fact in ["January 2, 2026", *said, "https://shop.example/undo/"]:
        assert fact in envelope.body


def test_a_withdrawal_has_its_receipt_with_day_and_time(
    subscription: Subscription, order: Order, told: Told
) -> None:
    happen(
        WithdrawalReceived(
            site=order.site_id, order=order.public_id, withdrawal="wdr_1", subscriptions=(),
            at="2026-01-10T17:42:00+00:00", statement="I withdraw <from> it.", amount=2490, currency="EUR",
            boxes_to_return=2,
        )
    )  # fmt: skip
    [envelope] = told()
    assert envelope.subject == f"We have received your withdrawal from order {order.number}"
    for fact in (
        "January 10, 2026 at 6:42\N{NARROW NO-BREAK SPACE}PM",
        "I withdraw <from> it.",
        "€24.90",
        "2 boxes",
    ):
        assert fact in envelope.body


def test_a_withdrawal_that_is_too_late_is_answered(
    subscription: Subscription, order: Order, told: Told
) -> None:
    late = {"at": "2026-02-10T17:42:00+00:00", "last_day": "2026-01-30"}
    happen(WithdrawalRefused(site=order.site_id, order=order.public_id, request="req_1", **late))
    [envelope] = told()
    assert "The last day to withdraw was January 30, 2026" in envelope.body


def test_a_tacit_renewal_is_announced_with_the_day_until_which_it_can_be_refused(
    subscription: Subscription, told: Told
) -> None:
    happen(
        RenewalNoticeDue(
            site=subscription.site_id, subscription=subscription.public_id, term=1, deadline="2026-03-31",
            charge_on="2026-04-09", amount=6990, currency="EUR",
        )
    )  # fmt: skip
    [envelope] = told()
    assert envelope.subject == "Your subscription renews on April 9, 2026 unless you say otherwise"
    assert all(
        fact in envelope.body for fact in ("€69.90", "until March 31, 2026", "https://shop.example/manage/")
    )


def test_a_pause_that_ends_is_told(subscription: Subscription, told: Told) -> None:
    subscriptions.pause(subscription, until=date(2026, 5, 1))
    told()
    subscriptions.resume(subscription)
    told()
    assert messages() == ["SubscriptionPaused", "SubscriptionResumed"]


def test_whoever_stays_for_the_offer_reads_what_is_off(subscription: Subscription, told: Told) -> None:
    subscriptions.stay(subscription, amount=Money(500, "EUR"))
    [envelope] = told()
    assert messages() == ["SubscriptionKept"]
    assert "€5.00 is taken off your next payment" in envelope.body
    assert "glad to have you back" not in envelope.body  # nobody had left


def test_an_end_at_once_says_what_goes_back(subscription: Subscription, order: Order, told: Told) -> None:
    adjust_credit(order.customer, amount=Money(700, "EUR"), reason="Sorry", key="k")
    subscriptions.cancel_now(subscription)
    _acknowledged, over = told()
    assert messages() == ["SubscriptionCancelled", "SubscriptionOver"]
    assert over.subject.endswith("has ended")
    for fact in ("on January 2, 2026", "Goes back to your card: €24.90", "Your store credit today: €7.00"):
        assert fact in over.body
    assert "Given back as store credit" not in over.body


def test_what_ends_after_its_last_box_is_told_on_that_day(subscription: Subscription, told: Told) -> None:
    subscriptions.cancel_at_end(subscription)
    told()
    DeliveryNote.objects.update(status=DeliveryNote.Status.SHIPPED)
    with clock.moved_to(clock.now() + timedelta(days=20)):
        subscriptions.end_finished()
        [over] = told()
    assert "has ended, on January 22, 2026" in over.body
    assert "Goes back" not in over.body and "store credit" not in over.body


def test_what_expires_says_so(subscription: Subscription, told: Told) -> None:
    subscriptions.expire(subscription)
    [over] = told()
    assert "has come to its last day, on January 2, 2026" in over.body


def test_what_ends_unpaid_is_not_called_a_wish(subscription: Subscription, told: Told) -> None:
    Cycle.objects.update(status=Cycle.Status.CANCELLED)
    Subscription.objects.update(status=Subscription.Status.PAST_DUE)
    subscriptions.cancel_at_end(subscription)
    [over] = told()
    assert messages() == ["SubscriptionOver"]
    assert "because its last box could not be paid for" in over.body


def test_a_withdrawal_has_its_receipt_and_no_farewell(
    subscription: Subscription, order: Order, told: Told
) -> None:
    retention.withdraw(order, channel=Channel.ACCOUNT)
    told()
    assert [one for one in messages() if one != "RefundMade"] == ["WithdrawalReceipt"]


def test_a_cancellation_that_no_withdrawal_stands_behind_is_acknowledged(
    subscription: Subscription, order: Order, told: Told
) -> None:
    retention.withdraw(order, channel=Channel.ACCOUNT)
    told()
    Withdrawal.objects.update(received_at=clock.now() - timedelta(days=30))
    Change.objects.filter(kind="cancel_now").update(at=clock.now())
    change = Change.objects.latest("pk")
    happen(
        SubscriptionChanged(
            site=order.site_id, subscription=subscription.public_id, change=change.public_id, kind=change.kind
        )
    )
    told()
    assert messages().count("SubscriptionCancelled") == 1


def test_what_was_replaced_in_a_box_is_told_with_what_took_its_place(
    shop: Shop, customer: Customer, told: Told
) -> None:
    shop.anniversary.lock_days = 1  # after its charge
    shop.anniversary.save()
    personal = personalise(shop, shop.anniversary)
    wish = checkout.Wish(thing=shop.anniversary, choices=personal.of(personal.black))
    cart, _token = checkout.add_line(None, wish, viewer=shop.viewer(customer))
    checkout.set_address(cart, address=build.HOME)
    build.pay(shop, cart, customer)
    told()
    sell_out(personal.black)
    with clock.moved_to(datetime(2026, 2, 3, 12, tzinfo=UTC)):
        subscriptions.renew_due()
        (letter,) = [one for one in told() if "has changed" in one.subject]
        for words in (letter.body, letter.alternatives[0][0]):
            assert "can no longer be had: Black." in words
            assert "We put in instead: Green." in words
            assert "You can choose something else until" in words and "/manage/" in words
        for tea in (personal.green, personal.white):
            sell_out(tea)
    with clock.moved_to(datetime(2026, 3, 3, 12, tzinfo=UTC)):
        subscriptions.renew_due()
        letters = [one for one in told() if "has changed" in one.subject]
        assert "we look for something as good" in letters[-1].body
        note = DeliveryNote.objects.incomplete().get()
        subscriptions.complete_box(note, instead={}, reason="So be it")
        (*_before, last) = [one for one in told() if "has changed" in one.subject]
        assert "Nothing takes its place" in last.body


def test_who_had_chosen_nothing_is_not_told_what_the_shop_chose(
    shop: Shop, customer: Customer, order: Order, told: Told
) -> None:
    personalise(shop, shop.monthly)
    with clock.moved_to(datetime(2026, 2, 9, 12, tzinfo=UTC)):
        subscriptions.renew_due()
        assert not [one for one in told() if "has changed" in one.subject]

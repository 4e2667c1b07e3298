"""Many renewals of one day, and what must have become of each of them."""

from collections import Counter as Tally
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from commerce.base import clock, events
from commerce.base.models import Delivery, JournalEntry
from commerce.billing.models import PaymentMethod
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices.models import Invoice
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Subscription, Term
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop
from tests.fire import crowd
from tests.races.judge import Judge

DUE_ON = date(2026, 2, 9)
NOON = datetime(2026, 2, 9, 12, tzinfo=UTC)
NEXT_DAY = NOON + timedelta(hours=25)


def join(shop: Shop, judge: Judge, count: int) -> list[Subscription]:
    """So many subscribers whose charge is due on DUE_ON."""
    return crowd.join(shop, cards=judge.cards(count), due_on=DUE_ON)


def owe(shop: Shop, judge: Judge, count: int) -> list[Subscription]:
    """So many subscribers who were refused at NOON, and whose cards would be accepted since."""
    owing = join(shop, judge, count)
    for one in owing:
        judge.poor(card_of(one))
    with clock.moved_to(NOON):
        subscriptions.renew_due()
        hear()
    for one in owing:
        judge.rich(card_of(one))
    assert Term.objects.filter(status=Term.Status.DUE, tries=1).count() == count
    return owing


def card_of(subscription: Subscription) -> str:
    assert subscription.payment_method
    return subscription.payment_method.reference


def keep_card(subscription: Subscription, make: Callable[[str], str]) -> PaymentMethod:
    """The card that `make` makes for the payer of its customer, saved."""
    known = subscription.payment_method
    assert known
    return PaymentMethod.objects.create(
        customer=subscription.customer, gateway=known.gateway, environment=known.environment,
        reference=make(subscription.customer.payers.get().reference), brand="visa", last4="4242",
        created_at=clock.now(),
    )  # fmt: skip


def hear() -> None:
    """Every listener has heard every event, but those that only write mails: they are slow."""
    while True:
        Delivery.objects.pending().filter(listener__startswith="content.emails.").delete()
        waiting = set(Delivery.objects.pending().filter(failures=0).values_list("entry", flat=True))
        if not waiting:
            break
        for entry in sorted(waiting):
            events.deliver(entry)
    assert not Delivery.objects.exclude(last_error="").exists()


def assert_renewed_once(judge: Judge, count: int) -> None:
    """Each of `count` terms is charged once and settled once, with one invoice and one parcel."""
    assert Term.objects.filter(status=Term.Status.PAID).count() == Term.objects.count() == count
    assert len(judge.charges()) == count
    for what in (Order, Invoice, DeliveryNote):
        assert what.objects.count() == count
    told = Tally(JournalEntry.objects.values_list("name", flat=True))
    assert (told["PaymentSucceeded"], told["OrderPaid"], told["SubscriptionRenewed"]) == (count,) * 3
    assert_sound(judge.charges())

"""What the demo's customers, and once in a while its staff, do with a subscription."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from coffret.demo import people
from commerce.base import clock
from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing.models import DemoCard, Refund
from commerce.catalog.models import Formula
from commerce.catalog.queries import zone_of
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Subscription
from commerce.subscriptions.queries import timelines

GOOD_CARD = "4242 4242 4242 4242"
# How a card may behave for a while; the first is the commonest.
TROUBLES = (
    "insufficient_funds",
    "insufficient_funds",
    "insufficient_funds",
    "lost_later",
    "always_authentication",
)

Wish = Callable[[Subscription, Random], None]


def skip(subscription: Subscription, chance: Random) -> None:
    boxes = timelines([subscription])[subscription.pk]
    box = next((box for box in boxes if box.is_open and box.status in ("planned", "paid")), None)
    if box:
        subscriptions.skip(subscription, slot=box.index)


def pause(subscription: Subscription, chance: Random) -> None:
    until = clock.today(zone_of(subscription.site)) + timedelta(days=chance.randint(25, 100))
    subscriptions.pause(subscription, until=until)


def change_quantity(subscription: Subscription, chance: Random) -> None:
    subscriptions.set_quantity(subscription, quantity=3 - min(subscription.quantity, 2))


def change_formula(subscription: Subscription, chance: Random) -> None:
    others = Formula.objects.filter(site=subscription.site, active=True).exclude(pk=subscription.formula_id)
    subscriptions.set_formula(subscription, formula=chance.choice(others.order_by("slug")))


def move(subscription: Subscription, chance: Random) -> None:
    subscriptions.move_to(subscription, address=people.home(chance, name=subscription.customer.name))


def cancel_at_once(subscription: Subscription, chance: Random) -> None:
    _change, refunds = subscriptions.cancel_now(subscription)
    for refund in refunds:
        billing.send_refund(refund)


def come_back(subscription: Subscription, chance: Random) -> None:
    subscriptions.reactivate(subscription)


def complain(subscription: Subscription, chance: Random) -> None:
    """Something was broken: staff give back a third of the last order, or all of it."""
    order = (
        Order.objects.filter(terms__subscription=subscription, paid_at__isnull=False).order_by("-pk").first()
    )
    if order is None:
        return
    share = chance.choice((1, 3, 3))
    amount = Money(min(order.total_amount // share, order.refundable.amount), order.currency)
    to_card = order.due.amount >= order.refunded_amount + amount.amount and chance.random() < 0.7
    if amount:
        billing.refund(
            order, amount=amount, reason="Arrivé cassé" if order.language == "fr" else "Arrived broken",
            destination=Refund.Destination.CARD if to_card else Refund.Destination.CREDIT,
            key=f"complaint-{order.public_id}-{order.refunded_amount}",
        )  # fmt: skip


def card_fails(subscription: Subscription, chance: Random) -> None:
    cards_answer(subscription, chance.choice(TROUBLES))


def card_works(subscription: Subscription, chance: Random) -> None:
    cards_answer(subscription, "succeeds")


def pay(subscription: Subscription, chance: Random) -> None:
    """By the link in a mail, with another card."""
    subscriptions.pay_owed(
        subscription, method=GOOD_CARD, key=f"link-{chance.getrandbits(40)}", return_url="/"
    )  # fmt: skip


def cards_answer(subscription: Subscription, answer: str) -> None:
    payers = subscription.customer.payers.values("reference")
    DemoCard.objects.filter(payer__in=payers).update(answer=answer)

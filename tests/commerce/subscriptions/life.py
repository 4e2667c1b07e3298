"""A subscriber whose time passes: the clock moves, and whatever is due is done as beat would."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from commerce.base import clock
from commerce.base.events import acting_as
from commerce.billing.models import DemoCard
from commerce.customers.models import Customer
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Subscription, Term
from commerce.subscriptions.queries import TimelineBox, next_moment, timelines
from tests.commerce import shop as build
from tests.commerce.shop import Shop


class Life:
    """One subscription of one customer, bought at the moment the clock shows."""

    def __init__(
        self, shop: Shop, customer: Customer, *, method: str = build.GOOD, **quantities: int
    ) -> None:
        self.shop, self.customer = shop, customer
        cart = build.filled_cart(shop, customer, **quantities)
        self.first_order, attempt = build.pay(shop, cart, customer, method=method)
        assert attempt.state == "succeeded"
        build.hear_everything()
        self.pk = Subscription.objects.get(origin__order=self.first_order).pk

    @property
    def subscription(self) -> Subscription:
        rows = Subscription.objects.select_related("site", "formula__group", "customer", "payment_method")
        return rows.get(pk=self.pk)

    @property
    def timeline(self) -> list[TimelineBox]:
        return timelines([self.subscription])[self.pk]

    @property
    def orders(self) -> list[Order]:
        return list(Order.objects.filter(customer=self.customer, paid_at__isnull=False).order_by("pk"))

    @property
    def owed(self) -> Term:
        return Term.objects.get(subscription=self.pk, status__in=("due", "unpaid"))

    def card_answers(self, answer: str) -> None:
        """From now on the saved cards of the demo gateway answer so."""
        DemoCard.objects.update(answer=answer)


def work() -> None:
    """What beat does: renew, step, resume, end; and every listener hears."""
    subscriptions.renew_due()
    build.hear_everything()
    subscriptions.step_terms()
    build.hear_everything()
    subscriptions.resume_due()
    subscriptions.end_finished()
    build.hear_everything()


@contextmanager
def on(moment: str) -> Iterator[None]:
    """At this UTC moment ("2026-02-09 12:00"), with what is due by then done."""
    with clock.moved_to(datetime.fromisoformat(moment).replace(tzinfo=UTC)), acting_as("test"):
        work()
        yield


def pass_days(start: datetime, days: int) -> None:
    """From `start` on, whatever is due is done at its moment."""
    now, end = start, start + timedelta(days=days)
    while now <= end:
        with clock.moved_to(now):
            work()
        now = max(next_moment(now) or end, now) + timedelta(minutes=5)

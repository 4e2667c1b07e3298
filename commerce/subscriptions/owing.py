"""What subscriptions owe, and whether trying again could help."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from commerce.base.money import Money
from commerce.base.viewer import Viewer
from commerce.billing.models import Attempt
from commerce.orders.models import Order
from commerce.subscriptions import rules
from commerce.subscriptions.models import Subscription, Term

AUTHENTICATION = "authentication_required"
NEEDS_CARD, NEEDS_AUTHENTICATION = "card", "authentication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A term that waits for its payment: its charge `failed`, or will be tried for the first time.

    `needs` is what its customer must give, "" where the next try may succeed by itself;
    `next_try_at` is None where none will be made.
    """

    order: Order
    failed: bool
    tries: int
    next_try_at: datetime | None
    needs: str

    @property
    def amount(self) -> Money:
        return self.order.due


def owed_by(subscriptions: Sequence[Subscription]) -> dict[int, Owed]:
    """Subscription → what it owes, for those that do; two queries for all. Each comes with its card."""
    terms = list(
        Term.objects.filter(
            subscription__in=subscriptions, status__in=("due", "unpaid"), order__isnull=False
        ).select_related("order")
    )
    if not terms:
        return {}
    last = {
        attempt.payment.order_id: attempt
        for attempt in Attempt.objects.filter(payment__order__in=[term.order_id for term in terms])
        .select_related("payment")
        .order_by("payment", "n")
    }
    cards = {one.pk: one.payment_method for one in subscriptions}
    found = {}
    for term in terms:
        assert term.order is not None
        card = cards[term.subscription_id]
        usable = card.pk if card and not card.removed_at else None
        reason = why_hopeless(last.get(term.order.pk), card_id=usable)
        needs = "" if not reason else NEEDS_AUTHENTICATION if reason == AUTHENTICATION else NEEDS_CARD
        found[term.subscription_id] = Owed(
            order=term.order, failed=term.failed_at is not None, tries=term.tries, needs=needs,
            next_try_at=None if needs else term.next_step_at,
        )  # fmt: skip
    return found


def renewals_visible_to(viewer: Viewer) -> QuerySet[Order]:
    """The orders that renew subscriptions of the viewer, or those a link opened to them."""
    subscriptions = Subscription.objects.visible_to(viewer)
    return Order.objects.filter(
        source=Order.Source.RENEWAL,
        pk__in=Term.objects.filter(subscription__in=subscriptions).values("order"),
    )


def why_hopeless(last: Attempt | None, *, card_id: int | None) -> str:
    """Why charging the card again cannot succeed, "" where it may."""
    if card_id is None:
        return rules.NO_CARD
    if last is None or last.method_id != card_id:
        return ""
    if last.state == Attempt.State.REQUIRES_ACTION or last.decline_code == AUTHENTICATION:
        return AUTHENTICATION
    return last.decline_code if last.decline_is_final else ""

"""Dated acknowledgements: what was changed on a subscription, and until when it can be undone."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from commerce.base.events import SYSTEM
from commerce.base.money import Money, total
from commerce.billing.actions import refund_key
from commerce.billing.models import Refund
from commerce.customers.models import Customer
from commerce.ledger.queries import store_credit
from commerce.orders.models import Order
from commerce.retention.models import Withdrawal
from commerce.subscriptions import links
from commerce.subscriptions.actions.undoing import is_undoable
from commerce.subscriptions.events import SubscriptionChanged, SubscriptionEnded
from commerce.subscriptions.models import Change, Cycle, Subscription
from content.emails.letters import Message, Shop
from content.emails.messages.about import ABOUT, HELLO, SUBSCRIPTION, about, is_over, subscription
from content.emails.samples import change_facts, subscription_facts
from content.emails.vocabulary import (
    LAW,
    Details,
    Facts,
    Rows,
    Subject,
    When,
    given,
    lacking,
    offers,
    table,
    terms,
)
from content.emails.words import Words, button, details_of, p

Kind = Change.Kind
ENDS = frozenset({Kind.CANCEL, Kind.CANCEL_NOW, Kind.EXPIRE})
GOES_ON = frozenset({Kind.RESUME, Kind.REACTIVATE, Kind.STAY})

NEXT = (
    details_of("subscription"),
    p(_("Changed your mind? You can undo this until {undo_until}, without signing in."), when="undoable"),
    button("undo", _("Undo this change"), when="undoable"),
    button("manage", _("See my subscription"), when="final"),
)


class _Changed(Message[SubscriptionChanged]):
    event = SubscriptionChanged
    about = Subject.SUBSCRIPTION
    tells = terms("change", "at", "undo_until", "box", "paused_until", "last_box_on", *ABOUT)
    links = offers("manage", "undo")
    whens = {
        "undoable": given("undo_until", _("it can still be undone")),
        "final": lacking("undo_until", _("it cannot be undone")),
        "last_box": given("last_box_on", _("a paid box is still to come, or came last")),
    }
    details = SUBSCRIPTION
    open = frozenset({"formula", "change"})
    kinds: ClassVar[frozenset[str]]
    ended_by: ClassVar[frozenset[str]] = frozenset()
    sample = change_facts()

    def recipient(self, event: SubscriptionChanged) -> Customer | None:
        return subscription(event.subscription).customer if event.kind in self.kinds else None

    def holds(self, event: SubscriptionChanged) -> bool:
        """Not once it was undone, or something else was decided that ends what it says."""
        change = Change.objects.get(public_id=event.change)
        later = Change.objects.filter(subscription=change.subscription_id, pk__gt=change.pk, undone_at=None)
        return not change.undone_at and not later.filter(kind__in=self.ended_by).exists()

    def facts(self, event: SubscriptionChanged, *, shop: Shop, at: datetime) -> dict[str, Any]:
        change = Change.objects.select_related("subscription").get(public_id=event.change)
        changed = subscription(event.subscription)
        after = change.after
        return about(changed, shop) | {
            "next_charge_at": _moment(after["next_charge_at"]),
            "change": change.get_kind_display(),
            "at": change.at,
            "undo_until": change.undo_until if is_undoable(change) else None,
            "undo_url": shop.url(links.undo_link(change)),
            "box": _skipped_month(change),
            "paused_until": _day(after["paused_until"]),
            "last_box_on": _last_box(changed),
        }


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _skipped_month(change: Change) -> date | None:
    """The month of the box that this change skipped."""
    skipped = (
        box for public_id, box in change.after["boxes"].items()
        if box["status"] == Cycle.Status.SKIPPED and public_id not in change.before["boxes"]
    )  # fmt: skip
    return next((_day(box["month"]) for box in skipped), None)


def _last_box(subscription: Subscription) -> date | None:
    """When the last box that is paid ships."""
    paid = Cycle.objects.filter(subscription=subscription, status=Cycle.Status.PAID)
    return paid.order_by("-ships_on").values_list("ships_on", flat=True).first()


class BoxSkipped(_Changed):
    label = _("Box skipped")
    words = Words(
        _("Your box is skipped"),
        _("Your box of {box} is neither paid nor sent."),
        (
            HELLO,
            p(_("As you asked on {at}, your box of {box} is skipped: it is neither paid nor sent.")),
            *NEXT,
        ),
    )
    kinds = frozenset({Kind.SKIP})

    def holds(self, event: SubscriptionChanged) -> bool:
        change = Change.objects.get(public_id=event.change)
        skipped = Cycle.objects.filter(subscription=change.subscription_id, status=Cycle.Status.SKIPPED)
        month = _skipped_month(change)
        return month is not None and skipped.filter(month=month).exists()


class SubscriptionPaused(_Changed):
    label = _("Subscription paused")
    words = Words(
        _("Your subscription is paused until {paused_until}"),
        _("Nothing is paid until then; it goes on by itself."),
        (
            HELLO,
            p(
                _(
                    "As you asked on {at}, your subscription is paused. Nothing is paid until {paused_until};"
                    " then it goes on by itself."
                )
            ),
            *NEXT,
        ),
    )
    kinds = frozenset({Kind.PAUSE})
    ended_by = ENDS | GOES_ON | {Kind.PAUSE}
    sample = change_facts() | {"next_charge_at": None}


class SubscriptionResumed(_Changed):
    label = _("Subscription resumed")
    words = Words(
        _("Your boxes are on their way again"),
        _("We are glad to have you back."),
        (
            HELLO,
            p(_("Since {at} your subscription goes on. We are glad to have you back.")),
            *NEXT,
        ),
    )
    kinds = frozenset({Kind.RESUME, Kind.REACTIVATE})
    ended_by = ENDS | {Kind.PAUSE}


class SubscriptionKept(_Changed):
    label = _("Stayed with the offer")
    tells = _Changed.tells | terms("off")
    words = Words(
        _("Thank you for staying"),
        _("{off} is taken off your next payment."),
        (
            HELLO,
            p(
                _(
                    "We are glad that you stay: since {at} your subscription goes on. {off} is taken off your"
                    " next payment, once."
                )
            ),
            *NEXT,
        ),
    )
    kinds = frozenset({Kind.STAY})
    ended_by = ENDS | {Kind.PAUSE}
    sample = change_facts() | {"off": Money(500, "EUR")}

    def facts(self, event: SubscriptionChanged, *, shop: Shop, at: datetime) -> dict[str, Any]:
        discount = Change.objects.get(public_id=event.change).after["discount_amount"]
        price = subscription(event.subscription).price
        return super().facts(event, shop=shop, at=at) | {"off": Money(discount, price.currency)}


class SubscriptionAltered(_Changed):
    label = _("Subscription changed")
    words = Words(
        _("Your subscription was changed"),
        _("{change}, on {at}."),
        (HELLO, p(_("On {at} this was changed on your subscription: {change}.")), *NEXT),
    )
    kinds = frozenset(
        {Kind.UNSKIP, Kind.QUANTITY, Kind.FORMULA, Kind.ADDRESS, Kind.CARRIER, Kind.CARD, Kind.UNDO}
    )


class SubscriptionCancelled(_Changed):
    """Legal acknowledgement: what, when, and when it takes effect (French consumer code, L215-1-1)."""

    label = _("Subscription cancelled")
    about = Subject.CONTRACT
    required = LAW
    words = Words(
        _("Your cancellation is confirmed"),
        _("Nothing more will be charged. Keep this mail as your proof."),
        (
            HELLO,
            p(
                _(
                    "We confirm that your subscription “{formula}” was cancelled on {at}. Nothing more will"
                    " be charged. Keep this mail as your proof."
                )
            ),
            p(_("The last box that you have paid for ships, or shipped, on {last_box_on}."), when="last_box"),
            NEXT[1],
            button("undo", _("Undo this change"), when="undoable"),
            p(_("Thank you for the boxes we shared.")),
            button("manage", _("See my subscription"), quiet=True),
        ),
    )
    kinds = frozenset({Kind.CANCEL, Kind.CANCEL_NOW})
    ended_by = GOES_ON

    def recipient(self, event: SubscriptionChanged) -> Customer | None:
        customer = super().recipient(event)
        if customer is None:
            return None
        wish = Change.objects.get(public_id=event.change)
        withdrawn = _withdrawals(event.subscription).filter(received_at__gte=wish.at)  # it has its receipt
        return None if withdrawn.exists() or _is_unpaid(wish) else customer


def money_back_rows(facts: Facts) -> Rows:
    return table(
        (_("Goes back to your card"), facts["to_card"] or None),
        (_("Given back as store credit"), facts["credited"] or None),
        (_("Your store credit today"), facts["credit"] or None),
    )


class SubscriptionOver(Message[SubscriptionEnded]):
    """Why it ended, and what becomes of the money. A withdrawal has its receipt instead."""

    event = SubscriptionEnded
    label = _("Subscription ended")
    about = Subject.SUBSCRIPTION
    tells = terms("ended_at", *ABOUT)
    links = offers("manage")
    whens = {
        "expired": When(_("it came to its last day"), lambda facts: facts["why"] == "expired"),
        "unpaid": When(_("its last box could not be paid for"), lambda facts: facts["why"] == "unpaid"),
        "cancelled": When(_("it was cancelled"), lambda facts: facts["why"] not in ("expired", "unpaid")),
        "credit": given("credit", _("the reader has store credit")),
    }
    details = {"money_back": Details(_("what goes back, and the store credit"), money_back_rows)}
    open = frozenset({"formula", "why"})
    words = Words(
        _("Your subscription “{formula}” has ended"),
        _("Nothing more is charged, and no more boxes come."),
        (
            HELLO,
            p(_("Your subscription “{formula}” has come to its last day, on {ended_at}."), when="expired"),
            p(
                _(
                    "Your subscription “{formula}” ended on {ended_at}, because its last box could not be"
                    " paid for. You do not owe us anything."
                ),
                when="unpaid",
            ),
            p(_("Your subscription “{formula}” has ended, on {ended_at}."), when="cancelled"),
            p(_("Nothing more is charged, and no more boxes come.")),
            details_of("money_back"),
            p(
                _(
                    "Your store credit stays yours: should you take this subscription up again, it pays"
                    " before your card does."
                ),
                when="credit",
            ),
            button("manage", _("See my subscription")),
            p(_("Thank you for the boxes we shared.")),
        ),
    )
    sample = subscription_facts() | {
        "next_charge_at": None,
        "ended_at": date(2026, 2, 15),
        "why": "cancelled",
        "to_card": Money(2490, "EUR"),
        "credited": Money(500, "EUR"),
        "credit": Money(1500, "EUR"),
    }

    def recipient(self, event: SubscriptionEnded) -> Customer | None:
        ended = subscription(event.subscription)
        return None if _withdrawals(ended.public_id).exists() else ended.customer

    def holds(self, event: SubscriptionEnded) -> bool:
        return is_over(subscription(event.subscription))

    def facts(self, event: SubscriptionEnded, *, shop: Shop, at: datetime) -> dict[str, Any]:
        ended = subscription(event.subscription)
        wish = ended.changes.filter(kind__in=SubscriptionCancelled.kinds).order_by("-pk").first()
        cancelled = wish if event.status == Subscription.Status.CANCELLED else None
        why = "unpaid" if cancelled and _is_unpaid(cancelled) else event.status
        credit = store_credit([ended.customer.public_id])
        return about(ended, shop) | {
            "ended_at": at,
            "why": why,
            "to_card": _given_back(ended, cancelled, Refund.Destination.CARD),
            "credited": _given_back(ended, cancelled, Refund.Destination.CREDIT),
            "credit": Money(
                credit.get((ended.site_id, ended.customer.public_id, ended.currency), 0), ended.currency
            ),
        }


def _withdrawals(subscription: str) -> QuerySet[Withdrawal]:
    return Withdrawal.objects.filter(order__lines__subscription__public_id=subscription)


def _is_unpaid(cancelled: Change) -> bool:
    """Whether nobody wished it: the shop gave up waiting for a payment."""
    return cancelled.actor == SYSTEM and cancelled.before["status"] == Subscription.Status.PAST_DUE


def _given_back(ended: Subscription, cancelled: Change | None, to: Refund.Destination) -> Money:
    """What goes back by this cancellation."""
    if cancelled is None:
        return Money(0, ended.currency)
    orders = Order.objects.filter(terms__subscription=ended)
    keys = [refund_key(order, f"{cancelled.public_id}-{to}") for order in orders]
    refunds = Refund.objects.filter(key__in=keys)
    return total([one.money for one in refunds.exclude(state=Refund.State.FAILED)], ended.currency)


MESSAGES = (
    BoxSkipped,
    SubscriptionPaused,
    SubscriptionResumed,
    SubscriptionKept,
    SubscriptionAltered,
    SubscriptionCancelled,
    SubscriptionOver,
)

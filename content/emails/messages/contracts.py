"""What the law asks to be written: receipts of withdrawals, and notice of what renews by itself."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from commerce.base import clock
from commerce.base.money import Money
from commerce.catalog.queries import zone_of
from commerce.customers.models import Customer
from commerce.orders.models import Order
from commerce.retention.events import RenewalNoticeDue, WithdrawalReceived, WithdrawalRefused
from commerce.subscriptions.models import Subscription
from content.emails.letters import Message, Shop
from content.emails.messages.about import ABOUT, HELLO, about, order_url, subscription
from content.emails.placeholders import moment
from content.emails.samples import SHOP, ZONE, subscription_facts
from content.emails.vocabulary import LAW, Details, Facts, Rows, Subject, When, given, offers, table, terms
from content.emails.words import Words, button, details_of, p


def _order(public_id: str) -> Order:
    return Order.objects.select_related("customer__site").get(public_id=public_id)


def declared_rows(facts: Facts) -> Rows:
    return table(
        (_("Received"), moment(facts["at"])),
        (_("Order"), facts["number"]),
        (_("What you declared"), facts["statement"]),
    )


class WithdrawalReceipt(Message[WithdrawalReceived]):
    """Content, day and time of the withdrawal (French consumer code, L221-21)."""

    event = WithdrawalReceived
    label = _("Withdrawal received")
    about = Subject.CONTRACT
    required = LAW
    tells = terms("number", "at", "statement", "refund", "boxes")
    links = offers("order")
    whens = {
        "refunded": given("refund", _("something is refunded")),
        "one_box": When(_("one box had left already"), lambda facts: facts["boxes"] == 1),
        "more_boxes": When(_("several boxes had left already"), lambda facts: facts["boxes"] > 1),
    }
    details = {"declared": Details(_("the declaration, with day and time"), declared_rows)}
    words = Words(
        _("We have received your withdrawal from order {number}"),
        _("This mail is your receipt: please keep it."),
        (
            HELLO,
            p(
                _(
                    "We have received your withdrawal from the contract. This mail is your receipt: please"
                    " keep it."
                )
            ),
            details_of("declared"),
            p(_("We refund {refund} the way you paid. Nothing more will be charged."), when="refunded"),
            p(
                _("One box had left by then: send it back within 14 days, and we refund it once it is here."),
                when="one_box",
            ),
            p(
                _(
                    "{boxes} boxes had left by then: send them back within 14 days, and we refund them once"
                    " they are here."
                ),
                when="more_boxes",
            ),
            button("order", _("See your order")),
        ),
    )
    sample = {
        "number": "2026-000123",
        "at": datetime(2026, 1, 10, 18, 42, tzinfo=ZONE),
        "statement": _("I withdraw from my order 2026-000123."),
        "refund": Money(2490, "EUR"),
        "boxes": 1,
        "order_url": SHOP.url("/orders/ord_sample/"),
    }

    def recipient(self, event: WithdrawalReceived) -> Customer:
        return _order(event.order).customer

    def facts(self, event: WithdrawalReceived, *, shop: Shop, at: datetime) -> dict[str, Any]:
        order = _order(event.order)
        return {
            "number": order.number,
            "at": datetime.fromisoformat(event.at),
            "statement": event.statement,
            "refund": Money(event.amount, event.currency),
            "boxes": event.boxes_to_return,
            "order_url": order_url(order, shop),
        }


class WithdrawalTooLate(Message[WithdrawalRefused]):
    event = WithdrawalRefused
    label = _("Withdrawal too late")
    about = Subject.CONTRACT
    required = LAW
    tells = terms("number", "at", "last_day")
    words = Words(
        _("Your withdrawal from order {number} came too late"),
        _("The last day to withdraw was {last_day}."),
        (
            HELLO,
            p(_("On {at} we received your withdrawal from order {number}.")),
            p(
                _(
                    "The last day to withdraw was {last_day}, so nothing was changed. You can still cancel"
                    " your subscription at any time; for anything else, answer this mail."
                )
            ),
        ),
    )
    sample = {
        "number": "2026-000123",
        "at": datetime(2026, 2, 10, 18, 42, tzinfo=ZONE),
        "last_day": date(2026, 1, 30),
    }

    def recipient(self, event: WithdrawalRefused) -> Customer:
        return _order(event.order).customer

    def facts(self, event: WithdrawalRefused, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return {
            "number": _order(event.order).number,
            "at": datetime.fromisoformat(event.at),
            "last_day": date.fromisoformat(event.last_day),
        }


class RenewalNotice(Message[RenewalNoticeDue]):
    """Sent three months to one month before the last day to refuse (French consumer code, L215-1)."""

    event = RenewalNoticeDue
    label = _("Notice of renewal")
    about = Subject.CONTRACT
    required = LAW
    tells = terms("deadline", "charge_on", "amount", *ABOUT)
    links = offers("manage")
    open = frozenset({"formula"})
    words = Words(
        _("Your subscription renews on {charge_on} unless you say otherwise"),
        _("You can refuse it free of charge until {deadline}."),
        (
            HELLO,
            p(_("Your subscription “{formula}” renews by itself: {amount} will be charged on {charge_on}.")),
            p(
                _(
                    "If you do not want that, you can refuse it free of charge until {deadline}, that day"
                    " included, in three clicks and without signing in."
                )
            ),
            button("manage", _("Keep or refuse the renewal")),
            p(_("If you are happy with it, there is nothing for you to do.")),
        ),
    )
    sample = subscription_facts() | {
        "deadline": date(2026, 3, 31),
        "charge_on": date(2026, 4, 9),
        "amount": Money(6990, "EUR"),
    }

    def recipient(self, event: RenewalNoticeDue) -> Customer:
        return subscription(event.subscription).customer

    def holds(self, event: RenewalNoticeDue) -> bool:
        """Not once it was refused, or can no longer be."""
        renewing = subscription(event.subscription)
        is_over = date.fromisoformat(event.deadline) < clock.today(zone_of(renewing.customer.site))
        return not is_over and renewing.status == Subscription.Status.ACTIVE

    def facts(self, event: RenewalNoticeDue, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return about(subscription(event.subscription), shop) | {
            "deadline": date.fromisoformat(event.deadline),
            "charge_on": date.fromisoformat(event.charge_on),
            "amount": Money(event.amount, event.currency),
        }


MESSAGES = (WithdrawalReceipt, WithdrawalTooLate, RenewalNotice)

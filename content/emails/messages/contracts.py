"""What the law asks to be written: receipts of withdrawals, and notice of what renews by itself."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from commerce.base.money import Money
from commerce.customers.models import Customer
from commerce.orders.models import Order
from commerce.retention.events import RenewalNoticeDue, WithdrawalReceived, WithdrawalRefused
from content import rendering
from content.emails.letters import Message, Shop
from content.emails.messages.about import about, subscription
from content.emails.samples import SHOP, ZONE, subscription_facts


def _order(public_id: str) -> Order:
    return Order.objects.select_related("customer__site").get(public_id=public_id)


class WithdrawalReceipt(Message[WithdrawalReceived]):
    """Content, day and time of the withdrawal (French consumer code, L221-21)."""

    event = WithdrawalReceived
    label = _("Withdrawal received")
    subject = _("We have received your withdrawal from order %(number)s")
    sample = {
        "number": "2026-000123",
        "at": datetime(2026, 1, 10, 18, 42, tzinfo=ZONE),
        "statement": "I withdraw from my order 2026-000123.",
        "refund": Money(2490, "EUR"),
        "boxes_to_return": 1,
        "order_url": SHOP.url("/orders/ord_sample/"),
    }

    def recipient(self, event: WithdrawalReceived) -> Customer:
        return _order(event.order).customer

    def facts(self, event: WithdrawalReceived, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return {
            "number": _order(event.order).number,
            "at": datetime.fromisoformat(event.at),
            "statement": event.statement,
            "refund": Money(event.amount, event.currency),
            "boxes_to_return": event.boxes_to_return,
            "order_url": shop.url(rendering.page_url("OrderPage", id=event.order)),
        }


class WithdrawalTooLate(Message[WithdrawalRefused]):
    event = WithdrawalRefused
    label = _("Withdrawal too late")
    subject = _("Your withdrawal from order %(number)s came too late")
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
    subject = _("Your subscription renews on %(charge_on)s unless you say otherwise")
    sample = subscription_facts() | {
        "deadline": date(2026, 3, 31),
        "charge_on": date(2026, 4, 9),
        "amount": Money(6990, "EUR"),
    }

    def recipient(self, event: RenewalNoticeDue) -> Customer:
        return subscription(event.subscription).customer

    def facts(self, event: RenewalNoticeDue, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return about(subscription(event.subscription), shop) | {
            "deadline": date.fromisoformat(event.deadline),
            "charge_on": date.fromisoformat(event.charge_on),
            "amount": Money(event.amount, event.currency),
        }


MESSAGES = (WithdrawalReceipt, WithdrawalTooLate, RenewalNotice)

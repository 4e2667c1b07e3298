"""The steps of an unpaid renewal, each with the one link that settles it."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from commerce.billing import rules as billing
from commerce.billing.models import PaymentMethod
from commerce.customers.models import Customer
from commerce.orders.models import Order
from commerce.subscriptions import links
from commerce.subscriptions.events import CardExpiring, CatchUpOffered, RenewalFailed
from content.emails.letters import Message, Shop
from content.emails.messages.about import about, subscription
from content.emails.samples import subscription_facts, unpaid_facts

OURS = ("no_card", "authentication_required")  # no bank declined anything: the mail itself says what to do


def _owed(event: RenewalFailed | CatchUpOffered, shop: Shop) -> dict[str, Any]:
    owing = subscription(event.subscription)
    return about(owing, shop) | {
        "due": Order.objects.get(public_id=event.order).due,
        "pay_url": shop.url(links.pay_link(owing)),
    }


class _Failed(Message[RenewalFailed]):
    event = RenewalFailed
    needs: str
    sample = unpaid_facts()

    def recipient(self, event: RenewalFailed) -> Customer | None:
        return subscription(event.subscription).customer if event.needs == self.needs else None

    def facts(self, event: RenewalFailed, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return _owed(event, shop) | {
            "tries": event.tries,
            "of": event.of,
            "reason": "" if event.reason in OURS else str(billing.reason(event.reason)),
            "next_try_on": date.fromisoformat(event.next_try_on) if event.next_try_on else None,
        }


class RenewalDeclined(_Failed):
    """A later try may succeed by itself."""

    label = _("Payment declined")
    subject = _("Your payment was declined (try %(tries)s of %(of)s)")
    needs = ""


class CardNeeded(_Failed):
    """Without another card nothing is tried again."""

    label = _("Another card needed")
    subject = _("Your box is waiting for another card")
    needs = "card"


class BankConfirmationNeeded(_Failed):
    label = _("Confirmation by the bank needed")
    subject = _("Your bank asks you to confirm a payment of %(due)s")
    needs = "authentication"


class CatchUpOffer(Message[CatchUpOffered]):
    event = CatchUpOffered
    label = _("Catch-up offer")
    subject = _("Your box is still set aside for you")
    sample = subscription_facts() | {name: unpaid_facts()[name] for name in ("due", "pay_url")}

    def recipient(self, event: CatchUpOffered) -> Customer:
        return subscription(event.subscription).customer

    def facts(self, event: CatchUpOffered, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return _owed(event, shop)


class CardExpires(Message[CardExpiring]):
    event = CardExpiring
    label = _("Card expiring")
    subject = _("Your card %(card)s expires soon")
    sample = subscription_facts() | {"card": "Visa ·4242", "expires": "01/2026"}

    def recipient(self, event: CardExpiring) -> Customer:
        return subscription(event.subscription).customer

    def facts(self, event: CardExpiring, *, shop: Shop, at: datetime) -> dict[str, Any]:
        card = PaymentMethod.objects.get(public_id=event.payment_method)
        return about(subscription(event.subscription), shop) | {"card": str(card), "expires": event.expires}


MESSAGES = (RenewalDeclined, CardNeeded, BankConfirmationNeeded, CatchUpOffer, CardExpires)

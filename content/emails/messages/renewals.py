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
from commerce.subscriptions.models import Subscription, Term
from content.emails.letters import Message, Shop
from content.emails.messages.about import ABOUT, HELLO, about, subscription
from content.emails.samples import subscription_facts, unpaid_facts
from content.emails.vocabulary import MONEY, Subject, given, lacking, offers, terms
from content.emails.words import Words, button, p

OURS = ("no_card", "authentication_required")  # no bank declined anything: the mail itself says what to do


def _owed(event: RenewalFailed | CatchUpOffered, shop: Shop) -> dict[str, Any]:
    owing = subscription(event.subscription)
    return about(owing, shop) | {
        "due": Order.objects.get(public_id=event.order).due,
        "pay_url": shop.url(links.pay_link(owing)),
    }


def _is_owed(event: RenewalFailed | CatchUpOffered) -> bool:
    owed = (Term.Status.DUE, Term.Status.UNPAID)
    terms = Term.objects.filter(subscription__public_id=event.subscription, status__in=owed)
    return terms.filter(order__public_id=event.order).exists()


class _Failed(Message[RenewalFailed]):
    event = RenewalFailed
    about = Subject.PAYMENTS
    required = MONEY
    tells = terms("due", "tries", "of", "reason", "next_try_on", *ABOUT)
    links = offers("pay", "manage")
    whens = {
        "another_try": given("next_try_on", _("another try is planned")),
        "last_try": lacking("next_try_on", _("it was the last try")),
    }
    open = frozenset({"formula", "reason"})
    needs: str
    sample = unpaid_facts()

    def recipient(self, event: RenewalFailed) -> Customer | None:
        return subscription(event.subscription).customer if event.needs == self.needs else None

    def holds(self, event: RenewalFailed) -> bool:
        return _is_owed(event)

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
    words = Words(
        _("Your payment was declined (try {tries} of {of})"),
        _("We keep your box “{formula}” for you. {due} is still to be paid."),
        (
            HELLO,
            p(
                _(
                    "The payment of {due} for your box “{formula}” was declined. This was try {tries} of"
                    " {of}. {reason}"
                )
            ),
            p(
                _("We try again on {next_try_on}. If you prefer, pay now: your box leaves sooner."),
                when="another_try",
            ),
            p(_("We do not try again by ourselves: pay now to receive your box."), when="last_try"),
            button("pay", _("Pay {due}")),
            p(_("Until then we keep your box for you. It is not lost.")),
        ),
    )
    needs = ""


class CardNeeded(_Failed):
    """Without another card nothing is tried again."""

    label = _("Another card needed")
    words = Words(
        _("Your box is waiting for another card"),
        _("We will not try the old card again. It takes a minute."),
        (
            HELLO,
            p(
                _(
                    "The payment of {due} for your box “{formula}” could not be made with the card we know."
                    " {reason}"
                )
            ),
            p(
                _(
                    "We will not try that card again. Give us another one and your box leaves; until then we"
                    " keep it for you."
                )
            ),
            button("pay", _("Use another card")),
        ),
    )
    needs = "card"


class BankConfirmationNeeded(_Failed):
    label = _("Confirmation by the bank needed")
    words = Words(
        _("Your bank asks you to confirm a payment of {due}"),
        _("It takes a minute. Until then we keep your box for you."),
        (
            HELLO,
            p(
                _(
                    "Your bank wants you to confirm the payment of {due} for your box “{formula}”. It takes a"
                    " minute, with the app or the code you know."
                )
            ),
            button("pay", _("Confirm the payment")),
            p(_("You are charged once. Until then we keep your box for you.")),
        ),
    )
    needs = "authentication"


class CatchUpOffer(Message[CatchUpOffered]):
    event = CatchUpOffered
    label = _("Catch-up offer")
    about = Subject.PAYMENTS
    tells = terms("due", *ABOUT)
    links = offers("pay", "manage")
    open = frozenset({"formula"})
    words = Words(
        _("Your box is still set aside for you"),
        _("Pay {due} and it leaves; your subscription goes on as before."),
        (
            HELLO,
            p(
                _(
                    "We could not be paid for your box “{formula}”, and have stopped trying. We have kept it"
                    " for you all the same."
                )
            ),
            p(_("Pay {due} and it leaves; your subscription then goes on as before.")),
            button("pay", _("Pay {due} and receive my box")),
            p(_("We ask this once. If you would rather stop, you can do so without signing in.")),
            button("manage", _("End my subscription"), quiet=True),
        ),
    )
    sample = subscription_facts() | {name: unpaid_facts()[name] for name in ("due", "pay_url")}

    def recipient(self, event: CatchUpOffered) -> Customer:
        return subscription(event.subscription).customer

    def holds(self, event: CatchUpOffered) -> bool:
        return _is_owed(event)

    def facts(self, event: CatchUpOffered, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return _owed(event, shop)


class CardExpires(Message[CardExpiring]):
    event = CardExpiring
    label = _("Card expiring")
    about = Subject.PAYMENTS
    tells = terms("card", "expires", *ABOUT)
    links = offers("manage")
    whens = {"charged": given("next_charge_at", _("a next payment is planned"))}
    open = frozenset({"formula"})
    words = Words(
        _("Your card {card} expires soon"),
        _("Give us your new card, and no box is late."),
        (
            HELLO,
            p(
                _(
                    "Your card {card} expires at the end of {expires}, before the next payment for your box"
                    " “{formula}”."
                )
            ),
            p(
                _(
                    "The next payment of {price} is on {next_charge_at}. Give us your new card before then"
                    " and nothing is late."
                ),
                when="charged",
            ),
            button("manage", _("Change my card")),
        ),
    )
    sample = subscription_facts() | {"card": "Visa ·4242", "expires": date(2026, 1, 1)}

    def recipient(self, event: CardExpiring) -> Customer:
        return subscription(event.subscription).customer

    def holds(self, event: CardExpiring) -> bool:
        """Not once another card pays, or nothing is charged any more."""
        charged = Subscription.objects.filter(
            public_id=event.subscription, payment_method__public_id=event.payment_method
        )
        return charged.exclude(next_charge_at=None).exists()

    def facts(self, event: CardExpiring, *, shop: Shop, at: datetime) -> dict[str, Any]:
        card = PaymentMethod.objects.get(public_id=event.payment_method)
        month, year = map(int, event.expires.split("/"))
        return about(subscription(event.subscription), shop) | {
            "card": str(card),
            "expires": date(year, month, 1),
        }


MESSAGES = (RenewalDeclined, CardNeeded, BankConfirmationNeeded, CatchUpOffer, CardExpires)

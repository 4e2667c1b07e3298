"""What has happened that a mail tells of, in words of the trade, with the way to whom or what it happened."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from commerce.base.backoffice.links import record_link
from commerce.base.backoffice.panels import ANY, may
from commerce.base.backoffice.permissions import within_sites
from commerce.base.models import JournalEntry
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.giftcards.models import GiftCard
from commerce.marketing.models import SignUp
from commerce.orders.models import Order
from commerce.subscriptions.models import Subscription
from commerce.waiting.models import Place
from content.emails.vocabulary import Label

HAPPENED: dict[str, Label] = {
    "CustomerRegistered": _("An account was made"),
    "OrderPaid": _("An order was paid"),
    "RefundSucceeded": _("A refund was made"),
    "PaymentMethodSaved": _("A card was saved"),
    "DeliveryStatusChanged": _("A parcel left"),
    "ReviewDue": _("A parcel has been there for some days"),
    "RenewalFailed": _("A renewal could not be paid"),
    "CatchUpOffered": _("A renewal stayed unpaid after every try"),
    "CardExpiring": _("A card expires before the next payment"),
    "SubscriptionChanged": _("A subscription was changed"),
    "SubscriptionEnded": _("A subscription ended"),
    "BoxLocked": _("A box locked"),
    "BoxCompleted": _("Something chosen for a box could no longer be had"),
    "WithdrawalReceived": _("A withdrawal was received"),
    "WithdrawalRefused": _("A withdrawal came too late"),
    "RenewalNoticeDue": _("A renewal was to be announced"),
    "GiftCardAnnounced": _("A gift card could be used from that day"),
    "GiftCardResent": _("Staff had a gift card sent again"),
    "GiftCardExpiring": _("A gift card was about to end"),
    "GiftCardIssued": _("A gift card was bought"),
    "GiftBegun": _("A gift was begun"),
    "GiftThanked": _("Somebody gave thanks for a gift"),
    "PointsApproved": _("Points began to count"),
    "PointsExpiring": _("Points were about to end"),
    "ReferralRewarded": _("A recommendation was rewarded"),
    "PlaceAsked": _("Somebody put their name on a waiting list"),
    "PlaceInvited": _("Somebody’s turn came on a waiting list"),
    "CartLeft": _("A cart was left"),
    "CartSent": _("Staff sent a cart"),
    "SignUpAsked": _("Somebody signed up for the newsletter"),
    "SignUpConfirmed": _("A sign-up for the newsletter was confirmed"),
    "SignUpRepeated": _("Somebody signed up for the newsletter again"),
    "DisputeOpened": _("A payment was disputed"),
    "DisputeClosed": _("A dispute was closed"),
    "PayoutFailed": _("A payout was sent back"),
    "BooksDiffer": _("The books differed"),
    "AuditFailed": _("The check of the money found something wrong"),
    "PaymentFrozen": _("A payment was frozen"),
    "RenewalRunStopped": _("A renewal run stopped"),
    "FormAnswered": _("A form was filled in"),
}
"""By the name of the event."""

RECORDS: dict[str, tuple[str, type[models.Model], str]] = {
    "order": ("orders", Order, "site"),
    "subscription": ("subscriptions", Subscription, "site"),
    "delivery_note": ("delivery-notes", DeliveryNote, "site"),
    "card": ("gift-cards", GiftCard, "site"),
    "place": ("waiting-lists", Place, "site"),
    "sign_up": ("newsletter", SignUp, "site"),
    "cart": ("unfinished-orders", Cart, "site"),
    "customer": ("customers", Customer, "site"),
}
"""What an event may name by its public id → the section where staff read of it."""


def because_of(entry: JournalEntry, *, user: Any) -> SafeString:
    """What happened, when, and links to what it happened to, as far as the user may see that."""
    what = HAPPENED.get(entry.name, _("Something that no mail is written about any more"))
    when = date_format(timezone.localtime(entry.at), "SHORT_DATETIME_FORMAT")
    links = list(_links(entry, user))
    told = format_html("{}, {}", what, when)
    return format_html("{} ({})", told, format_html_join(", ", "{}", links)) if links else told


def _links(entry: JournalEntry, user: Any) -> Iterator[tuple[SafeString]]:
    for name, (section, model, lookup) in RECORDS.items():
        known = entry.data.get(name)
        if not known or not any(may(user, model, action) for action in ANY):
            continue
        rows = within_sites(model._default_manager.filter(public_id=known), user=user, lookup=lookup)
        record = rows.first()
        if record:
            text = format_html("{} {}", model._meta.verbose_name, record)
            yield (record_link(section, record, text),)

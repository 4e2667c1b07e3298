"""Links that let a subscription's owner in without a sign-in: from a mail, for weeks.

A link carries a signed token and nothing personal. Whoever holds it may do what its subscription's
owner may do with that one subscription: pay, change, cancel, undo.
"""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from commerce.base.errors import NotFound
from commerce.subscriptions.models import Change, Subscription

SALT = "subscription-link"
VALID = timedelta(days=60)  # as long as an unpaid subscription waits


def token_of(subscription: Subscription) -> str:
    return signing.dumps(subscription.public_id, salt=SALT)


def subscription_of(token: str) -> str:
    """The public id of the subscription that the token opens. Raises NotFound for any other."""
    try:
        public_id: str = signing.loads(token, salt=SALT, max_age=VALID)
    except signing.BadSignature as error:
        raise NotFound from error
    return public_id


def manage_link(subscription: Subscription) -> str:
    """The path of the subscription's page, opened without a sign-in."""
    return reverse("SubscriptionLink", args=[token_of(subscription)])


def pay_link(subscription: Subscription) -> str:
    """The path where what it owes is paid, or its card changed."""
    return reverse("PayLink", args=[token_of(subscription)])


def cancel_link(subscription: Subscription) -> str:
    """The path where the subscription is cancelled."""
    return reverse("CancelLink", args=[token_of(subscription)])


def undo_link(change: Change) -> str:
    """The path where a change is taken back."""
    return reverse("UndoLink", args=[token_of(change.subscription), change.public_id])

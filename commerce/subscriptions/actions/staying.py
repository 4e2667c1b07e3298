"""Somebody who wanted to stop stays, with something off the next charge."""

from commerce.base.actions import action
from commerce.base.money import Money
from commerce.subscriptions.actions.ending import go_on
from commerce.subscriptions.actions.recording import ENDED, recorded
from commerce.subscriptions.errors import CannotChange
from commerce.subscriptions.models import Change, Subscription


@action
def stay(subscription: Subscription, *, amount: Money) -> Change:
    """The next charge is `amount` less, and never less than nothing; a cancellation that was to come
    is dropped. Raises CannotChange for a subscription that has ended, CardMissing."""
    with recorded(subscription, Change.Kind.STAY) as recorder:
        subscription = recorder.subscription
        if subscription.status in ENDED or amount.currency != subscription.currency:
            raise CannotChange
        if subscription.status == Subscription.Status.CANCEL_AT_END:
            go_on(recorder)
        promised = subscription.discount_amount + amount.amount
        subscription.discount_amount = min(promised, subscription.price.amount)
    return recorder.written

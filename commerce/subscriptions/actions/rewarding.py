"""What points give with the next charge: set aside as soon as its owner asks, spent once it is paid."""

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.customers.models import Customer
from commerce.loyalty import queries
from commerce.loyalty.errors import RewardGone
from commerce.loyalty.models import Programme
from commerce.loyalty.queries import Chosen
from commerce.subscriptions import rewards
from commerce.subscriptions.actions.recording import lock
from commerce.subscriptions.actions.terms import secure_locked
from commerce.subscriptions.errors import CannotChange
from commerce.subscriptions.events import RewardChosen
from commerce.subscriptions.models import Subscription

RENEWS = {"active", "paused", "past_due"}


def offered(customer: Customer, *, instead: Programme | None = None) -> list[Chosen]:
    """The programmes whose points can be spent on a renewal, each with what is missing for it; `instead` of
    one whose points would be free again."""
    return [
        one
        for one in queries.offered(customer, spent=-instead.cost if instead else 0)
        if not (one.programme.welcome or one.programme.visits_required)
    ]


@action
def choose_reward(subscription: Subscription, *, programme: str) -> Subscription:
    """The programme's percentage comes off the next charge, or is store credit once that is paid, or its
    product goes into the next box; its points are set aside. One that was chosen before is dropped.

    Raises CannotChange where nothing will be charged, RewardGone, and why the customer cannot have it.
    """
    subscription = lock(subscription)
    if subscription.status not in RENEWS or subscription.expires_on:
        raise CannotChange
    secure_locked(subscription, now=clock.decided_at())
    if subscription.reward and subscription.reward.public_id == programme:
        return subscription
    before = subscription.reward
    found = {one.programme.public_id: one for one in offered(subscription.customer, instead=before)}
    if programme not in found:
        raise RewardGone(field="reward")
    if error := found[programme].error:
        raise error
    rewards.take(subscription, found[programme].programme)
    subscription.save()
    publish(
        RewardChosen(
            site=subscription.site_id, subscription=subscription.public_id, programme=programme,
            points=found[programme].programme.cost,
        )
    )  # fmt: skip
    return subscription


@action
def drop_reward(subscription: Subscription) -> Subscription:
    """Points give nothing with the next charge, and can be spent again; without any, nothing changes."""
    subscription = lock(subscription)
    rewards.drop(subscription)
    subscription.save(update_fields=["reward"])
    return subscription

"""The cancellation funnel: what is answered, and whether it ends in leaving or in staying."""

from collections.abc import Mapping
from datetime import timedelta

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.errors import NotFound
from commerce.base.events import publish
from commerce.base.money import Money
from commerce.customers.models import Customer
from commerce.retention import queries, rules
from commerce.retention.errors import OfferNotAvailable
from commerce.retention.events import DepartureAnswered, DepartureEnded
from commerce.retention.models import Answer, Channel, Departure, FunnelSettings, Question
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions import plans
from commerce.subscriptions.errors import CannotChange
from commerce.subscriptions.models import Change, Subscription

Answers = Mapping[str, str]  # question → what was said
SAME_REQUEST = timedelta(days=1)
GONE = (
    Subscription.Status.CANCEL_AT_END, Subscription.Status.CANCELLED, Subscription.Status.EXPIRED,
)  # fmt: skip


@action
def answer(subscription: Subscription, *, answers: Answers, channel: Channel) -> Departure:
    """What somebody who asks to stop has said so far; what they say again replaces it, and an empty
    answer takes it back. Raises NotFound for a question that is not asked, AnswerInvalid, AnswerTooLong.
    """
    departure = _begin(subscription, channel=channel)
    _keep(departure, answers)
    if answers:
        publish(
            DepartureAnswered(
                site=departure.site_id, subscription=departure.subscription.public_id,
                departure=departure.public_id,
            )
        )  # fmt: skip
    return departure


@action
def leave(
    subscription: Subscription, *, channel: Channel, answers: Answers | None = None, plan: str | None = None
) -> Departure:
    """The subscription ends after the boxes that are paid; a second time answers the same.

    Raises CannotChange for one that ended otherwise, PlanChanged when `plan` stands for another plan.
    """
    departure = _ended_as(subscription, Departure.Outcome.CANCELLED)
    if departure:
        return departure
    departure = _begin(subscription, channel=channel)
    subscription = departure.subscription
    if subscription.status not in queries.CANCELLABLE:
        raise CannotChange
    _keep(departure, answers or {})
    change = plans.commit(
        "cancel", subscription, lambda: subscriptions.cancel_at_end(subscription), token=plan
    )
    return _end(departure, Departure.Outcome.CANCELLED, change)


@action
def accept_offer(
    subscription: Subscription, *, channel: Channel, answers: Answers | None = None
) -> Departure:
    """The subscription goes on, with the site's offer off its next charge; once per cool-down.

    Raises OfferNotAvailable for whoever is not made the offer now.
    """
    Customer.objects.locked().get(pk=subscription.customer_id)  # one offer, whichever subscription
    departure = _begin(subscription, channel=channel)
    subscription = departure.subscription
    settings = FunnelSettings.for_site(subscription.site)
    if not queries.may_be_offered(subscription, settings) or departure.is_held_out:
        raise OfferNotAvailable
    _keep(departure, answers or {})
    amount = Money(settings.offer_amount, subscription.currency)
    change = subscriptions.stay(subscription, amount=amount)
    departure.given_amount = change.after["discount_amount"] - change.before["discount_amount"]
    return _end(departure, Departure.Outcome.STAYED, change)


def _begin(subscription: Subscription, *, channel: Channel) -> Departure:
    """The request to stop that is still open, or a new one; the subscription locked."""
    rows = Subscription.objects.select_related("site", "customer", "formula__group")
    subscription = rows.filter(pk=subscription.pk).locked_first().get()
    now = clock.now()
    known = Departure.objects.filter(
        subscription=subscription, outcome=Departure.Outcome.LEFT_OPEN, started_at__gt=now - SAME_REQUEST
    ).first()
    if known:
        known.subscription = subscription
        return known
    settings = FunnelSettings.for_site(subscription.site)
    return Departure.objects.create(
        site=subscription.site, subscription=subscription, channel=channel, currency=subscription.currency,
        is_eligible=queries.may_be_offered(subscription, settings),
        is_held_out=queries.is_held_out(subscription, settings), started_at=now,
    )  # fmt: skip


def _keep(departure: Departure, answers: Answers) -> None:
    asked = {question.public_id: question for question in queries.questions_of(departure.subscription)}
    for public_id, said in answers.items():
        question: Question | None = asked.get(public_id)
        if question is None:
            raise NotFound(field="question")
        value = rules.check_answer(question.kind, said, choices=question.codes) if said.strip() else ""
        if value:
            Answer.objects.update_or_create(
                departure=departure, question=question,
                defaults={"value": value, "answered_at": clock.now()},
            )  # fmt: skip
        else:
            Answer.objects.filter(departure=departure, question=question).delete()


def _ended_as(subscription: Subscription, outcome: Departure.Outcome) -> Departure | None:
    """The last request to stop, where it has ended so and the subscription is still as it left it."""
    current = Subscription.objects.locked().get(pk=subscription.pk)
    last = queries.last_departure(current)
    if last and last.outcome == outcome and current.status in GONE:
        return last
    return None


def _end(departure: Departure, outcome: Departure.Outcome, change: Change) -> Departure:
    departure.outcome = outcome
    departure.change = change
    departure.finished_at = clock.now()
    departure.save(update_fields=["outcome", "change", "finished_at", "given_amount"])
    publish(
        DepartureEnded(
            site=departure.site_id, subscription=departure.subscription.public_id,
            departure=departure.public_id, outcome=outcome, change=change.public_id,
        )
    )  # fmt: skip
    return departure

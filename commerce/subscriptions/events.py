"""What happens to subscriptions. Every id is a public one."""

from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class SubscriptionStarted(Event):
    subscription: str
    order: str


@dataclass(frozen=True, kw_only=True)
class SubscriptionRenewed(Event):
    """A term after the first was paid."""

    subscription: str
    order: str


@dataclass(frozen=True, kw_only=True)
class SubscriptionChanged(Event):
    """`kind` is one of Change.Kind; `change` the id by which it can be undone."""

    subscription: str
    change: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class RewardChosen(Event):
    """So many points are set aside for what they take off the next charge."""

    subscription: str
    programme: str
    points: int


@dataclass(frozen=True, kw_only=True)
class RewardDropped(Event):
    """The points can be spent on something else."""

    subscription: str
    programme: str


@dataclass(frozen=True, kw_only=True)
class BoxCompleted(Event):
    """The shop chose what goes into a personalised box, or a part of it: nobody had, or what was chosen,
    `gone`, could no longer be had. `instead` took its place; a box that is `held` waits for staff, who
    settle it for a `reason`."""

    subscription: str
    box: str
    gone: str
    instead: str = ""
    held: bool = False
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class BoxLocked(Event):
    """From `locked_at` on the box that ships on `ships_on` cannot change. Its charge may be still to come:
    it is made on `charge_on`. The days are ISO dates, `month` is the first of its month."""

    subscription: str
    month: str
    locked_at: str
    charge_on: str
    ships_on: str


@dataclass(frozen=True, kw_only=True)
class RenewalFailed(Event):
    """The charge of a term was refused, or there is no card: try `tries` of `of`.

    `reason` is the gateway's code, or no_card; `next_try_on` an ISO day, "" when the customer
    has to act; `needs` is "card", "authentication" or "" for a try that may succeed by itself.
    """

    subscription: str
    order: str
    tries: int
    of: int
    reason: str
    needs: str = ""
    next_try_on: str = ""


@dataclass(frozen=True, kw_only=True)
class CatchUpOffered(Event):
    """Every try has failed: the customer is asked once to pay the held box."""

    subscription: str
    order: str


@dataclass(frozen=True, kw_only=True)
class SubscriptionEnded(Event):
    """Nothing comes any more. `status` is cancelled or expired."""

    subscription: str
    status: str


@dataclass(frozen=True, kw_only=True)
class CardExpiring(Event):
    """The card of the next charge will have expired by then. `expires` is MM/YYYY."""

    subscription: str
    payment_method: str
    expires: str


@dataclass(frozen=True, kw_only=True)
class RenewalRunStopped(Event):
    """A run left its forecast: a person has to look before it goes on."""

    run: int


@dataclass(frozen=True, kw_only=True)
class OwedCharged(Event):
    """Staff had what is owed charged, as try `attempt` of its payment."""

    subscription: str
    order: str
    attempt: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class OwedGivenUp(Event):
    """Staff gave up what was owed: that box does not come."""

    subscription: str
    order: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class SubscriptionImported(Event):
    subscription: str


@dataclass(frozen=True, kw_only=True)
class BoxRated(Event):
    """A subscriber told what they think of an edition, from 1 to 5."""

    edition: str
    rating: int

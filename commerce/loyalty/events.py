from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class PointsEarned(Event):
    """They count from `approves_at` on, an ISO moment; at once where it has passed."""

    customer: str
    earning: str
    points: int
    approves_at: str


@dataclass(frozen=True, kw_only=True)
class PointsApproved(Event):
    customer: str
    earning: str
    points: int


@dataclass(frozen=True, kw_only=True)
class PointsTakenBack(Event):
    """Of what was returned; `owed` of them were spent already."""

    customer: str
    earning: str
    points: int
    owed: int


@dataclass(frozen=True, kw_only=True)
class PointsExpiring(Event):
    """So many points are gone by the ISO day `by`, unless they are spent before."""

    customer: str
    points: int
    by: str


@dataclass(frozen=True, kw_only=True)
class PointsExpired(Event):
    customer: str
    points: int


@dataclass(frozen=True, kw_only=True)
class PointsAdjusted(Event):
    """Staff gave points, or took them where it is below zero."""

    customer: str
    points: int
    reason: str
    reference: str


@dataclass(frozen=True, kw_only=True)
class PointsTransferred(Event):
    giver: str
    receiver: str
    points: int


@dataclass(frozen=True, kw_only=True)
class RewardUsed(Event):
    customer: str
    programme: str
    order: str
    points: int
    visits: int


@dataclass(frozen=True, kw_only=True)
class RewardGivenBack(Event):
    customer: str
    programme: str
    order: str
    points: int
    visits: int


@dataclass(frozen=True, kw_only=True)
class CashbackCredited(Event):
    """Store credit for an order; below zero what a return took back."""

    customer: str
    order: str
    amount: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class FriendOrdered(Event):
    """Somebody's recommendation was used for a first order."""

    referral: str
    order: str


@dataclass(frozen=True, kw_only=True)
class ReferralRewarded(Event):
    referral: str
    customer: str
    amount: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class VisitCounted(Event):
    customer: str
    visits: int
    key: str


@dataclass(frozen=True, kw_only=True)
class PassChanged(Event):
    """Staff said whether the customer is a professional, or when they were born."""

    customer: str
    pro: bool

"""Dry runs: what an action would do, told before it is done."""

from datetime import datetime
from typing import Any, Self

import strawberry

from commerce.base.errors import CommerceError
from commerce.subscriptions.errors import PlanChanged as PlanError
from commerce.subscriptions.plans import Plan
from storefront.problems import Problem, problem_of, told_by
from storefront.scalars import Money
from storefront.subscriptions.boxes import TimelineBox
from storefront.subscriptions.types import Charge, SubscriptionStatus, peers_for


@strawberry.type(description="What would happen; with problems, nothing would, and the rest is empty.")
class SubscriptionPlan:
    status: SubscriptionStatus | None = strawberry.field(
        description="Where the subscription would stand.", default=None
    )
    boxes: list[TimelineBox] = strawberry.field(
        description="The boxes that would come next.", default_factory=list
    )
    charges: list[Charge] = strawberry.field(
        description="What would be charged for them, and when.", default_factory=list
    )
    refunded: Money | None = strawberry.field(description="What would be given back.", default=None)
    undo_until: datetime | None = strawberry.field(
        description="Until when it could be taken back; null where it could not.", default=None
    )
    token: str | None = strawberry.field(
        description="Give it to the mutation: it then does exactly this, or answers PLAN_CHANGED.",
        default=None,
    )
    problems: list[Problem] = strawberry.field(
        description="Why it cannot be done; empty when it can.", default_factory=list
    )

    @classmethod
    def of(cls, plan: Plan) -> Self:
        boxes: Any = list(peers_for(plan.boxes))
        charges: Any = list(plan.charges)
        refunded: Any = plan.refunded
        return cls(
            status=SubscriptionStatus(plan.status), boxes=boxes, charges=charges, refunded=refunded,
            undo_until=plan.undo_until, token=plan.token,
        )  # fmt: skip

    @classmethod
    def refused(cls, error: CommerceError) -> Self:
        return cls(problems=[problem_of(error)])


@strawberry.type(description="Something moved since the plan was shown; nothing was changed.")
class PlanChanged(Problem):
    plan: SubscriptionPlan = strawberry.field(description="What would happen now.")


@told_by(PlanError)
def _plan_changed(error: PlanError, common: dict[str, Any]) -> Problem:
    return PlanChanged(**common, plan=SubscriptionPlan.of(error.plan))

"""What may be done with a subscription or with one of its boxes, and why not."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry
from django.utils.translation import gettext_lazy as _

from storefront.sources import Sourced


@strawberry.enum(description="What a customer may do with a subscription.")
class SubscriptionAction(Enum):
    SKIP = strawberry.enum_value("skip", description="Leave out one box.")
    UNSKIP = strawberry.enum_value("unskip", description="Have a skipped box after all.")
    PAUSE = strawberry.enum_value("pause", description="No box until a day.")
    RESUME = strawberry.enum_value("resume", description="Go on before that day.")
    QUANTITY = strawberry.enum_value("quantity", description="Another number of each box.")
    FORMULA = strawberry.enum_value("formula", description="Another formula.")
    CHOICES = strawberry.enum_value("choices", description="Other things in its boxes.")
    ADDRESS = strawberry.enum_value("address", description="Another delivery address.")
    CARRIER = strawberry.enum_value("carrier", description="Brought in another way.")
    CARD = strawberry.enum_value("card", description="Another card.")
    PAY = strawberry.enum_value("pay", description="Pay what is owed.")
    CANCEL = strawberry.enum_value("cancel", description="Stop after the boxes that are paid.")
    CANCEL_NOW = strawberry.enum_value(
        "cancel_now", description="Stop at once; boxes that can still change are refunded."
    )
    REACTIVATE = strawberry.enum_value("reactivate", description="Go on after all.")
    UNDO = strawberry.enum_value("undo", description="Take a change back.")


@strawberry.enum(description="Why an action is not possible now, for programs.")
class ActionRefusal(Enum):
    NOT_RUNNING = strawberry.enum_value("not_running", description="No box comes at the moment.")
    LOCKED = strawberry.enum_value("locked", description="The box's lock date has passed.")
    NOT_POSSIBLE = strawberry.enum_value("not_possible", description="Not where the subscription stands.")
    NOTHING_OWED = strawberry.enum_value("nothing_owed", description="Nothing is to be paid.")
    FORMULA_INACTIVE = strawberry.enum_value("formula_inactive", description="The formula is not sold now.")
    CARD_MISSING = strawberry.enum_value("card_missing", description="There is no card to charge.")


REASONS: dict[str, Any] = {
    "not_running": _("No box comes at the moment."),
    "locked": _("Its lock date has passed."),
    "not_possible": _("This is not possible as the subscription stands."),
    "nothing_owed": _("Nothing is to be paid."),
    "formula_inactive": _("This formula is not on sale at the moment."),
    "card_missing": _("Save a card first."),
}
OF_ACTION: dict[tuple[str, str], Any] = {
    ("resume", "not_possible"): _("It is not paused."),
    ("choices", "not_possible"): _("There is nothing to choose in its boxes."),
    ("reactivate", "not_possible"): _("It has not been cancelled."),
    ("cancel", "not_possible"): _("It has been cancelled already."),
    ("skip", "not_possible"): _("It waits for its payment."),
}


@strawberry.type(description="Whether something may be done now.")
class PossibleAction(Sourced):
    action: SubscriptionAction = strawberry.field(description="What.")
    allowed: bool = strawberry.field(description="Whether it may be done now.")

    @strawberry.field(description="Why not, for programs; null when it may.")
    def reason(self) -> ActionRefusal | None:
        return ActionRefusal(self.reason) if self.reason else None

    @strawberry.field(description="Why not, for people, in the asked language; null when it may.")
    def message(self: Any) -> str | None:
        if not self.reason:
            return None
        return str(OF_ACTION.get((self.action, self.reason), REASONS[self.reason]))

    deadline: datetime | None = strawberry.field(
        description="Last moment for it: the lock of the box it touches; null where none is to come."
    )

"""What the mutations of subscriptions are given."""

from datetime import date
from enum import Enum

import strawberry

from storefront.addresses.types import AddressInput
from storefront.catalog.types import ChoiceInput
from storefront.subscriptions.possible import SubscriptionAction

OF = "The subscription."
TOKEN = "The token of its subscriptionPreview; without one it is done as things stand."
KEY = "Made anew for each try by the shopper; the same key never charges twice."
METHOD = "The id of a saved card, a Stripe payment method id, or with the demo gateway one of `testCards`."
RETURN = "An address of this site, where 3-D Secure sends the shopper back."


@strawberry.enum(description="From when on another formula holds.")
class FormulaWhen(Enum):
    NOW = strawberry.enum_value(
        "now",
        description="From the first box that can still change: what was paid for such boxes pays for the new "
        "ones, and the card is charged the difference. Cannot be undone.",
    )
    NEXT_TERM = strawberry.enum_value(
        "next_term", description="From the next term; paid boxes stay as they are."
    )


@strawberry.enum(description="Where money goes back to.")
class RefundTo(Enum):
    CARD = strawberry.enum_value("card", description="The card that paid.")
    STORE_CREDIT = strawberry.enum_value("credit", description="Store credit, which pays the next charges.")


@strawberry.input(description="A subscription.")
class SubscriptionInput:
    subscription: strawberry.ID = strawberry.field(description=OF)
    token: str | None = strawberry.field(description=TOKEN, default=None)


@strawberry.input(description="Which box.")
class SubscriptionBoxInput(SubscriptionInput):
    box: int = strawberry.field(description="`index` of a box of its timeline.")


@strawberry.input(description="How long to pause.")
class SubscriptionPauseInput(SubscriptionInput):
    until: date = strawberry.field(description="No box comes before this day; at most a year from now.")


@strawberry.input(description="How many of each box.")
class SubscriptionQuantitySetInput(SubscriptionInput):
    quantity: int = strawberry.field(description="From 1 to 20.")


@strawberry.input(description="Which formula.")
class SubscriptionFormulaSetInput(SubscriptionInput):
    formula: strawberry.ID = strawberry.field(description="The formula.")
    when: FormulaWhen = strawberry.field(description="From when on.", default=FormulaWhen.NEXT_TERM)


@strawberry.input(description="What goes into its boxes.")
class SubscriptionChoicesSetInput(SubscriptionInput):
    choices: list[ChoiceInput] = strawberry.field(description="All that goes into each box.")


@strawberry.input(description="Where its boxes go.")
class SubscriptionAddressSetInput(SubscriptionInput):
    address: AddressInput = strawberry.field(description="The address.")


@strawberry.input(description="Who brings its boxes.")
class SubscriptionCarrierSetInput(SubscriptionInput):
    carrier: strawberry.ID = strawberry.field(description="One of its `deliveryOptions`.")
    pickup_point: strawberry.ID | None = strawberry.field(
        description="Where to, for a carrier that needs it.", default=None
    )


@strawberry.input(description="What to spend points on.")
class SubscriptionRewardInput:
    subscription: strawberry.ID = strawberry.field(description=OF)
    reward: strawberry.ID = strawberry.field(description="One of its `rewardOffers`.")


@strawberry.input(description="The subscription whose points are wanted back.")
class SubscriptionRewardDropInput:
    subscription: strawberry.ID = strawberry.field(description=OF)


@strawberry.input(description="Which saved card.")
class SubscriptionCardSetInput(SubscriptionInput):
    payment_method: strawberry.ID = strawberry.field(description="A saved card of its owner.")


@strawberry.input(description="How to stop at once.")
class SubscriptionCancelNowInput(SubscriptionInput):
    refund_to: RefundTo = strawberry.field(
        description="Where the money for the boxes that will not come goes.", default=RefundTo.CARD
    )


@strawberry.input(description="What to take back.")
class SubscriptionChangeUndoInput(SubscriptionInput):
    change: strawberry.ID = strawberry.field(description="One of its changes.")


@strawberry.input(description="What to pay what is owed with.")
class SubscriptionPayInput:
    subscription: strawberry.ID = strawberry.field(description=OF)
    payment_method: str = strawberry.field(description=METHOD)
    idempotency_key: str = strawberry.field(description=KEY)
    return_url: str = strawberry.field(description=RETURN)


@strawberry.input(description="An action to be tried: what its mutation would be given.")
class SubscriptionPreviewInput:
    subscription: strawberry.ID = strawberry.field(description=OF)
    action: SubscriptionAction = strawberry.field(description="What to try; PAY cannot be tried.")
    box: int | None = strawberry.field(description="For SKIP and UNSKIP.", default=None)
    until: date | None = strawberry.field(description="For PAUSE.", default=None)
    quantity: int | None = strawberry.field(description="For QUANTITY.", default=None)
    formula: strawberry.ID | None = strawberry.field(description="For FORMULA.", default=None)
    when: FormulaWhen = strawberry.field(description="For FORMULA.", default=FormulaWhen.NEXT_TERM)
    choices: list[ChoiceInput] | None = strawberry.field(description="For CHOICES.", default=None)
    address: AddressInput | None = strawberry.field(
        description="For ADDRESS; its present one when left out.", default=None
    )
    carrier: strawberry.ID | None = strawberry.field(description="For CARRIER.", default=None)
    pickup_point: strawberry.ID | None = strawberry.field(
        description="For CARRIER, where it needs one.", default=None
    )
    payment_method: strawberry.ID | None = strawberry.field(
        description="For CARD; its present one when left out.", default=None
    )
    refund_to: RefundTo = strawberry.field(description="For CANCEL_NOW.", default=RefundTo.CARD)
    change: strawberry.ID | None = strawberry.field(description="For UNDO.", default=None)

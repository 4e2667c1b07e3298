"""Gift cards: as their buyers and holders see them, and as whoever has typed a code does."""

from datetime import date
from enum import Enum
from typing import Any

import strawberry
import strawberry_django
from django.urls import reverse
from strawberry import auto

from commerce.base import clock
from commerce.base.errors import CommerceError
from commerce.catalog.queries import zone_of
from commerce.giftcards import links, rules
from commerce.giftcards.models import GiftCard as GiftCardRow
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.gifts import first_box_of
from storefront.catalog.types import BoxDates, Formula
from storefront.context import Info
from storefront.nodes import Node
from storefront.problems import Problem
from storefront.related import joined
from storefront.scalars import Money
from storefront.sources import Sourced


@strawberry.enum(description="How a gift reaches whom it is for.")
class GiftMedium(Enum):
    EMAIL = strawberry.enum_value("email", description="We write to them on its day.")
    PRINT = strawberry.enum_value("print", description="Its buyer prints it.")


@strawberry.enum(description="How a gift card was handed over.")
class GiftCardMedium(Enum):
    EMAIL = strawberry.enum_value("email", description="By e-mail.")
    PRINT = strawberry.enum_value("print", description="Printed by its buyer.")
    PHYSICAL = strawberry.enum_value("physical", description="As a physical card.")


@strawberry.enum(description="Where a gift card stands.")
class GiftCardState(Enum):
    WAITING = strawberry.enum_value("waiting", description="Its day has not come.")
    ACTIVE = strawberry.enum_value("active", description="It can be used.")
    USED = strawberry.enum_value("used", description="It is used up.")
    BLOCKED = strawberry.enum_value("blocked", description="The shop has blocked it.")
    EXPIRED = strawberry.enum_value("expired", description="Its last day is over.")
    CANCELLED = strawberry.enum_value("cancelled", description="Its order was given back.")


@strawberry.input(description="For whom a gift card or a subscription is.")
class GiftInput:
    recipient_name: str = strawberry.field(description="Their name.")
    recipient_email: str = strawberry.field(
        description="Where we write to; not for a printed card.", default=""
    )
    message: str = strawberry.field(description="At most 500 characters.", default="")
    announce_on: date | None = strawberry.field(
        description="The day on which we write, within a year; at once when left out.", default=None
    )
    medium: GiftMedium = strawberry.field(description="How it reaches them.", default=GiftMedium.EMAIL)

    def gift(self) -> rules.Gift:
        return rules.Gift(
            recipient_name=self.recipient_name, recipient_email=self.recipient_email, message=self.message,
            announce_on=self.announce_on, medium=self.medium.value,
        )  # fmt: skip


@strawberry_django.type(
    GiftCardRow, description="A gift card that the customer bought or holds. Its code is never here."
)
class GiftCard(Node):
    @classmethod
    def get_queryset(cls, queryset: Any, info: Info) -> Any:
        rows = queryset.visible_to(info.context.viewer).with_balance()
        return rows.select_related("buyer", "formula__group")

    number: str = strawberry_django.field(description="Its last four characters, the rest hidden.")
    state: GiftCardState = strawberry_django.field(description="Where it stands.")
    medium: GiftCardMedium = strawberry_django.field(description="How it was handed over.")

    @strawberry.field(description="The subscription it gives; null for a balance.")
    def formula(self) -> Formula | None:
        return joined(self, "formula")

    face_value: Money = strawberry_django.field(field_name="face", description="What was put on it.")
    balance: Money = strawberry_django.field(
        field_name="available", description="What can be spent of it now."
    )
    expires_on: auto = strawberry_django.field(description="The last day on which it can be used.")
    recipient_name: auto = strawberry_django.field(description="For whom it is; may be empty.")

    @strawberry.field(description="Whether the customer bought it; otherwise they were given it.")
    def bought(self, info: Info) -> bool:
        return bool(self.buyer_id == info.context.viewer.customer_id)

    @strawberry.field(description="The day on which it is announced; null where that was at once.")
    def announce_on(self) -> date | None:
        return self.announce_on  # type: ignore[no-any-return]

    @strawberry.field(
        description="Address of the card to print, for its buyer, signed in at this site; null for others."
    )
    def pdf_url(self: Any, info: Info) -> str | None:
        if not self.is_printable or self.buyer_id != info.context.viewer.customer_id:
            return None
        if self.state not in (GiftCardRow.State.ACTIVE, GiftCardRow.State.WAITING):
            return None
        return reverse("gift_card_pdf", args=[self.public_id])


@strawberry.type(description="What beginning on a day means.")
class GiftStart:
    first_box: BoxDates = strawberry.field(description="The first box.")
    missed_lock_date: date | None = strawberry.field(
        description="Until when one must begin not to miss the box of that month; null where none is missed."
    )


@strawberry.type(description="A gift card, for whoever has typed its code within two hours.")
class Gift(Sourced):
    @strawberry.field(description="Stands for the code in giftCardActivate and the like.")
    def token(self: Any) -> str:
        return links.token_of(self)

    number: str = strawberry.field(description="Its last four characters, the rest hidden.")
    state: GiftCardState = strawberry.field(description="Where it stands.")

    @strawberry.field(description="What can be spent of it now.")
    def balance(self: Any) -> Money:
        return self.available  # type: ignore[no-any-return]

    @strawberry.field(description="The subscription it gives; null for a balance.")
    def formula(self) -> Formula | None:
        return joined(self, "formula")

    quantity: int = strawberry.field(description="How many of each box.")
    giver_name: str = strawberry.field(description="Who gives it; may be empty.")
    recipient_name: str = strawberry.field(description="For whom it is; may be empty.")
    message: str = strawberry.field(description="What they say; may be empty.")
    expires_on: date = strawberry.field(description="The last day on which it can be used.")

    @strawberry.field(description="What beginning on a day means; null unless it gives a subscription.")
    def start(self: Any, on: date | None = None) -> GiftStart | None:
        if self.formula is None:
            return None
        today = clock.today(zone_of(self.site))
        try:
            rules.check_start(on or today, today=today)
        except CommerceError:
            return None
        start: Any = subscriptions.start_of(self.formula, on=on or today)
        return GiftStart(first_box=start.first, missed_lock_date=start.lock_date if start.misses else None)

    @strawberry.field(description="The first box, once it has begun; null before.")
    def first_box(self: Any) -> BoxDates | None:
        box: Any = first_box_of(self) if self.formula and self.activated_at else None
        return box

    @strawberry.field(description="Whether whoever gave it can still be thanked.")
    def can_thank(self: Any) -> bool:
        return bool(
            self.buyer_id and self.activated_at and not self.thanked_at and self.holder_id != self.buyer_id
        )


@strawberry.type(description="The gift; null, with problems, when no card that can be used has this code.")
class GiftPayload:
    gift: Gift | None = strawberry.field(description="What the code stands for.", default=None)
    problems: list[Problem] = strawberry.field(
        description="Why not; empty when it was done.", default_factory=list
    )


@strawberry.type(description="A gift card that pays for a cart.")
class AppliedGiftCard(Sourced):
    @strawberry.field(description="Its id, for giftCardRemove.")
    def id(self: Any) -> strawberry.ID:
        return strawberry.ID(self.public_id)

    number: str = strawberry.field(description="Its last four characters, the rest hidden.")

    @strawberry.field(description="What can be spent of it now.")
    def balance(self: Any) -> Money:
        return self.available  # type: ignore[no-any-return]

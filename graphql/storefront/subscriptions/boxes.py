"""The boxes of a subscription."""

from datetime import date, datetime
from enum import Enum
from typing import Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.fulfilment.models import DeliveryNote as DeliveryNoteRow
from commerce.subscriptions import queries
from storefront.catalog.types import BoxChoice, Edition, chosen_rows
from storefront.scalars import Money
from storefront.sources import Row, Sourced
from storefront.subscriptions.possible import PossibleAction


@strawberry.enum(description="Where one box stands.")
class BoxStatus(Enum):
    PLANNED = strawberry.enum_value("planned", description="May still change until its lock date.")
    LOCKED = strawberry.enum_value("locked", description="Can no longer change; not paid yet.")
    DUE = strawberry.enum_value("due", description="Waits for its payment, and is held until then.")
    HELD = strawberry.enum_value("held", description="Paid, and waits until the subscription goes on.")
    PAID = strawberry.enum_value("paid", description="Paid, not shipped yet.")
    SKIPPED = strawberry.enum_value("skipped", description="Left out by the customer.")
    SHIPPED = strawberry.enum_value("shipped", description="Handed to the carrier.")
    DELIVERED = strawberry.enum_value("delivered", description="Received.")


@strawberry_django.type(DeliveryNoteRow, description="One parcel.")
class DeliveryNote(Row):
    number: auto = strawberry_django.field(description="Number printed on the parcel.")
    status: auto = strawberry_django.field(description="planned, prepared, shipped, delivered or cancelled.")
    scheduled_on: auto = strawberry_django.field(description="Day on which it is to leave.")


@strawberry.type(description="One box of a subscription, had or to come.")
class TimelineBox(Sourced):
    index: int = strawberry.field(description="Which box of the subscription it is, from 0.")

    @strawberry.field(description="First day of the month of the box.")
    def month(self) -> date:
        return self.dates.month

    lock_date: date = strawberry.field(description="Last day on which the box may still change.")

    @strawberry.field(description="First moment at which the box can no longer change.")
    def locked_at(self) -> datetime:
        return self.dates.cutoff_at

    is_open: bool = strawberry.field(description="Whether it may still change now.")

    @strawberry.field(description="Day on which the box is charged.")
    def charge_on(self) -> date:
        return self.dates.charge_on

    @strawberry.field(description="Day on which the box leaves the warehouse.")
    def ships_on(self) -> date:
        return self.dates.ships_on

    status: BoxStatus = strawberry.field(description="Where the box stands.")
    price: Money | None = strawberry.field(
        description="What will be charged with it; null when it is paid with its term."
    )
    edition: Edition | None = strawberry.field(description="What is in it, once announced.")
    delivery_note: DeliveryNote | None = strawberry.field(description="Its parcel, once planned.")

    @strawberry.field(
        description="What is chosen for it, in a formula that has `steps`; empty until anything is: the shop"
        " then chooses when it is decided.",
        metadata={"rows": 1},  # kept with the box: they cost no more than it
    )
    def choices(self: Any) -> list[BoxChoice]:
        chosen: list[Any] = chosen_rows(self.choices)
        return chosen

    @strawberry.field(description="What may be done with it now.", metadata={"rows": 1})
    def actions(self: Any) -> list[PossibleAction]:
        possible: list[Any] = queries.possible_for_box(self)
        return possible

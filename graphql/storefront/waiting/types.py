"""A place in the line for what is sold out, for whoever has the link from its mail."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry

from storefront.catalog.types import Option
from storefront.context import Info
from storefront.problems import Problem
from storefront.related import joined, related
from storefront.site.shop import shop_of
from storefront.sources import Sourced


@strawberry.enum(description="Where a place in a waiting list stands.")
class WaitingState(Enum):
    ASKED = strawberry.enum_value("asked", description="Its address is to be confirmed.")
    WAITING = strawberry.enum_value("waiting", description="It is in the line.")
    INVITED = strawberry.enum_value("invited", description="Its pieces are kept until `heldUntil`.")
    BOUGHT = strawberry.enum_value("bought", description="They were bought.")
    LEFT = strawberry.enum_value("left", description="It was given up.")
    LAPSED = strawberry.enum_value("lapsed", description="Its time is over.")


@strawberry.type(description="A place in a waiting list.")
class WaitingPlace(Sourced):
    state: WaitingState = strawberry.field(description="Where it stands.")
    title: str = strawberry.field(description="What is waited for.")
    quantity: int = strawberry.field(description="How many of it.")

    @strawberry.field(description="Until when they are kept, once invited; in the shop's time zone.")
    def held_until(self: Any, info: Info) -> datetime | None:
        zone = shop_of(info.context.viewer).zone
        return self.held_until.astimezone(zone) if self.held_until else None

    @strawberry.field(description="What is to be chosen with it, as of its product; for waitingAccept.")
    def options(self, info: Info) -> list[Option]:
        variant = joined(self, "variant")
        return related(variant.product, "options", Option.visible(info)) if variant else []


@strawberry.type(description="Whether the name was put down; a mail asks to confirm it.")
class WaitingJoinPayload:
    received: bool = strawberry.field(description="Whether it was.", default=False)
    problems: list[Problem] = strawberry.field(
        description="Why not; empty when it was.", default_factory=list
    )


@strawberry.type(description="The place as it stands now; null, with problems, when there is none.")
class WaitingPayload:
    place: WaitingPlace | None = strawberry.field(description="The place.", default=None)
    problems: list[Problem] = strawberry.field(
        description="Why not; empty when it was done.", default_factory=list
    )


def shown(place: Any) -> WaitingPayload:
    return WaitingPayload(place=place)

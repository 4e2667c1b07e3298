"""The menus of the site."""

from enum import Enum
from typing import Any

import strawberry

from storefront.sources import Sourced


@strawberry.enum(description="Where a menu stands.")
class MenuPlace(Enum):
    MAIN = strawberry.enum_value("main", description="At the top of every page.")
    FOOTER = strawberry.enum_value("footer", description="At the foot of every page.")


@strawberry.enum(description="Who an entry of a menu, or a block of a page, is for.")
class MenuAudience(Enum):
    EVERYBODY = strawberry.enum_value("everybody", description="Everybody.")
    VISITORS = strawberry.enum_value("visitors", description="Whoever is not signed in.")
    CUSTOMERS = strawberry.enum_value("customers", description="Signed-in customers.")
    SUBSCRIBERS = strawberry.enum_value("subscribers", description="Customers with a running subscription.")


@strawberry.type(description="One entry of a menu.")
class MenuItem(Sourced):
    label: str = strawberry.field(description="What to write.")
    url: str = strawberry.field(description="Where it leads; empty for a heading over its children.")
    external: bool = strawberry.field(description="Whether it leaves the site.")
    children: list["MenuItem"] = strawberry.field(description="The entries under it.")

    @strawberry.field(
        description="Who it is for. It is in everybody's answer, so that pages stay public: show it to these."
    )
    def audience(self: Any) -> MenuAudience:
        return MenuAudience(self.audience)


@strawberry.type(description="A menu.")
class Menu:
    items: list[MenuItem] = strawberry.field(description="Its entries, in order.")

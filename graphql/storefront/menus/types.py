"""The menus of the site."""

from enum import Enum

import strawberry


@strawberry.enum(description="Where a menu stands.")
class MenuPlace(Enum):
    MAIN = strawberry.enum_value("main", description="At the top of every page.")
    FOOTER = strawberry.enum_value("footer", description="At the foot of every page.")


@strawberry.type(description="One entry of a menu.")
class MenuItem:
    label: str = strawberry.field(description="What to write.")
    url: str = strawberry.field(description="Where it leads; empty for a heading over its children.")
    external: bool = strawberry.field(description="Whether it leaves the site.")
    children: list["MenuItem"] = strawberry.field(description="The entries under it.")


@strawberry.type(description="A menu as this visitor may see it.")
class Menu:
    items: list[MenuItem] = strawberry.field(description="Its entries, in order.")

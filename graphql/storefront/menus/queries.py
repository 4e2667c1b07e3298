from typing import Any

import strawberry

from content.menus import queries
from storefront.context import Info
from storefront.menus.types import Menu, MenuPlace


@strawberry.type
class MenusQuery:
    @strawberry.field(description="The menu at that place.", metadata={"public": True})
    def menu(self, info: Info, place: MenuPlace) -> Menu:
        items: Any = queries.menu(info.context.viewer, str(place.value))
        return Menu(items=items)

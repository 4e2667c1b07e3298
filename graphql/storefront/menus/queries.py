from typing import Any

import strawberry

from storefront.context import Info
from storefront.menus.types import Menu, MenuPlace
from storefront.site.shop import menus_of


@strawberry.type
class MenusQuery:
    @strawberry.field(description="The menu at that place.", metadata={"public": True})
    def menu(self, info: Info, place: MenuPlace) -> Menu:
        items: Any = menus_of(info.context.viewer).get(str(place.value), [])
        return Menu(items=items)

from typing import Any

import strawberry

from content.menus import queries
from storefront.context import Info
from storefront.menus.types import Menu, MenuPlace


@strawberry.type
class MenusQuery:
    @strawberry.field(description="The menu at that place.", metadata={"public": True})
    def menu(self, info: Info, place: MenuPlace) -> Menu:
        viewer = info.context.viewer
        items: Any = queries.menu(viewer.site, viewer.language, str(place.value))
        return Menu(items=items)

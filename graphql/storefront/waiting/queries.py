from typing import Any

import strawberry

from commerce.base.errors import NotFound
from commerce.waiting import links
from storefront.context import Info
from storefront.waiting.types import WaitingPlace


@strawberry.type
class WaitingQuery:
    @strawberry.field(description="The place in a waiting list whose link a mail had; null for none.")
    def waiting_place(self, info: Info, token: str) -> WaitingPlace | None:
        try:
            place: Any = links.place_of(token, site=info.context.viewer.site)
        except NotFound:
            return None
        return place

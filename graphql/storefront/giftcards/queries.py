from typing import Any

import strawberry

from commerce.base.errors import NotFound
from commerce.giftcards import links
from storefront.context import Info
from storefront.giftcards.types import Gift


@strawberry.type
class GiftCardsQuery:
    @strawberry.field(description="The gift that giftCardBalance gave this token for; null two hours later.")
    def gift(self, info: Info, token: str) -> Gift | None:
        try:
            card: Any = links.card_of(token, site=info.context.viewer.site)
        except NotFound:
            return None
        return card

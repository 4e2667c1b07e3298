from typing import Any

import strawberry

from commerce.customers.models import Customer
from commerce.subscriptions.models import BoxRating
from commerce.subscriptions.receiving import arrival
from content.pastboxes import queries
from storefront.context import Info
from storefront.pastboxes.types import BoxArrival, ReceivedBox


def received(info: Info, edition: str) -> ReceivedBox | None:
    """The box of the edition, where the signed-in viewer has one of their own, arrived or on its way."""
    viewer = info.context.viewer
    customer = Customer.objects.visible_to(viewer).first() if viewer.is_customer else None
    page: Any = queries.box_of(edition, viewer) if customer else None
    if customer is None or page is None:
        return None
    how_far = arrival(page.edition, customer)
    if how_far is None:
        return None
    given = BoxRating.objects.visible_to(viewer).filter(edition=page.edition).first()
    return ReceivedBox(page=page, arrival=BoxArrival(how_far), my_rating=given.rating if given else None)


@strawberry.type
class PastBoxesQuery:
    @strawberry.field(
        description="The past box of this edition, where the viewer has one of their own; else null."
    )
    def received_box(self, info: Info, edition: strawberry.ID) -> ReceivedBox | None:
        return received(info, edition)

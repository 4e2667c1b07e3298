"""What subscribers tell of the boxes that they have received."""

import strawberry

from commerce.base.errors import NotFound, SignInRequired
from commerce.catalog.models import Edition
from commerce.customers.models import Customer
from commerce.subscriptions import actions as subscriptions
from storefront.context import Info
from storefront.pastboxes.queries import received
from storefront.pastboxes.types import ReceivedBox
from storefront.problems import Problem, door


@strawberry.input(description="What the viewer thinks of a box that has arrived.")
class PastBoxRateInput:
    edition: strawberry.ID = strawberry.field(description="The edition that the box is of.")
    rating: int = strawberry.field(description="From 1 to 5.")
    comment: str = strawberry.field(description="For the shop alone: at most 2000 characters.", default="")


@strawberry.type(description="The box as it is now rated, or why it is not.")
class PastBoxRatePayload:
    box: ReceivedBox | None = strawberry.field(
        description="The viewer's box, where it has a page.", default=None
    )
    problems: list[Problem] = strawberry.field(
        description="Why it was not rated; empty when it was.", default_factory=list
    )


@strawberry.type
class PastBoxesMutation:
    @strawberry.mutation(
        description="Rates a box, once for each customer whose own has arrived. The mean is public at once."
    )
    @door(PastBoxRatePayload)
    def past_box_rate(self, info: Info, input: PastBoxRateInput) -> PastBoxRatePayload:
        viewer = info.context.viewer
        customer = Customer.objects.visible_to(viewer).first()
        if customer is None:
            raise SignInRequired
        edition = Edition.objects.visible_to(viewer).filter(public_id=input.edition).first()
        if edition is None:
            raise NotFound(field="edition")
        subscriptions.rate(edition, customer=customer, rating=input.rating, comment=input.comment)
        return PastBoxRatePayload(box=received(info, input.edition))

"""What shoppers tell of products."""

import strawberry

from commerce.base.errors import NotFound, SignInRequired
from commerce.customers.models import Customer
from commerce.orders import reviewing
from storefront.catalog.types import Product
from storefront.context import Info
from storefront.problems import Problem, door


@strawberry.input(description="What the viewer thinks of a product that they bought.")
class ProductReviewAddInput:
    product: strawberry.ID = strawberry.field(description="The product.")
    rating: int = strawberry.field(description="From 1 to 5.")
    text: str = strawberry.field(description="In their words, at most 2000 characters.", default="")


@strawberry.type(description="Whether the review was taken; it is shown once the shop has read it.")
class ProductReviewPayload:
    received: bool = strawberry.field(description="Whether it waits to be read.", default=False)
    problems: list[Problem] = strawberry.field(
        description="Why it was not taken; empty when it was.", default_factory=list
    )


@strawberry.type
class CatalogMutation:
    @strawberry.mutation(
        description="Reviews a product, once for each buyer. It is shown when the shop has read it."
    )
    @door(ProductReviewPayload)
    def product_review_add(self, info: Info, input: ProductReviewAddInput) -> ProductReviewPayload:
        viewer = info.context.viewer
        customer = Customer.objects.visible_to(viewer).first()
        if customer is None:
            raise SignInRequired
        product = Product.visible(info).filter(public_id=input.product).first()
        if product is None:
            raise NotFound(field="product")
        reviewing.review(product, customer=customer, rating=input.rating, text=input.text)
        return ProductReviewPayload(received=True)

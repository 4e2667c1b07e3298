"""Blocks that sell: prices and dates are those of the moment."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from storefront.catalog.types import Formula, FormulaGroup, Product
from storefront.catalog.types.reviews import Review
from storefront.images.types import Image
from storefront.loyalty.types import Reward
from storefront.newsletter.types import NewsletterForm
from storefront.pages.blocks.base import HEADING, Block, button_label, button_url

if TYPE_CHECKING:
    from storefront.pastboxes.types import PastBoxCard

LaterBox = Annotated["PastBoxCard", strawberry.lazy("storefront.pastboxes.types")]
BUTTON = "What the button says; empty without a button."
LEADS = "Where it leads; empty without a button."
TEXT = "A sentence or two; may be empty."


@strawberry.type(description="The first thing a visitor sees, with one thing to do.")
class HeroBlock(Block):
    heading: str = strawberry.field(description="A few words.")
    text: str = strawberry.field(description=TEXT)
    image: Image | None = strawberry.field(description="The picture behind or beside it.")

    @strawberry.field(description=BUTTON)
    def button_label(self: Any) -> str:
        return button_label(self)

    @strawberry.field(description=LEADS)
    def button_url(self: Any) -> str:
        return button_url(self)

    formula: Formula | None = strawberry.field(
        description="Gives the price per box and the next shipping date that the hero promises."
    )


@strawberry.type(description="Formula groups with live prices; every group when the editor picked none.")
class FormulaPickerBlock(Block):
    heading: str = strawberry.field(description=HEADING)
    introduction: str = strawberry.field(description=HEADING)
    groups: list[FormulaGroup] = strawberry.field(description="The groups to choose from.")


@strawberry.type(description="One formula with its price and next boxes; left out while it is not on sale.")
class FormulaBlock(Block):
    formula: Formula | None = strawberry.field(description="The formula.")
    heading: str = strawberry.field(description="Instead of its name; may be empty.")
    text: str = strawberry.field(description="Instead of what the catalogue says of it; may be empty.")
    button_label: str = strawberry.field(description="What the button to the formula says; may be empty.")


@strawberry.type(description="Products on sale; left out while it is empty.")
class ProductShelfBlock(Block):
    heading: str = strawberry.field(description=HEADING)
    products: list[Product] = strawberry.field(description="The products, in order.")


@strawberry.type(
    description="How long the next box of a formula can still be ordered: its `nextBox.lockedAt`."
)
class CountdownBlock(Block):
    heading: str = strawberry.field(description="A few words.")
    text: str = strawberry.field(description=TEXT)
    formula: Formula | None = strawberry.field(description="The formula.")
    button_label: str = strawberry.field(description="What the button to the formula says; may be empty.")


@strawberry.type(description="Until when to order which box, and when it ships.")
class OrderByBlock(Block):
    heading: str = strawberry.field(description=HEADING)
    text: str = strawberry.field(description=TEXT)
    groups: list[FormulaGroup] = strawberry.field(
        description="The groups: `nextBox` of their formulas tells."
    )


@strawberry.type(description="Gift cards on sale; left out while there are none.")
class GiftCardsBlock(Block):
    heading: str = strawberry.field(description=HEADING)
    text: str = strawberry.field(description=TEXT)
    products: list[Product] = strawberry.field(description="The gift cards, in order.")


@strawberry.type(description="What buyers wrote last; left out while nothing is shown.")
class ReviewsBlock(Block):
    heading: str = strawberry.field(description=HEADING)

    @strawberry.field(description="The fewest stars that are shown here; to be said where it is more than 1.")
    def from_stars(self: Any) -> int:
        return int(self.rating)

    reviews: list[Review] = strawberry.field(description="The newest first.")


@strawberry.type(description="The last boxes that left; left out while there are none.")
class PastBoxesBlock(Block):
    heading: str = strawberry.field(description=HEADING)
    boxes: list[LaterBox] = strawberry.field(description="The newest first.")


@strawberry.type(description="What points buy; left out while the shop gives none.")
class LoyaltyBlock(Block):
    heading: str = strawberry.field(description="A few words.")
    text: str = strawberry.field(description=TEXT)

    @strawberry.field(description=BUTTON)
    def button_label(self: Any) -> str:
        return button_label(self)

    @strawberry.field(description=LEADS)
    def button_url(self: Any) -> str:
        return button_url(self)

    rewards: list[Reward] = strawberry.field(description="What can be had for points today.")


@strawberry.type(description="Signing up for the shop's news.")
class NewsletterBlock(Block):
    heading: str = strawberry.field(description="A few words.")
    text: str = strawberry.field(description=TEXT)
    image: Image | None = strawberry.field(description="A picture beside it.")
    button_label: str = strawberry.field(description="What the button says; may be empty.")

    @strawberry.field(description="What stands beside the field; for newsletterSignUp.")
    def form(self: Any) -> NewsletterForm:
        return self

"""Blocks that tell."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from storefront.images.types import Image
from storefront.pages.blocks.base import HEADING, Block, button_label, button_url
from storefront.sources import Sourced

if TYPE_CHECKING:
    from storefront.blog.types import ArticleCard

LaterArticle = Annotated["ArticleCard", strawberry.lazy("storefront.blog.types")]


@strawberry.type(description="Running text.")
class RichTextBlock(Block):
    @strawberry.field(description="Safe HTML: headings, paragraphs, lists, links.")
    def html(self: Any) -> str:
        return str(self.text)


@strawberry.type(description="A picture beside a text.")
class PictureTextBlock(Block):
    heading: str = strawberry.field(description=HEADING)

    @strawberry.field(description="Safe HTML.")
    def html(self: Any) -> str:
        return str(self.text)

    image: Image | None = strawberry.field(description="The picture.")
    picture_side: str = strawberry.field(description="left or right, where there is room.")


@strawberry.type(description="A short text among others.")
class Column(Sourced):
    heading: str = strawberry.field(description=HEADING)

    @strawberry.field(description="Safe HTML.")
    def html(self: Any) -> str:
        return str(self.text)

    image: Image | None = strawberry.field(description="A picture above it.")


@strawberry.type(description="Two to four short texts side by side, where there is room.")
class ColumnsBlock(Block):
    heading: str = strawberry.field(description=HEADING)
    columns: list[Column] = strawberry.field(description="The columns, in order.")


@strawberry.type(description="One step of how it works.")
class Step(Sourced):
    heading: str = strawberry.field(description="What to do.")
    text: str = strawberry.field(description="A sentence about it; may be empty.")
    image: Image | None = strawberry.field(description="A picture of it.")


@strawberry.type(description="How it works, step by step.")
class StepsBlock(Block):
    heading: str = strawberry.field(description=HEADING)
    steps: list[Step] = strawberry.field(description="The steps, in order.")


@strawberry.type(description="A question and what the shop answers.")
class Question(Sourced):
    question: str = strawberry.field(description="The question.")

    @strawberry.field(description="Safe HTML.")
    def answer_html(self: Any) -> str:
        return str(self.answer)


@strawberry.type(description="Questions that open on their answers.")
class FaqBlock(Block):
    heading: str = strawberry.field(description=HEADING)
    questions: list[Question] = strawberry.field(description="The questions, in order.")


@strawberry.type(description="What somebody says of the shop.")
class QuoteBlock(Block):
    text: str = strawberry.field(description="Their words.")
    author: str = strawberry.field(description="Who says so; may be empty.")
    role: str = strawberry.field(description="Who they are; may be empty.")
    image: Image | None = strawberry.field(description="Their portrait.")


@strawberry.type(description="The newest articles of the journal; left out while there are none.")
class ArticlesBlock(Block):
    heading: str = strawberry.field(description=HEADING)
    articles: list[LaterArticle] = strawberry.field(description="The newest first.")


@strawberry.type(description="One sentence and one button across the page.")
class CallToActionBlock(Block):
    heading: str = strawberry.field(description="The sentence.")
    text: str = strawberry.field(description="One more; may be empty.")

    @strawberry.field(description="What the button says; empty without a button.")
    def button_label(self: Any) -> str:
        return button_label(self)

    @strawberry.field(description="Where it leads; empty without a button.")
    def button_url(self: Any) -> str:
        return button_url(self)

"""One type for each block that an editor can place on a page."""

from typing import Any

import strawberry
from wagtail.blocks import StreamValue

from commerce.base.viewer import Viewer
from content.pages.blocks import reading
from storefront.catalog.types import Formula, FormulaGroup
from storefront.images.types import Image
from storefront.related import together


@strawberry.interface(description="A piece of a page, drawn by the front end as its type tells.")
class Block:
    @classmethod
    def resolve_type(cls, block: reading.Block, _info: Any, _abstract: Any) -> str:
        return BLOCKS[block.block_type].__name__

    id: strawberry.ID = strawberry.field(description="Stable id of the block within its page.")
    block_type: str = strawberry.field(description='The editors\' name of its type: "hero".')


@strawberry.type(description="The first thing a visitor sees, with one thing to do.")
class HeroBlock(Block):
    heading: str = strawberry.field(description="A few words.")
    text: str = strawberry.field(description="A sentence or two; may be empty.")
    image: Image | None = strawberry.field(description="The picture behind or beside it.")
    button_label: str = strawberry.field(description="What the button says; empty without a button.")
    button_url: str = strawberry.field(description="Where it leads; empty without a button.")
    formula: Formula | None = strawberry.field(
        description="Gives the price per box and the next shipping date that the hero promises."
    )


@strawberry.type(description="Running text.")
class RichTextBlock(Block):
    html: str = strawberry.field(description="Safe HTML: headings, paragraphs, lists, links.")


@strawberry.type(description="A picture beside a text.")
class PictureTextBlock(Block):
    heading: str = strawberry.field(description="May be empty.")
    html: str = strawberry.field(description="Safe HTML.")
    image: Image | None = strawberry.field(description="The picture.")
    picture_side: str = strawberry.field(description="left or right, where there is room.")


@strawberry.type(description="One step of how it works.")
class Step:
    heading: str = strawberry.field(description="What to do.")
    text: str = strawberry.field(description="A sentence about it; may be empty.")
    image: Image | None = strawberry.field(description="A picture of it.")


@strawberry.type(description="How it works, step by step.")
class StepsBlock(Block):
    heading: str = strawberry.field(description="May be empty.")
    steps: list[Step] = strawberry.field(description="The steps, in order.")


@strawberry.type(description="Formula groups with live prices; every group when the editor picked none.")
class FormulaPickerBlock(Block):
    heading: str = strawberry.field(description="May be empty.")
    introduction: str = strawberry.field(description="May be empty.")
    groups: list[FormulaGroup] = strawberry.field(description="The groups to choose from.")


def blocks_of(body: StreamValue, viewer: Viewer) -> Any:
    """The blocks of a page, in order."""
    found = reading.read(viewer, body)
    # What all formulas of the page need is read together, whichever block they stand in.
    heroes = [block for block in found if isinstance(block, reading.Hero)]
    together({hero.formula.pk: hero.formula for hero in heroes if hero.formula}.values())
    pickers = [block for block in found if isinstance(block, reading.FormulaPicker)]
    together({group.pk: group for picker in pickers for group in picker.groups}.values())
    return found


BLOCKS: dict[str, type[Block]] = {
    "hero": HeroBlock,
    "rich_text": RichTextBlock,
    "picture_text": PictureTextBlock,
    "steps": StepsBlock,
    "formula_picker": FormulaPickerBlock,
}
BLOCK_TYPES = list(BLOCKS.values())

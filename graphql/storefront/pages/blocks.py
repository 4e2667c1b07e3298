"""One type for each block that an editor can place on a page."""

from collections.abc import Callable
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


def blocks_of(body: StreamValue, viewer: Viewer) -> list[Block]:
    """The blocks of a page, in order."""
    found = reading.read(viewer, body)
    # What all formulas of the page need is read together, whichever block they stand in.
    heroes = [block for block in found if isinstance(block, reading.Hero)]
    together({hero.formula.pk: hero.formula for hero in heroes if hero.formula}.values())
    pickers = [block for block in found if isinstance(block, reading.FormulaPicker)]
    together({group.pk: group for picker in pickers for group in picker.groups}.values())
    return [BLOCKS[block.block_type](block, viewer) for block in found]


def _hero(block: reading.Hero, viewer: Viewer) -> HeroBlock:
    return HeroBlock(
        id=strawberry.ID(block.id), block_type=block.block_type, heading=block.heading, text=block.text,
        image=Image.of(block.image, viewer), button_label=block.button_label, button_url=block.button_url,
        formula=Formula(row=block.formula, viewer=viewer) if block.formula else None,
    )  # fmt: skip


def _rich_text(block: reading.RichText, _viewer: Viewer) -> RichTextBlock:
    return RichTextBlock(id=strawberry.ID(block.id), block_type=block.block_type, html=block.html)


def _picture_text(block: reading.PictureText, viewer: Viewer) -> PictureTextBlock:
    return PictureTextBlock(
        id=strawberry.ID(block.id), block_type=block.block_type, heading=block.heading, html=block.html,
        image=Image.of(block.image, viewer), picture_side=block.picture_side,
    )  # fmt: skip


def _steps(block: reading.Steps, viewer: Viewer) -> StepsBlock:
    steps = [
        Step(heading=step.heading, text=step.text, image=Image.of(step.image, viewer)) for step in block.steps
    ]
    return StepsBlock(
        id=strawberry.ID(block.id), block_type=block.block_type, heading=block.heading, steps=steps
    )


def _formula_picker(block: reading.FormulaPicker, viewer: Viewer) -> FormulaPickerBlock:
    return FormulaPickerBlock(
        id=strawberry.ID(block.id), block_type=block.block_type, heading=block.heading,
        introduction=block.introduction,
        groups=[FormulaGroup(row=group, viewer=viewer) for group in block.groups],
    )  # fmt: skip


BLOCKS: dict[str, Callable[[Any, Viewer], Block]] = {
    "hero": _hero,
    "rich_text": _rich_text,
    "picture_text": _picture_text,
    "steps": _steps,
    "formula_picker": _formula_picker,
}
BLOCK_TYPES = [HeroBlock, RichTextBlock, PictureTextBlock, StepsBlock, FormulaPickerBlock]

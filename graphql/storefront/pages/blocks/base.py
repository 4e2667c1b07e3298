"""What is common to all blocks."""

from typing import Any

import strawberry

from content.pages.blocks.reading import RESERVED_PLACE
from storefront.menus.types import MenuAudience
from storefront.sources import Sourced


@strawberry.interface(description="A piece of a page, drawn by the front end as its type tells.")
class Block(Sourced):
    @classmethod
    def resolve_type(cls, block: Any, _info: Any, _abstract: Any) -> str:
        from storefront.pages.blocks import BLOCKS

        kind = ReservedBlock if block.block_type == RESERVED_PLACE else BLOCKS[block.block_type]
        return kind.__name__

    id: strawberry.ID = strawberry.field(description="Stable id of the block within its page.")

    @strawberry.field(description="Who it is for; null for the place of one that is reserved.")
    def audience(self: Any) -> MenuAudience | None:
        return MenuAudience(self.shown.audience) if self.shown.audience else None

    block_type: str = strawberry.field(description='The editors\' name of its type: "hero".')


@strawberry.type(
    description="The place of a block for customers, or subscribers, alone: what stands there is asked with"
    " reservedBlocks, by its id."
)
class ReservedBlock(Block):
    pass


HEADING = "May be empty."


def button_url(block: Any) -> str:
    """Where the button of a block leads; "" without a button."""
    return block.button.url if block.button_label and block.button else ""


def button_label(block: Any) -> str:
    """What the button of a block says; "" where it would lead nowhere."""
    return block.button_label if button_url(block) else ""

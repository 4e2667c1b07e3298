"""What is common to all blocks."""

from typing import Any

import strawberry

from storefront.sources import Sourced


@strawberry.interface(description="A piece of a page, drawn by the front end as its type tells.")
class Block(Sourced):
    @classmethod
    def resolve_type(cls, block: Any, _info: Any, _abstract: Any) -> str:
        from storefront.pages.blocks import BLOCKS

        return BLOCKS[block.block_type].__name__

    id: strawberry.ID = strawberry.field(description="Stable id of the block within its page.")
    block_type: str = strawberry.field(description='The editors\' name of its type: "hero".')


HEADING = "May be empty."


def button_url(block: Any) -> str:
    """Where the button of a block leads; "" without a button."""
    return block.button.url if block.button_label and block.button else ""


def button_label(block: Any) -> str:
    """What the button of a block says; "" where it would lead nowhere."""
    return block.button_label if button_url(block) else ""

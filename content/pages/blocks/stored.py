"""Blocks as they are stored: read without loading anything that they refer to."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from wagtail import blocks


def stored(stream: blocks.StreamValue) -> list[dict[str, Any]]:
    """`type`, `id` and stored `value` of each block that is still defined.

    What was saved before a field was added to its block has the field's default.
    """
    known: list[dict[str, Any]] = _completed(stream.stream_block, stream.get_prep_value())
    return known


def references(block: blocks.Block, value: Any) -> dict[type[Model], set[int]]:
    """Primary keys, by model, of everything chosen anywhere in the stored `value` of `block`."""
    found: dict[type[Model], set[int]] = defaultdict(set)
    for leaf, pk in leaves(block, value):
        if isinstance(leaf, blocks.ChooserBlock) and pk is not None:
            found[leaf.model_class].add(pk)
    return found


def leaves(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    """Every block in the stored `value` of `block` that holds no others, with its own value."""
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from leaves(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, blocks.ListBlock):
        for child in value:
            yield from leaves(block.child_block, child["value"])
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from leaves(child, value[name])
    else:
        yield block, value


def _completed(block: blocks.Block, value: Any) -> Any:
    if isinstance(block, blocks.StreamBlock):
        known = (child for child in value if child["type"] in block.child_blocks)
        return [
            {**child, "value": _completed(block.child_blocks[child["type"]], child["value"])}
            for child in known
        ]
    if isinstance(block, blocks.ListBlock):
        return [{**child, "value": _completed(block.child_block, child["value"])} for child in value]
    if isinstance(block, blocks.StructBlock):
        value = (
            {"text": value} if isinstance(value, str) else value
        )  # a text from before it was a block of parts
        return {
            name: _completed(child, value[name] if name in value else _default(child))
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return value or ""
    return value


def _default(block: blocks.Block) -> Any:
    return block.get_prep_value(block.get_default())

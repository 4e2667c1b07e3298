"""A body as plain values: everything its blocks refer to, found in a fixed number of queries."""

from collections.abc import Callable, Collection, Iterable
from types import SimpleNamespace
from typing import Any

from django.db.models import Model, Prefetch
from django.utils import translation
from wagtail import blocks
from wagtail.models import Page

from commerce.base import clock
from commerce.base.viewer import Viewer
from commerce.catalog.models import Category, Formula, FormulaGroup, Product
from content.images.models import Image
from content.pages.audiences import OPEN
from content.pages.blocks.shown import audience_of, is_due
from content.pages.blocks.stored import leaves, references, stored
from content.pages.links import LinkBlock, Targets
from content.pages.rich_text import html
from content.pages.shared import SharedBlocks

RESERVED_PLACE = "reserved"


class Told(SimpleNamespace):
    """A block, or a part of one, with its fields by name: texts and numbers as they are, rich text as safe
    HTML, a link as its `Target`, a list as a list of these, and what was chosen as the row itself: None where
    the viewer may not see it. A list of what was chosen is None where nothing was.

    Each block has its `block_type` and `id`.
    """


def read(viewer: Viewer, body: blocks.StreamValue, *, to: Collection[str] = OPEN) -> list[Told]:
    """The blocks of `body` as `viewer` may see them, in order, with shared blocks in their place: those that
    are shown at this moment to one of the audiences `to`. In what everybody gets, the place of a block that
    is reserved for others is marked: of the type `RESERVED_PLACE`, it has nothing but its id.

    Groups of formulas come with theirs on sale in `formulas.all()`; what is not on sale on the viewer's site
    is left out.
    """
    block, children = body.stream_block, stored(body)
    now = clock.now()
    children = [child for child in _unfolded(viewer, children) if is_due(child, now=now)]
    reader = _Reader(viewer, block, [child for child in children if audience_of(child) in to])
    told = []
    for child in children:
        if audience_of(child) in to:
            told.append(reader.block(block.child_blocks[child["type"]], child))
        elif to == OPEN:
            told.append(Told(block_type=RESERVED_PLACE, id=child["id"], shown=Told(audience=None)))
    return told


def _unfolded(viewer: Viewer, children: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The children, with the blocks of each shared one where it stood."""
    chosen = {child["value"] for child in children if child["type"] == "shared"}
    if not chosen:
        return children
    found = SharedBlocks.objects.told_to(viewer, chosen)
    unfolded: list[dict[str, Any]] = []
    for child in children:
        if child["type"] != "shared":
            unfolded.append(child)
        elif shared := found.get(child["value"]):
            inner = stored(shared.body)
            unfolded += [{**each, "id": f"{child['id']}-{each['id']}"} for each in inner]
    return unfolded


class _Reader:
    """What the blocks of one body refer to, and how each kind of block says what it holds."""

    def __init__(self, viewer: Viewer, body: blocks.StreamBlock, children: list[dict[str, Any]]) -> None:
        chosen = references(body, children)
        self._rows = {model: find(viewer, chosen[model]) for model, find in FOUND.items() if chosen[model]}
        self._targets = Targets(
            viewer, pages=chosen[Page], formulas=chosen[Formula], categories=chosen[Category]
        )
        sources = [value for leaf, value in leaves(body, children) if isinstance(leaf, blocks.RichTextBlock)]
        with translation.override(viewer.language):
            self._html = dict(zip(sources, html(sources), strict=True)) if sources else {}

    def block(self, kind: blocks.Block, child: dict[str, Any]) -> Told:
        told = self._told(kind, child["value"])
        if not isinstance(told, Told):
            told = Told(value=told)
        told.block_type, told.id = child["type"], child["id"]
        if getattr(told, "formula", None) and getattr(told, "button", ()) is None:
            told.button = self._targets.formula(told.formula)
        return told

    def _told(self, kind: blocks.Block, value: Any) -> Any:
        if isinstance(kind, LinkBlock):
            return self._targets.of(value)
        if isinstance(kind, blocks.StructBlock):
            fields = kind.child_blocks.items()
            return Told(**{name: self._told(field, value[name]) for name, field in fields})
        if isinstance(kind, blocks.ListBlock):
            told = [self._told(kind.child_block, child["value"]) for child in value]
            if isinstance(kind.child_block, blocks.ChooserBlock):
                return [each for each in told if each is not None] if told else None
            return told
        if isinstance(kind, blocks.RichTextBlock):
            return self._html[value]
        if isinstance(kind, blocks.ChooserBlock):
            return self._chosen(kind.model_class, value)
        return value

    def _chosen(self, model: type[Model], pk: int | None) -> Any:
        if pk is None:
            return None
        if model is Formula:
            return self._targets.formulas.get(pk)
        if model is Category:
            return self._targets.categories.get(pk)
        return self._rows.get(model, {}).get(pk)


def groups_on_sale(viewer: Viewer) -> list[FormulaGroup]:
    """Every group of the viewer's site with something on sale, with that in `formulas.all()`."""
    formulas = Prefetch("formulas", Formula.objects.visible_to(viewer))
    return list(FormulaGroup.objects.visible_to(viewer).prefetch_related(formulas))


def _groups(viewer: Viewer, ids: Iterable[int]) -> dict[int, FormulaGroup]:
    return {group.pk: group for group in groups_on_sale(viewer) if group.pk in set(ids)}


def _images(_viewer: Viewer, ids: Iterable[int]) -> dict[int, Image]:
    return dict(Image.objects.in_bulk(list(ids)))


def _products(viewer: Viewer, ids: Iterable[int]) -> dict[int, Product]:
    return dict(Product.objects.visible_to(viewer).in_bulk(list(ids)))


FOUND: dict[type[Model], Callable[[Viewer, Iterable[int]], dict[int, Any]]] = {
    Image: _images,
    FormulaGroup: _groups,
    Product: _products,
}

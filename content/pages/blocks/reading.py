"""A body as plain values: everything its blocks refer to, found in a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Prefetch
from django.utils import translation
from wagtail.blocks import StreamBlock, StreamValue
from wagtail.models import Page

from commerce.base.viewer import Viewer
from commerce.catalog.models import Formula, FormulaGroup
from content.images.models import Image
from content.pages.blocks.stored import references, stored
from content.pages.links import Targets
from content.pages.rich_text import html


@dataclass(frozen=True, slots=True)
class Hero:
    block_type: ClassVar[str] = "hero"
    id: str
    heading: str
    text: str
    image: Image | None
    button_label: str
    button_url: str
    formula: Formula | None


@dataclass(frozen=True, slots=True)
class RichText:
    block_type: ClassVar[str] = "rich_text"
    id: str
    html: str


@dataclass(frozen=True, slots=True)
class PictureText:
    block_type: ClassVar[str] = "picture_text"
    id: str
    heading: str
    html: str
    image: Image | None
    picture_side: str


@dataclass(frozen=True, slots=True)
class Step:
    heading: str
    text: str
    image: Image | None


@dataclass(frozen=True, slots=True)
class Steps:
    block_type: ClassVar[str] = "steps"
    id: str
    heading: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FormulaPicker:
    block_type: ClassVar[str] = "formula_picker"
    id: str
    heading: str
    introduction: str
    groups: tuple[FormulaGroup, ...]


Block = Hero | RichText | PictureText | Steps | FormulaPicker


def read(viewer: Viewer, body: StreamValue) -> list[Block]:
    """The blocks of `body` as `viewer` may see them, in order.

    Formulas carry their group, groups their formulas on sale in `formulas.all()`; what is not on
    sale on the viewer's site is left out. A button has both a label and an address, or neither.
    """
    children = stored(body)
    reader = _Reader(viewer, body.stream_block, children)
    return [getattr(reader, child["type"])(child["id"], child["value"]) for child in children]


class _Reader:
    """What the blocks of one body refer to, and one method per type of block to say it plainly."""

    def __init__(self, viewer: Viewer, block: StreamBlock, children: list[dict[str, Any]]) -> None:
        chosen = references(block, children)
        self._images = Image.objects.in_bulk(chosen[Image]) if chosen[Image] else {}
        self._targets = Targets(viewer, pages=chosen[Page], formulas=chosen[Formula])
        asked = any(child["type"] == "formula_picker" for child in children)
        self._groups = _groups_on_sale(viewer) if asked else {}
        sources = list(_rich_texts(children))
        with translation.override(viewer.language):
            self._html = dict(zip(sources, html(sources), strict=True)) if sources else {}

    def hero(self, id: str, value: dict[str, Any]) -> Hero:
        formula = self._targets.formulas.get(value["formula"])
        target = self._targets.of(value["button"]) or (formula and self._targets.formula(formula))
        url = target.url if target and value["button_label"] else ""
        label = value["button_label"] if url else ""
        image = self._images.get(value["image"])
        return Hero(id, value["heading"], value["text"], image, label, url, formula)

    def rich_text(self, id: str, value: str) -> RichText:
        return RichText(id, self._html[value])

    def picture_text(self, id: str, value: dict[str, Any]) -> PictureText:
        text, image = self._html[value["text"]], self._images.get(value["image"])
        return PictureText(id, value["heading"], text, image, value["picture_side"])

    def steps(self, id: str, value: dict[str, Any]) -> Steps:
        return Steps(id, value["heading"], tuple(self._step(child["value"]) for child in value["steps"]))

    def _step(self, value: dict[str, Any]) -> Step:
        return Step(value["heading"], value["text"], self._images.get(value["image"]))

    def formula_picker(self, id: str, value: dict[str, Any]) -> FormulaPicker:
        chosen = [child["value"] for child in value["groups"]] or list(self._groups)
        groups = tuple(self._groups[pk] for pk in chosen if pk in self._groups)
        return FormulaPicker(id, value["heading"], value["introduction"], groups)


def _groups_on_sale(viewer: Viewer) -> dict[int, FormulaGroup]:
    formulas = Prefetch("formulas", Formula.objects.visible_to(viewer))
    groups = FormulaGroup.objects.visible_to(viewer).prefetch_related(formulas)
    return {group.pk: group for group in groups}


def _rich_texts(children: list[dict[str, Any]]) -> Iterator[str]:
    for child in children:
        if child["type"] == "rich_text":
            yield child["value"]
        elif child["type"] == "picture_text":
            yield child["value"]["text"]

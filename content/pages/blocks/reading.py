"""A body as plain values: everything its blocks refer to, found in a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Prefetch
from django.utils import translation
from wagtail.blocks import StreamValue, StructValue

from commerce.base.viewer import Viewer
from commerce.catalog.models import Formula, FormulaGroup
from content.images.models import Image
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
    reader = _Reader(viewer, body)
    return [getattr(reader, child.block_type)(child.id, child.value) for child in body]


class _Reader:
    """What the blocks of one body refer to, and one method per type of block to say it plainly."""

    def __init__(self, viewer: Viewer, body: StreamValue) -> None:
        values = [(child.block_type, child.value) for child in body]
        heroes = [value for name, value in values if name == "hero"]
        promised = {value["formula"].pk for value in heroes if value["formula"]}
        formulas = Formula.objects.visible_to(viewer).select_related("group")
        self._targets = Targets(viewer, [value["button"] for value in heroes])
        self._formulas = formulas.in_bulk(promised) if promised else {}
        asked = any(name == "formula_picker" for name, _value in values)
        self._groups = _groups_on_sale(viewer) if asked else {}
        sources = list(_rich_texts(values))
        with translation.override(viewer.language):
            self._html = dict(zip(sources, html(sources), strict=True)) if sources else {}

    def hero(self, id: str, value: StructValue) -> Hero:
        formula = self._formulas.get(value["formula"].pk) if value["formula"] else None
        target = self._targets.of(value["button"]) or (formula and self._targets.formula(formula))
        url = target.url if target and value["button_label"] else ""
        label = value["button_label"] if url else ""
        return Hero(id, value["heading"], value["text"], value["image"], label, url, formula)

    def rich_text(self, id: str, value: Any) -> RichText:
        return RichText(id, self._html[value.source])

    def picture_text(self, id: str, value: StructValue) -> PictureText:
        text = self._html[value["text"].source]
        return PictureText(id, value["heading"], text, value["image"], value["picture_side"])

    def steps(self, id: str, value: StructValue) -> Steps:
        steps = tuple(Step(step["heading"], step["text"], step["image"]) for step in value["steps"])
        return Steps(id, value["heading"], steps)

    def formula_picker(self, id: str, value: StructValue) -> FormulaPicker:
        chosen = [group.pk for group in value["groups"] if group] or list(self._groups)
        groups = tuple(self._groups[pk] for pk in chosen if pk in self._groups)
        return FormulaPicker(id, value["heading"], value["introduction"], groups)


def _groups_on_sale(viewer: Viewer) -> dict[int, FormulaGroup]:
    formulas = Prefetch("formulas", Formula.objects.visible_to(viewer))
    groups = FormulaGroup.objects.visible_to(viewer).prefetch_related(formulas)
    return {group.pk: group for group in groups}


def _rich_texts(values: list[tuple[str, Any]]) -> Iterator[str]:
    for name, value in values:
        if name == "rich_text":
            yield value.source
        elif name == "picture_text":
            yield value["text"].source

"""Fields where staff choose among the words and shelves of a shop."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from commerce.catalog.models import Category

STEP = "\u2003"  # an em space a level


def as_tree(categories: Iterable[Category]) -> list[tuple[Category, int]]:
    """Each category with its depth, every one under the shelf it stands in."""
    rows = list(categories)
    known = {row.pk for row in rows}
    within: dict[int | None, list[Category]] = {}
    for row in rows:
        within.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)
    found: list[tuple[Category, int]] = []
    waiting = [(row, 0) for row in reversed(within.get(None, []))]
    while waiting:
        row, depth = waiting.pop()
        found.append((row, depth))
        waiting += [(child, depth + 1) for child in reversed(within.get(row.pk, []))]
    return found


class _Shelves(forms.models.ModelChoiceIterator):
    def __iter__(self) -> Any:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for row, depth in as_tree(self.queryset):
            yield forms.models.ModelChoiceIteratorValue(row.pk, row), f"{STEP * depth}{row}"


class ShelfField(forms.ModelChoiceField):
    iterator = _Shelves


class ShelvesField(forms.ModelMultipleChoiceField):
    iterator = _Shelves
    widget = forms.CheckboxSelectMultiple


class WordsOfField(forms.ModelMultipleChoiceField):
    """Each word after what it is a word of: "Flavour: smoked"."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, queryset: QuerySet[Any], *, of: str, **options: Any) -> None:
        self.of = of
        super().__init__(queryset.select_related(of), required=False, **options)

    def label_from_instance(self, obj: Any) -> str:
        return f"{getattr(obj, self.of)}: {obj}"

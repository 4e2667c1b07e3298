"""The steps of a personalised formula, as its rule and its pages need them, and what was chosen in them.

A cart keeps what was chosen as rows of {"step", "variant", "quantity"}, by ids. From the order on they are
{"step", "name", "variant", "title", "quantity", "by_shop"}: the names as they were read, and whether it was
the shop that had to choose.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import QuerySet

from commerce.base.viewer import Viewer
from commerce.catalog.errors import CompositionError
from commerce.catalog.models import CompositionStep, Formula, Product, Variant
from commerce.catalog.rules import Choices, Step, check_choices

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One row: so many of a variant in a step."""

    step: str
    name: str
    variant: str
    title: str
    quantity: int
    by_shop: bool = False


def offered_in(step: CompositionStep, viewer: Viewer) -> list[Product]:
    """The products on sale that carry one of the step's tags; one without a tag never is."""
    return list(_products(step, viewer).order_by("position", "pk"))


def steps_of(formula: Formula, viewer: Viewer) -> list[Step]:
    """What `check_choices` asks of a box of this formula, by public ids; nothing where nothing is chosen."""
    return steps_of_all([formula], viewer)[formula.pk]


def steps_of_all(formulas: Iterable[Formula], viewer: Viewer) -> dict[int, list[Step]]:
    """Formula → its steps; one query where none of them has any."""
    found: dict[int, list[Step]] = {formula.pk: [] for formula in formulas}
    for step in CompositionStep.objects.filter(formula__in=found).prefetch_related("tags"):
        found[step.formula_id].append(
            Step(
                id=step.public_id, name=str(step.name), offered=_offered(step, viewer), minimum=step.minimum,
                maximum=step.maximum, most_of_one=step.most_of_one, least_amount=step.least_amount,
                most_amount=step.most_amount,
            )
        )  # fmt: skip
    return found


def choices_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    """The rows as the rule takes them; those of nothing are left out."""
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        if row["quantity"]:
            step = found.setdefault(row["step"], {})
            step[row["variant"]] = step.get(row["variant"], 0) + row["quantity"]
    return found


def rows_of(choices: Choices) -> Rows:
    """The choices as a cart keeps them: by ids alone."""
    return [
        {"step": step, "variant": variant, "quantity": quantity}
        for step, chosen in choices.items()
        for variant, quantity in chosen.items()
    ]


def problem_of_choices(steps: Sequence[Step], choices: Choices) -> CompositionError | None:
    """Why the choices are no whole box; None where they are one."""
    try:
        check_choices(steps, choices)
    except CompositionError as error:
        return error
    return None


class Names:
    """What steps and variants are called, also those that have left the shop; two queries for all."""

    def __init__(self, steps: Mapping[str, CompositionStep], variants: Mapping[str, Variant]) -> None:
        self.steps, self.variants = steps, variants

    @classmethod
    def of(cls, several: Iterable[Choices]) -> Self:
        """Those that any of the choices names."""
        steps: set[str] = set()
        variants: set[str] = set()
        for choices in several:
            steps |= set(choices)
            variants |= {variant for chosen in choices.values() for variant in chosen}
        rows = Variant.objects.filter(public_id__in=variants) if variants else Variant.objects.none()
        named = CompositionStep.objects.filter(public_id__in=steps) if steps else ()
        return cls(
            {step.public_id: step for step in named},
            {row.public_id: row for row in rows.select_related("product").prefetch_related("values")},
        )

    def chosen(self, choices: Choices, *, wanted: Choices | None = None) -> list[Chosen]:
        """The choices by name, in the active language and the order of the steps; what has been deleted
        is left out. What is more than was `wanted` is by the shop."""
        steps = sorted(
            (self.steps[step] for step in choices if step in self.steps),
            key=lambda step: (step.sort_order, step.pk),
        )
        return [
            Chosen(
                step=step.public_id, name=str(step.name), variant=variant, title=self.variants[variant].title,
                quantity=quantity,
                by_shop=wanted is not None and quantity > wanted.get(step.public_id, {}).get(variant, 0),
            )
            for step in steps
            for variant, quantity in choices[step.public_id].items()
            if variant in self.variants
        ]  # fmt: skip

    def titles(self, choices: Choices) -> list[str]:
        """What is chosen, in the active language; each once."""
        return list(dict.fromkeys(one.title for one in self.chosen(choices)))


def as_rows(chosen: Iterable[Chosen]) -> Rows:
    """As they are kept."""
    return [
        {
            "step": one.step, "name": one.name, "variant": one.variant, "title": one.title,
            "quantity": one.quantity, "by_shop": one.by_shop,
        }
        for one in chosen
    ]  # fmt: skip


def _products(step: CompositionStep, viewer: Viewer) -> QuerySet[Product]:
    rows = Product.objects.visible_to(viewer).filter(kind=Product.Kind.GOODS, tags__in=step.tags.all())
    return rows.distinct()


def _offered(step: CompositionStep, viewer: Viewer) -> dict[str, int]:
    """What can be chosen and its price, the shop's first first."""
    products = _products(step, viewer).order_by().values("pk")
    variants = Variant.objects.in_stock().filter(active=True, product__in=products)
    shelf = variants.order_by("product__position", "product", "sort_order", "pk")
    return dict(shelf.values_list("public_id", "price_amount"))

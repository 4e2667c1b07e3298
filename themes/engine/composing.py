"""The form in which a personalised box is composed: its steps, with a row for each thing to choose.

A row posts `choices-7-step`, `choices-7-variant` and `choices-7-quantity` (see `forms.coerce`). A step in
which one thing is chosen at most is one row, whose variant is picked among those offered.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

Data = Mapping[str, Any]


def composed(
    steps: Sequence[Data], choices: Sequence[Data] | None, form: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """The steps with their `offers`, each with its `row` and how many of it are chosen: as was typed in the
    form that failed, or else in `choices`; `problem` is what the form has against the step."""
    known = {(one["step"], one["variant"]): one["quantity"] for one in choices or ()}
    problems = {problem.field: problem.message for problem in form.get("problems", ())}
    rows = count()
    for step in steps:
        single = step["maximum"] == 1
        row = next(rows)
        offers: list[dict[str, Any]] = []
        total = 0
        for product, variant in _offered(step):
            row = row if single else next(rows)
            chosen = str(known.get((step["id"], variant["id"]), 0))
            if form.get("typed"):
                chosen = _typed(form["typed"], row, variant["id"], single=single)
            offers.append({"product": product, "variant": variant, "row": row, "chosen": chosen})
            total += int(chosen) if chosen.isdigit() else 0
        yield {
            **step, "offers": offers, "single": single, "row": row, "problem": problems.get(step["id"], ""),
            "count": total,
        }  # fmt: skip


def _offered(step: Data) -> Iterator[tuple[Data, Data]]:
    for product in step["products"]:
        for variant in product["variants"]:
            yield product, variant


def _typed(typed: Mapping[str, str], row: int, variant: str, *, single: bool) -> str:
    if single:
        return "1" if typed.get(f"choices-{row}-variant") == variant else "0"
    return typed.get(f"choices-{row}-quantity") or "0"

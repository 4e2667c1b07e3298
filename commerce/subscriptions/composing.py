"""What goes into the boxes of a personalised subscription.

A subscription keeps what its customer chose; each box keeps what goes into it, from when it is decided. What
can no longer be had then is replaced by the shop: the box leaves. Where nothing is left to choose from, its
delivery note says what is missing, and waits for staff.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import override

from commerce.base.events import publish_all
from commerce.base.viewer import Viewer
from commerce.catalog.composing import Names, Rows, as_rows, choices_of, problem_of_choices, steps_of_all
from commerce.catalog.models import CompositionStep
from commerce.catalog.rules import Choices, completed
from commerce.subscriptions.events import BoxCompleted
from commerce.subscriptions.models import Cycle, Subscription


def compose(cycles: Sequence[Cycle]) -> None:
    """Each of the new cycles has what goes into it, not saved: what was chosen, or where that is no whole
    box any more the nearest one, which the journal tells. The number of statements grows with the formulas,
    not with the cycles."""
    wishes = {cycle.subscription.pk: cycle.subscription for cycle in cycles}
    boxes = _completed(wishes.values())
    for cycle in cycles:
        cycle.choices = boxes.get(cycle.subscription.pk, cycle.subscription.choices)
    steps = steps_to_fill(cycles) if boxes else {}
    publish_all(
        [
            BoxCompleted(
                site=cycle.subscription.site_id, subscription=cycle.subscription.public_id,
                box=cycle.public_id, gone=gone_from(cycle.subscription, cycle.choices),
                instead=put_in(cycle.choices),
                held=bool(missing_in(cycle, steps[cycle.formula_id or cycle.subscription.formula_id])),
            )
            for cycle in cycles
            if cycle.subscription.pk in boxes
        ]
    )  # fmt: skip


def _completed(subscriptions: Iterable[Subscription]) -> dict[int, Rows]:
    """Subscription → what the shop puts in its box, for those whose choices are no whole one."""
    found: dict[int, tuple[Subscription, Choices, Choices]] = {}
    for site, theirs in _by_site(subscriptions).items():
        formulas = {one.formula_id: one.formula for one in theirs}
        steps = steps_of_all(formulas.values(), Viewer(site=site))
        for one in theirs:
            wanted = choices_of(one.choices)
            if problem_of_choices(steps[one.formula_id], wanted):
                found[one.pk] = one, wanted, completed(steps[one.formula_id], wanted)
    names = Names.of(box for _one, _wanted, box in found.values())
    boxes = {}
    for pk, (subscription, wish, box) in found.items():
        with override(subscription.customer.language):
            boxes[pk] = as_rows(names.chosen(box, wanted=wish))
    return boxes


def _by_site(subscriptions: Iterable[Subscription]) -> dict[Any, list[Subscription]]:
    found: dict[Any, list[Subscription]] = {}
    for one in subscriptions:
        found.setdefault(one.site, []).append(one)
    return found


def gone_from(subscription: Subscription, box: Rows) -> str:
    """What was chosen and is not in the box, as in "Earl Grey, Honey"; "" where nothing was chosen."""
    kept = {(one["step"], one["variant"]) for one in box}
    return _titles(one for one in subscription.choices if (one["step"], one["variant"]) not in kept)


def put_in(box: Rows) -> str:
    """What the shop put in the box, as in "Green, Honey"."""
    return _titles(one for one in box if one["by_shop"])


def _titles(rows: Iterable[dict[str, Any]]) -> str:
    return ", ".join(dict.fromkeys(one["title"] for one in rows))


def steps_to_fill(cycles: Iterable[Cycle]) -> dict[int, list[CompositionStep]]:
    """Formula → the steps in which something must be; one query for all."""
    formulas = {cycle.formula_id or cycle.subscription.formula_id for cycle in cycles}
    found: dict[int, list[CompositionStep]] = {formula: [] for formula in formulas}
    for step in CompositionStep.objects.filter(formula__in=found, minimum__gte=1):
        found[step.formula_id].append(step)
    return found


def missing_in(cycle: Cycle, steps: Iterable[CompositionStep]) -> Rows:
    """Of which of its steps the box has too little, and by how many pieces; named in the active language."""
    chosen = choices_of(cycle.choices)
    return [
        {"step": step.public_id, "name": str(step.name), "quantity": left}
        for step in steps
        if (left := step.minimum - sum(chosen.get(step.public_id, {}).values())) > 0
    ]


def contents_of(cycle: Cycle, title: str, steps: Iterable[CompositionStep]) -> list[dict[str, Any]]:
    """What the delivery note of a box lists: the box, what was chosen for each, and what is missing in it."""
    line: dict[str, Any] = {"title": title, "quantity": cycle.quantity}
    if cycle.choices:
        line["chosen"] = cycle.choices
    if missing := missing_in(cycle, steps):
        line["missing"] = missing
    return [line]

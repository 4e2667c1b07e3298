"""What a subscriber may put into a personalised box, step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commerce.catalog.errors import (
    ChoiceNotOffered,
    ChosenTooDear,
    ChosenTooLittle,
    StepUnknown,
    TooFewChosen,
    TooManyChosen,
    TooManyOfOne,
)

MOST = 100  # pieces in a step that names no maximum: what is included in a price has an end
Choices = Mapping[str, Mapping[str, int]]
"""Step → variant → how many of it, by their public ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: `offered` are the variants and their prices in minor units.

    From `minimum` to `maximum` pieces are chosen, at most `most_of_one` alike, which together cost from
    `least_amount` to `most_amount`. What is None has no bound.
    """

    id: str
    name: str
    offered: Mapping[str, int]
    minimum: int = 0
    maximum: int | None = None
    most_of_one: int | None = None
    least_amount: int | None = None
    most_amount: int | None = None


def check_choices(steps: Sequence[Step], choices: Choices) -> None:
    """The choices are a whole box.

    Raises ChoiceNotOffered, TooFewChosen, TooManyChosen, TooManyOfOne, ChosenTooLittle or ChosenTooDear
    for the first step, in their order, that is not as it should be.
    """
    unknown = set(choices) - {step.id for step in steps}
    if unknown:
        raise StepUnknown(step="")
    for step in steps:
        _check(step, choices.get(step.id, {}))


def _check(step: Step, chosen: Mapping[str, int]) -> None:
    if any(variant not in step.offered or count < 1 for variant, count in chosen.items()):
        raise ChoiceNotOffered(step=step.name, id=step.id)
    count = sum(chosen.values())
    if count < step.minimum:
        raise TooFewChosen(step=step.name, id=step.id, bound=step.minimum)
    if count > _most(step):
        raise TooManyChosen(step=step.name, id=step.id, bound=_most(step))
    if step.most_of_one is not None and any(each > step.most_of_one for each in chosen.values()):
        raise TooManyOfOne(step=step.name, id=step.id, bound=step.most_of_one)
    cost = _cost(step, chosen)
    if step.least_amount is not None and cost < step.least_amount:
        raise ChosenTooLittle(step=step.name, id=step.id, bound=step.least_amount)
    if step.most_amount is not None and cost > step.most_amount:
        raise ChosenTooDear(step=step.name, id=step.id, bound=step.most_amount)


def completed(steps: Sequence[Step], choices: Choices) -> Choices:
    """The nearest box to the choices that can be packed: what is still offered stays, and what is missing
    is filled up with what is offered first. As whole as what is offered allows."""
    return {step.id: _completed(step, choices.get(step.id, {})) for step in steps}


def _completed(step: Step, chosen: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    wanted = [variant for variant, count in chosen.items() if variant in step.offered for _ in range(count)]
    for variant in wanted:
        _add(step, found, variant)
    while _is_short(step, found) and any(_add(step, found, variant) for variant in _to_add(step, found)):
        pass
    return found


def _to_add(step: Step, found: Mapping[str, int]) -> list[str]:
    """What may be added, best first: what is not in the box yet; the dearest while it is worth too little."""
    if sum(found.values()) < step.minimum:
        return sorted(step.offered, key=lambda one: found.get(one, 0))
    dear = [variant for variant, price in step.offered.items() if price]
    return sorted(dear, key=lambda one: (found.get(one, 0), -step.offered[one]))


def _is_short(step: Step, found: Mapping[str, int]) -> bool:
    return sum(found.values()) < step.minimum or _cost(step, found) < (step.least_amount or 0)


def _add(step: Step, found: dict[str, int], variant: str) -> bool:
    """Whether one more of it could be put in the box, and was."""
    full = sum(found.values()) >= _most(step)
    alike = step.most_of_one is not None and found.get(variant, 0) >= step.most_of_one
    cost = _cost(step, found) + step.offered[variant]
    if full or alike or (step.most_amount is not None and cost > step.most_amount):
        return False
    found[variant] = found.get(variant, 0) + 1
    return True


def _most(step: Step) -> int:
    return max(MOST, step.minimum) if step.maximum is None else step.maximum


def _cost(step: Step, chosen: Mapping[str, int]) -> int:
    return sum(step.offered[variant] * count for variant, count in chosen.items())

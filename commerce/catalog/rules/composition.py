"""What a subscriber may put into a personalised box, step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commerce.catalog.errors import (
    ChoiceNotOffered,
    ChosenTooDear,
    ChosenTooLittle,
    TooFewChosen,
    TooManyChosen,
    TooManyOfOne,
)

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
        raise ChoiceNotOffered(step="")
    for step in steps:
        _check(step, choices.get(step.id, {}))


def _check(step: Step, chosen: Mapping[str, int]) -> None:
    if any(variant not in step.offered or count < 1 for variant, count in chosen.items()):
        raise ChoiceNotOffered(step=step.name)
    count = sum(chosen.values())
    if count < step.minimum:
        raise TooFewChosen(step=step.name, bound=step.minimum)
    if step.maximum is not None and count > step.maximum:
        raise TooManyChosen(step=step.name, bound=step.maximum)
    if step.most_of_one is not None and any(each > step.most_of_one for each in chosen.values()):
        raise TooManyOfOne(step=step.name, bound=step.most_of_one)
    cost = sum(step.offered[variant] * each for variant, each in chosen.items())
    if step.least_amount is not None and cost < step.least_amount:
        raise ChosenTooLittle(step=step.name, bound=step.least_amount)
    if step.most_amount is not None and cost > step.most_amount:
        raise ChosenTooDear(step=step.name, bound=step.most_amount)

"""What was chosen for the personalised boxes of a cart."""

from collections.abc import Iterator, Mapping, Sequence

from commerce.base.viewer import Viewer
from commerce.catalog.composing import Chosen, Names, choices_of, problem_of_choices, steps_of_all
from commerce.catalog.errors import ChoiceGone, CompositionError
from commerce.catalog.rules import Choices, Step
from commerce.checkout.models import Cart, CartLine


def chosen_in(lines: Sequence[CartLine]) -> dict[int, list[Chosen]]:
    """Line → what was chosen for its boxes, by name; two queries where anything was."""
    choices = {line.pk: choices_of(line.choices) for line in lines}
    names = Names.of(choices.values())
    return {line: names.chosen(theirs) for line, theirs in choices.items()}


def problems_of_composition(cart: Cart, lines: Sequence[CartLine]) -> Iterator[CompositionError]:
    """The lines whose box is no whole one, or no longer: something has left the shop, or has changed."""
    boxes = [line for line in lines if line.formula and not line.gift]
    if not boxes:
        return
    steps = steps_of_all([line.formula for line in boxes if line.formula], Viewer(site=cart.site))
    for line in boxes:
        theirs, choices = steps[line.thing.pk], choices_of(line.choices)
        problem = problem_of_choices(theirs, choices)
        if problem:
            yield _gone(theirs, choices) or problem


def _gone(steps: Sequence[Step], choices: Choices) -> ChoiceGone | None:
    """What of the choices has left the shop, told by its name."""
    for step in steps:
        chosen: Mapping[str, int] = choices.get(step.id, {})
        missing = {variant: count for variant, count in chosen.items() if variant not in step.offered}
        for one in Names.of([{step.id: missing}]).chosen({step.id: missing}):
            return ChoiceGone(step=step.name, id=step.id, title=one.title)
    return None

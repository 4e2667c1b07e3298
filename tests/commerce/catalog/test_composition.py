"""What a subscriber puts into a personalised box: enough, not too much, and only what is offered."""

from typing import Any

import pytest

from commerce.catalog.errors import (
    ChoiceNotOffered,
    ChosenTooDear,
    ChosenTooLittle,
    TooFewChosen,
    TooManyChosen,
    TooManyOfOne,
)
from commerce.catalog.rules import Step, check_choices

TEAS = Step(
    id="teas", name="Teas", offered={"green": 500, "black": 700, "white": 1500}, minimum=2, maximum=3,
    most_of_one=2, least_amount=1100, most_amount=2500,
)  # fmt: skip
SWEETS = Step(id="sweets", name="Sweets", offered={"biscuit": 300})


@pytest.mark.parametrize(
    "teas", [{"green": 1, "black": 1}, {"green": 2, "white": 1}, {"black": 2}, {"black": 1, "white": 1}]
)
def test_a_whole_box_is_one(teas: dict[str, int]) -> None:
    check_choices([TEAS, SWEETS], {"teas": teas})
    check_choices([TEAS, SWEETS], {"teas": teas, "sweets": {"biscuit": 40}})


@pytest.mark.parametrize(
    ("choices", "reason"),
    [
        ({}, TooFewChosen),
        ({"teas": {"white": 1}}, TooFewChosen),
        ({"teas": {"green": 2, "black": 2}}, TooManyChosen),
        ({"teas": {"green": 3}}, TooManyOfOne),
        ({"teas": {"green": 2}}, ChosenTooLittle),
        ({"teas": {"white": 2}}, ChosenTooDear),
        ({"teas": {"green": 1, "oolong": 1}}, ChoiceNotOffered),
        ({"teas": {"green": 2, "black": -1, "white": 1}}, ChoiceNotOffered),
        ({"teas": {"green": 1, "black": 1}, "cups": {"cup": 1}}, ChoiceNotOffered),
        ({"teas": {"green": 1, "black": 1}, "sweets": {"green": 1}}, ChoiceNotOffered),
    ],
)
def test_what_is_not_says_why(choices: Any, reason: type[Exception]) -> None:
    with pytest.raises(reason):
        check_choices([TEAS, SWEETS], choices)

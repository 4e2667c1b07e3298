"""What a subscriber puts into a personalised box: enough, not too much, and only what is offered."""

from typing import Any

import pytest

from commerce.base.words import Words
from commerce.catalog.composing import steps_of
from commerce.catalog.errors import (
    ChoiceNotOffered,
    ChosenTooDear,
    ChosenTooLittle,
    TooFewChosen,
    TooManyChosen,
    TooManyOfOne,
)
from commerce.catalog.models import CompositionStep, Tag, Taxonomy
from commerce.catalog.rules import Step, check_choices, completed
from tests.commerce.shop import Shop, product, saved

TEAS = Step(
    id="teas", name="Teas", offered={"green": 500, "black": 700, "white": 1500}, minimum=2, maximum=3,
    most_of_one=2, least_amount=1100, most_amount=2500,
)  # fmt: skip
SWEETS = Step(id="sweets", name="Sweets", offered={"biscuit": 300})


def test_a_step_without_a_maximum_has_an_end() -> None:
    check_choices([SWEETS], {"sweets": {"biscuit": 100}})
    with pytest.raises(TooManyChosen):
        check_choices([SWEETS], {"sweets": {"biscuit": 2_000_000_000}})


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


@pytest.mark.django_db
def test_a_step_offers_what_carries_one_of_its_tags_and_is_there(shop: Shop) -> None:
    kind = saved(Taxonomy(site=shop.site, slug="kind", name=Words(en="Kind")))
    tea = saved(Tag(taxonomy=kind, slug="tea", name=Words(en="Tea")))
    step = CompositionStep(formula=shop.monthly, name=Words(en="Teas"), minimum=1, maximum=2)
    step.tags.set([tea])
    step.save()
    offered, gone, untagged = (product(shop, stock=stock, price_amount=700) for stock in (5, 0, 5))
    for one in (offered, gone):
        one.tags.add(tea)
        one.save()
    [found] = steps_of(shop.monthly, shop.viewer())
    variant = offered.variants.get()
    assert found.offered == {variant.public_id: 700}
    check_choices([found], {step.public_id: {variant.public_id: 2}})
    with pytest.raises(ChoiceNotOffered):
        check_choices([found], {step.public_id: {untagged.variants.get().public_id: 1}})


@pytest.mark.parametrize(
    ("chosen", "box"),
    [
        ({"green": 1, "black": 1}, {"green": 1, "black": 1}),  # whole: it stays
        ({"oolong": 1, "black": 1}, {"black": 1, "green": 1}),  # what is gone is replaced by what comes first
        ({}, {"green": 1, "black": 1}),
        ({"green": 1}, {"green": 1, "black": 1}),
        ({"green": 5}, {"green": 2, "white": 1}),  # no more than may be of one; worth enough
        ({"white": 1}, {"white": 1, "green": 1}),
    ],
)
def test_the_nearest_box_keeps_what_is_there_and_is_whole(chosen: Any, box: dict[str, int]) -> None:
    found = completed([TEAS, SWEETS], {"teas": chosen})
    assert found == {"teas": box, "sweets": {}}
    check_choices([TEAS, SWEETS], found)


def test_where_too_little_is_offered_the_nearest_box_stays_short() -> None:
    few = Step(id="teas", name="Teas", offered={"green": 500}, minimum=3, maximum=3, most_of_one=1)
    assert completed([few], {"gone": {"x": 1}}) == {"teas": {"green": 1}}
    free = Step(id="free", name="Free", offered={"leaflet": 0}, minimum=1, least_amount=100)
    assert completed([free], {}) == {"free": {"leaflet": 1}}

"""What a formula and an edition may be, and which of them are seen."""

from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from commerce.base.money import Money
from commerce.base.words import Words
from commerce.catalog.models import Edition, Formula, FormulaGroup
from commerce.catalog.queries import next_box, next_boxes, zone_of
from tests.commerce import shop as build
from tests.commerce.shop import Shop


@pytest.mark.parametrize(
    ("fields", "at_fault"),
    [
        ({"charge_day": 15, "ship_day": 9, "lock_days": 20}, "ship_day"),
        ({"charge_day": 9, "ship_day": 15, "lock_days": 5}, "lock_days"),
        ({"calendar": "anniversary", "ship_after": 3, "lock_days": 2}, "lock_days"),
        ({"calendar": "anniversary", "ship_after": 28, "lock_days": 40}, "ship_after"),
        ({"boxes": 0}, "boxes"),
        ({"boxes": 25}, "boxes"),
        ({"interval_months": 0}, "interval_months"),
        ({"charge_day": 0}, "charge_day"),
        ({"charge_day": 32, "ship_day": 32}, "charge_day"),
        ({"price_amount": -1}, "price_amount"),
        ({"vat_rate": 10_001}, "vat_rate"),
        ({"currency": "USD"}, "currency"),
        ({"slug": "monthly"}, "__all__"),
        ({"name": Words()}, "name"),
        ({"name": Words(de="Monatlich")}, "name"),
        ({"calendar": "weekly"}, "calendar"),
    ],
)
def test_a_formula_that_cannot_work_is_refused(shop: Shop, fields: dict[str, Any], at_fault: str) -> None:
    with pytest.raises(ValidationError) as refused:
        build.formula(shop.group, **fields)
    assert at_fault in refused.value.message_dict


def test_a_formula_belongs_to_the_site_of_its_group(shop: Shop) -> None:
    shop.monthly.group = build.saved(FormulaGroup(site=build.other_site(), slug="x", name=Words(en="X")))
    with pytest.raises(ValidationError) as refused:
        build.saved(shop.monthly)
    assert "group" in refused.value.message_dict


@pytest.mark.parametrize(
    ("fields", "at_fault"),
    [
        ({"month": date(2026, 2, 2)}, "month"),
        ({"charge_on": date(2026, 2, 16)}, "ships_on"),
        ({"cutoff_at": datetime(2026, 2, 9, 0, 1, tzinfo=build.PARIS)}, "cutoff_at"),
    ],
)
def test_an_edition_that_cannot_work_is_refused(shop: Shop, fields: dict[str, Any], at_fault: str) -> None:
    month = fields.pop("month", date(2026, 2, 1))
    with pytest.raises(ValidationError) as refused:
        build.edition(shop.group, month, **fields)
    assert at_fault in refused.value.message_dict


def test_a_group_has_one_edition_a_month(shop: Shop) -> None:
    build.edition(shop.group, date(2026, 2, 1))
    with pytest.raises(ValidationError):
        build.edition(shop.group, date(2026, 2, 1))


def test_the_dearest_box_of_a_term_is_the_price_of_a_box(shop: Shop) -> None:
    shop.quarterly.price_amount = 7000
    assert shop.quarterly.price_per_box == Money(2334, "EUR")
    assert shop.monthly.price_per_box == shop.monthly.price


def test_what_is_off_sale_or_elsewhere_is_not_seen(shop: Shop) -> None:
    shop.monthly.active = False
    build.saved(shop.monthly)
    seen = Formula.objects.visible_to(shop.viewer())
    assert set(seen) == {shop.quarterly, shop.anniversary}
    assert FormulaGroup.objects.visible_to(shop.viewer()).get() == shop.group
    Formula.objects.update(active=False)
    assert not FormulaGroup.objects.visible_to(shop.viewer()).exists()


def test_an_edition_is_a_surprise_until_it_is_announced(shop: Shop) -> None:
    build.edition(shop.group, date(2026, 2, 1))
    told = build.edition(shop.group, date(2026, 3, 1), published=True)
    assert list(Edition.objects.visible_to(shop.viewer())) == [told]


def test_the_next_box_follows_the_edition(shop: Shop) -> None:
    assert next_box(shop.monthly).ships_on == date(2026, 1, 15)
    build.edition(
        shop.group, date(2026, 1, 1), ships_on=date(2026, 1, 20),
        cutoff_at=datetime(2026, 1, 1, tzinfo=build.PARIS),
    )  # fmt: skip
    assert next_box(shop.monthly).ships_on == date(2026, 2, 15)


def test_the_next_boxes_of_all_formulas_cost_one_query(shop: Shop, django_assert_num_queries: Any) -> None:
    zone = zone_of(shop.site)
    formulas = [shop.monthly, shop.quarterly, shop.anniversary]
    with django_assert_num_queries(1):
        assert set(next_boxes(formulas, zone=zone)) == {one.pk for one in formulas}

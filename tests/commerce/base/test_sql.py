"""Many rows are saved in one statement, and only what is named of them."""

from typing import Any

import pytest

from commerce.base.models import Counter
from commerce.base.sql import update_all
from tests.commerce.shop import Shop


@pytest.mark.django_db
def test_rows_are_saved_in_one_statement(shop: Shop, django_assert_num_queries: Any) -> None:
    formulas = [shop.monthly, shop.quarterly, shop.anniversary]
    for n, formula in enumerate(formulas):
        formula.price_amount, formula.slug = 1000 + n, "another"
    with django_assert_num_queries(1):
        update_all(formulas, ["price_amount"])
    for n, formula in enumerate(formulas):
        formula.refresh_from_db()
        assert (formula.price_amount, formula.slug != "another") == (1000 + n, True)


@pytest.mark.django_db
def test_no_other_row_is_touched() -> None:
    one, other = (Counter.objects.create(name=name, last=1) for name in ("it's", "other"))
    one.last = other.last = 2
    update_all([one], ["last"])
    update_all([], ["last"])
    assert dict(Counter.objects.filter(name__in=("it's", "other")).values_list("name", "last")) == {
        "it's": 2, "other": 1,
    }  # fmt: skip

"""What may be in the catalogue, and what it costs: pure functions over plain values."""

from commerce.catalog.rules.calendar import (
    BoxDates,
    Editions,
    Schedule,
    add_months,
    anchor_of,
    first_box,
    midnight,
    nth_box,
)
from commerce.catalog.rules.composition import Choices, Step, check_choices, completed
from commerce.catalog.rules.prices import Priced, by_percent, price_before_promotion, prior_price

__all__ = [
    "BoxDates", "Choices", "Editions", "Priced", "Schedule", "Step", "add_months", "anchor_of", "by_percent",
    "check_choices", "completed", "first_box", "midnight", "nth_box", "price_before_promotion", "prior_price",
]  # fmt: skip

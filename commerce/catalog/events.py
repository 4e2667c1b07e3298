from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class StockChanged(Event):
    """`quantity` pieces of the variant or the formula were sold or given back, as `state` says."""

    variant: str
    formula: str
    quantity: int
    state: str


@dataclass(frozen=True, kw_only=True)
class ReviewWritten(Event):
    """A buyer told what they think of a product; staff have not read it yet."""

    review: str

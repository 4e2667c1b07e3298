"""Amounts of money: integer minor units and a currency, never a float."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_currency, get_currency_precision
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """`amount` minor units of `currency` (ISO 4217): Money(2500, "EUR") is 25.00 euros."""

    amount: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.amount) is not int:
            raise TypeError(f"An amount is an integer of minor units, not {self.amount!r}")

    def __add__(self, other: "Money") -> "Money":
        self._check_same_currency(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return self + -other

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.amount * times, self.currency)

    def __bool__(self) -> bool:
        return self.amount != 0

    def __str__(self) -> str:
        return self.formatted()

    @property
    def decimal(self) -> Decimal:
        """Exact value in major units, with the currency's number of decimals."""
        return Decimal(self.amount).scaleb(-get_currency_precision(self.currency))

    def split(self, parts: int) -> list["Money"]:
        """`parts` amounts that differ by at most one minor unit and add up to this one."""
        return self.allocate([1] * parts)

    def allocate(self, weights: Sequence[int]) -> list["Money"]:
        """Amounts proportional to `weights` by largest remainder; they add up to this one.

        Raises ValueError when no weight takes a part.
        """
        total = sum(weights)
        if not total:
            raise ValueError(f"{self.amount} {self.currency} cannot be divided among nobody")
        floors = [self.amount * weight // total for weight in weights]
        by_remainder = sorted(range(len(weights)), key=lambda i: -(self.amount * weights[i] % total))
        for i in by_remainder[: self.amount - sum(floors)]:
            floors[i] += 1
        return [Money(amount, self.currency) for amount in floors]

    def formatted(self, language: str | None = None) -> str:
        """As people of `language` write it; the active language when none is given."""
        locale = (language or get_language() or "en").replace("-", "_")
        return format_currency(self.decimal, self.currency, locale=locale)

    def _check_same_currency(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")


def total(amounts: Sequence[Money], currency: str) -> Money:
    """Sum of `amounts`, zero `currency` when there are none."""
    return sum(amounts, Money(0, currency))

"""Values of the schema that are not rows: money, and the JSON of theme options."""

from functools import lru_cache
from typing import Self

import strawberry
from django.utils.translation import get_language

from commerce.base.money import Money as Amount


@lru_cache(maxsize=4096)
def formatted(amount: Amount, language: str | None) -> str:
    """As people of `language` write it. Kept: a shop shows few different prices, very often."""
    return amount.formatted(language)


@strawberry.type(description="An amount of money.")
class Money:
    value: strawberry.Private[Amount]

    @classmethod
    def of(cls, value: Amount) -> Self:
        return cls(value=value)

    @strawberry.field(description='Exact decimal string in major units: "25.00".')
    def amount(self) -> str:
        return str(self.value.decimal)

    @strawberry.field(description="ISO 4217 code of the currency.")
    def currency(self) -> str:
        return self.value.currency

    @strawberry.field(description="The amount as people write it in the asked language.")
    def formatted(self) -> str:
        return formatted(self.value, get_language())

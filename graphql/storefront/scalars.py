"""Values of the schema that are not rows: money, and the JSON of theme options."""

from functools import lru_cache
from typing import Any

import strawberry
from django.utils.translation import get_language

from commerce.base.money import Money as Amount
from storefront.sources import Sourced


@lru_cache(maxsize=4096)
def formatted(amount: Amount, language: str | None) -> str:
    """As people of `language` write it. Kept: a shop shows few different prices, very often."""
    return amount.formatted(language)


@strawberry.type(description="An amount of money.")
class Money(Sourced):
    @strawberry.field(description='Exact decimal string in major units: "25.00".')
    def amount(self) -> str:
        return str(self.decimal)

    currency: str = strawberry.field(description="ISO 4217 code of the currency.")

    @strawberry.field(description="The amount as people write it in the asked language.")
    def formatted(self: Any) -> str:
        return formatted(self, get_language())

"""What is sold: formulas and their editions; products in categories, with variants, options and stock."""

from commerce.catalog.models.formulas import Edition, Formula, FormulaGroup
from commerce.catalog.models.products import (
    Category,
    Option,
    OptionChoice,
    Product,
    ProductPicture,
    Variant,
)
from commerce.catalog.models.stock import Reservation
from commerce.catalog.models.tags import Characteristic, CharacteristicValue, Tag, Taxonomy

__all__ = [
    "Category", "Characteristic", "CharacteristicValue", "Edition", "Formula", "FormulaGroup", "Option",
    "OptionChoice", "Product", "ProductPicture", "Reservation", "Tag", "Taxonomy", "Variant",
]  # fmt: skip

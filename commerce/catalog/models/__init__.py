"""What is sold: formulas and their editions; products in categories, with variants, options and stock."""

from commerce.catalog.models.composition import CompositionStep
from commerce.catalog.models.formulas import Edition, Formula, FormulaGroup
from commerce.catalog.models.importing import ImportedRow, ProductImport
from commerce.catalog.models.prices import PricePoint
from commerce.catalog.models.products import (
    Category,
    Option,
    OptionChoice,
    Product,
    ProductPicture,
    Variant,
)
from commerce.catalog.models.reviews import Review
from commerce.catalog.models.search import SearchText
from commerce.catalog.models.stock import Reservation
from commerce.catalog.models.tags import Characteristic, CharacteristicValue, Tag, Taxonomy
from commerce.catalog.models.upsells import Upsell

__all__ = [
    "Category", "Characteristic", "CharacteristicValue", "CompositionStep", "Edition", "Formula",
    "FormulaGroup", "ImportedRow", "Option", "OptionChoice", "PricePoint", "Product", "ProductImport",
    "ProductPicture", "Reservation", "Review", "SearchText", "Tag", "Taxonomy", "Upsell",
    "Variant",
]  # fmt: skip

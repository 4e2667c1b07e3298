"""What is sold: formulas with their editions, and products with what they are told apart by."""

from storefront.catalog.types.composition import BoxChoice, ChoiceInput, chosen_rows, wanted
from storefront.catalog.types.formulas import BoxDates, Edition, Formula, FormulaGroup, next_box
from storefront.catalog.types.products import Product, ProductKind, Variant
from storefront.catalog.types.upsells import Upsell
from storefront.catalog.types.words import Category, Option, Tag, Taxonomy

__all__ = [
    "BoxChoice", "BoxDates", "Category", "ChoiceInput", "Edition", "Formula", "FormulaGroup", "Option",
    "Product", "ProductKind", "Tag", "Taxonomy", "Upsell", "Variant", "chosen_rows", "next_box", "wanted",
]  # fmt: skip

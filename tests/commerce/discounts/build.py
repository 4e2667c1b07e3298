"""Coupons, and products for them to be about."""

import itertools
from typing import Any

from commerce.base.words import Words
from commerce.catalog.models import Category, Product, Variant
from commerce.discounts.models import AdCampaign, Coupon
from tests.commerce.shop import Shop, saved

_serial = itertools.count(1)


def coupon(shop: Shop, code: str = "", **fields: Any) -> Coupon:
    """Ten percent off everything, for whoever knows its code, unless told otherwise."""
    scope = {name: fields.pop(name, ()) for name in ("formulas", "products", "categories")}
    kind = {"percent": 1000} if "kind" not in fields else {}
    title = Words(en=f"Discount {code or next(_serial)}", fr="Remise")
    made: Coupon = saved(Coupon(**{"site": shop.site, "code": code, "title": title, **kind, **fields}))
    for name, things in scope.items():
        getattr(made, name).set(things)
    return made


def variant(shop: Shop, *, price: int = 500, categories: tuple[Category, ...] = (), **fields: Any) -> Variant:
    """A product in one form."""
    number = next(_serial)
    of_variant = {name: fields.pop(name) for name in ("stock",) if name in fields}
    name = Words(en=f"Tin {number}", fr=f"Boîte {number}")
    product: Product = saved(Product(site=shop.site, slug=f"tin-{number}", name=name, **fields))
    product.categories.set(categories)
    product.save()
    made: Variant = saved(Variant(product=product, code=f"tin-{number}", price_amount=price, **of_variant))
    return made


def category(shop: Shop, parent: Category | None = None) -> Category:
    number = next(_serial)
    made: Category = saved(
        Category(site=shop.site, slug=f"shelf-{number}", name=Words(en=f"Shelf {number}"), parent=parent)
    )
    return made


def campaign(shop: Shop, coupon: Coupon, **fields: Any) -> AdCampaign:
    defaults = {"title": "Spring paper", "slug": "spring", "destination": "/formulas/"}
    made: AdCampaign = saved(AdCampaign(site=shop.site, coupon=coupon, **defaults | fields))
    return made

"""A second product like the first."""

from typing import Any, TypeVar

from django.db import models, transaction

from commerce.catalog.models import Product

M = TypeVar("M", bound=models.Model)
OWN = ("id", "public_id", "created_at")


def free_slug(product: Product) -> str:
    """The slug that a duplicate would get."""
    longest = Product._meta.get_field("slug").max_length or 50
    stem = product.slug[: longest - 4]
    alike = Product.objects.filter(site=product.site_id, slug__startswith=stem)
    taken = set(alike.values_list("slug", flat=True))
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{stem}-{n}") not in taken)


@transaction.atomic
def duplicate(product: Product) -> Product:
    """A product off sale with the words, pictures, categories, options and variants of `product`.

    Its variants have their stock, and nothing reserved.
    """
    twin = _twin(product, slug=free_slug(product), active=False)
    twin.save()
    for name in ("categories", "tags", "options"):
        getattr(twin, name).set(getattr(product, name).all())
    for picture in product.pictures.all():
        _twin(picture, product=twin).save()
    for variant in product.variants.all():
        copy = _twin(variant, product=twin, stock=variant.available, reserved=0)
        copy.save()
        copy.values.set(variant.values.all())
        copy.save()
    twin.save()
    return twin


def _twin(row: M, **changes: Any) -> M:
    """An unsaved row with the columns of `row`, but for those that are its own."""
    columns = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields}
    return type(row)(**{name: value for name, value in (columns | changes).items() if name not in OWN})

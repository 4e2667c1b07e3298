"""What keeps a shop's currency as it is: amounts that were written in it."""

from typing import TypeVar

from django.db import models
from wagtail.models import Site

M = TypeVar("M", bound=models.Model)
_amounts: list[type[models.Model]] = []


def in_shop_currency(model: type[M]) -> type[M]:
    """Rows of the decorated model, whose `site` names a shop, hold amounts in the shop's currency."""
    _amounts.append(model)
    return model


def what_is_in_currency(site: Site) -> list[str]:
    """What the shop of `site` has amounts in, as staff call it; [] while its currency may still change."""
    return [
        str(model._meta.verbose_name_plural)
        for model in _amounts
        if model._default_manager.filter(site=site).exists()
    ]

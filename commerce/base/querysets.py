"""What every QuerySet of the shop can do."""

from typing import Self, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class ShopQuerySet(models.QuerySet[M]):
    def locked(self) -> Self:
        """The rows themselves (no joined ones), locked in primary-key order until commit."""
        return self.select_for_update(of=("self",)).order_by("pk")

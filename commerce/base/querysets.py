"""What every QuerySet of the shop can do."""

from typing import Self, TypeVar

from django.db import models

from commerce.base.viewer import Viewer

M = TypeVar("M", bound=models.Model)


class ShopQuerySet(models.QuerySet[M]):
    def locked(self) -> Self:
        """The rows themselves (no joined ones), locked in primary-key order until commit."""
        return self.select_for_update(of=("self",)).order_by("pk")

    def locked_first(self) -> Self:
        """The same, locked now and read afterwards: for rows with others joined that may change.

        A statement that had to wait for a lock sees the row anew, but what it joined as it was before:
        a row that names another one since is missing, or has nothing joined.
        """
        held = list(self.locked().values_list("pk", flat=True))
        return self.filter(pk__in=held).order_by("pk")

    def served(self, site: str = "site") -> Self:
        """Those whose site, found through `site`, is not archived: for the others nothing is done."""
        return self.filter(**{f"{site}__shopsettings__archived_at": None})


class OfSiteQuerySet(ShopQuerySet[M]):
    """Rows of one site each, which everybody there may see."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(site=viewer.site)

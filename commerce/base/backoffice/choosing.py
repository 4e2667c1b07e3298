"""What a window to choose from offers is of the user's sites, and what is no number names nothing."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from commerce.base.backoffice.permissions import within_sites


class FindsByNumber:
    def get_object(self, pk: Any) -> Any:
        if not str(pk).isdecimal():
            raise ObjectDoesNotExist(pk)
        return super().get_object(pk)  # type: ignore[misc]


class FindEachByNumber:
    def get_objects(self, pks: list[str]) -> Any:
        return super().get_objects([pk for pk in pks if pk.isdecimal()])  # type: ignore[misc]


class OfOwnSites:
    request: Any
    site_lookup = "site"

    def of_user(self, rows: Any) -> Any:
        return within_sites(rows, user=self.request.user, lookup=self.site_lookup)

    def get_object_list(self) -> Any:
        return self.of_user(super().get_object_list())  # type: ignore[misc]


class OneOfOwnSites(OfOwnSites, FindsByNumber):
    def get_object(self, pk: Any) -> Any:
        row = super().get_object(pk)
        if not self.of_user(type(row)._default_manager.filter(pk=row.pk)).exists():
            raise ObjectDoesNotExist(pk)
        return row


class SomeOfOwnSites(OfOwnSites, FindEachByNumber):
    def get_objects(self, pks: list[str]) -> Any:
        return self.of_user(super().get_objects(pks))

"""What a window to choose from offers is of the user's sites, and what is no number names nothing."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from wagtail.admin.widgets import BaseChooser

from commerce.base.backoffice.permissions import within_sites

HIGHEST = 2**63 - 1


def is_id(text: str) -> bool:
    """Whether a row could have it."""
    return text.isascii() and text.isdecimal() and len(text) <= len(str(HIGHEST)) and int(text) <= HIGHEST


class FindsByNumber:
    def get_object(self, pk: Any) -> Any:
        if not is_id(str(pk)):
            raise ObjectDoesNotExist(pk)
        return super().get_object(pk)  # type: ignore[misc]


class FindEachByNumber:
    def get_objects(self, pks: list[str]) -> Any:
        return super().get_objects([pk for pk in pks if is_id(pk)])  # type: ignore[misc]


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


def find_by_number_alone() -> None:
    """From now on what was sent for a choice, and is no number, is shown again as nothing chosen."""
    found = BaseChooser.get_instance

    def get_instance(widget: BaseChooser, value: Any) -> Any:
        names_one = isinstance(value, Model) or is_id(str(value))
        return found(widget, value) if names_one else None

    BaseChooser.get_instance = get_instance

"""Wagtail's choosers, for which what is no number names no row rather than breaks the page."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from wagtail.admin.views.generic.chooser import ChosenMultipleView, ChosenView
from wagtail.admin.widgets import BaseChooser
from wagtail.images.widgets import AdminImageChooser


class Chooser(BaseChooser):
    def get_instance(self, value: Any) -> Any:
        return None if isinstance(value, str) and not value.isdecimal() else super().get_instance(value)


class FindsByNumber:
    def get_object(self, pk: str) -> Any:
        if not pk.isdecimal():
            raise ObjectDoesNotExist(pk)
        return super().get_object(pk)  # type: ignore[misc]


class FindEachByNumber:
    def get_objects(self, pks: list[str]) -> Any:
        return super().get_objects([pk for pk in pks if pk.isdecimal()])  # type: ignore[misc]


class Chosen(FindsByNumber, ChosenView):
    pass


class ChosenMultiple(FindEachByNumber, ChosenMultipleView):
    pass


class ImageChooser(Chooser, AdminImageChooser):
    pass

"""Wagtail's choosers, for which what is no number names no row rather than breaks the page."""

from typing import Any

from wagtail.admin.views.generic.chooser import ChosenMultipleView, ChosenView
from wagtail.admin.widgets import BaseChooser
from wagtail.images.widgets import AdminImageChooser

from commerce.base.backoffice.choosing import FindEachByNumber, FindsByNumber


class Chooser(BaseChooser):
    def get_instance(self, value: Any) -> Any:
        return None if isinstance(value, str) and not value.isdecimal() else super().get_instance(value)


class Chosen(FindsByNumber, ChosenView):
    pass


class ChosenMultiple(FindEachByNumber, ChosenMultipleView):
    pass


class ImageChooser(Chooser, AdminImageChooser):
    pass

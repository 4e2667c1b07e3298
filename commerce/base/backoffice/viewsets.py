"""The two kinds of back-office section: what staff write, and records of what happened."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib.auth.models import Permission
from django.db import models
from django.urls import path
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.viewsets.model import ModelViewSet

from commerce.base.backoffice import views
from commerce.base.backoffice.permissions import permissions_of


class ShopViewSet(ModelViewSet):
    """A section kept to the user's sites.

    `related` rows are read with each row of its list; `empty_text` is said while there are none;
    `instead` tells what to do with what cannot be deleted.
    """

    index_view_class = views.ListView
    edit_view_class = views.EditView
    delete_view_class = views.DeleteView
    inspect_view_class = views.InspectView
    history_view_class = views.HistoryView
    usage_view_class = views.UsageView
    inspect_view_enabled = True
    copy_view_enabled = False
    list_per_page = 50
    site_lookup = "site"
    related: ClassVar[Sequence[str]] = ()
    empty_text: Any = ""
    instead: Any = ""

    def get_common_view_kwargs(self, **options: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(
            site_lookup=self.site_lookup, related=self.related, empty_text=self.empty_text,
            instead=self.instead, **options,
        )  # fmt: skip


class RecordViewSet(ShopViewSet):
    """A section of records: a list and a page of each, and no form. Search and export as ever."""

    # Nothing is deleted that a record names: the database sees to it, and writes stay cheap.
    add_to_reference_index = False

    @property
    def url_finder_class(self) -> type[ModelAdminURLFinder]:
        attributes = {"edit_url_name": self.get_url_name("inspect")}
        return type("RecordURLFinder", (ModelAdminURLFinder,), attributes)

    def get_common_view_kwargs(self, **options: Any) -> dict[str, Any]:
        forms = ("add", "edit", "delete", "history", "usage")
        return super().get_common_view_kwargs(**{f"{form}_url_name": None for form in forms}, **options)

    def get_permissions_to_register(self) -> models.QuerySet[Permission]:
        """Only those that the records' policy can grant."""
        return permissions_of(self.model)

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path(f"inspect/<{self.pk_path_converter}:pk>/", self.inspect_view, name="inspect"),
        ]

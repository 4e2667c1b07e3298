"""Filters of lists; they are in the address, so that a list can be kept and shared."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from commerce.base.backoffice.permissions import sites_of


class ShopFilterSet(WagtailFilterSet):
    """Filters of a list; with one by site, found through `site_lookup`, once there are several."""

    site_lookup = "site"

    def __init__(
        self, data: Any = None, queryset: Any = None, *, request: Any = None, prefix: Any = None
    ) -> None:
        super().__init__(data, queryset, request=request, prefix=prefix)
        sites = sites_of(request.user)
        if len(sites) > 1:
            by_site = django_filters.ModelChoiceFilter(
                field_name=self.site_lookup, label=_("Site"), queryset=sites,
                empty_label=_("All"), widget=forms.RadioSelect,
            )  # fmt: skip
            by_site.parent = self
            by_site.model = self._meta.model
            self.filters["site"] = by_site


def as_listed(
    rows: QuerySet[Any], request: HttpRequest, *, filters: type[ShopFilterSet], searched: Iterable[str]
) -> QuerySet[Any]:
    """What the list showed before "all" of it were ticked: all that were found, not all there are."""
    found = filters(request.GET, rows, request=request)
    text = request.GET.get("q", "").replace("\0", "").strip()  # no text in the database has a NUL
    wanted = Q()
    for field in searched if text else ():
        wanted |= Q(**{f"{field}__icontains": text})
    return found.qs.filter(wanted) if found.is_valid() else rows.none()

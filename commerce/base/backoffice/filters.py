"""Filters of lists; they are in the address, so that a list can be kept and shared."""

from typing import Any

import django_filters
from django import forms
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

"""Filters of lists; they are in the address, so that a list can be kept and shared."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_filters.filters import QuerySetRequestMixin
from wagtail.admin.filters import WagtailFilterSet

from commerce.base.backoffice.permissions import sites_of, within_sites
from commerce.base.backoffice.sellers import sellers_of
from commerce.base.models import LegalEntity

# How a row finds its site: by itself, or by what it belongs to.
SITE_OF = {"site": "site", "group": "group__site", "product": "product__site", "taxonomy": "taxonomy__site"}


class OwnFilterSet(WagtailFilterSet):
    """Filters of a list, whose choices are those of the user's sites."""

    def __init__(
        self, data: Any = None, queryset: Any = None, *, request: Any = None, prefix: Any = None
    ) -> None:
        super().__init__(data, queryset, request=request, prefix=prefix)
        for each in self.filters.values():
            if isinstance(each, QuerySetRequestMixin) and each.queryset is not None:
                each.queryset = _own(each.queryset, request.user)


class ShopFilterSet(OwnFilterSet):
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


def _own(choices: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Those of a filter's choices that are of the user's sites."""
    if choices.model is LegalEntity:
        return choices.filter(pk__in=sellers_of(user).values("pk"))
    names = {field.name for field in choices.model._meta.get_fields()}
    lookup = next((SITE_OF[name] for name in SITE_OF if name in names), "")
    return within_sites(choices, user=user, lookup=lookup) if lookup else choices


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

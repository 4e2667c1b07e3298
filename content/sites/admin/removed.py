"""Wagtail's lists without what is of a demonstration that was removed: it comes back with it."""

from typing import Any

from django.urls import path
from wagtail.contrib.redirects.views import IndexView
from wagtail.models import Page, Site
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import REMOVED
from content.pages.queries import without_removed


class Redirects(IndexView):
    def get_base_queryset(self) -> Any:
        gone = Site.objects.filter(**REMOVED).values("pk")
        return super().get_base_queryset().exclude(site__in=gone)


# Asked before Wagtail's own, at the same addresses.
urls = [
    path("redirects/", Redirects.as_view()),
    path("redirects/results/", Redirects.as_view(results_only=True)),
]


class PagesPolicy(PagePermissionPolicy):
    """What may be explored, found and listed."""

    def explorable_instances(self, user: Any) -> Any:
        return without_removed(super().explorable_instances(user))


def keep_away() -> None:
    """From now on no search and no report finds their pages."""
    register_permission_policy(Page, PagesPolicy(Page))

"""Which pages have a name for whom, where they are chosen or counted."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.chooser import ChosenMultipleView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.query import PageQuerySet

from commerce.base.backoffice.choosing import is_id
from content.pages.public import public


def nameable(pages: PageQuerySet[Page], user: Any) -> PageQuerySet[Page]:
    """Editors link to what everybody reads, and to what they may edit; other drafts have no name for them."""
    if user.is_superuser:
        return pages
    own = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return pages.filter(Q(pk__in=own.values("pk")) | Q(pk__in=public(Page.objects.all()).values("pk")))


class OwnPagesChosen(ChosenMultipleView):
    def get(self, request: HttpRequest) -> HttpResponse:
        asked = Page.objects.filter(pk__in=[pk for pk in request.GET.getlist("id") if is_id(pk)])
        named = nameable(asked, request.user).values_list("pk", flat=True)
        told = request.GET.copy()
        told.setlist("id", [str(pk) for pk in named])
        request.GET = told  # type: ignore[assignment]
        response: HttpResponse = super().get(request)
        return response


class OwnPageTypes(PageTypesUsageReportView):
    """Of each type the page that was edited last has a name for those alone who may know it."""

    def decorate_paginated_queryset(self, page_types: Any) -> Any:
        found = super().decorate_paginated_queryset(page_types)
        edited = Page.objects.filter(pk__in=[each.last_edited_page_id for each in found])
        named = set(nameable(edited, self.request.user).values_list("pk", flat=True))
        for each in found:
            if each.last_edited_page_id not in named:
                each.last_edited_page = None
        return found

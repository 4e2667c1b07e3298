"""Wagtail names some rows before it asks whether the user may see them; here it is asked first."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from commerce.base.backoffice.permissions import within_sites
from content.pages.public import public

TO_CHOOSE_FROM = {"wagtailadmin_choose_page_child"}
TO_EDIT = {
    *("workflow_action", "collect_workflow_action_data", "confirm_workflow_cancellation"),
    *("workflow_preview", "submit_page_translation", "convert_to_alias"),
}
OF_SNIPPETS = {"submit_snippet_translation", "snippets_api_listing", "snippets_api_detail"}
NAMING = TO_CHOOSE_FROM | TO_EDIT | OF_SNIPPETS
"""Only these ask who the user is: whatever else is public stays the same for everybody."""


class NamesMiddleware:
    """What a user may not see does not exist, whichever of Wagtail's views is asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, given: dict[str, Any]) -> None:
        asked = request.resolver_match.url_name if request.resolver_match else None
        if asked not in NAMING:
            return
        user: Any = request.user
        if not user.is_authenticated or user.is_superuser:
            return
        if asked in TO_CHOOSE_FROM:
            _check(_may_name(user, given["parent_page_id"]))
        elif asked in TO_EDIT and "page_id" in given:
            _check(_may_change(user, given["page_id"]))
        elif asked in OF_SNIPPETS:
            _check(_may_read(user, given["app_label"], given["model_name"], given.get("pk")))


def _check(may: bool) -> None:
    if not may:
        raise Http404


def _may_change(user: Any, pk: int) -> bool:
    """Whether the page is theirs to edit, or waits for them in its workflow."""
    page = Page.objects.filter(pk=pk).first()
    if page is None:
        return False
    task = page.current_workflow_task
    if task and task.specific.user_can_access_editor(page, user):
        return True
    actions = ["change", "publish", "lock", "unlock"]
    return bool(PagePermissionPolicy().user_has_any_permission_for_instance(user, actions, page))


def _may_name(user: Any, page: int) -> bool:
    """What everybody reads, what is theirs to edit, and the way there."""
    is_public = public(Page.objects.filter(pk=page)).exists()
    return is_public or Page.objects.filter(pk=page, depth=1).exists() or _may_change(user, page)


def _may_read(user: Any, app_label: str, model_name: str, pk: Any) -> bool:
    """Whoever changes such rows reads those of their sites; a list of all is for who sees all."""
    try:
        model: Any = apps.get_model(app_label, model_name)
    except LookupError:
        return False
    if not policy_registry.get_by_type(model).user_has_any_permission(user, ["add", "change", "delete"]):
        return False
    rows = model._default_manager.all()
    if any(field.name == "site" for field in model._meta.get_fields()):
        own = within_sites(rows, user=user, lookup="site")
        if pk is None:
            return own.count() == rows.count()
        return str(pk).isdecimal() and own.filter(pk=pk).exists()
    return True

"""A site is put away, and taken out again; a demonstration is removed in the same way."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from commerce.base.backoffice.actors import actor_of
from commerce.base.errors import CommerceError
from commerce.base.events import acting_as
from commerce.base.models import ShopSettings
from content.sites import actions, facts
from content.sites.admin.sites import INDEX, NAME, OfOneSite, putting_away


class ArchiveView(OfOneSite, TemplateView):
    """Says what comes of it, then does it."""

    permission_required = "delete"
    template_name = "sites/archive.html"

    def get_page_title(self) -> Any:
        return self.door["label"]

    @cached_property
    def door(self) -> dict[str, Any]:
        """Raises Http404 for the default site, which stays."""
        found = putting_away(self.object, user=self.request.user)
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        is_demo = facts.read(ShopSettings, self.object).is_demo
        return super().get_context_data(
            site=self.object, name=facts.name_of(self.object), is_demo=is_demo,
            label=self.door["label"], back_url=reverse(f"{NAME}:edit", args=[self.object.pk]), **options,
        )  # fmt: skip

    def post(self, request: HttpRequest, **_options: Any) -> HttpResponse:
        try:
            with acting_as(actor_of(request.user)):
                actions.archive(self.object)
        except CommerceError as error:
            messages.error(request, str(error))
            return redirect(f"{NAME}:archive", self.object.pk)
        undo = messages.button(reverse(f"{NAME}:restore", args=[self.object.pk]), _("Undo"))
        text = _("“%(site)s” is gone from its domain and from this list.") % {
            "site": facts.name_of(self.object)
        }
        messages.success(request, text, buttons=[undo])
        return redirect(INDEX)


class RestoreView(ArchiveView):
    """Says what comes of it, then brings the site back."""

    template_name = "sites/restore.html"

    def post(self, request: HttpRequest, **_options: Any) -> HttpResponse:
        with acting_as(actor_of(request.user)):
            actions.restore(self.object)
        messages.success(request, _("“%(site)s” is back.") % {"site": facts.name_of(self.object)})
        return redirect(f"{NAME}:edit", self.object.pk)

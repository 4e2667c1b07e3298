"""Showing a draft to somebody who has no account: as whom, of which day, and for how long."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.models import Page

from content import rendering
from content.pages.drafts import Audience, PreviewDraft
from content.pages.models import ShopPage

LONGEST = 30  # days
DIGITS = 18  # of a key


class ShareForm(forms.Form):
    audience = forms.ChoiceField(label=gettext_lazy("Shown"), choices=Audience.choices)
    seen_at = forms.DateTimeField(
        label=gettext_lazy("As it is on"), required=False, widget=AdminDateTimeInput,
        help_text=gettext_lazy("Dates, prices and what is on sale are those of that moment. Empty: of now."),
    )  # fmt: skip
    days = forms.IntegerField(
        label=gettext_lazy("Days until the link expires"), min_value=1, max_value=LONGEST, initial=7
    )


class ShareView(WagtailAdminTemplateMixin, TemplateView):
    """Makes links to the latest draft of a page; whoever has one reads it, without signing in."""

    template_name = "pages/share.html"
    page_title = gettext_lazy("Share a preview")
    header_icon = "view"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        page = get_object_or_404(Page, pk=kwargs["pk"]).specific
        if not isinstance(page, ShopPage) or not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.page = page

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = {
            "url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "label": self.get_page_subtitle(),
        }
        return [edit, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        drafts = PreviewDraft.objects.shared(self.page)
        return super().get_context_data(
            **{
                "form": ShareForm(),
                "drafts": [(draft, self.address_of(draft)) for draft in drafts],
                **context,
            }
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if revoked := request.POST.get("revoke"):
            PreviewDraft.objects.shared(self.page).filter(
                pk=int(revoked) if revoked.isdecimal() else 0
            ).delete()
            messages.success(request, _("The link opens nothing any more."))
            return redirect(request.path)
        form = ShareForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        latest, site = self.page.get_latest_revision_as_object(), self.page.get_site()
        if site is None:
            messages.error(request, _("This page is under no site's home page. Move it there first."))
            return redirect(request.path)
        PreviewDraft.objects.keep(
            latest, site=site, audience=form.cleaned_data["audience"],
            seen_at=form.cleaned_data["seen_at"], by=request.user,
            lifetime=timedelta(days=form.cleaned_data["days"]),
        )  # fmt: skip
        messages.success(request, _("Here is the link. It shows the draft as it is now."))
        return redirect(request.path)

    def address_of(self, draft: PreviewDraft) -> str:
        path = rendering.page_url("PreviewLink", token=draft.token)
        return f"{self.request.scheme}://{self.request.get_host()}{path}"

"""How a site stands technically: what its domains say in the DNS, and its validation for 3-D Secure."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from content.sites import dns, facts
from content.sites.admin.sites import NAME, OfOneSite
from content.sites.models import Advanced

Secure = Advanced.ThreeDSecure
MEANING: dict[str, Any] = {
    Secure.NOT_STARTED: gettext_lazy("Banks are not asked yet whether this site may charge their cards."),
    Secure.PENDING: gettext_lazy("Your payment provider is looking at the site; cards are asked as usual."),
    Secure.VALIDATED: gettext_lazy("Customers confirm payments with their bank where it wishes them to."),
    Secure.REFUSED: gettext_lazy("Your payment provider refused: write to them before you sell here."),
}


class TechnicalView(OfOneSite, TemplateView):
    """What was seen when it was last asked; nothing is asked by looking."""

    template_name = "sites/technical.html"
    title = gettext_lazy("Domains and 3-D Secure")
    header_icon = "cogs"

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        advanced = facts.read(Advanced, self.object)
        labels = dict(dns.State.choices)
        found = [{**each, "label": labels.get(each["state"], "")} for each in advanced.findings]
        may_check = self.may_check()
        edit = reverse("wagtailsettings:edit", args=["sites", "advanced", self.object.pk])
        return super().get_context_data(
            advanced=advanced, findings=found, meaning=MEANING[advanced.three_d_secure],
            may_check=may_check, edit_url=edit if may_check else "", **options,
        )  # fmt: skip

    def may_check(self) -> bool:
        policy = policy_registry.get_by_type(Advanced)
        return bool(policy.user_has_permission_for_instance(self.request.user, "change", self.object))

    def post(self, request: HttpRequest, **_options: Any) -> HttpResponse:
        if not self.may_check():
            raise PermissionDenied
        advanced = dns.check(Advanced.for_site(self.object), ask=dns.ask)
        if advanced.findings:
            messages.success(request, _("The DNS was asked: what it said is below."))
        else:
            messages.warning(
                request, _("Nothing is expected yet: enter servers and the domain of the sender.")
            )
        return redirect(f"{NAME}:technical", self.object.pk)

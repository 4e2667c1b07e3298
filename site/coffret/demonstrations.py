"""Demonstration sites, made by staff in one action: nothing real leaves them (see gateways.of, outbox)."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.models import Site

from commerce.base.backoffice.links import public_address
from commerce.catalog.models import FormulaGroup
from content.sites import actions
from content.sites.admin.sites import NewSiteForm, NewSiteView, OfOneSite

KEPT = 24 * 3600  # seconds
FILLING, READY, FAILED = "filling", "ready", "failed"


def note(site_id: int, state: str) -> None:
    cache.set(f"demonstration:{site_id}", state, timeout=KEPT)


def is_empty(site: Site) -> bool:
    return not FormulaGroup.objects.filter(site=site).exists()


def state_of(site: Site) -> str:
    """How far it is: what was noted last, or else what can be seen."""
    noted: str = cache.get(f"demonstration:{site.pk}") or (FAILED if is_empty(site) else READY)
    return noted


class DemonstrationForm(NewSiteForm):
    """Its name and domain; the rest is the demonstration's own."""

    field_order = ["name", "hostname", "theme"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["language"], self.fields["currency"]
        self.fields["name"].initial = "Maison Camille"


class NewDemonstrationView(NewSiteView):
    form_class = DemonstrationForm
    page_title = _("Add a demonstration site")
    submit_label = _("Make the demonstration")
    lead = _(
        "A shop full of samples: pages, formulas, products and pictures, in English and in French. No card"
        " is charged there and no mail leaves, whatever is set."
    )

    def make(self, data: dict[str, Any]) -> Site:
        site = actions.create(actions.NewSite(**data, language="en", currency="EUR", is_demo=True))
        begin(site)
        return site

    def off_to(self, site: Site) -> HttpResponse:
        return redirect("demonstrations:state", site.pk)


def begin(site: Site) -> None:
    """It is being filled from now on."""
    from coffret.tasks import furnish

    note(site.pk, FILLING)
    furnish.delay(site.pk)


class StateView(OfOneSite, TemplateView):
    """How far the demonstration is; the page asks again by itself until it is ready."""

    template_name = "coffret/demonstration.html"
    title = _("Demonstration")

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        return super().get_context_data(
            state=state_of(self.object), address=public_address(self.object, "/"), site=self.object, **options
        )

    def post(self, request: HttpRequest, **_options: Any) -> HttpResponse:
        if self.user_has_permission("add") and state_of(self.object) == FAILED:
            begin(self.object)
        return redirect("demonstrations:state", self.object.pk)

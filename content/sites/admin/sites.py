"""The list of sites, the page of one, and the form that makes another."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Site
from wagtail.permissions import policy_registry

from commerce.base.backoffice.acting import LineField
from commerce.base.backoffice.actors import actor_of
from commerce.base.backoffice.links import public_address
from commerce.base.backoffice.selling import currencies
from commerce.base.backoffice.views import Facts, ListView, RecordView, SiteScoped
from commerce.base.errors import CommerceError
from commerce.base.events import acting_as
from content import rendering
from content.sites import actions, facts

NAME = "my-sites"
INDEX = f"{NAME}:index"
# A name, with or without dots: demo-2.localhost, boxes.example.com.
HOSTNAME = RegexValidator(
    r"(?i)\A(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\Z",
    gettext_lazy("Enter a domain alone, such as boxes.example.com: no https://, no path, no port."),
)


class RowActions(Column):
    """The pencil and the eye at the end of a row."""

    cell_template_name = "sites/row_actions.html"

    def get_cell_context_data(self, instance: Site, parent_context: Any) -> dict[str, Any]:
        return super().get_cell_context_data(instance, parent_context) | {
            "site": instance,
            "edit_url": reverse(f"{NAME}:edit", args=[instance.pk]),
            "view_url": reverse(f"{NAME}:inspect", args=[instance.pk]),
        }


@dataclass(frozen=True, slots=True)
class Offer:
    """Another way to make a site, which a higher floor offers on the list."""

    label: Any
    url_name: str
    icon: str


OFFERS: list[Offer] = []


class SiteList(ListView):
    """Every site that this member of staff sees."""

    page_title = gettext_lazy("My sites")
    add_item_label = gettext_lazy("Add a site")

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        offers = (
            OFFERS if policy_registry.get_by_type(Site).user_has_permission(self.request.user, "add") else []
        )
        more = [
            HeaderButton(label=offer.label, url=reverse(offer.url_name), icon_name=offer.icon)
            for offer in offers
        ]
        return [*super().header_buttons, *more]


class SiteView(RecordView):
    """Everything of one site; nothing is changed here."""

    template_name = "sites/site.html"

    def facts(self) -> Facts:
        site, address = self.object, public_address(self.object, "/")
        return [
            (_("domain"), site.hostname),
            (_("address"), format_html('<a href="{0}" rel="noreferrer">{0}</a>', address)),
            (_("state"), facts.state_of(site)),
            (_("theme"), facts.theme_of(site)),
            (_("languages"), facts.languages_of(site)),
            (_("currency"), facts.currency_of(site)),
        ]

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        sections = facts.sections_of(self.object, user=self.request.user)
        return super().get_context_data(sections=sections, **options)

    @property
    def header_buttons(self) -> list[HeaderButton]:
        edit = reverse(f"{NAME}:edit", args=[self.object.pk])
        return [HeaderButton(label=_("Edit"), url=edit, icon_name="edit")]

    def get_page_title(self) -> str:
        return str(facts.name_of(self.object))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return _crumbs(self, self.get_page_title())


class OfOneSite(PermissionCheckedMixin, SiteScoped, WagtailAdminTemplateMixin):
    """A page about one of the user's sites; another's does not exist."""

    model = Site
    site_lookup = "pk"
    permission_required = "view"
    header_icon = "site"
    title: Any = ""
    kwargs: dict[str, Any]
    object: Site
    _show_breadcrumbs = True

    def dispatch(self, request: Any, *args: Any, **options: Any) -> Any:
        self.object = get_object_or_404(self.visible(), pk=self.kwargs["pk"])
        return super().dispatch(request, *args, **options)

    def get_page_title(self) -> Any:
        return self.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        site = {
            "url": reverse(f"{NAME}:inspect", args=[self.object.pk]), "label": facts.name_of(self.object),
        }  # fmt: skip
        return [*_crumbs(self, "")[:-1], site, {"url": "", "label": self.get_page_title()}]


class SettingsOfSite(OfOneSite, TemplateView):
    """From here each setting of the site opens."""

    template_name = "sites/settings.html"
    title = gettext_lazy("Settings")

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        user = self.request.user
        found = [each for each in facts.sections_of(self.object, user=user) if each.edit_url]
        may_rename = policy_registry.get_by_type(Site).user_has_permission(user, "change")
        rename = reverse("wagtailsites:edit", args=[self.object.pk]) if may_rename else ""
        name = facts.name_of(self.object)
        return super().get_context_data(
            sections=found, rename_url=rename, site=self.object, name=name, **options
        )


class NewSiteForm(forms.Form):
    name = LineField(label=gettext_lazy("Name of the shop"), max_length=80)
    hostname = forms.CharField(
        label=gettext_lazy("Domain"), max_length=253, validators=[HOSTNAME],
        help_text=gettext_lazy(
            "Such as boxes.example.com. It answers as soon as the domain leads to this server."
        ),
    )  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("First language"), choices=lambda: settings.LANGUAGES)
    currency = forms.ChoiceField(
        label=gettext_lazy("Currency"), choices=currencies,
        help_text=gettext_lazy("It stays, once there are prices in it."),
    )  # fmt: skip
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), choices=rendering.theme_choices)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if actions.unmade():
            self.fields["hostname"].initial = urlsplit(settings.PUBLIC_URL).hostname


class NewSiteView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """One form, one site: with its home page, its settings, its name and its dress."""

    model = Site
    permission_required = "add"
    form_class = NewSiteForm
    template_name = "sites/form.html"
    page_title = gettext_lazy("Add a site")
    submit_label = gettext_lazy("Make the site")
    lead = gettext_lazy(
        "It begins with an empty home page, closed to visitors until you open it. Everything but its currency"
        " can be changed."
    )
    header_icon = "site"
    _show_breadcrumbs = True

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        return super().get_context_data(
            submit_label=self.submit_label, lead=self.lead, back_url=reverse(INDEX), **options
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return _crumbs(self, self.page_title)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with acting_as(actor_of(self.request.user)):
                site = self.make(form.cleaned_data)
        except CommerceError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, _("“%(site)s” is made.") % {"site": facts.name_of(site)})
        return self.off_to(site)

    def off_to(self, site: Site) -> HttpResponse:
        return redirect(f"{NAME}:edit", site.pk)

    def make(self, data: dict[str, Any]) -> Site:
        return actions.create(actions.NewSite(**data))


def _crumbs(view: Any, label: Any) -> list[dict[str, Any]]:
    return [
        *view.breadcrumbs_items, {"url": reverse(INDEX), "label": SiteList.page_title},
        {"url": "", "label": label},
    ]  # fmt: skip

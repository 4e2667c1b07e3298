"""The forms of the catalogue: prices in euros, rates in percent, lock dates in days."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from commerce.base.backoffice.fields import YEARS, ScaledIntegerField
from commerce.base.backoffice.forms import SiteForm, show_price
from commerce.base.backoffice.permissions import within_sites
from commerce.base.models import ShopSettings
from commerce.base.slugs import slug_of
from commerce.base.words import Words
from commerce.catalog import prices
from commerce.catalog.models import Tag
from commerce.catalog.queries import zone_of
from commerce.catalog.rules import midnight

CHARGED_ON = 8  # a new formula locks seven days before it ships on the 15th, and is charged no sooner
DATES = ("month", "lock_date", "charge_on", "ships_on")


def in_each_language(field: str) -> list[str]:
    """How to search a field of `Words`."""
    return [f"{field}__{code}" for code, _name in settings.LANGUAGES]


def slug_for(name: Words | None, fallback: str, longest: int) -> str:
    """The slug of a name in the installation's language."""
    written = slug_of((name or Words()).in_language(settings.LANGUAGE_CODE))
    return (written or fallback)[: longest - 4].strip("-")


class CatalogueForm(SiteForm):
    """A form whose choices are those of the user's sites; with one site there is nothing to choose.

    A slug left empty is made from the name.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                self._keep_to_sites(field)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if "slug" in self.fields and not data.get("slug") and "slug" not in self.errors:
            data["slug"] = self._free_slug(data.get("name"))
        return data

    def save(self, commit: bool = True) -> Any:
        row = super().save(commit)
        if commit and {"price_amount", "variants"} & {*self.fields, *self.formsets}:
            prices.note()
        return row

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        self.check_own("slug", slug, reason=_("Another one of this site has this slug."))
        return slug

    def _free_slug(self, name: Words | None) -> str:
        meta = self._meta.model._meta
        first = slug_for(name, str(meta.model_name), meta.get_field("slug").max_length)
        others = self._meta.model.objects.filter(site=self.site).exclude(pk=self.instance.pk)
        taken = set(others.filter(slug__startswith=first).values_list("slug", flat=True))
        numbered = (f"{first}-{n}" for n in range(2, len(taken) + 3))
        return next(slug for slug in (first, *numbered) if slug not in taken)

    def _keep_to_sites(self, field: forms.ModelChoiceField) -> None:
        """What can be chosen is of the site, or of the user's sites where it is not chosen yet."""
        offered: Any = field.queryset
        model = offered.model
        lookup = {Tag: "taxonomy__site"}.get(model, "site" if hasattr(model, "site_id") else "")
        if lookup:
            rows = within_sites(offered, user=self.for_user, lookup=lookup)
            chosen = getattr(self.instance, "site_id", None)
            field.queryset = rows.filter(**{lookup: chosen}) if chosen else rows

    def settle_currency(self) -> str:
        """The currency of prices: for what is new, that of its site."""
        site = self.site
        if site and not self.instance.pk:
            self.instance.currency = ShopSettings.for_site(site).currency
        return self.instance.currency


class FormulaForm(CatalogueForm):
    entered_as = {"currency": "price_amount"}
    price_amount = ScaledIntegerField(label=_("Price"), help_text=_("What one term costs, VAT included."))
    vat_rate = ScaledIntegerField(
        label=_("VAT rate, in percent"), max_value=100, initial=2000,
        help_text=_("The part of the price that is tax: 20, or 5.5 for most food in France."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._settle_group()
        if not self.instance.pk:
            self.initial["charge_day"] = CHARGED_ON
        currency = self.settle_currency()
        show_price(self.fields["price_amount"], currency)
        for name in ("steps", "upsells"):
            self.formsets[name].form_kwargs |= {"currency": currency, "site": self.instance.site_id}

    def _settle_group(self) -> None:
        """The only group there is; where there is none, the way to the first."""
        field: Any = self.fields["group"]
        groups = list(field.queryset[:2])
        if len(groups) == 1 and not self.instance.pk:
            self.initial.setdefault("group", groups[0].pk)
        if not groups:
            field.help_text = format_html(
                '{} <a href="{}">{}</a>', _("There is no group yet."), reverse("formula-groups:add"),
                _("Add one"),
            )  # fmt: skip


class EditionForm(CatalogueForm):
    entered_as = {"cutoff_at": "lock_date"}
    lock_date = forms.DateField(
        label=_("Lock date"), widget=AdminDateInput(),
        help_text=_("The last day on which subscribers can change this box; it must come before the charge."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            zone = zone_of(self.instance.group.site)
            self.initial["lock_date"] = self.instance.dates.lock_date(zone)

    def clean_month(self) -> date:
        """Any day of the month stands for it."""
        month: date = self.cleaned_data["month"]
        return month.replace(day=1)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        for name in DATES:
            if name in data and data[name].year not in YEARS:
                self.add_error(name, _("Give a day from 2000 to 2199."))
        lock_date, group = data.get("lock_date"), data.get("group")
        if lock_date and group:
            self.instance.cutoff_at = midnight(lock_date + timedelta(days=1), zone_of(group.site))
        return data

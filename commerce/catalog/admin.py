"""How staff write the catalogue: prices in euros, rates in percent, lock dates in days."""

from datetime import date, timedelta
from typing import Any, ClassVar

from babel.numbers import get_currency_precision
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Site

from commerce.base.backoffice.fields import ScaledIntegerField
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.permissions import sites_of, within_sites
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.base.models import ShopSettings
from commerce.catalog.models import Edition, Formula, FormulaGroup
from commerce.catalog.queries import next_box, zone_of
from commerce.catalog.rules import midnight

DATES = ("month", "lock_date", "charge_on", "ships_on")
YEARS = range(2000, 2200)


class CatalogueForm(WagtailAdminModelForm):
    """A form whose choices are those of the user's sites; with one site there is nothing to choose."""

    entered_as: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.sites = sites_of(self.for_user)
        if "site" in self.fields:
            self.fields["site"].queryset = self.sites
            self._settle_site()
        if "group" in self.fields:
            groups = FormulaGroup.objects.select_related("site")
            self.fields["group"].queryset = within_sites(groups, user=self.for_user, lookup="site")

    def add_error(self, field: str | None, error: Any) -> None:
        """The error of a column that is entered in another way is shown where it is entered."""
        if field is None and hasattr(error, "error_dict"):
            named = error.error_dict.items()
            error = ValidationError({self.entered_as.get(name, name): errors for name, errors in named})
        super().add_error(field, error)

    def clean_slug(self) -> str:
        # A form without the field of the site does not check what is unique per site.
        slug: str = self.cleaned_data["slug"]
        others = self._meta.model.objects.filter(site=self.site, slug=slug).exclude(pk=self.instance.pk)
        if others.exists():
            raise ValidationError(_("Another one of this site has this slug."))
        return slug

    def _settle_site(self) -> None:
        if self.instance.pk or len(self.sites) == 1:
            self.instance.site = self.instance.site if self.instance.pk else self.sites[0]
            del self.fields["site"]

    @property
    def site(self) -> Site | None:
        """The site chosen so far."""
        if self.instance.site_id:
            return self.instance.site
        chosen = self.data.get(self.add_prefix("site"), "")
        return self.sites.filter(pk=chosen).first() if chosen.isdecimal() else None


class FormulaForm(CatalogueForm):
    entered_as = {"currency": "price_amount"}
    price_amount = ScaledIntegerField(label=_("Price"), help_text=_("What one term costs, VAT included."))
    vat_rate = ScaledIntegerField(
        label=_("VAT rate, in percent"), max_value=100, initial=2000,
        help_text=_("The part of the price that is tax: 20, or 5.5 for most food in France."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        site = self.site
        if site and not self.instance.pk:
            self.instance.currency = ShopSettings.for_site(site).currency
        currency = self.instance.currency
        price = self.fields["price_amount"]
        assert isinstance(price, ScaledIntegerField)
        price.label = _("Price in %(currency)s") % {"currency": currency}
        price.set_decimals(get_currency_precision(currency))


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


class GroupList(ListView):
    def get_base_queryset(self) -> QuerySet[FormulaGroup]:
        return (
            super().get_base_queryset().annotate(on_sale=Count("formulas", filter=Q(formulas__active=True)))
        )


class FormulaFilterSet(ShopFilterSet):
    class Meta:
        model = Formula
        fields = ["active", "group", "boxes"]


class EditionFilterSet(ShopFilterSet):
    site_lookup = "group__site"

    class Meta:
        model = Edition
        fields = {"group": ["exact"], "published": ["exact"], "month": ["gte"]}


class GroupView(RecordView):
    def facts(self) -> Facts:
        group = self.object
        return [
            (_("name"), group.name),
            (_("description"), group.description),
            (_("slug"), group.slug),
            (_("site"), site_name(group.site)),
        ]


class FormulaView(RecordView):
    def facts(self) -> Facts:
        formula = self.object
        box = next_box(formula)
        return [
            (_("price per term"), formula.price),
            (_("boxes per term"), formula.boxes),
            (_("VAT rate"), f"{formula.vat_rate / 100:g} %"),
            (_("on sale"), _("Yes") if formula.active else _("No")),
            (_("calendar"), formula.get_calendar_display()),
            (_("next box can change until"), box.lock_date(zone_of(formula.site))),
            (_("next box is charged on"), box.charge_on),
            (_("next box ships on"), box.ships_on),
            (_("summary"), formula.summary),
            (_("site"), site_name(formula.site)),
        ]


class EditionView(RecordView):
    def facts(self) -> Facts:
        edition = self.object
        return [
            (_("group"), edition.group),
            (_("month"), f"{edition.month:%m/%Y}"),
            (_("lock date"), edition.dates.lock_date(zone_of(edition.group.site))),
            (_("charged on"), edition.charge_on),
            (_("ships on"), edition.ships_on),
            (_("announced"), _("Yes") if edition.published else _("No")),
            (_("title"), edition.title),
            (_("story"), edition.story),
        ]

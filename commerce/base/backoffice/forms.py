"""Forms of what belongs to one site, and of the rows within it."""

from typing import Any, ClassVar

from babel.numbers import get_currency_precision
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.models import Site

from commerce.base.backoffice.fields import ScaledIntegerField
from commerce.base.backoffice.permissions import sites_of, within_sites
from commerce.base.models import ShopSettings


class SiteForm(WagtailAdminModelForm):
    """A form whose choices are those of the user's sites; with one site there is nothing to choose.

    `entered_as` names the fields in which other columns are entered; `of_site` tells how the choices of
    a field find their site; `amounts` are entered in the major units of the site's currency.
    """

    entered_as: ClassVar[dict[str, str]] = {}
    of_site: ClassVar[dict[str, str]] = {}
    amounts: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.sites = sites_of(self.for_user)
        if "site" in self.fields:
            self.fields["site"].queryset = self.sites
            self._settle_site()
        for name, lookup in self.of_site.items():
            rows = within_sites(self.fields[name].queryset, user=self.for_user, lookup=lookup)
            self.fields[name].queryset = rows.filter(**{lookup: self.site}) if self.site else rows
        self._settle_currency()

    def add_error(self, field: str | None, error: Any) -> None:
        """The error of a column that is entered in another way is shown where it is entered."""
        if field is None and hasattr(error, "error_dict"):
            named = error.error_dict.items()
            error = ValidationError({self.entered_as.get(name, name): errors for name, errors in named})
        super().add_error(field, error)

    @property
    def site(self) -> Site | None:
        """The site chosen so far."""
        if self.instance.site_id:
            return self.instance.site
        chosen = self.data.get(self.add_prefix("site"), "")
        return self.sites.filter(pk=chosen).first() if chosen.isdecimal() else None

    def check_own(self, name: str, value: str, *, reason: Any) -> None:
        """A form without the field of the site does not check what is unique per site.

        Raises ValidationError with the `reason` where another row of the site has this `value`.
        """
        others = self._meta.model._default_manager.filter(site=self.site).exclude(pk=self.instance.pk)
        if value and others.filter(**{name: value}).exists():
            raise ValidationError(reason)

    def _settle_site(self) -> None:
        if self.instance.pk or len(self.sites) == 1:
            self.instance.site = self.instance.site if self.instance.pk else self.sites[0]
            del self.fields["site"]

    def _settle_currency(self) -> None:
        if not self.amounts:
            return
        if self.site and not self.instance.pk:
            self.instance.currency = ShopSettings.for_site(self.site).currency
        for name in self.amounts:
            show_price(self.fields[name], self.instance.currency)


def show_price(field: Any, currency: str) -> None:
    """The field takes prices in the currency's own decimals, and says so."""
    assert isinstance(field, ScaledIntegerField)
    field.label = _("%(price)s in %(currency)s") % {"price": field.label, "currency": currency}
    field.set_decimals(get_currency_precision(currency))


class FormPanel(InlinePanel):
    """An inline panel whose rows have a form of their own."""

    def __init__(self, *args: Any, form: type[WagtailAdminModelForm], **options: Any) -> None:
        super().__init__(*args, **options)
        self.form = form

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "form": self.form}

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = self.form
        return options


class PricedForm(WagtailAdminModelForm):
    """A row with a price, in the currency of what it is a row of."""

    price_amount = ScaledIntegerField(label=_("Price"), help_text=_("VAT included."))

    def __init__(self, *args: Any, currency: str = "EUR", **options: Any) -> None:
        super().__init__(*args, **options)
        show_price(self.fields["price_amount"], currency)

"""Forms of what belongs to one site."""

from typing import Any, ClassVar

from babel.numbers import get_currency_precision
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm
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
        return self.sites.filter(pk=chosen).first() if chosen.isdigit() else None

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
            field = self.fields[name]
            assert isinstance(field, ScaledIntegerField)
            field.label = f"{field.label} ({self.instance.currency})"
            field.set_decimals(get_currency_precision(self.instance.currency))

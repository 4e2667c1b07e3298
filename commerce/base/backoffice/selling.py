"""The form of how a site sells: nobody has to know the code of a country, a currency or a time zone."""

from typing import Any

from babel import Locale
from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Locale as PageLocale

from commerce.base.backoffice.sellers import own_sellers, sellers_of
from commerce.base.models import LegalEntity, known_languages, time_zones

Choices = list[tuple[str, str]]
# What shops of Europe ask for, the euro first.
CURRENCIES = (
    "EUR", "CHF", "GBP", "USD", "CAD", "DKK", "NOK", "SEK", "PLN", "CZK", "HUF", "RON", "MAD", "XPF",
)  # fmt: skip
NO_COUNTRY = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}


def _locale() -> Locale:
    return Locale.parse(get_language() or "en", sep="-")


def currencies(*more: str) -> Choices:
    """Codes and names of the currencies to choose from, and of `more`."""
    names = _locale().currencies
    return [
        (code, f"{code} · {names[code]}") for code in dict.fromkeys((*CURRENCIES, *more)) if code in names
    ]


def countries() -> Choices:
    """Every country by its name."""
    names = _locale().territories.items()
    found = [(code, name) for code, name in names if code.isalpha() and code not in NO_COUNTRY]
    return sorted(found, key=lambda country: country[1])


class FilteredChecks(forms.CheckboxSelectMultiple):
    """Boxes to tick, those ticked first, with a field that finds one by its name."""

    template_name = "base/filtered_checks.html"

    class Media:
        js = ("base/filtered-checks.js",)

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        groups = super().optgroups(name, value, attrs)
        return sorted(groups, key=lambda group: not group[1][0]["selected"])


class ShopForm(WagtailAdminModelForm):
    """How a site sells, by a seller that is the user's to choose."""

    currency = forms.ChoiceField(label=gettext_lazy("Currency"))
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"), choices=lambda: [(zone, zone) for zone in sorted(time_zones())],
        help_text=gettext_lazy("Lock dates and charges follow the days of this zone."),
    )  # fmt: skip
    countries = forms.MultipleChoiceField(
        label=gettext_lazy("Countries delivered to"), choices=countries, widget=FilteredChecks
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), choices=known_languages, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Those in which the shop is read. None: all there are."),
    )  # fmt: skip
    own_language = forms.ChoiceField(
        label=gettext_lazy("Main language"), choices=known_languages, required=False,
        help_text=gettext_lazy("What has no translation is shown in it."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["currency"].choices = currencies(self.instance.currency)
        fields["own_language"].initial = self.instance.spoken[0]
        self._offer_sellers(fields["legal_entity"])

    def _offer_sellers(self, field: Any) -> None:
        chosen = LegalEntity.objects.filter(pk=self.instance.legal_entity_id)
        field.queryset = chosen | sellers_of(self.for_user) | own_sellers(self.for_user)
        field.help_text = format_html(
            '{} <a href="{}">{}</a>', field.help_text, reverse("sellers:index"), _("Legal entities")
        )
        if not self.instance.legal_entity_id and len(field.queryset) == 1:
            field.initial = self.initial["legal_entity"] = field.queryset[0].pk

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        own, chosen = data.get("own_language"), data.get("languages", [])
        if own and (chosen or own != self.instance.spoken[0]):
            data["languages"] = [own, *(code for code in chosen if code != own)]
        return data

    def save(self, commit: bool = True) -> Any:
        """Pages can be written in each of the languages from now on."""
        shop = super().save(commit)
        for code in shop.spoken if commit else ():
            PageLocale.objects.get_or_create(language_code=code)
        return shop

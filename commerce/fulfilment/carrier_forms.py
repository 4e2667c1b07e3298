"""How staff write carriers: prices in euros, weights in grams."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commerce.base.backoffice.fields import ScaledIntegerField
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.forms import PricedForm, SiteForm, show_price
from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.selling import FilteredChecks, countries
from commerce.base.backoffice.views import Facts, RecordView
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.fulfilment.models import Carrier


class RateForm(PricedForm):
    """A row of the price table; a bound of value is entered in the currency's major units."""

    up_to = ScaledIntegerField(
        label=_("Up to, included"), required=False, decimals=0,
        help_text=_("Grams or, for prices by value, cents. Empty: any parcel."),
    )  # fmt: skip


class CarrierForm(SiteForm):
    free_from_amount = ScaledIntegerField(
        label=_("Free from"), required=False,
        help_text=_("Goods worth this much are delivered for nothing. Empty: never."),
    )  # fmt: skip
    countries = forms.MultipleChoiceField(
        label=_("Countries"), choices=countries, required=False, widget=FilteredChecks,
        help_text=_("None: all that the shop delivers to."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        currency = ShopSettings.for_site(self.site).currency if self.site else "EUR"
        show_price(self.fields["free_from_amount"], currency)
        self.formsets["rates"].form_kwargs["currency"] = currency


class CarrierFilterSet(ShopFilterSet):
    class Meta:
        model = Carrier
        fields = ["active", "to_pickup_point"]


class CarrierView(RecordView):
    def facts(self) -> Facts:
        carrier = self.object
        currency = ShopSettings.for_site(carrier.site).currency
        free_from = carrier.free_from_amount
        return [
            (_("site"), site_name(carrier.site)),
            (_("summary"), carrier.summary),
            (_("countries"), ", ".join(carrier.countries) or _("All that the shop delivers to")),
            (_("to a pick-up point"), _("Yes") if carrier.to_pickup_point else _("No")),
            (_("delivers boxes at no charge"), _("Yes") if carrier.includes_boxes else _("No")),
            (_("priced by"), carrier.get_basis_display()),
            *(
                (_up_to(carrier, rate.up_to), Money(rate.price_amount, currency))
                for rate in carrier.rates.all()
            ),
            (_("free from"), "–" if free_from is None else Money(free_from, currency)),
            (_("offered"), _("Yes") if carrier.active else _("No")),
        ]  # fmt: skip


def _up_to(carrier: Carrier, bound: int | None) -> Any:
    if bound is None:
        return _("any other parcel")
    if carrier.basis == Carrier.Basis.WEIGHT:
        return _("up to %(grams)d g") % {"grams": bound}
    return _("up to %(value)s") % {"value": Money(bound, ShopSettings.for_site(carrier.site).currency)}

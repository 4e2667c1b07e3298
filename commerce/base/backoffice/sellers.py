"""Who sells: the legal entities that invoices name.

An invoice keeps its seller as it was when it was issued, so an edit shows on the next ones only.
"""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.permissions import sites_of
from commerce.base.backoffice.views import (
    DeleteView,
    EditView,
    Facts,
    HistoryView,
    ListView,
    RecordView,
    UsageView,
)
from commerce.base.models import LegalEntity, ShopSettings, check_country
from commerce.base.readable import ReadableField
from commerce.base.vat import tidy_vat_number

LONGEST_ADDRESS = 300


def sellers_of(user: Any) -> QuerySet[LegalEntity]:
    """The legal entities that sell on the user's sites; all of them for administrators."""
    if user.is_superuser:
        return LegalEntity.objects.all()
    shops = ShopSettings.objects.filter(site__in=list(sites_of(user)))
    return LegalEntity.objects.filter(pk__in=shops.values("legal_entity"))


def own_sellers(user: Any) -> QuerySet[LegalEntity]:
    """Those that sell on no site but the user's, or nowhere yet: theirs to edit."""
    others = ShopSettings.objects.exclude(site__in=list(sites_of(user))).exclude(legal_entity=None)
    return LegalEntity.objects.exclude(pk__in=others.values("legal_entity"))


class SellerForm(WagtailAdminModelForm):
    """As an e-invoice can name it."""

    address = ReadableField(
        label=_("address"), max_length=LONGEST_ADDRESS, widget=AdminAutoHeightTextInput,
        help_text=_("As on an envelope: street, then postcode and city, a line each."),
    )  # fmt: skip
    country = ReadableField(
        label=_("country"), max_length=2, initial="FR", help_text=_("Its two-letter code, such as FR.")
    )

    def clean_country(self) -> str:
        country = str(self.cleaned_data["country"]).upper()
        check_country(country)
        return country

    def clean_vat_number(self) -> str:
        number = tidy_vat_number(self.cleaned_data["vat_number"])
        if number is None:
            raise forms.ValidationError(
                _("A VAT number begins with the two letters of its country, as in FR12345678901.")
            )
        return number


class _Sellers:
    request: Any

    def visible(self) -> QuerySet[LegalEntity]:
        user = self.request.user
        return sellers_of(user) | own_sellers(user)


class _OwnSellers:
    request: Any

    def visible(self) -> QuerySet[LegalEntity]:
        return own_sellers(self.request.user)


class SellerList(_Sellers, ListView):
    pass


class SellerEdit(_OwnSellers, EditView):
    pass


class SellerDelete(_OwnSellers, DeleteView):
    pass


class SellerHistory(_Sellers, HistoryView):
    pass


class SellerUsage(_Sellers, UsageView):
    pass


class SellerView(_Sellers, RecordView):
    def facts(self) -> Facts:
        seller = self.object
        shops = ShopSettings.objects.filter(legal_entity=seller).select_related("site")
        return [
            (_("registered name"), seller.name),
            (_("address"), seller.address),
            (_("country"), seller.country),
            (_("registration number"), seller.registration),
            (_("VAT number"), seller.vat_number),
            (_("other mentions"), seller.mentions),
            (_("sells on"), ", ".join(site_name(shop.site) for shop in shops) or _("no site yet")),
        ]

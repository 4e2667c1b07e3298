"""How staff write coupons, and where each is used."""

from typing import Any

import django_filters
from django import forms
from django.core.validators import RegexValidator
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.acting import ActionView, Done, Foreseen, LineField
from commerce.base.backoffice.fields import ScaledIntegerField
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.forms import SiteForm
from commerce.base.backoffice.links import record_link, site_name
from commerce.base.backoffice.panels import Panel, buttons, may, panel
from commerce.base.backoffice.views import Facts, RecordView
from commerce.base.money import Money
from commerce.catalog import prices
from commerce.discounts import actions
from commerce.discounts.actions.generating import MOST_CODES
from commerce.discounts.models import AdCampaign, Coupon, CouponCode, CouponUse
from commerce.discounts.rules import normalised
from commerce.orders.models import Order

SHOWN = 50
LONGEST_PREFIX = 20
PREFIX = RegexValidator(r"^[0-9A-Za-z-]*$", gettext_lazy("Letters, digits and hyphens only."))


class CouponForm(SiteForm):
    entered_as = {"currency": "amount"}
    of_site = {"formulas": "site", "products": "site", "categories": "site", "product": "product__site"}
    amounts = ("amount", "minimum_amount")

    percent = ScaledIntegerField(
        label=gettext_lazy("Percentage"), max_value=100, required=False,
        help_text=gettext_lazy("10, or 12.5. For a coupon that gives a percentage."),
    )  # fmt: skip
    amount = ScaledIntegerField(
        label=gettext_lazy("Amount"), required=False,
        help_text=gettext_lazy("VAT included. For a coupon that gives an amount."),
    )  # fmt: skip
    minimum_amount = ScaledIntegerField(
        label=gettext_lazy("Minimum of the cart"), required=False, initial=0,
        help_text=gettext_lazy("What the cart must come to, delivery and gift cards aside."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        variants: Any = self.fields["product"]
        variants.queryset = variants.queryset.select_related("product")

    def clean_code(self) -> str:
        """As it is kept."""
        code = normalised(self.cleaned_data["code"])
        self.check_own("code", code, reason=_("Another coupon has this code."))
        return code

    def clean_minimum_amount(self) -> int:
        return self.cleaned_data["minimum_amount"] or 0

    def save(self, commit: bool = True) -> Any:
        coupon = super().save(commit)
        if commit:
            prices.note()
        return coupon


class CouponFilterSet(ShopFilterSet):
    class Meta:
        model = Coupon
        fields = ["active", "automatic", "kind", "first_order"]


class CodeFilterSet(ShopFilterSet):
    coupon = django_filters.NumberFilter(label=gettext_lazy("Coupon"), widget=forms.HiddenInput)

    class Meta:
        model = CouponCode
        fields = ["coupon", "used"]


def used_of(coupon: Coupon) -> str:
    """As in "12 of 100"."""
    if coupon.total_limit is None:
        return str(coupon.uses)
    return _("%(uses)d of %(limit)d") % {"uses": coupon.uses, "limit": coupon.total_limit}


class CouponView(RecordView):
    def facts(self) -> Facts:
        coupon = self.object
        codes = coupon.codes.aggregate(all=Count("pk"), used=Count("pk", filter=Q(used=True)))
        facts: Facts = [
            (_("title"), coupon.title),
            (_("code"), coupon.code or (_("None: it applies by itself") if coupon.automatic else "")),
            (_("active"), _("Yes") if coupon.active else _("No")),
            (_("gives"), coupon.gives),
            (_("for"), _scope(coupon)),
            (_("minimum of the cart"), coupon.minimum or ""),
            (_("valid from"), coupon.starts_at),
            (_("valid until"), coupon.ends_at),
            (_("used"), used_of(coupon)),
            (_("uses per customer"), coupon.customer_limit),
            (_("first order only"), _("Yes") if coupon.first_order else _("No")),
            (_("charges of a subscription"), coupon.charges),
            (_("priority"), coupon.priority),
            (_("together with others"), _("Yes") if coupon.stackable else _("No")),
            (_("site"), site_name(coupon.site)),
        ]
        if codes["all"]:
            facts.insert(2, (_("generated codes"), _("%(used)d of %(all)d used") % codes))
        return facts


class CodeView(RecordView):
    def facts(self) -> Facts:
        code = self.object
        use = code.used_by.filter(given_back_at=None).select_related("order").first()
        return [
            (_("code"), code.code),
            (_("coupon"), record_link("coupons", code.coupon)),
            (_("used by"), record_link("orders", use.order) if use else ""),
            (_("generated"), code.created_at),
            (_("site"), site_name(code.site)),
        ]


class GenerateForm(forms.Form):
    count = forms.IntegerField(
        label=gettext_lazy("How many"), min_value=1, max_value=MOST_CODES,
        help_text=gettext_lazy("Each is good for one order."),
    )  # fmt: skip
    beginning = LineField(
        label=gettext_lazy("Beginning"), max_length=LONGEST_PREFIX, required=False, validators=[PREFIX],
        help_text=gettext_lazy("Put before each code, such as TEA. May be empty."),
    )  # fmt: skip


class GenerateView(ActionView):
    """Many codes of one coupon that nobody guesses, to be downloaded as CSV."""

    model = Coupon
    form_class = GenerateForm
    section = "coupons"
    label = gettext_lazy("Generate codes")
    lead = gettext_lazy(
        "For a mailing, printed cards or a partner: each code can be used once. You find them under"
        " “Generated codes”, from where they are downloaded."
    )

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        begins = normalised(data["beginning"])
        return Foreseen(
            facts=[
                (_("coupon"), self.object),
                (_("new codes"), data["count"]),
                (_("such as"), f"{begins}-7K3M-9QXV-2HBN" if begins else "7K3M-9QXV-2HBN"),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        made = actions.generate(self.object, count=data["count"], prefix=data["beginning"])
        text = ngettext("%(count)d code was generated.", "%(count)d codes were generated.", len(made))
        return Done(text=text % {"count": len(made)})


@buttons(Coupon, order=10)
def coupon_buttons(coupon: Coupon, user: Any) -> list[ListingButton]:
    found = []
    if may(user, Coupon, "change") and not coupon.automatic:
        found.append(ListingButton(_("Generate codes"), reverse("coupons:generate", args=[coupon.pk])))
    if may(user, CouponCode, "view") and coupon.codes.exists():
        found.append(ListingButton(_("See the codes"), f"{reverse('coupon-codes:index')}?coupon={coupon.pk}"))
    return found


@panel(Coupon, shows=Order, order=10)
def uses(coupon: Coupon) -> Panel:
    """The last orders that used it."""
    rows = coupon.used_by.select_related("order", "customer", "code")[:SHOWN]
    columns = [
        Column("at", label=_("When")),
        Column("order", label=_("Order"), accessor=lambda use: record_link("orders", use.order)),
        Column("customer", label=_("Customer"), accessor=lambda use: use.customer),
        Column("code", label=_("Generated code"), accessor=lambda use: use.code or ""),
        Column("amount", label=_("Worth"), accessor=lambda use: Money(use.amount, coupon.currency)),
        StatusTagColumn(
            "given_back_at", label=_("Given back"),
            accessor=lambda use: _("Order cancelled") if use.given_back_at else "",
        ),
    ]  # fmt: skip
    return Panel(heading=_("Uses"), table=Table(columns, list(rows)), empty=_("Nobody has used it yet."))


@panel(Coupon, shows=AdCampaign, order=20)
def campaigns(coupon: Coupon) -> Panel:
    columns = [
        TitleColumn("title", label=_("Ad campaign"), url_name="ad-campaigns:inspect"),
        Column("starts_on", label=_("From")),
        Column("ends_on", label=_("Until")),
    ]
    return Panel(
        heading=_("Ad campaigns"), table=Table(columns, coupon.campaigns.all()),
        empty=_("No ad campaign brings it."),
    )  # fmt: skip


@panel(Order, shows=Coupon, order=15)
def discounts_of_order(order: Order) -> Panel:
    rows = CouponUse.objects.filter(order=order).select_related("coupon", "code")
    columns = [
        Column("coupon", label=_("Coupon"), accessor=lambda use: record_link("coupons", use.coupon)),
        Column("code", label=_("Generated code"), accessor=lambda use: use.code or ""),
        Column("amount", label=_("Worth"), accessor=lambda use: Money(use.amount, order.currency)),
    ]
    return Panel(heading=_("Coupons"), table=Table(columns, rows), empty=_("None was used."))


def _scope(coupon: Coupon) -> Any:
    things = [*coupon.formulas.all(), *coupon.products.all(), *coupon.categories.all()]
    return ", ".join(map(str, things)) or _("Everything but gift cards")

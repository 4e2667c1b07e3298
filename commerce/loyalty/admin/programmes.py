"""How staff write programmes, earning rules and tiers."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table

from commerce.base.backoffice.fields import ScaledIntegerField
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.forms import SiteForm
from commerce.base.backoffice.links import record_link, site_name
from commerce.base.backoffice.panels import Panel, panel
from commerce.base.backoffice.views import Facts, RecordView
from commerce.base.money import Money
from commerce.loyalty.models import EarningRule, Programme, RewardUse, Tier
from commerce.orders.models import Order

SHOWN = 50


class ProgrammeForm(SiteForm):
    of_site = {"gift": "product__site"}

    percent = ScaledIntegerField(
        label=gettext_lazy("Percentage"), max_value=100, required=False,
        help_text=gettext_lazy("10, or 12.5. For discounts and cashback."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        variants: Any = self.fields["gift"]
        variants.queryset = variants.queryset.select_related("product")


class RuleForm(SiteForm):
    of_site = {"formula": "site", "product": "site"}
    amounts = ("per_amount",)

    per_amount = ScaledIntegerField(
        label=gettext_lazy("For every"), required=False,
        help_text=gettext_lazy("1.00: the points are for every unit that was paid. Empty: for each piece."),
    )  # fmt: skip

    def clean_per_amount(self) -> int | None:
        """Nothing is no basis: as many points as one likes would be for nothing."""
        return self.cleaned_data["per_amount"] or None


class TierForm(SiteForm):
    pass


class ProgrammeFilterSet(ShopFilterSet):
    class Meta:
        model = Programme
        fields = ["active", "kind", "welcome", "pro_only"]


class ProgrammeView(RecordView):
    def facts(self) -> Facts:
        programme = self.object
        return [
            (_("title"), programme.title),
            (_("type"), programme.get_kind_display()),
            (_("gives"), programme.gives),
            (_("cost in points"), programme.cost),
            (_("welcome gift"), _("Yes") if programme.welcome else _("No")),
            (_("professional customers only"), _("Yes") if programme.pro_only else _("No")),
            (_("visits required"), programme.visits_required),
            (_("active"), _("Yes") if programme.active else _("No")),
            (_("site"), site_name(programme.site)),
        ]


class RuleView(RecordView):
    def facts(self) -> Facts:
        rule = self.object
        return [
            (_("for"), rule),
            (_("points"), rule.points),
            (_("for every"), rule.basis or _("Piece")),
            (_("site"), site_name(rule.site)),
        ]


class TierView(RecordView):
    def facts(self) -> Facts:
        tier = self.object
        return [
            (_("title"), tier.title),
            (_("from"), tier.points_from),
            (_("points they earn"), f"{tier.percent} %"),
            (_("site"), site_name(tier.site)),
        ]


def basis_of(rule: EarningRule) -> Any:
    return rule.basis or _("Piece")


def multiplied(tier: Tier) -> str:
    return f"{tier.percent} %"


@panel(Programme, shows=Order, order=10)
def uses(programme: Programme) -> Panel:
    """The last orders that used it."""
    rows = programme.used_by.select_related("order", "customer")[:SHOWN]
    columns = [
        Column("at", label=_("When")),
        Column("order", label=_("Order"), accessor=lambda use: record_link("orders", use.order)),
        Column("customer", label=_("Customer"), accessor=lambda use: use.customer),
        Column("points", label=_("Points")),
        Column("amount", label=_("Worth"), accessor=_worth),
        StatusTagColumn(
            "given_back_at", label=_("Given back"),
            accessor=lambda use: _("Order not kept") if use.given_back_at else "",
        ),
    ]  # fmt: skip
    return Panel(heading=_("Uses"), table=Table(columns, list(rows)), empty=_("Nobody has used it yet."))


@panel(Order, shows=Programme, order=16)
def rewards_of_order(order: Order) -> Panel:
    rows = RewardUse.objects.filter(order=order).select_related("programme", "order")
    columns = [
        Column(
            "programme", label=_("Programme"), accessor=lambda use: record_link("programmes", use.programme)
        ),
        Column("points", label=_("Points")),
        Column("visits", label=_("Visits")),
        Column("amount", label=_("Worth"), accessor=_worth),
        Column(
            "credited", label=_("Credited"), accessor=lambda use: Money(use.credited_amount, order.currency)
        ),
    ]
    return Panel(heading=_("Rewards"), table=Table(columns, rows), empty=_("None was used."))


def _worth(use: RewardUse) -> Money:
    return Money(use.amount, use.order.currency)

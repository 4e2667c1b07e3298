"""Ad campaigns as staff see them: their links, who came, and what they bought."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, Table

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.forms import SiteForm
from commerce.base.backoffice.links import copy_button, copy_field, public_address, record_link, site_name
from commerce.base.backoffice.panels import Panel, panel
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.base.money import Money
from commerce.discounts.models import AdCampaign, CampaignDay, CampaignSale
from commerce.orders.models import Order

SHOWN = 50
REVENUE_RULE = gettext_lazy(
    "Visits are browsers that followed the link, each counted once. Revenue is the totals of paid orders"
    " whose cart came by the link, delivery included, VAT and cancelled orders excluded; later charges of"
    " their subscriptions are not counted, and refunds are not taken off."
)


class CampaignForm(SiteForm):
    of_site = {"coupon": "site"}

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        self.check_own("slug", slug, reason=_("Another one of this site has this slug."))
        return slug


class CampaignFilterSet(ShopFilterSet):
    class Meta:
        model = AdCampaign
        fields = ["coupon"]


def with_results(campaigns: QuerySet[AdCampaign]) -> QuerySet[AdCampaign]:
    """The campaigns with their visits, orders and revenue, by REVENUE_RULE."""
    days = CampaignDay.objects.filter(campaign=OuterRef("pk")).order_by().values("campaign")
    sales = (
        CampaignSale.objects.filter(~Q(order__status=Order.Status.CANCELLED), campaign=OuterRef("pk"))
        .order_by()
        .values("campaign")
    )
    return campaigns.annotate(
        visits=Coalesce(Subquery(days.annotate(sum=Sum("visits")).values("sum")), 0),
        orders=Coalesce(Subquery(sales.annotate(count=Count("pk")).values("count")), 0),
        net_amount=Coalesce(Subquery(sales.annotate(sum=Sum("net_amount")).values("sum")), 0),
    )


def link_of(campaign: AdCampaign) -> str:
    return public_address(campaign.site, campaign.path)


def copy_link(campaign: AdCampaign) -> Any:
    return copy_button(link_of(campaign), _("Copy the link"))


def revenue_of(campaign: Any) -> Money:
    return Money(campaign.net_amount, campaign.coupon.currency)


def conversion_of(campaign: Any) -> str:
    """Orders per visit, as in "2.5 %"."""
    if not campaign.visits:
        return "—"
    return f"{100 * campaign.orders / campaign.visits:.1f} %"


class CampaignList(ListView):
    results_template_name = "discounts/campaigns_results.html"
    rule = REVENUE_RULE

    def get_base_queryset(self) -> QuerySet[AdCampaign]:
        return with_results(super().get_base_queryset())


class CampaignView(RecordView):
    def facts(self) -> Facts:
        campaign = with_results(AdCampaign.objects.select_related("coupon", "site")).get(pk=self.object.pk)
        return [
            (_("link"), copy_field(link_of(campaign))),
            (_("leads to"), campaign.destination),
            (_("coupon"), record_link("coupons", campaign.coupon)),
            (_("from"), campaign.starts_on),
            (_("until"), campaign.ends_on),
            (_("visits"), campaign.visits),  # type: ignore[attr-defined]  # with_results counted them
            (_("orders"), campaign.orders),  # type: ignore[attr-defined]
            (_("revenue without VAT"), revenue_of(campaign)),
            (_("orders per visit"), conversion_of(campaign)),
            (_("how this is counted"), REVENUE_RULE),
            (_("site"), site_name(campaign.site)),
        ]


@panel(AdCampaign, shows=Order, order=10)
def sales(campaign: AdCampaign) -> Panel:
    rows = CampaignSale.objects.filter(campaign=campaign).select_related("order__customer")
    columns = [
        Column("order", label=_("Order"), accessor=lambda sale: record_link("orders", sale.order)),
        Column("customer", label=_("Customer"), accessor=lambda sale: sale.order.customer),
        Column("status", label=_("Status"), accessor=lambda sale: sale.order.get_status_display()),
        Column(
            "net", label=_("Without VAT"),
            accessor=lambda sale: Money(sale.net_amount, sale.order.currency),
        ),
    ]  # fmt: skip
    return Panel(
        heading=_("Orders"), table=Table(columns, rows.order_by("-pk")[:SHOWN]),
        empty=_("Nobody who came by the link has bought yet."),
    )  # fmt: skip

"""Marketing in the staff's side bar: coupons, their generated codes, and ad campaigns."""

from typing import Any

from django.conf import settings
from django.forms import CheckboxSelectMultiple, Select
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet, ShopViewSet
from commerce.discounts.admin import campaigns, coupons
from commerce.discounts.models import AdCampaign, Coupon, CouponCode

MARKETING_MENU = "register_marketing_menu_item"

register_permission_policy(CouponCode, RecordPolicy(CouponCode))

AUTOMATIC = FieldPanel(
    "automatic",
    help_text=_(
        "A promotion: it applies to every cart that fulfils its conditions, without a code. The price that it"
        " makes of a thing bought alone is announced wherever that thing is shown, with its title, its end"
        " and the lowest price of the 30 days before it."
    ),
)

NOT_ANNOUNCED = _(
    "Shelves do not announce a promotion for first orders or with uses per customer, nor on what does not"
    " reach the minimum by itself: not everybody would have it."
)


class CouponViewSet(ShopViewSet):
    model = Coupon
    name = "coupons"
    icon = "tag"
    menu_label = _("Coupons")
    inspect_view_class = coupons.CouponView
    filterset_class = coupons.CouponFilterSet
    related = ("site", "product__product")
    list_display = [
        "__str__",
        Column("gives", label=_("Gives")),
        BooleanColumn("automatic", label=_("By itself"), sort_key="automatic"),
        Column("used", label=_("Used"), accessor=coupons.used_of, sort_key="uses"),
        Column("ends_at", label=_("Valid until"), sort_key="ends_at"),
        BooleanColumn("active", label=_("Active"), sort_key="active"),
    ]
    search_fields = ["code", *(f"title__{code}" for code, _name in settings.LANGUAGES), "public_id"]
    list_export = [
        "public_id", "code", "title", "gives", "automatic", "active", "minimum.decimal", "currency",
        "starts_at", "ends_at", "uses", "total_limit", "customer_limit", "first_order", "charges", "priority",
        "stackable",
    ]  # fmt: skip
    export_headings = {"minimum.decimal": _("minimum of the cart"), "gives": _("gives")}
    export_filename = "coupons"
    ordering = "-created_at"
    empty_text = _("A coupon is a discount: buyers type its code, an ad brings it, or it applies by itself.")
    instead = _("Switch it off instead: nobody can use it any more, and orders keep what they had.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            MultiFieldPanel(
                [
                    FieldPanel("title"),
                    FieldRowPanel([FieldPanel("code"), AUTOMATIC, FieldPanel("active")]),
                ],
                _("Coupon"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("kind", widget=Select),
                    FieldRowPanel([FieldPanel("percent"), FieldPanel("amount")]),
                    FieldPanel("product", widget=Select),
                    FieldPanel("charges"),
                ],
                _("What it gives"),
            ),
            MultiFieldPanel(
                [
                    HelpPanel(_("With nothing chosen here it is for everything but gift cards.")),
                    FieldPanel("formulas", widget=CheckboxSelectMultiple),
                    FieldPanel("products"),
                    FieldPanel("categories", widget=CheckboxSelectMultiple),
                ],
                _("What it is for"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("minimum_amount"),
                    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                    FieldRowPanel([FieldPanel("total_limit"), FieldPanel("customer_limit")]),
                    FieldPanel("first_order"),
                    HelpPanel(NOT_ANNOUNCED),
                ],
                _("Conditions"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("priority"), FieldPanel("stackable")])], _("With other discounts")
            ),
        ],
        base_form_class=coupons.CouponForm,
    )

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/codes/", coupons.GenerateView.as_view(), name="generate"),
        ]


class CodeViewSet(RecordViewSet):
    model = CouponCode
    name = "coupon-codes"
    icon = "password"
    menu_label = _("Generated codes")
    inspect_view_class = coupons.CodeView
    filterset_class = coupons.CodeFilterSet
    related = ("site", "coupon")
    list_display = [
        "code",
        Column("coupon", label=_("Coupon"), sort_key="coupon"),
        BooleanColumn("used", label=_("Used"), sort_key="used"),
        Column("created_at", label=_("Generated"), sort_key="created_at"),
    ]
    search_fields = ["code", "coupon__code"]
    list_export = ["code", "coupon", "used", "created_at"]
    export_filename = "coupon-codes"
    empty_text = _("On the page of a coupon you generate codes that are each good for one order.")


class CampaignViewSet(ShopViewSet):
    model = AdCampaign
    name = "ad-campaigns"
    icon = "link"
    menu_label = _("Ad campaigns")
    index_view_class = campaigns.CampaignList
    inspect_view_class = campaigns.CampaignView
    filterset_class = campaigns.CampaignFilterSet
    related = ("site", "coupon")
    list_display = [
        "title",
        Column("coupon", label=_("Coupon")),
        Column("link", label=_("Link"), accessor=campaigns.copy_link),
        Column("visits", label=_("Visits"), sort_key="visits"),
        Column("orders", label=_("Orders"), sort_key="orders"),
        Column(
            "revenue", label=_("Revenue without VAT"), accessor=campaigns.revenue_of, sort_key="net_amount"
        ),
        Column("conversion", label=_("Orders per visit"), accessor=campaigns.conversion_of),
    ]
    search_fields = ["title", "slug", "coupon__code"]
    list_export = ["public_id", "title", "path", "coupon", "visits", "orders", "net_amount"]
    export_headings = {
        "path": _("link"),
        "visits": _("visits"),
        "orders": _("orders"),
        "net_amount": _("revenue without VAT, in the smallest unit"),
    }
    export_filename = "ad-campaigns"
    ordering = "-created_at"
    empty_text = _("An ad campaign is a link: whoever follows it finds its coupon in their cart.")
    instead = _("Let it end instead: its link goes on leading to its page, without the coupon.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            FieldPanel("title"),
            FieldPanel("coupon", widget=Select),
            FieldRowPanel([FieldPanel("slug"), FieldPanel("destination")]),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        ],
        base_form_class=campaigns.CampaignForm,
    )


class MarketingGroup(ModelViewSetGroup):
    items = (CouponViewSet, CodeViewSet, CampaignViewSet)
    menu_label = _("Marketing")
    menu_icon = "thumbtack"
    menu_order = 60
    submenu_hook = MARKETING_MENU


@hooks.register("register_admin_viewset")
def register_marketing() -> MarketingGroup:
    return MarketingGroup()

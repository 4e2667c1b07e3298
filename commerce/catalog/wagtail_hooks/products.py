"""The sections of products and of the shelves they stand on."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.forms import FormPanel
from commerce.base.backoffice.panels import buttons, may
from commerce.base.backoffice.viewsets import ShopViewSet
from commerce.catalog.admin import bulk
from commerce.catalog.admin import products as admin
from commerce.catalog.admin.forms import in_each_language
from commerce.catalog.admin.product_forms import CategoryForm, ProductForm, VariantForm
from commerce.catalog.models import Category, Product

VARIANT_PANELS = [
    FieldRowPanel([FieldPanel("code"), FieldPanel("price_amount")]),
    FieldRowPanel([FieldPanel("stock"), FieldPanel("weight_grams"), FieldPanel("active")]),
    FieldPanel("values"),
]


class ProductViewSet(ShopViewSet):
    model = Product
    name = "products"
    icon = "pick"
    menu_label = _("Products")
    index_view_class = admin.ProductList
    inspect_view_class = admin.ProductView
    filterset_class = admin.ProductFilterSet
    related = ("site", "formula__group")
    list_display = [
        "__str__",
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("price", label=_("Price"), accessor=admin.price_span),
        Column("stock", label=_("Stock"), accessor=admin.stock_of),
        BooleanColumn("active", label=_("On sale"), sort_key="active"),
        Column("categories", label=_("Categories"), accessor=admin.categories_of),
    ]
    search_fields = [*in_each_language("name"), "slug", "variants__code"]
    list_export = ["public_id", "slug", "kind", "name", "summary", "active", "active_from", "active_until"]
    export_filename = "products"
    empty_text = _("A product is sold by the piece, once: a tin of tea, a special box, a gift card.")
    instead = _("Take it off sale instead: nobody can buy it any more, and what was bought stays known.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("summary"), FieldPanel("description")], _("Words")
            ),
            MultiFieldPanel(
                [FieldPanel("image"), InlinePanel("pictures", label=_("Picture"))], _("Pictures")
            ),
            FormPanel(
                "variants", panels=VARIANT_PANELS, form=VariantForm, min_num=1,
                heading=_("Price and stock"), label=_("Variant"),
            ),
            FieldPanel("categories"),
            FieldPanel("tags"),
            FieldPanel("options"),
            MultiFieldPanel(
                [
                    FieldPanel("active"),
                    FieldRowPanel([FieldPanel("active_from"), FieldPanel("active_until")]),
                ],
                _("On sale"),
            ),
            MultiFieldPanel(
                [FieldPanel("kind"), FieldPanel("formula"), FieldPanel("valid_months")],
                _("Add-ons and gift cards"),
                classname="collapsed",
            ),
            MultiFieldPanel([FieldPanel("vat_rate"), FieldPanel("vat_elsewhere")], _("VAT")),
            MultiFieldPanel([FieldRowPanel([FieldPanel("slug"), FieldPanel("position")])], _("In the shop")),
        ],
        base_form_class=ProductForm,
    )  # fmt: skip

    def get_urlpatterns(self) -> list:
        duplicate = admin.DuplicateView.as_view()
        return [*super().get_urlpatterns(), path("duplicate/<int:pk>/", duplicate, name="duplicate")]


class CategoryViewSet(ShopViewSet):
    model = Category
    name = "categories"
    icon = "folder-open-inverse"
    menu_label = _("Categories")
    index_view_class = admin.CategoryList
    inspect_view_class = admin.CategoryView
    related = ("site", "parent")
    list_per_page = 500
    list_display = [
        Column("name", label=_("Name"), accessor=admin.indented),
        Column("on_sale", label=_("Products on sale")),
        "slug",
    ]
    search_fields = [*in_each_language("name"), "slug"]
    list_export = ["public_id", "slug", "name", "parent", "on_sale"]
    export_headings = {"on_sale": _("Products on sale")}
    export_filename = "categories"
    empty_text = _("A category is a shelf of the shop: type its name and save; products are put on it then.")
    instead = _("Move its products and the categories within it first.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            FieldPanel("name"),
            FieldPanel("parent"),
            FieldPanel("description"),
            FieldPanel("image"),
            MultiFieldPanel([FieldRowPanel([FieldPanel("slug"), FieldPanel("position")])], _("In the shop")),
        ],
        base_form_class=CategoryForm,
    )


@buttons(Product, order=10)
def product_buttons(product: Product, user: object) -> list[ListingButton]:
    if not may(user, Product, "add"):
        return []
    address = reverse("products:duplicate", args=[product.pk])
    return [ListingButton(_("Duplicate"), url=address, icon_name="copy")]


for action in (bulk.PutOnSale, bulk.TakeOffSale, bulk.PutOnShelf, bulk.ChangePrices):
    hooks.register("register_bulk_action", action)

"""The lists and pages of products and categories."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Count, F, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, BulkActionsCheckboxColumn, Column, Table

from commerce.base.backoffice.acting import ActionView, Done, Foreseen
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.panels import Panel
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.catalog import copying
from commerce.catalog.admin.choices import STEP, as_tree
from commerce.catalog.models import Category, Product, Tag, Variant
from commerce.catalog.queries import shelf_and_below


class ProductList(ListView):
    """The list, with the variants and categories of the products on the page."""

    template_name = "catalog/products.html"

    def get_base_queryset(self) -> QuerySet[Product]:
        return super().get_base_queryset().prefetch_related("variants", "categories")

    @cached_property
    def columns(self) -> list[Any]:
        return [BulkActionsCheckboxColumn("bulk_actions", obj_type="product"), *super().columns]

    def _get_title_column(self, *args: Any, **options: Any) -> Any:
        return super()._get_title_column(
            *args, get_title_id=lambda product: f"product_{product.pk}_title", **options
        )


def price_span(product: Product) -> str:
    """As in "€4.90", or "€4.90 – €12.00" where its variants differ."""
    amounts = sorted({variant.price_amount: variant.price for variant in product.variants.all()}.items())
    if not amounts:
        return "–"
    prices = [str(price) for _amount, price in amounts]
    return prices[0] if len(prices) == 1 else f"{prices[0]} – {prices[-1]}"


def stock_of(product: Product) -> str:
    """How many pieces can still be sold of all its variants that are counted."""
    counted = [variant.available for variant in product.variants.all() if variant.available is not None]
    return str(sum(counted)) if counted else str(_("not counted"))


def categories_of(product: Product) -> str:
    return ", ".join(str(category) for category in product.categories.all())


class ProductFilterSet(ShopFilterSet):
    class Stock:
        OUT, LOW, THERE = "out", "low", "there"
        choices = ((OUT, _("Sold out")), (LOW, _("Five or fewer left")), (THERE, _("In stock")))

    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Product.Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    category = django_filters.ModelChoiceFilter(
        label=_("Category"), queryset=Category.objects.all(), method="within"
    )
    tags = django_filters.ModelChoiceFilter(label=_("Tag"), queryset=Tag.objects.select_related("taxonomy"))
    stock = django_filters.ChoiceFilter(label=_("Stock"), choices=Stock.choices, method="by_stock")

    class Meta:
        model = Product
        fields = ["active", "kind", "category", "tags", "stock"]

    def within(self, rows: Any, _name: str, category: Category) -> Any:
        return rows.filter(categories__in=shelf_and_below(category.site_id, category.slug)).distinct()

    def by_stock(self, rows: Any, _name: str, state: str) -> Any:
        variants = Variant.objects.filter(active=True)
        some = variants.in_stock()
        if state == self.Stock.OUT:
            return rows.exclude(variants__in=some)
        if state == self.Stock.LOW:
            few = variants.filter(stock__gt=F("reserved"), stock__lte=F("reserved") + 5)
            return rows.filter(variants__in=few).distinct()
        return rows.filter(variants__in=some).distinct()


class ProductView(RecordView):
    def facts(self) -> Facts:
        product = self.object
        return [
            (_("kind"), product.get_kind_display()),
            (_("on sale"), _("Yes") if product.is_on_sale else _("No")),
            (_("on sale from"), product.active_from),
            (_("on sale until"), product.active_until),
            (_("categories"), categories_of(product)),
            (_("tags"), ", ".join(str(tag) for tag in product.tags.all())),
            (_("options"), ", ".join(str(option) for option in product.options.all())),
            (_("formula"), product.formula or ""),
            (_("VAT rate"), f"{product.vat_rate / 100:g} %"),
            (_("summary"), product.summary),
            (_("slug"), product.slug),
            (_("site"), site_name(product.site)),
        ]

    def panels(self) -> list[Panel]:
        columns = [
            Column("title", label=_("Variant"), accessor=lambda variant: variant.values_line or variant.code),
            Column("code", label=_("Code")),
            Column("price", label=_("Price")),
            Column("stock", label=_("Stock"), accessor=in_words),
            Column("weight", label=_("Weight"), accessor=lambda variant: f"{variant.weight_grams} g"),
            BooleanColumn("active", label=_("On sale")),
        ]
        variants = Panel(
            heading=_("Variants"), table=Table(columns, list(self.object.variants.all())),
            empty=_("Without a variant it cannot be sold."),
        )  # fmt: skip
        return [variants, *super().panels()]


def in_words(variant: Variant) -> str:
    """As in "12, of which 2 reserved"."""
    if variant.stock is None:
        return str(_("not counted"))
    if not variant.reserved:
        return str(variant.stock)
    return _("%(stock)d, of which %(reserved)d reserved") % {
        "stock": variant.stock, "reserved": variant.reserved,
    }  # fmt: skip


class DuplicateView(ActionView):
    """A second product like this one, off sale until it has been looked through."""

    model = Product
    section = "products"
    permission_required = "add"
    label = _("Duplicate this product")
    confirm_label = _("Duplicate it")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        slug = copying.free_slug(self.object)
        return Foreseen(
            facts=[
                (_("New product"), f"{self.object} ({slug})"),
                (_("Variants"), self.object.variants.count()),
                (_("On sale"), _("Not until you put it on sale")),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        made = copying.duplicate(self.object)
        return Done(text=_("“%(name)s” was duplicated as %(slug)s.") % {"name": made, "slug": made.slug})


class CategoryList(ListView):
    """The shelves as a tree: each under the one it stands in, with its products."""

    def get_base_queryset(self) -> QuerySet[Category]:
        on_sale = Count("products", filter=Q(products__active=True), distinct=True)
        return super().get_base_queryset().annotate(on_sale=on_sale)

    def paginate_queryset(self, queryset: QuerySet[Category], page_size: int) -> tuple[Any, ...]:
        paginator, page, rows, has_others = super().paginate_queryset(queryset, page_size)
        shelves = as_tree(sorted(rows, key=lambda row: (row.position, row.pk)))
        for category, depth in shelves:
            category.depth = depth  # type: ignore[attr-defined]
        page.object_list = [category for category, _depth in shelves]
        return paginator, page, page.object_list, has_others


def indented(category: Category) -> str:
    return f"{STEP * category.depth}{category}"  # type: ignore[attr-defined]  # from the list


class CategoryView(RecordView):
    def facts(self) -> Facts:
        category = self.object
        return [
            (_("within"), category.parent or ""),
            (_("products"), category.products.count()),
            (_("description"), category.description),
            (_("slug"), category.slug),
            (_("site"), site_name(category.site)),
        ]


class WordsView(RecordView):
    """The page of a taxonomy, a characteristic or an option: its own words are what matters."""

    words = ""

    def facts(self) -> Facts:
        row = self.object
        words = ", ".join(str(word) for word in getattr(row, self.words).all())
        return [(_("words"), words), (_("slug"), row.slug), (_("site"), site_name(row.site))]

"""The forms of products and of the words on them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from commerce.base.backoffice.fields import ScaledIntegerField
from commerce.base.backoffice.forms import PricedForm, show_price
from commerce.base.models import ShopSettings
from commerce.catalog.admin.choices import ShelfField, ShelvesField, WordsOfField
from commerce.catalog.admin.forms import CatalogueForm, slug_for
from commerce.catalog.models import Category, CharacteristicValue, Product, Tag, Variant


class VariantForm(PricedForm):
    values = WordsOfField(
        CharacteristicValue.objects.all(), of="characteristic", label=_("Characteristics"),
        help_text=_("What sets this variant apart; none for a product that comes in one form."),
    )  # fmt: skip

    def __init__(self, *args: Any, site: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if site:
            values = self.fields["values"]
            values.queryset = values.queryset.filter(characteristic__site=site)

    def clean_stock(self) -> int | None:
        """What unfinished purchases have set aside is still there."""
        stock: int | None = self.cleaned_data["stock"]
        if stock is not None and stock < self.instance.reserved:
            raise ValidationError(
                _("%(count)d are promised to unfinished purchases.") % {"count": self.instance.reserved}
            )
        return stock


class StepForm(WagtailAdminModelForm):
    """A step of a personalised formula, its bounds of worth in the formula's currency."""

    least_amount = ScaledIntegerField(label=_("Worth at least"), required=False)
    most_amount = ScaledIntegerField(label=_("Worth at most"), required=False)
    tags = WordsOfField(
        Tag.objects.all(), of="taxonomy", label=_("Tags"),
        help_text=_("Products with one of these tags are offered; one without a tag never is."),
    )  # fmt: skip

    def __init__(self, *args: Any, currency: str = "EUR", site: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("least_amount", "most_amount"):
            show_price(self.fields[name], currency)
        tags: Any = self.fields["tags"]
        tags.required = True
        if site:
            tags.queryset = tags.queryset.filter(taxonomy__site=site)


class UpsellForm(WagtailAdminModelForm):
    """A product offered along with a formula."""

    price_amount = ScaledIntegerField(
        label=_("Price"), required=False,
        help_text=_("Along with this formula, VAT included. 0: free. Empty: its usual price."),
    )  # fmt: skip

    def __init__(self, *args: Any, currency: str = "EUR", site: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        show_price(self.fields["price_amount"], currency)
        variant: Any = self.fields["variant"]
        rows = Variant.objects.exclude(product__kind=Product.Kind.GIFT_CARD).select_related("product")
        rows = rows.exclude(product__options__required=True).prefetch_related("values")
        variant.queryset = rows.filter(product__site=site) if site else rows
        variant.label_from_instance = lambda one: f"{one.title} · {one.price}"


class ChoiceForm(PricedForm):
    price_amount = ScaledIntegerField(
        label=_("Extra price"), initial=0, help_text=_("On top of the price of each piece, VAT included.")
    )


class ChildWithSlugForm(WagtailAdminModelForm):
    """A slug left empty is made from the name."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if not data.get("slug") and "slug" not in self.errors:
            meta = self._meta.model._meta
            data["slug"] = slug_for(data.get("name"), str(meta.model_name), meta.get_field("slug").max_length)
        return data


class CategoryForm(CatalogueForm):
    parent = ShelfField(
        Category.objects.all(), required=False, label=_("Within"), empty_label=_("(at the top of the shop)")
    )


class OptionForm(CatalogueForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        site = self.site
        if site:
            self.formsets["choices"].form_kwargs["currency"] = ShopSettings.for_site(site).currency


class ProductForm(CatalogueForm):
    vat_rate = ScaledIntegerField(
        label=_("VAT rate, in percent"), max_value=100, initial=2000,
        help_text=_("The part of the price that is tax. A gift card is taxed when it is spent: leave it."),
    )  # fmt: skip
    categories = ShelvesField(Category.objects.all(), required=False, label=_("Categories"))
    tags = WordsOfField(Tag.objects.all(), of="taxonomy", label=_("Tags"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        variants = self.formsets["variants"]
        variants.form_kwargs |= {"currency": self.settle_currency(), "site": self.instance.site_id}

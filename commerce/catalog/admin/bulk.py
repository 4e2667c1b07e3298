"""What staff do to many products at once, from the list."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction

from commerce.base.backoffice.panels import may
from commerce.base.backoffice.permissions import within_sites
from commerce.base.money import Money
from commerce.catalog import prices
from commerce.catalog.admin.choices import ShelvesField
from commerce.catalog.models import Category, Product, Variant
from commerce.catalog.rules import by_percent

MOST = 500  # products at once


class ProductBulkAction(BulkAction):
    """One change to the products chosen, of the user's sites only; the page before it says which."""

    models = [Product]
    template_name = "catalog/bulk.html"

    def products(self) -> list[Product]:
        chosen = self.request.GET.getlist("id")
        rows = within_sites(Product.objects.all(), user=self.request.user, lookup="site")
        if "all" not in chosen:
            rows = rows.filter(pk__in=[pk for pk in chosen if pk.isdecimal() and len(pk) < 10])
        return list(rows.select_related("site")[:MOST])

    def get_actionable_objects(self) -> tuple[list[Product], dict[str, list[Product]]]:
        allowed = may(self.request.user, Product, "change")
        found = self.products()
        return (found if allowed else []), {"items_with_no_access": [] if allowed else found}

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        return super().get_context_data(title=self.display_name, **options)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)d product changed.", "%(count)d products changed.", num_parent_objects
        ) % {"count": num_parent_objects}  # fmt: skip

    def get_execution_context(self) -> dict[str, Any]:
        return {"data": self.cleaned_form.cleaned_data}


def _save(products: list[Product]) -> tuple[int, int]:
    for product in products:
        product.save(update_fields=["active"])
    return len(products), 0


class PutOnSale(ProductBulkAction):
    display_name = _("Put on sale")
    aria_label = _("Put the selected products on sale")
    action_type = "put_on_sale"
    action_priority = 10

    @classmethod
    def execute_action(cls, objects: list[Product], **_options: Any) -> tuple[int, int]:
        for product in objects:
            product.active = True
        return _save(objects)


class TakeOffSale(ProductBulkAction):
    display_name = _("Take off sale")
    aria_label = _("Take the selected products off sale")
    action_type = "take_off_sale"
    action_priority = 20

    @classmethod
    def execute_action(cls, objects: list[Product], **_options: Any) -> tuple[int, int]:
        for product in objects:
            product.active = False
        return _save(objects)


class ShelfForm(forms.Form):
    categories = ShelvesField(Category.objects.all(), label=_("Categories"))


class PutOnShelf(ProductBulkAction):
    display_name = _("Add to categories")
    aria_label = _("Add the selected products to categories")
    action_type = "put_on_shelf"
    action_priority = 30
    form_class = ShelfForm

    def get_form(self, form_class: Any = None) -> forms.Form:
        form = super().get_form(form_class)
        sites = {product.site_id for product in self.products()}
        field: Any = form.fields["categories"]
        field.queryset = Category.objects.filter(site__in=sites) if len(sites) == 1 else field.queryset.none()
        return form

    @classmethod
    def execute_action(cls, objects: list[Product], **options: Any) -> tuple[int, int]:
        for product in objects:
            product.categories.add(*options["data"]["categories"])
            product.save()
        return len(objects), 0


class PercentForm(forms.Form):
    percent = forms.DecimalField(
        label=_("Change in percent"), min_value=-90, max_value=500, max_digits=5, decimal_places=2,
        help_text=_("-10 makes all a tenth cheaper. Shoppers see the lowest price of the last 30 days."),
    )  # fmt: skip


class ChangePrices(ProductBulkAction):
    """Old and new prices are shown before anything changes."""

    display_name = _("Change prices")
    aria_label = _("Change the prices of the selected products")
    action_type = "change_prices"
    action_priority = 40
    form_class = PercentForm

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if "confirm" in self.request.POST:
            return super().form_valid(form)
        products, _others = self.get_actionable_objects()
        changes = [
            {"variant": variant, "before": variant.price, "after": Money(after, variant.price.currency)}
            for variant, after in _changes(products, form.cleaned_data["percent"])
        ]
        return self.render_to_response(self.get_context_data(form=form, changes=changes))

    @classmethod
    def execute_action(cls, objects: list[Product], **options: Any) -> tuple[int, int]:
        changes = _changes(objects, options["data"]["percent"])
        for variant, after in changes:
            variant.price_amount = after
            variant.save(update_fields=["price_amount"])
        if changes:
            prices.note()
        return len(objects), 0


def _changes(products: list[Product], percent: Decimal) -> list[tuple[Variant, int]]:
    variants = Variant.objects.filter(product__in=products).select_related("product")
    return [(variant, by_percent(variant.price_amount, percent)) for variant in variants]

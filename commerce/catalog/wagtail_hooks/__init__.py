"""The catalogue in the staff's side bar: formulas and their editions, products and the words on them."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup

from commerce.catalog.wagtail_hooks.formulas import EditionViewSet, FormulaGroupViewSet, FormulaViewSet
from commerce.catalog.wagtail_hooks.imports import ProductImportViewSet
from commerce.catalog.wagtail_hooks.products import CategoryViewSet, ProductViewSet
from commerce.catalog.wagtail_hooks.reviews import ReviewViewSet
from commerce.catalog.wagtail_hooks.words import CharacteristicViewSet, OptionViewSet, TaxonomyViewSet


class CatalogueGroup(ModelViewSetGroup):
    items = (
        FormulaViewSet, FormulaGroupViewSet, EditionViewSet,
        ProductViewSet, CategoryViewSet, OptionViewSet, CharacteristicViewSet, TaxonomyViewSet,
        ReviewViewSet, ProductImportViewSet,
    )  # fmt: skip
    menu_label = _("Catalogue")
    menu_icon = "tag"
    menu_order = 50


@hooks.register("register_admin_viewset")
def register_catalogue() -> CatalogueGroup:
    return CatalogueGroup()

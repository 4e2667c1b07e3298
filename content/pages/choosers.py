"""The windows in which an editor picks something that is sold, among what their sites sell."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.blocks import ChooserBlock

from commerce.base.backoffice.choosing import OfOwnSites, OneOfOwnSites, SomeOfOwnSites
from content.images.choosers import Chooser


class ByName(BaseFilterForm):
    """Finds rows by a part of their name, in whatever language it stands there."""

    texts: ClassVar[tuple[str, ...]] = ("name",)

    q = forms.CharField(
        label=_("Search term"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search")})
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        self.search_query = self.cleaned_data["q"]
        if not self.search_query:
            return objects
        self.is_searching = True
        wanted = Q()
        for code, _language in settings.LANGUAGES:
            for text in self.texts:
                wanted |= Q(**{f"{text}__{code}__icontains": self.search_query})
        return objects.filter(wanted)


class Choose(OfOwnSites, ChooseView):
    filter_form_class = ByName


class ChooseResults(OfOwnSites, ChooseResultsView):
    filter_form_class = ByName


class ByNameOrRange(ByName):
    texts = ("name", "group__name")


class ChooseFormula(Choose):
    filter_form_class = ByNameOrRange


class ChooseFormulaResults(ChooseResults):
    filter_form_class = ByNameOrRange


class ChosenOfOwnSites(OneOfOwnSites, ChosenView):
    pass


class ChosenMultipleOfOwnSites(SomeOfOwnSites, ChosenMultipleView):
    pass


class SameInEveryLanguage(ChooserBlock):
    """What is sold has its own words in each language: translators have nothing to choose here."""

    def get_translatable_segments(self, _value: Any) -> list[Any]:
        return []


class ShopChooserViewSet(ChooserViewSet):
    base_block_class = SameInEveryLanguage
    base_widget_class = Chooser
    choose_view_class = Choose
    choose_results_view_class = ChooseResults
    chosen_view_class = ChosenOfOwnSites
    chosen_multiple_view_class = ChosenMultipleOfOwnSites


class FormulaChooserViewSet(ShopChooserViewSet):
    model = "catalog.Formula"
    choose_view_class = ChooseFormula
    choose_results_view_class = ChooseFormulaResults
    icon = "tag"
    choose_one_text = _("Choose a formula")
    choose_another_text = _("Choose another formula")


class FormulaGroupChooserViewSet(ShopChooserViewSet):
    model = "catalog.FormulaGroup"
    icon = "folder-open-inverse"
    choose_one_text = _("Choose a group of formulas")
    choose_another_text = _("Choose another group")


class ProductChooserViewSet(ShopChooserViewSet):
    model = "catalog.Product"
    icon = "list-ul"
    choose_one_text = _("Choose a product")
    choose_another_text = _("Choose another product")


class CategoryChooserViewSet(ShopChooserViewSet):
    model = "catalog.Category"
    icon = "folder-open-inverse"
    choose_one_text = _("Choose a category")
    choose_another_text = _("Choose another category")


formulas = FormulaChooserViewSet("choose_formula")
groups = FormulaGroupChooserViewSet("choose_formula_group")
products = ProductChooserViewSet("choose_shop_product")
categories = CategoryChooserViewSet("choose_shop_category")

FormulaChooserBlock = formulas.get_block_class(name="FormulaChooserBlock", module_path=__name__)
FormulaGroupChooserBlock = groups.get_block_class(name="FormulaGroupChooserBlock", module_path=__name__)
ProductChooserBlock = products.get_block_class(name="ProductChooserBlock", module_path=__name__)
CategoryChooserBlock = categories.get_block_class(name="CategoryChooserBlock", module_path=__name__)

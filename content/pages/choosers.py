"""The windows in which an editor picks something that is sold."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet

from content.images.choosers import Chooser, Chosen, ChosenMultiple


class ShopChooserViewSet(ChooserViewSet):
    base_widget_class = Chooser
    chosen_view_class = Chosen
    chosen_multiple_view_class = ChosenMultiple


class FormulaChooserViewSet(ShopChooserViewSet):
    model = "catalog.Formula"
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

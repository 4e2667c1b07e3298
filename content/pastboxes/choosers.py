"""The windows in which an editor picks the edition of a past box, and the products that were in it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView

from content.pages.choosers import ShopChooserViewSet


class Editions(ChooseView):
    ordering = ("-month", "group__position")


class FoundEditions(ChooseResultsView):
    ordering = Editions.ordering


class EditionChooserViewSet(ShopChooserViewSet):
    model = "catalog.Edition"
    choose_view_class = Editions
    choose_results_view_class = FoundEditions
    icon = "date"
    choose_one_text = _("Choose an edition")
    choose_another_text = _("Choose another edition")


class ProductChooserViewSet(ShopChooserViewSet):
    model = "catalog.Product"
    icon = "tag"
    choose_one_text = _("Choose a product")
    choose_another_text = _("Choose another product")


editions = EditionChooserViewSet("choose_edition")
products = ProductChooserViewSet("choose_product")

EditionChooser = editions.widget_class
ProductChooser = products.widget_class

"""The windows in which an editor picks the edition of a past box, and the products that were in it."""

from django.utils.translation import gettext_lazy as _

from content.pages.choosers import ShopChooserViewSet


class EditionChooserViewSet(ShopChooserViewSet):
    model = "catalog.Edition"
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

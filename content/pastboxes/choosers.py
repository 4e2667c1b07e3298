"""The windows in which an editor picks the edition of a past box, and the products that were in it."""

from django.utils.translation import gettext_lazy as _

from content.pages.choosers import (
    ByName,
    Choose,
    ChooseResults,
    ChosenMultipleOfOwnSites,
    ChosenOfOwnSites,
    ShopChooserViewSet,
    products,
)

SITE = "group__site"


class ByTitle(ByName):
    texts = ("title", "group__name")


class Editions(Choose):
    filter_form_class = ByTitle
    ordering = ("-month", "group__position")
    site_lookup = SITE


class FoundEditions(ChooseResults):
    filter_form_class = ByTitle
    ordering = Editions.ordering
    site_lookup = SITE


class ChosenEdition(ChosenOfOwnSites):
    site_lookup = SITE


class ChosenEditions(ChosenMultipleOfOwnSites):
    site_lookup = SITE


class EditionChooserViewSet(ShopChooserViewSet):
    model = "catalog.Edition"
    choose_view_class = Editions
    choose_results_view_class = FoundEditions
    chosen_view_class = ChosenEdition
    chosen_multiple_view_class = ChosenEditions
    icon = "date"
    choose_one_text = _("Choose an edition")
    choose_another_text = _("Choose another edition")


editions = EditionChooserViewSet("choose_edition")

EditionChooser = editions.widget_class
ProductChooser = products.widget_class

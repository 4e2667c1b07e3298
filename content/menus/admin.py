"""The menus of the sites that staff see; another site's do not exist for them."""

from typing import Any

from django.http import Http404
from wagtail.snippets.views import chooser, snippets

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.permissions import sites_of, within_sites
from content.menus.models import Menu


class MenuFilterSet(ShopFilterSet):
    class Meta:
        model = Menu
        fields = ["place"]


class MenuChoices:
    request: Any

    def get_object_list(self) -> Any:
        return within_sites(super().get_object_list(), user=self.request.user, lookup="site")  # type: ignore[misc]


class ChooseMenu(MenuChoices, chooser.ChooseView):
    pass


class ChooseMenuResults(MenuChoices, chooser.ChooseResultsView):
    pass


class MenuChooser(chooser.SnippetChooserViewSet):
    choose_view_class = ChooseMenu
    choose_results_view_class = ChooseMenuResults


class OfOwnSites:
    request: Any

    def get_object(self, *args: Any, **options: Any) -> Any:
        menu = super().get_object(*args, **options)  # type: ignore[misc]
        if not sites_of(self.request.user).filter(pk=menu.site_id).exists():
            raise Http404
        return menu


class EditMenu(OfOwnSites, snippets.EditView):
    pass


class DeleteMenu(OfOwnSites, snippets.DeleteView):
    pass


class MenuHistory(OfOwnSites, snippets.HistoryView):
    pass


class MenuUsage(OfOwnSites, snippets.UsageView):
    pass


class CopyMenu(OfOwnSites, snippets.CopyView):
    pass

"""Wagtail's snippets, kept to the user's sites: those of another do not exist, whichever view asks."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import SnippetViewSet

from commerce.base.backoffice.choosing import OfOwnSites, OneOfOwnSites, SomeOfOwnSites
from commerce.base.backoffice.permissions import within_sites

View = Callable[..., HttpResponse]


class Choose(OfOwnSites, chooser.ChooseView):
    pass


class ChooseResults(OfOwnSites, chooser.ChooseResultsView):
    pass


class Chosen(OneOfOwnSites, chooser.SnippetChosenView):
    pass


class ChosenMultiple(SomeOfOwnSites, chooser.SnippetChosenMultipleView):
    pass


class SiteSnippetChooser(chooser.SnippetChooserViewSet):
    choose_view_class = Choose
    choose_results_view_class = ChooseResults
    chosen_view_class = Chosen
    chosen_multiple_view_class = ChosenMultiple


class SiteSnippetViewSet(SnippetViewSet):
    """For models with a `site`."""

    chooser_viewset_class = SiteSnippetChooser

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return _of_user(self.model, request)

    def get_urlpatterns(self) -> list[URLPattern]:
        patterns: list[URLPattern] = super().get_urlpatterns()
        for pattern in patterns:
            pattern.callback = self._guarded(pattern.callback)
        return patterns

    def _guarded(self, view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            if "pk" in options and not _is_of_user(self.model, options["pk"], request):
                raise Http404
            return view(request, *args, **options)

        return guarded


def _of_user(model: Any, request: HttpRequest) -> QuerySet[Any]:
    return within_sites(model._default_manager.all(), user=request.user, lookup="site")  # type: ignore[arg-type]


def _is_of_user(model: Any, pk: Any, request: HttpRequest) -> bool:
    try:
        return _of_user(model, request).filter(pk=pk).exists()
    except ValueError:  # no key at all
        return False

"""Wagtail's snippets, kept to the user's sites: those of another do not exist, whichever view asks."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import SnippetViewSet

from commerce.base.backoffice.permissions import within_sites

View = Callable[..., HttpResponse]


class OfOwnSites:
    """What can be chosen is of the user's sites."""

    request: Any

    def get_object_list(self) -> Any:
        return within_sites(super().get_object_list(), user=self.request.user, lookup="site")  # type: ignore[misc]


class Choose(OfOwnSites, chooser.ChooseView):
    pass


class ChooseResults(OfOwnSites, chooser.ChooseResultsView):
    pass


class Chosen(chooser.SnippetChosenView):
    def get_object(self, pk: Any) -> Any:
        if not str(pk).isdecimal():
            raise ObjectDoesNotExist(pk)
        row = super().get_object(pk)
        if not _of_user(type(row), self.request).filter(pk=row.pk).exists():
            raise ObjectDoesNotExist(pk)
        return row


class ChosenMultiple(chooser.SnippetChosenMultipleView):
    def get_objects(self, pks: list[str]) -> Any:
        own = _of_user(self.model_class, self.request)
        return own.filter(pk__in=[pk for pk in pks if pk.isdecimal()])


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

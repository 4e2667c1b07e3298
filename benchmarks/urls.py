"""The shop's addresses, and the least that a view can do."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import path

from coffret.urls import urlpatterns as shop


def nothing(_request: HttpRequest) -> HttpResponse:
    """One round trip to the cache, through every middleware: what any cached answer costs at least."""
    cache.get("nothing")
    return HttpResponse(b"nothing")


urlpatterns = [path("nothing/", nothing), *shop]

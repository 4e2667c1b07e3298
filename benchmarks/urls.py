"""The shop's addresses, and the least that a view can do."""

import os

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import path

from coffret.urls import urlpatterns as shop
from storefront import caching

if os.environ.get("CACHED") == "0":
    caching.LARGEST = -1  # no answer is small enough to be kept


def nothing(_request: HttpRequest) -> HttpResponse:
    """One round trip to the cache, through every middleware: what any cached answer costs at least."""
    cache.get("nothing")
    return HttpResponse(b"nothing")


urlpatterns = [path("nothing/", nothing), *shop]

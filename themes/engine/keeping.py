"""Pages that are the same for everybody: drawn once, then kept whole until what the public sees changes.

A kept page is its policy, a line break, and its HTML.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from storefront import context, schema
from storefront.schema import Operation
from themes.engine import policy
from themes.engine.links import Here
from themes.engine.operations import Data
from themes.engine.themes import Theme

SHARED = "public, max-age=0, must-revalidate"


def kept(
    request: HttpRequest,
    theme: Theme,
    operation: Operation,
    variables: Mapping[str, Any],
    here: Here,
    draw: Callable[[Data], HttpResponse],
) -> HttpResponse:
    """What `draw` makes of the answer, as it was drawn at most a minute ago: nothing the public sees has
    changed since. 304 for who has it already. Whatever `draw` raises goes on, and nothing is kept.
    """

    def drawn(data: Data) -> bytes:
        response = draw(data)
        return response.get(policy.HEADER, "").encode() + b"\n" + response.content

    visitor = context.visitor_for(request)
    found = schema.drawn(operation, variables, visitor, as_=(theme.name, here.origin, here.path), draw=drawn)
    allowed, _line, html = found.body.partition(b"\n")
    response = HttpResponse(html)
    response = get_conditional_response(request, etag=found.etag, response=response) or response
    response["ETag"] = found.etag
    if allowed:  # of a 304 too: browsers take its headers for those of the page they have
        response[policy.HEADER] = allowed.decode()
    return shared(response)


def shared(response: HttpResponse) -> HttpResponse:
    """Anybody may keep it, who asks each time whether it still stands."""
    response["Cache-Control"] = SHARED
    return response


def private(response: HttpResponse) -> HttpResponse:
    """It is its visitor's alone."""
    response["Cache-Control"] = "private, no-store"
    return response


def is_plain(asked: Collection[str]) -> bool:
    """Whether the page of an address that asks for these may be kept: for none, so that there are only
    so many such pages; and not while somebody may be changing the templates."""
    return not asked and not settings.DEBUG

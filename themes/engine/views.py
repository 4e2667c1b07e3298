"""The pages nobody asks for, in the theme and the language of the site.

Django passes by name what each must accept, used or not.
"""

import logging

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from storefront.context import ShopGone
from storefront.schema import OperationFailed
from themes.engine import current, operations, pages, templates
from themes.engine.links import Here

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, DisallowedHost):
        # No site has this name: there is no theme to draw in, and no address to link to.
        status = 410 if isinstance(exception, ShopGone) else 400
        return HttpResponse("No shop has this address.", status=status, content_type="text/plain")
    return _error(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _error(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form that did not come from a page of this site changes nothing."""
    return _error(request, 403, "errors/csrf.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, pages.LinkGone):
        return link_expired(request)
    try:
        there = pages.moved(request)
    except (OperationFailed, DisallowedHost):
        there = None
    return there or _error(request, 404)


def link_expired(request: HttpRequest) -> HttpResponse:
    """A link from a mail that opens nothing: too old, cut short, or of another shop."""
    return _error(request, 404, "errors/link.html")


def server_error(request: HttpRequest) -> HttpResponse:
    """Something of ours broke: the page must not depend on anything that may be broken too."""
    token = current.enter(None)
    try:
        template = templates.engine(current.theme()).get_template("errors/500.html")
        return HttpResponse(template.render({"here": Here.of(request)}), status=500)
    finally:
        current.leave(token)


def _error(request: HttpRequest, status: int, template: str = "") -> HttpResponse:
    try:
        theme = current.theme_of(request)
        data = operations.run(operations.find(theme, "Layout"), {}, request)
    except Exception:
        # An error page that fails would hide the error it speaks of; the plain page needs nothing.
        log.exception("The layout of an error page could not be asked for.")
        response = server_error(request)
        response.status_code = status
        return response
    response = pages.draw(theme, template or f"errors/{status}.html", data, Here.of(request), None)
    response.status_code = status
    response["Cache-Control"] = "private, no-store"
    return response

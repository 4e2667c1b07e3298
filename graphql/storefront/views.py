"""The one HTTP door of the schema: our own guard in front, bytes out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from storefront import execution, explorer, limits, operations, requests
from storefront.context import (
    Context,
    context_for,
    is_closed,
    is_staff,
    language_for,
    reopens_in,
    visitor_for,
)
from storefront.execution import Answer
from storefront.limits import Refused
from storefront.operations import Operation
from storefront.requests import Asked
from storefront.schema import SCHEMA, shared_operations

WAIT = 3600  # seconds after which to ask a closed shop again, where nobody said when it reopens


@csrf_exempt  # checked by `requests.check_csrf`, which knows which requests need it
def graphql(request: HttpRequest) -> HttpResponse:
    """POST: a document or a shared operation. GET: a shared public operation, or GraphiQL."""
    try:
        with translation.override(language_for(request)):
            return _answered(request)
    except Refused as refusal:
        return _refused(request, refusal)


def _answered(request: HttpRequest) -> HttpResponse:
    if is_closed(request) and not is_staff(request):
        raise Refused(_("The shop is closed for maintenance."), code="MAINTENANCE", status=503)
    if request.method == "POST":
        return _private(_posted(request))
    if request.method not in ("GET", "HEAD"):
        raise Refused(_("Use POST, or GET for public operations."), status=405)
    if "operationName" not in request.GET and _wants_html(request):
        return explorer.page(request)
    return _got(request)


def _posted(request: HttpRequest) -> Answer:
    requests.check_csrf(request)
    asked = requests.from_body(request)
    return execution.answer(SCHEMA, _operation(asked), asked.variables, context_for(request))


def _got(request: HttpRequest) -> HttpResponse:
    asked = requests.from_address(request)
    operation = _operation(asked)
    if not operation.is_public_with(asked.variables):
        raise Refused(_("%(name)s is not public: send it by POST.") % {"name": operation.name}, status=405)
    visitor = visitor_for(request, language_for(request))
    answer = execution.answer(SCHEMA, operation, asked.variables, Context(visitor))
    return _public(request, answer, site_id=visitor.site.pk) if answer.etag else _private(answer)


def _operation(asked: Asked) -> Operation:
    if asked.query is not None:
        return operations.plan(SCHEMA, asked.query, asked.name, explore=settings.STOREFRONT_EXPLORER)
    try:
        return shared_operations()[asked.name or ""]
    except KeyError:
        raise Refused(
            _("There is no shared operation named %(name)s.") % {"name": asked.name}, status=404
        ) from None


def _public(request: HttpRequest, answer: Answer, *, site_id: int) -> HttpResponse:
    """An answer that any cache may keep for a while and hand to anybody."""
    if answer.etag in (request.headers.get("If-None-Match") or "").replace(" ", "").split(","):
        response = HttpResponse(status=304)
    else:
        response = _json(answer.body, 200)
    response["ETag"] = answer.etag or ""
    response["Cache-Control"] = "public, max-age=0, s-maxage=30, must-revalidate"
    response["Cache-Tag"] = f"site-{site_id}"
    if "language" not in request.GET:
        patch_vary_headers(response, ["Accept-Language"])
    return response


def _private(answer: Answer) -> HttpResponse:
    response = _json(answer.body, answer.status)
    response["Cache-Control"] = "private, no-store"
    if answer.status == 429:
        response["Retry-After"] = str(limits.MINUTE)
    return response


def _refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    response = _json(execution.refusal_body(refusal), refusal.status)
    response["Cache-Control"] = "private, no-store"
    if refusal.status == 503:
        response["Retry-After"] = str(reopens_in(request) or WAIT)
    if refusal.status == 405:
        response["Allow"] = "GET, HEAD, POST"
    return response


def _json(body: bytes, status: int) -> HttpResponse:
    return HttpResponse(body, content_type="application/json; charset=utf-8", status=status)


def _wants_html(request: HttpRequest) -> bool:
    return "text/html" in request.headers.get("Accept", "")

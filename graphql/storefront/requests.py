"""Reading a GraphQL request: everything malformed is refused here, with a reason, before it costs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.translation import gettext as _

from storefront.context import header_token
from storefront.limits import MAX_BODY, Refused


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for: a document, or the name of a shared operation."""

    query: str | None
    name: str | None
    variables: Mapping[str, Any]


def from_body(request: HttpRequest) -> Asked:
    """What a POST asks. Raises Refused."""
    _check_content_type(request)
    return _asked(_parsed(_body(request)))


def from_address(request: HttpRequest) -> Asked:
    """What a GET asks: a shared operation by name, never a document. Raises Refused."""
    if "query" in request.GET:
        raise Refused(
            _("A document is sent by POST; GET answers public operations by operationName."), status=405
        )
    name = request.GET.get("operationName")
    if not name:
        raise Refused(_("Name a public operation with operationName, or send a document by POST."))
    text = request.GET.get("variables") or "{}"
    return _asked({"operationName": name, "variables": _parsed(text)})


class _CsrfCheck(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> Any:
        """The reason itself, instead of Django's page about it."""
        return reason


def check_csrf(request: HttpRequest) -> None:
    """A request that a browser may have sent by itself, with its cookies, proves it came from our pages.

    A token in a header, or no cookie at all, is no such request. Raises Refused.
    """
    if header_token(request) or not request.COOKIES:
        return
    check = _CsrfCheck(_nothing)
    check.process_request(request)
    reason = check.process_view(request, _nothing, (), {})
    if reason:
        raise Refused(
            _("Cookies came without a valid X-CSRFToken header: %(reason)s") % {"reason": reason},
            code="CSRF", status=403,
        )  # fmt: skip


def _nothing(_request: HttpRequest) -> HttpResponse:
    """What the check would protect, were it a middleware."""
    return HttpResponse()


def _check_content_type(request: HttpRequest) -> None:
    charset = request.content_params.get("charset", "utf-8") if request.content_params else "utf-8"
    if request.content_type != "application/json" or charset.strip('"').lower() not in ("utf-8", "utf8"):
        raise Refused(_("Send JSON in UTF-8 with Content-Type: application/json."), status=415)


def _body(request: HttpRequest) -> str:
    declared = request.META.get("CONTENT_LENGTH") or "0"
    if not declared.isdigit() or int(declared) > MAX_BODY:
        raise _too_large()
    raw = request.read(MAX_BODY + 1)
    if len(raw) > MAX_BODY:
        raise _too_large()
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise Refused(
            _("The body is not UTF-8: byte %(position)d is wrong.") % {"position": error.start}
        ) from error


def _too_large() -> Refused:
    return Refused(
        _("The body is larger than %(most)d bytes.") % {"most": MAX_BODY}, code="TOO_LARGE", status=413
    )


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_constant)
    except RecursionError as error:
        raise Refused(_("The JSON is nested too deeply.")) from error
    except ValueError as error:
        raise Refused(_("The JSON cannot be read: %(reason)s") % {"reason": error}) from error


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _asked(value: Any) -> Asked:
    if isinstance(value, list):
        raise Refused(_("One operation per request, please: batches are not taken."))
    if not isinstance(value, dict):
        raise Refused(_("Send a JSON object with query or operationName, and variables."))
    query = _of_type(value, "query", str)
    name = _of_type(value, "operationName", str)
    variables = _of_type(value, "variables", dict)
    if query is None and name is None:
        raise Refused(_("Send a document as query, or the name of a shared operation as operationName."))
    return Asked(query, name, variables or {})


def _of_type(value: Mapping[str, Any], key: str, kind: type) -> Any:
    found = value.get(key)
    if found is not None and not isinstance(found, kind):
        wanted = _("a text") if kind is str else _("an object")
        raise Refused(_("%(key)s must be %(wanted)s.") % {"key": key, "wanted": wanted})
    return found

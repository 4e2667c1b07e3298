"""`/do/<Operation>`: where every form of a theme is posted."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt

from storefront.schema import Operation
from themes.engine import current, operations, pages, views
from themes.engine.forms import Failure, Problem, coerce, problems_of, typed
from themes.engine.links import is_of_site, language, localized, same_origin
from themes.engine.operations import OperationMissing

PLACEHOLDER = re.compile(r"\{([a-zA-Z.]+)\}")


@csrf_exempt  # `same_origin` stands in its place: see there
def do(request: HttpRequest, name: str) -> HttpResponse:
    """Run the mutation `name` with what was posted.

    Done: off to `nextAction.url`, or to the form's `next`. Not done: the page that the form was on,
    with what was typed and the problems beside their fields, status 422.
    """
    operation = _mutation(request, name)
    if request.method != "POST":
        return HttpResponseRedirect(localized("/"))
    if not same_origin(request):
        return views.csrf_failure(request, "The form was not sent by a page of this site.")
    values, problems = coerce(operation, request.POST)
    if "returnUrl" in values:
        values["returnUrl"] = _absolute(request, values["returnUrl"])
    payload: dict[str, Any] = {}
    if not problems:
        payload = operations.run(operation, values, request)[operation.root_fields[0]]
        problems = problems_of(payload)
    target = "" if problems else _target(request, payload)
    if request.headers.get("Accept") == "application/json":
        return _json(problems, target)
    return _page_again(request, name, problems) if problems else HttpResponseRedirect(target)


def _mutation(request: HttpRequest, name: str) -> Operation:
    try:
        operation = operations.find(current.theme_of(request), name)
    except OperationMissing:
        raise Http404(name) from None
    if operation.kind != "mutation":
        raise Http404(name)
    return operation


def _target(request: HttpRequest, payload: dict[str, Any]) -> str:
    """Where the visitor goes now: `{order.id}` in `next` stands for what the payload holds."""
    url = (payload.get("nextAction") or {}).get("url")
    if url:
        return str(url)
    filled = PLACEHOLDER.sub(
        lambda match: str(pages.dig(payload, match[1]) or ""), request.POST.get("next", "")
    )
    return filled if is_of_site(filled) else localized("/")


def _absolute(request: HttpRequest, path: str) -> str:
    path = path if is_of_site(path) else localized("/")
    return f"{request.scheme}://{request.get_host()}{path}"


def _page_again(request: HttpRequest, name: str, problems: list[Problem]) -> HttpResponse:
    """The page named by the hidden field `from`, or the home page when that is none of ours."""
    failure = Failure(name, request.POST.get("key", ""), typed(request.POST), problems)
    path = request.POST.get("from", "")
    path = urlsplit(path).path if is_of_site(path) else localized("/")
    try:
        match = resolve(path)
    except Resolver404:
        match = resolve(path := localized("/"))
    view = getattr(match.func, "theme_page", None)
    if view:
        variables = {**match.kwargs, **view.asked(request, request.POST)}
        response: HttpResponse = view.render(request, variables, path=path, failure=failure)
        return response
    prefix = "" if language() == settings.LANGUAGE_CODE else f"/{language()}"
    return pages.content_page(request, path.removeprefix(prefix), here=path, failure=failure)


def _json(problems: list[Problem], target: str) -> HttpResponse:
    """For scripts that keep the page open: where to go, or what was wrong."""
    told = [{"code": each.code, "field": each.field, "message": each.message} for each in problems]
    response = JsonResponse({"next": target, "problems": told}, status=422 if problems else 200)
    response["Cache-Control"] = "private, no-store"
    return response

"""A page: its operation is run for the visitor, its template gets what was asked and answered, no more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.views import serve

from storefront.schema import Operation, OperationFailed
from themes.engine import current, keeping, operations, policy, templates
from themes.engine.forms import Failure, coerce
from themes.engine.links import Here, is_of_site, localized
from themes.engine.operations import Data
from themes.engine.themes import Theme

PAGES: dict[str, "PageView"] = {}
"""Every page of the table in `urls.py`, by name: what the start-up checks go through."""

FRAGMENTS: list[str] = []
"""The names of the private fragments, drawn by `parts/<Name>.html`."""


class LinkGone(Http404):
    """A link from a mail opens nothing any more."""


class StandsElsewhere(Http404):
    """The address is one of another language: in this one, its page stands at `path`."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(path)


@dataclass(frozen=True)
class PageView:
    """The view of one line of the table.

    `found`: the root field whose absence means 404; with `by_token`, of a link from a mail that opens
    nothing any more. `sign_in`: the visitor must be somebody; with
    `by_link`, it is enough that a link opened what is `found`. `query`: variables that may stand in
    the address. `third_party`: the field, as a dotted path, that names a script of another host (card forms).
    """

    name: str
    found: str = ""
    sign_in: bool = False
    by_link: bool = False
    by_token: bool = False
    query: Sequence[str] = ()
    third_party: str = ""

    def __call__(self, request: HttpRequest, **variables: str) -> HttpResponse:
        asked = self.asked(request, request.GET)
        try:
            return self.render(request, {**variables, **asked})
        except OperationFailed:  # such as a cursor that is none of ours
            if not asked:
                raise
            return self.render(request, dict(variables))

    def asked(self, request: HttpRequest, given: QueryDict) -> dict[str, Any]:
        """Those of the page's variables that were given, as their types; what cannot be read is left out."""
        values, _problems = coerce(operations.find(current.theme_of(request), self.name), given)
        return {name: values[name] for name in self.query if name in values and _legible(values[name])}

    def render(
        self,
        request: HttpRequest,
        variables: dict[str, Any],
        *,
        path: str | None = None,
        failure: Failure | None = None,
    ) -> HttpResponse:
        """The page at `path`, with the form that failed on it, if one did. Raises Http404."""
        theme = current.theme_of(request)
        operation = operations.find(theme, self.name)
        here = Here.of(request, path)
        is_shared = _is_shared(request, operation, failure)

        def draw(data: Data) -> HttpResponse:
            if not self._is_found(data):
                raise LinkGone(self.name) if self.by_token else Http404(self.name)
            measured = is_shared and not self.third_party
            page = {**dressed(request, data), "asked": variables, "shared": is_shared, "measured": measured}
            response = draw_measured(theme, f"pages/{self.name}.html", page, here, failure)
            if self.third_party:
                policy.allow(response, dig(data, self.third_party))
            return response

        if is_shared and keeping.is_plain(set(self.query) & variables.keys()):
            return keeping.kept(request, theme, operation, variables, here, draw)
        data = operations.run(operation, variables, request)
        if self.sign_in and data["me"] is None and not (self.by_link and self._is_found(data)):
            return _to_sign_in(request, path)
        return keeping.shared(draw(data)) if is_shared else keeping.private(draw(data))

    def _is_found(self, data: Data) -> bool:
        return not self.found or dig(data, self.found) is not None


def page(name: str, **how: Any) -> Callable[..., HttpResponse]:
    """The view of the page `name`: `pages/<name>.html` filled by the operation of that name."""
    view = PAGES[name] = PageView(name, **how)
    checked: Callable[..., HttpResponse] = require_safe(view)
    checked.theme_page = view  # type: ignore[attr-defined]
    return checked


def fragment(name: str, *, of: str = "") -> Callable[..., HttpResponse]:
    """The view of a private piece of a page: `parts/<name>.html`, for scripts to fetch.

    A form in it that fails is shown again on the page `of`, which has the same variables in its address; else
    on the one whose path is given as `at`.
    """
    FRAGMENTS.append(name)

    @require_safe
    def view(request: HttpRequest, **variables: str) -> HttpResponse:
        theme = current.theme_of(request)
        data = operations.run(operations.find(theme, name), variables, request)
        at = request.GET.get("at", "")
        here = Here.of(request, reverse(of, kwargs=variables) if of else at if is_of_site(at) else None)
        response = draw(theme, f"parts/{name}.html", data, here, None)
        response["Cache-Control"] = "private, no-store"
        return response

    return view


def content_page(
    request: HttpRequest,
    path: str,
    preview_token: str | None = None,
    *,
    here: str | None = None,
    failure: Failure | None = None,
) -> HttpResponse:
    """A page of the editors' tree, drawn by the template named as its type.

    `path` is without the language prefix, `here` with it, where it differs from the request's own
    (a form that failed). Raises Http404 when the tree has no such page to show; StandsElsewhere.
    """
    operation = operations.find(current.theme_of(request), "ContentPage")
    which = {"path": path, "preview": preview_token}
    asked = _narrowed(operation, request.GET, given=which)
    try:
        return _content_page(request, which, asked, here, failure)
    except OperationFailed:  # such as a cursor that is none of ours
        if not asked:
            raise
        return _content_page(request, which, {}, here, failure)


def editors_page(request: HttpRequest, path: str) -> HttpResponse:
    """The page of the editors' tree at `path`, or the way to it where that is an address of another language.
    Wagtail routes whatever is no such page for everybody: one for some, or none at all; it asks much more of
    the database."""
    if request.method in ("GET", "HEAD"):
        try:
            return content_page(request, f"/{path}")
        except StandsElsewhere as page:
            there, query = localized(page.path), request.META.get("QUERY_STRING", "")
            return HttpResponseRedirect(f"{there}?{query}" if query else there)
        except Http404:
            pass
    response: HttpResponse = serve(request, path)
    return response


def _content_page(
    request: HttpRequest, which: Data, asked: Data, path: str | None, failure: Failure | None
) -> HttpResponse:
    theme = current.theme_of(request)
    operation = operations.find(theme, "ContentPage")
    here = Here.of(request, path)
    is_shared = _is_shared(request, operation, failure) and not which["preview"]

    def draw(data: Data) -> HttpResponse:
        page = data["page"]
        if page is None:
            raise Http404(which["path"])
        if not which["preview"] and page["path"].strip("/") != which["path"].strip("/"):
            raise StandsElsewhere(page["path"])
        shown = {**dressed(request, data), "asked": asked, "shared": is_shared, "measured": is_shared}
        return draw_measured(theme, f"pages/{page['__typename']}.html", shown, here, failure)

    if is_shared and keeping.is_plain(asked):
        return keeping.kept(request, theme, operation, which, here, draw)
    response = draw(operations.run(operation, {**which, **asked}, request))
    return keeping.shared(response) if is_shared else keeping.private(response)


def moved(request: HttpRequest) -> HttpResponse | None:
    """Off to where this address leads now, if it is a former one."""
    path = request.get_full_path()
    if request.method not in ("GET", "HEAD") or not _legible(path):
        return None
    operation = operations.find(current.theme_of(request), "Moved")
    found = operations.run(operation, {"path": path}, request)["moved"]
    return HttpResponseRedirect(found["url"], status=301 if found["permanent"] else 302) if found else None


def _narrowed(operation: Operation, query: QueryDict, *, given: dict[str, Any]) -> dict[str, Any]:
    """What stands in the address of the operation's other variables, as their types; nothing illegible."""
    values, _problems = coerce(operation, query) if query else ({}, [])
    return {name: value for name, value in values.items() if name not in given and _legible(value)}


def draw(theme: Theme, template: str, data: Data, here: Here, failure: Failure | None) -> HttpResponse:
    """`template` filled with `data`; a failure that none of its forms shows is shown on top."""
    compiled = templates.engine(theme).get_template(template)
    context = {**data, "here": here, "failure": failure}
    html = compiled.render(context)
    if failure and not failure.shown:
        html = compiled.render({**context, "notices": failure.problems})
    return HttpResponse(html, status=422 if failure else 200)


def dressed(request: HttpRequest, data: Data) -> Data:
    """The same data, in the draft of another dress where the request shows one."""
    token = current.preview(request)
    if not token:
        return data
    return {**data, "shop": {**data["shop"], "theme": {**current.choice(request), "token": token}}}


def draw_measured(
    theme: Theme, template: str, page: Data, here: Here, failure: Failure | None
) -> HttpResponse:
    """The same, allowed to load the films that stand on it and, if it is measured, what measures it."""
    response = draw(theme, template, page, here, failure)
    tags = page["shop"]["tags"] if page["measured"] else ()
    policy.measure(response, tags, _films_of(page))
    return response


def _is_shared(request: HttpRequest, operation: Operation, failure: Failure | None) -> bool:
    """Whether the page is the same for everybody, so that anybody may keep it."""
    return operation.public and failure is None and not current.preview(request)


def _to_sign_in(request: HttpRequest, path: str | None) -> HttpResponse:
    """Off to sign in and then come back; staff, who are no customers, to their back office."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(reverse("wagtailadmin_home"))
    query = urlencode({"next": path or request.get_full_path()})
    return HttpResponseRedirect(f"{reverse('account_login')}?{query}")


def _films_of(page: Data) -> list[str]:
    """The addresses of the players of all films on an editors' page, or on the one of what is reserved."""
    blocks = [*((page.get("page") or {}).get("body") or ()), *page.get("reservedBlocks", ())]
    return [block["embedUrl"] for block in blocks if block["__typename"] == "VideoBlock"]


def _legible(value: Any) -> bool:
    """Whether it is free of NUL, which no text of the shop holds."""
    texts = value if isinstance(value, list) else [value]
    return not any("\x00" in text for text in texts if isinstance(text, str))


def dig(data: Any, path: str) -> Any:
    """What `data` holds at a dotted path; None where a step is empty."""
    for step in path.split("."):
        data = data[step] if data else None
    return data

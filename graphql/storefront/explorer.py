"""GraphiQL: trying the schema in a browser, with examples to start from."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from commerce.base.viewer import Viewer
from commerce.catalog.models import Formula
from storefront.context import visitor_for
from storefront.limits import Refused

EXAMPLES = Path(__file__).resolve().parent / "examples"
# GraphiQL's editor sizes its rows with style attributes, and brings its fonts inside its stylesheet.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:;"
    " img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def page(request: HttpRequest) -> HttpResponse:
    """GraphiQL with one tab per example. Raises Refused where this installation does not show it."""
    if not settings.STOREFRONT_EXPLORER:
        raise Refused(
            _("GraphiQL is switched off here. Send documents by POST."), code="NOT_FOUND", status=404
        )
    tabs = [
        {"query": document, "variables": _variables(document, visitor_for(request))}
        for document in documents().values()
    ]
    response = render(request, "storefront/graphiql.html", {"tabs": tabs})
    response["Content-Security-Policy"] = POLICY
    response["Cache-Control"] = "private, no-store"
    return response


@cache
def documents() -> dict[str, str]:
    """The examples by name, in the order of their tabs."""
    return {path.stem: path.read_text() for path in sorted(EXAMPLES.glob("*.graphql"))}


def _variables(document: str, viewer: Viewer) -> Any:
    """Values with which the example works on this very shop, as GraphiQL's editor holds them."""
    if "$formula" not in document:
        return ""
    formula = Formula.objects.visible_to(viewer).values_list("public_id", flat=True).first()
    return json.dumps({"formula": formula or "frm_…", "quantity": 1}, indent=2, ensure_ascii=False)

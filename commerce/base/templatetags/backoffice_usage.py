"""Where the thing that Wagtail asks about, before it deletes or unpublishes it, is used: by name."""

from itertools import islice
from typing import Any, NamedTuple

from django import template
from django.db.models import Model

from commerce.base.backoffice.usage import Place, uses_of

register = template.Library()

MOST = 30  # each asks who may edit it


class Uses(NamedTuple):
    """Those that the reader may edit, each with where; and whether there are others."""

    shown: list[tuple[Place, str]]
    more: bool


@register.simple_tag(takes_context=True)
def uses_for_reader(context: dict[str, Any]) -> Uses:
    view = context.get("view")
    row = context.get("object") or context.get("page") or getattr(view, "object", None)
    if isinstance(row, dict):  # one of several at once
        row = row.get("item")
    if not isinstance(row, Model):
        return Uses([], more=False)
    found = list(islice(uses_of(row), MOST + 1))
    user = context["request"].user
    led = ((place, place.url_for(user)) for place in found[:MOST])
    shown = [(place, url) for place, url in led if url]
    return Uses(shown, more=len(shown) < len(found))

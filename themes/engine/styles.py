"""What the merchant chose for the theme, as CSS custom properties in one small stylesheet."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from themes.engine import current
from themes.engine.operations import Data
from themes.engine.themes import Theme, named


def css(theme: Theme, chosen: Data) -> str:
    """`:root{--option-accent:#7a1f1f}` for every allowed choice; "" when the theme stands as drawn."""
    values: dict[str, str] = {}
    for option in theme.options:
        values |= option.properties(chosen.get(option.name, option.default))
    body = "".join(f"--option-{name}:{value};" for name, value in values.items() if value)
    return f":root{{{body}}}" if body else ""


def marks(theme: Theme, chosen: Data) -> dict[str, str]:
    """`data-corner="soft"` and the like: which choice was made of each option that offers several."""
    made = {option.name: option.chosen(chosen.get(option.name, option.default)) for option in theme.options}
    return {f"data-{name}": choice for name, choice in made.items() if choice}


def stamp(theme_name: str, chosen: Data) -> str:
    """Names the choices in an address, so that browsers may keep the sheet; "" when there is none."""
    text = css(named(theme_name), chosen)
    return sha256(text.encode()).hexdigest()[:12] if text else ""


@require_safe
def stylesheet(request: HttpRequest) -> HttpResponse:
    """`/theme.css?v=…`: the choices of this request's site; a draft's for whoever has its token."""
    choice = current.choice(request)
    response = HttpResponse(css(named(choice["name"]), choice["options"] or {}), content_type="text/css")
    response["Cache-Control"] = "no-cache"
    if "v" in request.GET:
        response["Cache-Control"] = "public, max-age=31536000, immutable"
    if current.preview(request):
        response["Cache-Control"] = "private, no-store"
    return response

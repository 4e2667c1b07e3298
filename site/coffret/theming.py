"""The built-in themes, as content asks for them."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.models import Page

from content.pages.queries import path_of
from themes.engine import emails
from themes.engine.pages import content_page
from themes.engine.themes import installed, named


class Themes:
    """Implements `content.rendering.Themes`."""

    def render_page(self, page: Page, request: HttpRequest, *, preview_token: str | None) -> HttpResponse:
        return content_page(request, path_of(page), preview_token)

    def formula_url(self, slug: str) -> str:
        return reverse("FormulaPage", kwargs={"slug": slug})

    def page_url(self, name: str, **arguments: str) -> str:
        return reverse(name, kwargs=arguments)

    def render_email(self, theme: str, sheet: Any) -> str:
        return emails.draw(named(theme), sheet)

    def available(self) -> Sequence[tuple[str, str]]:
        return [(theme.name, theme.label) for theme in installed().values()]

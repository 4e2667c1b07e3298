"""The built-in themes, as content asks for them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import Page

from content.pages.queries import path_of
from content.rendering import Contrast, ThemeOption
from themes.engine import emails
from themes.engine.contrast import ratio_of
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

    def options(self, theme: str) -> Sequence[ThemeOption]:
        return [
            ThemeOption(
                name=option.name, kind=option.kind, label=_said(option.label), group=_said(option.group),
                help=_said(option.help), drawn=option.drawn,
                choices=[(name, _said(choice.label)) for name, choice in option.choices.items()],
            )
            for option in named(theme).options
        ]  # fmt: skip

    def contrasts(self, theme: str, chosen: Mapping[str, Any]) -> Sequence[Contrast]:
        drawn = named(theme)
        return [
            Contrast(
                label=_said(pair.label), ratio=ratio_of(pair, drawn.options, chosen), needed=pair.needed,
                options=pair.options,
            )
            for pair in drawn.pairs
        ]  # fmt: skip

    def picture_slots(self, theme: str, chosen: Mapping[str, Any]) -> Mapping[str, int]:
        found = {option.name: option.picture(chosen.get(option.name)) for option in named(theme).options}
        return {name: number for name, number in found.items() if number}


def _said(text: str) -> str:
    """The words of a declaration, in the reader's language."""
    return gettext(text) if text else ""

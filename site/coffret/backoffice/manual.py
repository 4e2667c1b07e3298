"""The documentation, read within the back office: the same files as in the folder `docs`."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from markdown_it.token import Token
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

FOLDER = settings.ROOT / "docs"
FOR_STAFF = ("editors", "mails")
FIRST = FOR_STAFF[0]


def chapters() -> dict[str, str]:
    """File name without ending → title, those for staff first."""
    order = ["editors", "mails", "merchants"]
    files = sorted(
        FOLDER.glob("*.md"), key=lambda file: (order.index(file.stem) if file.stem in order else 9, file.stem)
    )
    return {file.stem: _title(file.read_text()) for file in files}


def drawn(chapter: str) -> SafeString:
    """The chapter as HTML. Raises Http404 for one that is not there."""
    if chapter not in chapters():
        raise Http404(chapter)
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse((FOLDER / f"{chapter}.md").read_text())
    for token in tokens:
        for child in token.children or ():
            _lead_inside(child)
    return mark_safe(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S308  # our own files, without HTML


def _lead_inside(token: Token) -> None:
    """Links from one chapter to another stay within the back office; pictures are named, not shown."""
    if token.type == "link_open":
        parts = urlsplit(str(token.attrGet("href") or ""))
        if not parts.scheme and parts.path.endswith(".md"):
            token.attrSet("href", reverse("manual", args=[parts.path.rpartition("/")[2].removesuffix(".md")]))


def _title(text: str) -> str:
    found = re.search(r"^# (.+)$", text, re.MULTILINE)
    return found[1] if found else ""


class ManualView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "backoffice/manual.html"
    page_title = _("Documentation")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        chapter = self.kwargs.get("chapter", FIRST)
        shown = {"text": drawn(chapter), "chapters": chapters(), "chapter": chapter}
        return super().get_context_data(**{**context, **shown})

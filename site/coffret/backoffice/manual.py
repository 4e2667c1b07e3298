"""The documentation, read within the back office in the reader's language: the files of the folder `docs`."""

from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from markdown_it.token import Token
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

FOLDER = settings.ROOT / "docs"
ORDER = ("editors", "journal", "mails", "languages", "discounts", "loyalty", "money", "operators")
FIRST = ORDER[0]


class Chapter(NamedTuple):
    text: str
    language: str

    @property
    def title(self) -> str:
        return self.text.partition("\n")[0].removeprefix("# ")


def chapters() -> dict[str, Chapter]:
    """File name without ending → the chapter, those for staff first; each in the reader's language if it is
    written in it (`docs/fr/`), else in English."""
    language = get_language() or "en"
    found = {file.stem: Chapter(file.read_text(), "en") for file in FOLDER.glob("*.md")}
    found |= {file.stem: Chapter(file.read_text(), language) for file in FOLDER.glob(f"{language}/*.md")}
    order = sorted(found, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    return {name: found[name] for name in order}


def drawn(text: str) -> SafeString:
    """A chapter as HTML, its headings with the names that links to them have at GitHub."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(text)
    for token, following in pairwise(tokens):
        if token.type == "heading_open":
            token.attrSet("id", slugify(following.content, allow_unicode=True))
        for child in following.children or ():
            _lead_inside(child)
    return mark_safe(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S308  # our own files, without HTML


def _lead_inside(token: Token) -> None:
    """Links from one chapter to another stay within the back office."""
    if token.type == "link_open":
        parts = urlsplit(str(token.attrGet("href") or ""))
        if not parts.scheme and parts.path.endswith(".md"):
            chapter = reverse("manual", args=[parts.path.rpartition("/")[2].removesuffix(".md")])
            token.attrSet("href", urlunsplit(("", "", chapter, "", parts.fragment)))


class ManualView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "backoffice/manual.html"
    page_title = _("Documentation")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        known, name = chapters(), self.kwargs.get("chapter", FIRST)
        if name not in known:
            raise Http404(name)
        shown = {"chapters": known, "name": name, "chapter": known[name], "text": drawn(known[name].text)}
        return super().get_context_data(**{**context, **shown})

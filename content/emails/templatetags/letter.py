"""What a letter is made of. Its words are written once: each part shows itself as HTML or as text."""

import re
from datetime import date, datetime

from babel.dates import format_date, format_time
from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

register = template.Library()

SPACES = re.compile(r"[ \t\r\n]+")  # not those that keep a number and its unit together

INK, FAINT, ACCENT, LINE = "#2b2622", "#6d645c", "#7a3b2e", "1px solid #e6dfd6"
PARAGRAPH = f'<p style="margin:0 0 16px;color:{INK};font-size:16px;line-height:1.55">{{}}</p>'
LINK = (
    f"display:inline-block;background:{ACCENT};color:#ffffff;font-size:16px;font-weight:bold;"
    "text-decoration:none;padding:13px 22px;border-radius:6px"
)
BUTTON = f'<p style="margin:8px 0 24px"><a href="{{}}" style="{LINK}">{{}}</a></p>'
FACTS = (
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"'
    f' style="margin:0 0 20px;border-top:{LINE};font-size:15px">{{}}</table>'
)
FACT = (
    f'<tr><td style="padding:9px 12px 9px 0;border-bottom:{LINE};color:{FAINT}">{{}}</td>'
    f'<td align="right" style="padding:9px 0;border-bottom:{LINE};color:{INK}">{{}}</td></tr>'
)


@register.filter
def day(moment: date) -> str:
    """A day in full, as "January 2, 2026"; of a moment, the day it is in the shop."""
    local = localtime(moment) if isinstance(moment, datetime) else moment
    return format_date(local, "long", locale=to_locale(get_language() or "en"))


@register.filter
def moment(moment: datetime) -> str:
    """A day and its time in the shop."""
    time = format_time(localtime(moment), "short", locale=to_locale(get_language() or "en"))
    return _("%(day)s at %(time)s") % {"day": day(moment), "time": time}


class Part(template.Node):
    def __init__(self, nodelist: NodeList, argument: FilterExpression | None = None) -> None:
        self.nodelist = nodelist
        self.argument = argument

    def render(self, context: Context) -> SafeString:
        inner = mark_safe(SPACES.sub(" ", self.nodelist.render(context)).strip(" "))  # noqa: S308  # escaped by its own tags
        given = self.argument.resolve(context) if self.argument else ""
        if context["medium"] == "html":
            return self.html(inner, given)
        return mark_safe(self.text(inner, given))  # noqa: S308  # plain text has nothing to escape

    def html(self, inner: SafeString, given: str) -> SafeString:
        raise NotImplementedError

    def text(self, inner: str, given: str) -> str:
        raise NotImplementedError


class Paragraph(Part):
    def html(self, inner: SafeString, given: str) -> SafeString:
        return format_html(PARAGRAPH, inner)

    def text(self, inner: str, given: str) -> str:
        return f"{inner}\n\n"


class Button(Part):
    """`{% button url %}What it does{% endbutton %}`"""

    def html(self, inner: SafeString, given: str) -> SafeString:
        return format_html(BUTTON, given, inner)

    def text(self, inner: str, given: str) -> str:
        return f"{inner}\n{given}\n\n"


class Fact(Part):
    """`{% fact label %}value{% endfact %}`, among `{% facts %}`"""

    def html(self, inner: SafeString, given: str) -> SafeString:
        return format_html(FACT, given, inner)

    def text(self, inner: str, given: str) -> str:
        # Translators: a line of a plain-text mail, such as "Total: 24.90"
        return _("%(label)s: %(value)s") % {"label": given, "value": inner} + "\n"


class Facts(Part):
    def render(self, context: Context) -> SafeString:
        rows = [str(node.render_annotated(context)) for node in self.nodelist]
        shown = mark_safe("".join(row for row in rows if row.strip()))  # noqa: S308  # parts of this page
        return format_html(FACTS, shown) if context["medium"] == "html" else mark_safe(f"{shown}\n")  # noqa: S308


def _part(kind: type[Part], name: str) -> None:
    def compile_part(parser: Parser, token: Token) -> Part:
        argument = parser.compile_filter(token.contents.partition(" ")[2]) if " " in token.contents else None
        nodelist = parser.parse((f"end{name}",))
        parser.delete_first_token()
        return kind(nodelist, argument)

    register.tag(name, compile_part)


for _name, _kind in {"p": Paragraph, "button": Button, "fact": Fact, "facts": Facts}.items():
    _part(_kind, _name)

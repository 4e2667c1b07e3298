"""What templates may do besides showing their data: forms, pictures, dates, addresses."""

import json
import secrets
from functools import reduce
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BoundField
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from themes.engine import answering, composing, current, formatting, seo, styles
from themes.engine.forms import Failure, Problem
from themes.engine.links import Alternate, Here, localized
from themes.engine.pointing import mark_of, pointed
from themes.engine.themes import named

register = template.Library()


def is_own(argument: str) -> bool:
    """Whether an argument of `{% form %}` is about the form itself, not a variable of its operation."""
    return argument in ("next", "class", "key") or argument.startswith("data_")


class FormNode(template.Node):
    """`{% form "CartLineAdd" formula=formula.id next="/cart/" %}…{% endform %}`

    Posts to the operation's door. Inside, `form.typed` holds what was typed before it failed and
    `form.problems` what is wrong as a whole; `{% field %}` shows its own. `key` tells forms of
    one operation on one page apart.
    """

    def __init__(self, operation: str, arguments: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.operation = operation
        self.arguments = arguments
        self.nodelist = nodelist

    @property
    def preset(self) -> set[str]:
        """The variables that the form fills by itself."""
        return {name for name in self.arguments if not is_own(name)}

    @property
    def fields(self) -> list["FieldNode"]:
        return list(self.nodelist.get_nodes_by_type(FieldNode))  # type: ignore[arg-type]

    def render(self, context: Context) -> SafeString:
        given = {name: value.resolve(context) for name, value in self.arguments.items()}
        key = str(given.get("key", ""))
        failure: Failure | None = context.get("failure")
        if failure and (failure.operation, failure.key) == (self.operation, key):
            failure.shown = True
        else:
            failure = None
        names = frozenset(node.name for node in self.fields)
        problems = failure.general(names) if failure else []
        form = {
            "typed": failure.values if failure else {},
            "beside": failure.beside(names) if failure else {},
            "problems": problems,
        }
        with context.push(form=form, theme_form=form):
            inside = pointed(self.nodelist.render(context), problems)
        here: Here = context["here"]
        attributes = {
            name.replace("_", "-"): given[name] for name in given if name == "class" or name[:5] == "data_"
        }
        return format_html(
            '<form method="post" action="{}"{}>{}{}</form>',
            reverse("do", args=[self.operation]),
            format_html_join("", ' {}="{}"', attributes.items()),
            self.hidden(given, key, here, shared=bool(context.get("shared"))),
            inside,
        )

    def hidden(self, given: dict[str, Any], key: str, here: Here, *, shared: bool) -> SafeString:
        values = {name: given[name] for name in self.preset}
        values |= {"next": localized(str(given.get("next", "/"))), "from": here.path}
        if key:
            values["key"] = key
        if "returnUrl" in values:
            values["returnUrl"] = localized(str(values["returnUrl"]))
        if values.get("idempotencyKey") == "":
            if shared:
                raise template.TemplateSyntaxError("Everybody gets this page: two payers would share a key.")
            values["idempotencyKey"] = secrets.token_urlsafe(24)
        return format_html_join("", '<input type="hidden" name="{}" value="{}">', values.items())


@register.tag("form")
def form_tag(parser: Parser, token: Token) -> FormNode:
    bits = token.split_contents()[1:]
    name = bits[0][1:-1] if bits and bits[0][0] in "\"'" else ""
    if not name:
        raise template.TemplateSyntaxError("{% form %} needs the quoted name of a mutation first.")
    rest = bits[1:]
    arguments = token_kwargs(rest, parser)
    if rest:
        raise template.TemplateSyntaxError("{% form %} takes name=value arguments only.")
    nodelist = parser.parse(("endform",))
    parser.delete_first_token()
    return FormNode(name, arguments, nodelist)


class FieldNode(template.Node):
    """`{% field "postcode" label=… %}`: `parts/field.html` with what was typed and what was wrong."""

    def __init__(self, name: str, arguments: dict[str, FilterExpression]) -> None:
        self.name = name
        self.arguments = arguments

    def render(self, context: Context) -> SafeString:
        given = {name: value.resolve(context) for name, value in self.arguments.items()}
        form = context.get("theme_form")
        if form:
            given["value"] = form["typed"].get(self.name, given.get("value"))
            given["problem"] = form["beside"].get(self.name, "")
        parts = context.template.engine.get_template("parts/field.html")  # type: ignore[union-attr]
        with context.push(name=self.name, mark=mark_of(self.name, context), field=given):
            return parts.render(context)


@register.tag("field")
def field_tag(parser: Parser, token: Token) -> FieldNode:
    bits = token.split_contents()[1:]
    if not bits or bits[0][0] not in "\"'":
        raise template.TemplateSyntaxError("{% field %} needs the quoted name of a variable first.")
    rest = bits[1:]
    return FieldNode(bits[0][1:-1], token_kwargs(rest, parser))


@register.simple_tag(takes_context=True)
def compose(
    context: Context, steps: list[dict[str, Any]], choices: list[dict[str, Any]] | None = None
) -> list[dict[str, Any]]:
    """The steps of a personalised box as the form around it asks for them: see `composing.composed`."""
    return list(composing.composed(steps, choices, context.get("theme_form") or {}))


@register.simple_tag(takes_context=True)
def asked(context: Context, fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The fields of an editor's form as the form around it asks for them: see `answering.asked`."""
    return list(answering.asked(fields, context.get("theme_form") or {}))


@register.inclusion_tag("parts/picture.html")
def picture(
    picture: dict[str, Any],
    sizes: str = "100vw",
    *,
    first: bool = False,
    alt: str | None = None,
) -> dict[str, Any]:
    """A `Picture`; `first` where the page opens with it, `alt=""` where words beside it say it all."""
    return {"picture": picture, "sizes": sizes, "first": first, "alt": picture["alt"] if alt is None else alt}


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file of this theme or of its nearest ancestor that has it."""
    theme = current.theme()
    while theme.parent and not Path(f"{theme.folder}/static/{path}").is_file():
        theme = theme.parent
    return static(f"themes/{theme.name}/{path}")


@register.simple_tag
def theme_styles(theme: dict[str, Any]) -> SafeString:
    """The stylesheet of the merchant's choices; nothing when the theme stands as drawn."""
    stamp = styles.stamp(theme["name"], theme["options"] or {})
    if not stamp:
        return SafeString("")
    asked = {current.DRESS: theme["token"]} if theme.get("token") else {"v": stamp}
    return format_html('<link rel="stylesheet" href="{}?{}">', reverse("theme.css"), urlencode(asked))


@register.simple_tag
def theme_marks(theme: dict[str, Any]) -> SafeString:
    """Attributes of the whole page that say which choices the merchant made, for the stylesheet."""
    marks = styles.marks(named(theme["name"]), theme["options"] or {})
    return format_html_join("", ' {}="{}"', marks.items())


@register.filter
def in_slot(pictures: list[dict[str, Any]], slot: str) -> dict[str, Any] | None:
    """The picture that the merchant chose for a place of the theme."""
    return next((each["image"]["picture"] for each in pictures if each["slot"] == slot), None)


@register.simple_tag
def alternates(here: Here, site: dict[str, Any], page: dict[str, Any] | None = None) -> list[Alternate]:
    """This page in each language of the site; an editor's page only in those it is written in."""
    translations = {each["language"]["code"]: each["path"] for each in page["translations"]} if page else None
    return here.alternates(site["languages"], translations)


@register.simple_tag
def organization_data(site: dict[str, Any], here: Here) -> SafeString:
    """What search engines are told of the shop."""
    return seo.organization(site, here)


@register.simple_tag
def product_data(formula: dict[str, Any], site: dict[str, Any], here: Here) -> SafeString:
    """What search engines are told of a formula."""
    return seo.product(formula, site, here)


@register.simple_tag
def ware_data(product: dict[str, Any], site: dict[str, Any], here: Here) -> SafeString:
    """What search engines are told of a product."""
    return seo.ware(product, site, here)


@register.simple_tag
def faq_data(questions: list[dict[str, Any]]) -> SafeString:
    """What search engines are told of questions and their answers."""
    return seo.faq(questions)


@register.simple_tag
def article_data(page: dict[str, Any], site: dict[str, Any], here: Here) -> SafeString:
    """What search engines are told of an article."""
    return seo.article(page, site, here)


@register.simple_tag
def breadcrumb_data(trail: list[dict[str, Any]], here: Here) -> SafeString:
    """What search engines are told of the way to a page."""
    return seo.breadcrumbs(trail, here)


@register.simple_tag
def past_box_data(page: dict[str, Any], site: dict[str, Any], here: Here) -> SafeString:
    """What search engines are told of a past box."""
    return seo.past_box(page, site, here)


@register.simple_tag
def narrowed(asked: dict[str, Any], **changed: Any) -> str:
    """`?year=2026&tag=oolong`: what the list is narrowed down by, as changed; None takes something away."""
    wanted = {**asked, **changed}
    query = urlencode({name: wanted[name] for name in sorted(wanted) if wanted[name] not in (None, "")})
    return f"?{query}" if query else ""


@register.filter
def purposes(tags: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the tags are for, each purpose once, with the names of its services."""
    found: dict[str, dict[str, Any]] = {}
    for tag in tags:
        purpose = tag["purpose"]
        one = found.setdefault(purpose["name"], {**purpose, "services": []})
        if tag["name"] not in one["services"]:
            one["services"].append(tag["name"])
    return list(found.values())


@register.filter
def for_script(tags: list[dict[str, Any]]) -> str:
    """The tags as the script reads them that loads each once its purpose was agreed to."""
    return json.dumps([[tag["purpose"]["name"], tag["service"], tag["id"]] for tag in tags])


@register.filter
def link(path: str) -> str:
    """An address of this site, given without language prefix, in the current language."""
    return localized(path)


@register.filter
def long_date(value: str) -> str:
    """Tuesday 15 December; mardi 15 décembre."""
    return formatting.written(value, "EEEE d MMMM")


@register.filter
def short_date(value: str) -> str:
    """15 December; 15 décembre."""
    return formatting.written(value, "d MMMM")


@register.filter
def last_day(value: str | None) -> str:
    """The last whole day before a moment: 8 December, for what ends as the 9th begins."""
    return formatting.written(formatting.just_before(value), "d MMMM") if value else ""


@register.filter
def full_date(value: str) -> str:
    """15 December 2026; 15 décembre 2026."""
    return formatting.written(value, "d MMMM y")


@register.filter
def full_moment(value: str) -> str:
    """15 December 2026, 13:05 CET; 15 décembre 2026, 13:05 CET."""
    return formatting.moment(value)


@register.filter
def month(value: str) -> str:
    """December 2026; décembre 2026."""
    return formatting.written(value, "LLLL y")


@register.simple_tag
def month_of(year: int, number: int) -> str:
    """December; décembre: that of a year."""
    return formatting.written(f"{year:04}-{number:02}-01", "LLLL")


@register.filter
def blog_path(trail: list[dict[str, str]]) -> str:
    """The path of the page right above the last step of the way to it."""
    return trail[-2]["path"] if len(trail) > 1 else "/"


@register.filter
def month_name(value: str) -> str:
    """December; décembre."""
    return formatting.written(value, "LLLL")


@register.filter
def minor_units(money: dict[str, str]) -> str:
    """The digits of an amount without its point, as card forms want them: 2500 for 25.00."""
    return money["amount"].replace(".", "").lstrip("0") or "0"


@register.filter
def card_number(digits: str) -> str:
    """A card number in groups of four, as it stands on the card."""
    plain = digits.replace(" ", "")
    return " ".join(plain[n : n + 4] for n in range(0, len(plain), 4))


@register.filter
def percent(rate: str) -> str:
    """A rate as the language writes it: 5.5 %, 5,5 %."""
    return formatting.decimal(rate)


@register.filter
def each(things: list[Any] | None, path: str) -> list[Any]:
    """Of each of the things what is found by the path: `lines|each:"upsell.id"`; None where there is none."""
    return [reduce(lambda thing, name: thing and thing[name], path.split("."), one) for one in things or ()]


@register.filter
def led_to(field: BoundField) -> SafeString:
    """A field of one of Django's forms; the page opens at it where it has a problem."""
    return field.as_widget(attrs={"autofocus": True} if field.errors else None)


@register.filter
def beside_none(problems: list[Problem], fields: list[dict[str, Any]]) -> list[Problem]:
    """The problems that belong beside none of the fields of an editor's form."""
    names = {field["name"] for field in fields}
    return [problem for problem in problems if problem.field not in names]


@register.filter
def drawn_in(thing: dict[str, Any], folder: str) -> str:
    """The template for a thing of many types, named as its type: `blocks/HeroBlock.html`."""
    return f"{folder}/{thing['__typename']}.html"

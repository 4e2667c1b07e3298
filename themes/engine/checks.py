"""At start-up, every theme is gone through: nothing that a visitor may reach is missing or misspelt.

- E001 a theme's declaration or one of its operations cannot be used;
- E002 a page, a type of page or a type of block has no template, or a page no operation;
- E003 a template does not compile;
- E004 a form names no mutation, passes what it does not declare, or lacks what it needs;
- E005 a mutation does not ask for its problems.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.template import TemplateSyntaxError
from django.template.base import NodeList, TextNode
from graphql import GraphQLInterfaceType, GraphQLSchema

from storefront import schema
from storefront.schema import Operation, OperationInvalid
from themes.engine import operations, pages, templates, themes
from themes.engine.options import ThemeError
from themes.engine.templatetags.theme import FormNode
from themes.engine.themes import Theme

NEEDED = (
    "layout.html",
    "parts/field.html",
    "parts/picture.html",
    "emails/letter.mjml",
    *(f"errors/{name}.html" for name in ("400", "403", "404", "500", "csrf", "link")),
    *(
        f"account/{name}.html"
        for name in ("login", "signup", "logout", "password_reset", "password_reset_done")
    ),
)
"""What every theme must have, by itself or from its parent, besides the pages of the table."""

PLAIN = ("BlogFeed", "MaintenancePage", "Moved", "Sitemap", "Robots")
"""Operations of doors that no page of the table stands for."""

NAMED = re.compile(r"""<(?:input|select|textarea|button)\b[^>]*?\sname="([^"{]+)\"""")


def check_themes(**_: Any) -> list[CheckMessage]:
    """The system check: everything wrong with every installed theme."""
    from themes.engine import urls  # noqa: F401  (reading the table fills `pages.PAGES`)

    try:
        installed = themes.installed()
    except ThemeError as error:
        return [Error(str(error), id="themes.E001")]
    return [error for theme in installed.values() for error in check_theme(theme, schema.SCHEMA)]


def check_theme(theme: Theme, contract: GraphQLSchema) -> Iterator[CheckMessage]:
    """Everything wrong with one theme."""
    try:
        known = operations.of_theme(theme)
    except OperationInvalid as error:
        yield Error(f"{theme.name}: {error}", id="themes.E001")
        return
    yield from _missing(theme, known, contract)
    yield from _mutations(theme, known.values())
    for file in templates_of(theme):
        yield from _template(theme, file, known)


def templates_of(theme: Theme) -> list[str]:
    """The names of all templates of the theme itself."""
    return sorted(str(file.relative_to(theme.folder)) for file in theme.folder.rglob("*.html"))


def _missing(theme: Theme, known: dict[str, Operation], contract: GraphQLSchema) -> Iterator[CheckMessage]:
    wanted = [*NEEDED, *(f"pages/{name}.html" for name in pages.PAGES)]
    wanted += [f"parts/{name}.html" for name in pages.FRAGMENTS]
    wanted += [f"pages/{name}.html" for name in implementing(contract, "Page")]
    wanted += [f"blocks/{name}.html" for name in implementing(contract, "Block")]
    for path in wanted:
        if theme.find(path) is None:
            yield Error(f"{theme.name}: {path} is missing.", id="themes.E002")
    for name in [*pages.PAGES, *pages.FRAGMENTS, "ContentPage", "Layout", "ThemeChoice", *PLAIN]:
        if name not in known:
            yield Error(f"{theme.name}: the operation {name} is missing.", id="themes.E002")


def implementing(contract: GraphQLSchema, interface: str) -> list[str]:
    """The names of the types that are an `interface`."""
    type_ = contract.type_map.get(interface)
    if not isinstance(type_, GraphQLInterfaceType):
        return []
    return sorted(each.name for each in contract.get_possible_types(type_))


def _mutations(theme: Theme, known: Iterable[Operation]) -> Iterator[CheckMessage]:
    for operation in known:
        if operation.kind == "mutation" and "problems" not in operation.source:
            yield Error(f"{theme.name}: {operation.name} does not ask for its problems.", id="themes.E005")


def _template(theme: Theme, file: str, known: dict[str, Operation]) -> Iterator[CheckMessage]:
    try:
        compiled = templates.engine(theme).get_template(file)
    except TemplateSyntaxError as error:
        yield Error(f"{theme.name}/{file}: {error}", id="themes.E003")
        return
    nodes: NodeList = compiled.template.nodelist
    for form in nodes.get_nodes_by_type(FormNode):
        for said in _form(form, known):  # type: ignore[arg-type]
            yield Error(f"{theme.name}/{file}: the form {form.operation} {said}", id="themes.E004")  # type: ignore[attr-defined]


def _form(form: FormNode, known: dict[str, Operation]) -> Iterator[str]:
    operation = known.get(form.operation)
    if operation is None or operation.kind != "mutation":
        yield "names no mutation."
        return
    passed = form.preset | {field.name for field in form.fields} | _plain_fields(form)
    for name in sorted(passed - set(operation.variables)):
        yield f"passes {name}, which the operation does not declare."
    for name in sorted(set(operation.variables) - passed):
        if operations.is_required(operation, name):
            yield f"does not pass {name}, which the operation needs."


def _plain_fields(form: FormNode) -> set[str]:
    """The names of the form's fields that are written out in HTML."""
    html = "".join(node.s for node in form.nodelist.get_nodes_by_type(TextNode))  # type: ignore[attr-defined]
    return set(NAMED.findall(html))

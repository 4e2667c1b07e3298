"""A storefront that answers the committed schema out of a small JSON world, without any database.

Themes know nothing but operations and their data: with this, every page can be drawn and judged
without the floors below. A world that lacks a field the schema promises fails, so that it cannot
drift from the contract.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from babel.numbers import format_currency
from django.utils.translation import get_language
from graphql import GraphQLResolveInfo, build_schema, execute_sync

from storefront import context, schema
from storefront.caching import Kept
from storefront.schema import Operation
from themes.engine import current

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(__file__).parent / "data"
NAMES = {"en": "English", "fr": "Français", "bg": "Български", None: ""}
CROPS = {"SQUARE": (1, 1), "PORTRAIT": (4, 5), "LANDSCAPE": (3, 2), "WIDE": (16, 9), "ORIGINAL": (3, 2)}

SCHEMA = build_schema((ROOT / "graphql/schema.graphql").read_text())


@dataclass
class FakeStorefront:
    """Answers operations out of `world`; mutations answer what `payloads` holds under their field."""

    world: dict[str, Any]
    payloads: dict[str, Any] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @classmethod
    def of(cls, *names: str) -> "FakeStorefront":
        """The world of `data/shop.json`, with the given files laid over it."""
        world: dict[str, Any] = {}
        for name in ("shop", *names):
            world |= json.loads((DATA / f"{name}.json").read_text())
        return cls(world)

    def stand_in(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Themes ask this storefront from now on, in three languages, and no database."""
        monkeypatch.setattr(schema, "execute", self.execute)
        monkeypatch.setattr(schema, "drawn", self.drawn)
        monkeypatch.setattr(context, "viewer_for", lambda request: None)
        monkeypatch.setattr(context, "visitor_for", lambda request: None)
        monkeypatch.setattr(context, "is_closed", lambda request: False)
        monkeypatch.setattr(current, "languages", lambda request: ["en", "fr", "bg"])

    def execute(
        self,
        operation: Operation,
        variables: Mapping[str, Any],
        viewer: object = None,
        request: object = None,
    ) -> dict[str, Any]:
        self.asked.append((operation.name, dict(variables)))
        root = self.payloads if operation.kind == "mutation" else self.world
        result = execute_sync(
            SCHEMA, operation.document, root, variable_values=dict(variables), field_resolver=self.resolve
        )
        assert not result.errors, result.errors
        assert result.data is not None
        return result.data

    def drawn(
        self,
        operation: Operation,
        variables: Mapping[str, Any],
        viewer: object,
        *,
        as_: Sequence[str],
        draw: Callable[[dict[str, Any]], bytes],
    ) -> Kept:
        return Kept(draw(self.execute(operation, variables, viewer)), '"etag"')

    def resolve(self, source: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
        name = info.field_name
        if name == "formatted":
            return format_currency(Decimal(source["amount"]), source["currency"], locale=get_language())
        if name == "picture":
            return picture(source, arguments.get("crop", "ORIGINAL"))
        if name == "language" and name not in source:
            return {"code": get_language(), "name": NAMES[get_language()]}
        value = source.get(name)
        if name in ("page", "formula", "menu", "order", "subscription") and arguments:
            value = (value or {}).get(next(iter(arguments.values())))
        if str(info.return_type).rstrip("!").endswith("Connection"):
            return connection([self.referred(each) for each in value or []], arguments.get("first"))
        if isinstance(value, list):
            value = value[: arguments.get("first")]
            return [self.referred(each) for each in value]
        return self.referred(in_language(value))

    def referred(self, value: Any) -> Any:
        """What `{"$": "frm_d1"}` stands for: one thing, seen from several places."""
        return self.world["$"][value["$"]] if isinstance(value, dict) and "$" in value else value


def in_language(value: Any) -> Any:
    """Words written `{"en": …, "fr": …}` in the language that is active."""
    if isinstance(value, dict) and {"en", "fr"} <= set(value):
        return value[get_language()]
    return value


def picture(image: dict[str, Any], crop: str) -> dict[str, Any]:
    across, down = CROPS[crop]
    url = f"/pictures/{image['file']}?crop={crop}"
    sources = [{"type": "image/webp", "srcset": f"{url}&w=480 480w, {url}&w=960 960w, {url}&w=1440 1440w"}]
    return {
        "alt": image["alt"],
        "url": url,
        "width": 1440,
        "height": 1440 * down // across,
        "sources": sources,
    }


def connection(nodes: list[Any], first: int | None) -> dict[str, Any]:
    shown = nodes[:first]
    return {
        "nodes": shown,
        "edges": [{"cursor": str(n), "node": node} for n, node in enumerate(shown)],
        "totalCount": len(nodes),
        "facets": {"categories": [], "taxonomies": []},
        "pageInfo": {
            "hasNextPage": len(nodes) > len(shown),
            "hasPreviousPage": False,
            "endCursor": str(len(shown)),
        },
    }

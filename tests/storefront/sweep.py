"""Every value that a mutation takes, by the schema, and what nobody should get away with in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    get_nullable_type,
)

from storefront.schema import SCHEMA
from tests.storefront.people import World

LONG = "x" * 90_000  # all that a request may hold
BIDI, BELL, NUL = "abc\u202edef", "ring\x07", "nul\x00"
UNSEEN = [BIDI, BELL, NUL]
NO_TEXT: list[Any] = [None, 1, []]
NUMBERS = [
    -1, 0, 2**31 - 1, -(2**31), 2**31, 2**63, 10**30, 1.5, "1", "", True, None, [1, 2], {},
]  # fmt: skip
DATES = [
    "2026-01-01", "2000-02-29", "0001-01-01", "9999-12-31", "0000-00-00", "2026-02-30", "2027-13-01",
    "tomorrow", "2026-03-01T00:00:00", "", 20260301, 10**30, True, None, NUL, LONG,
]  # fmt: skip
TEMPLATE = "{{ 7*7 }}{% debug %}${7*7}<script>alert(1)</script>"
NO_ID = ["", "1", "%", "é" * 500, TEMPLATE, LONG, *UNSEEN, None, 1.5]
NO_TOKEN = ["", "é", "0" * 64, LONG, *UNSEEN, 1]

# What each text of the inputs is. A text that is not here is new: say what may not stand in it.
STRINGS: dict[str, list[Any]] = {
    "token": NO_TOKEN,
    "quoteHash": [*NO_TOKEN, None],
    "paymentMethod": ["", " ", LONG, *UNSEEN, *NO_TEXT],
    "idempotencyKey": ["", " ", LONG, *UNSEEN, *NO_TEXT],
    "returnUrl": [
        "", " ", "elsewhere", "https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example/",
        "http:///elsewhere.example", "javascript:alert(1)", "http://testserver@elsewhere.example/",
        f"/{LONG}", f"/{BIDI}", f"/{BELL}", "/\r\nSet-Cookie: a=b", *UNSEEN, *NO_TEXT,
    ],
    "name": ["", " ", "x" * 121, LONG, *UNSEEN, *NO_TEXT],
    "line1": ["", " ", "x" * 121, LONG, *UNSEEN, *NO_TEXT],
    "line2": ["x" * 121, LONG, *UNSEEN, *NO_TEXT],
    "postcode": ["", " ", "x" * 17, LONG, *UNSEEN, *NO_TEXT],
    "city": ["", " ", "x" * 81, LONG, *UNSEEN, *NO_TEXT],
    "country": ["", " ", "US", "KP", "XX", "France", "FRA", TEMPLATE, LONG, *UNSEEN, *NO_TEXT],
    "company": ["x" * 121, LONG, *UNSEEN, *NO_TEXT],
    "vatNumber": ["40", "FR", "FR-1!", "x" * 21, TEMPLATE, LONG, *UNSEEN, *NO_TEXT],
    "phone": ["call me", "1", "9" * 40, TEMPLATE, LONG, *UNSEEN, *NO_TEXT],
    "email": [
        "", " ", "me", "me@", "@example.com", "me@example.com\nBcc: all@example.com", "a@b.com,c@d.com",
        f"{LONG}@example.com", TEMPLATE, *UNSEEN, *NO_TEXT,
    ],
    "code": [
        "", " ", "WELCOMEX", "2222-2222-2222-2222", "é" * 16, "x" * 41, TEMPLATE, LONG, *UNSEEN, *NO_TEXT,
    ],
    "number": ["", " ", "9" * 41, LONG, *UNSEEN, *NO_TEXT],
    "passNumber": ["", " ", "NOBODY", LONG, TEMPLATE, *UNSEEN, *NO_TEXT],
    "note": ["", " ", "x" * 501, LONG, *UNSEEN, *NO_TEXT],
    "recipientName": ["", " ", "x" * 121, LONG, *UNSEEN, *NO_TEXT],
    "recipientEmail": ["", "me@", "a@b.com,c@d.com", f"{LONG}@example.com", TEMPLATE, *UNSEEN, *NO_TEXT],
    "message": ["x" * 501, LONG, *UNSEEN, *NO_TEXT],
    "giftCard": [*NO_TEXT],
    "comment": ["x" * 2001, LONG, *UNSEEN, *NO_TEXT],
    "text": ["x" * 2001, LONG, *UNSEEN, *NO_TEXT],
    "value": ["Something else", TEMPLATE, LONG, *UNSEEN, *NO_TEXT],
    "stamp": NO_TOKEN,
    "field": ["", "no_such_field", TEMPLATE, LONG, *UNSEEN, *NO_TEXT],
    "path": [
        "elsewhere", "https://elsewhere.example/", "javascript:alert(1)", "/" + "x" * 300, f"/{LONG}",
        f"/{BIDI}", f"/{BELL}", "/\r\nSet-Cookie: a=b", *UNSEEN, *NO_TEXT,
    ],
    "website": ["https://spam.example/", TEMPLATE, LONG, *UNSEEN, *NO_TEXT],
    "values": ["Something else", TEMPLATE, LONG, *UNSEEN, *NO_TEXT],
}  # fmt: skip


@dataclass(frozen=True)
class Leaf:
    """One value of a mutation's input: where it stands and of which type it is."""

    path: tuple[str | int, ...]
    type: Any

    @property
    def name(self) -> str:
        return next(step for step in reversed(self.path) if isinstance(step, str))

    def among(self, input: Any) -> Any:
        """What stands there; None where nothing does."""
        for step in self.path:
            if not input:
                return None
            input = input.get(step) if isinstance(step, str) else input[step]
        return input

    def replaced(self, input: Any, value: Any) -> Any:
        """The same input, with `value` there instead."""
        return _replaced(input, self.path, value)

    def strange(self, given: Any, world: World) -> Iterator[Any]:
        """What must not stand there; an input that may be left out may be null as well."""
        named = get_named_type(self.type).name
        for value in self._by_type(named, given, world):
            if value is not None or isinstance(self.type, GraphQLNonNull):
                yield value

    def _by_type(self, named: str, given: Any, world: World) -> list[Any]:
        if isinstance(get_named_type(self.type), GraphQLEnumType):
            return ["NO_SUCH", given and given.lower(), 1, True, LONG, NUL, None]
        match named:
            case "ID":
                mine = str(given or "")
                return [*NO_ID, *world.strange_ids(mine), *([f"{mine} ", mine.upper()] if mine else [])]
            case "Int":
                return NUMBERS
            case "Boolean":
                return ["true", 1, "", [], None, NUL]
            case "Date":
                return DATES
            case "String":
                return STRINGS[self.name]
        raise AssertionError(f"What must not stand in a {named}?")


def _replaced(input: Any, path: tuple[str | int, ...], value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, str):
        return {**(input or {}), step: _replaced((input or {}).get(step), rest, value)}
    return [_replaced(input[0] if input else None, rest, value)]


def mutations() -> dict[str, Any]:
    """The type of each mutation's input, by its name."""
    root = SCHEMA.mutation_type
    assert root
    return {name: field.args["input"].type for name, field in root.fields.items()}


def leaves(type: Any, path: tuple[str | int, ...] = ()) -> Iterator[Leaf]:
    """The values of an input, however deep they stand; of a list the first."""
    inner = get_nullable_type(type)
    if isinstance(inner, GraphQLList):
        yield from leaves(inner.of_type, (*path, 0))
    elif isinstance(inner, GraphQLInputObjectType):
        for name, field in inner.fields.items():
            yield from leaves(field.type, (*path, name))
    else:
        yield Leaf(path, type)


def document(name: str) -> str:
    """The mutation, asking for what its payload has in any case and whether there is the rest."""
    root = SCHEMA.mutation_type
    assert root
    field = root.fields[name]
    rest = [key for key in get_named_type(field.type).fields if key != "problems"]
    asked = " ".join(f"{key} {{ __typename }}" if _is_object(field, key) else key for key in rest)
    return (
        f"mutation ($input: {field.args['input'].type}) {{ {name}(input: $input) {{"
        f" {asked} problems {{ code message field }} }} }}"
    )


def _is_object(field: Any, key: str) -> bool:
    return hasattr(get_named_type(get_named_type(field.type).fields[key].type), "fields")

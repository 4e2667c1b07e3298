"""What a theme lets its merchant choose, as `theme.toml` declares it, and what becomes of a choice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
NAME = re.compile(r"[a-z][a-z0-9-]*")
KINDS = ("colour", "choice", "switch", "picture")
ON = "on"

Kind = Literal["colour", "choice", "switch", "picture"]


class ThemeError(Exception):
    """A theme's declaration cannot be used; the message names the file and says why."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: what it is called, and the custom properties that it sets besides the option's own."""

    label: str
    value: str = ""
    also: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing a merchant may choose; `default` "" leaves the choice to the theme's own stylesheet.

    `drawn` is the colour that the stylesheet has then.
    """

    name: str
    kind: Kind
    label: str
    default: str = ""
    choices: Mapping[str, Choice] = field(default_factory=dict)
    group: str = ""
    help: str = ""
    drawn: str = ""

    def css(self, value: object) -> str:
        """The CSS value that `value` stands for; "" when it is none that the option allows."""
        if self.kind == "colour":
            text = str(value)
            return text if COLOUR.fullmatch(text) else ""
        choice = self.choices.get(self.chosen(value))
        return choice.value if choice else ""

    def properties(self, value: object) -> dict[str, str]:
        """Every custom property that `value` sets, without `--option-`; none when it is not allowed."""
        own = self.css(value)
        choice = self.choices.get(self.chosen(value))
        also = {f"{self.name}-{key}": text for key, text in choice.also.items()} if choice else {}
        return ({self.name: own} if own else {}) | also

    def chosen(self, value: object) -> str:
        """The name of the choice that `value` stands for; "" where it is none, or nothing is to be chosen."""
        if self.kind == "switch":
            return ON if value is True else ""
        return str(value) if self.kind == "choice" and str(value) in self.choices else ""

    def picture(self, value: object) -> int | None:
        """The number of the picture that `value` stands for."""
        is_number = isinstance(value, int) and not isinstance(value, bool)
        return value if self.kind == "picture" and is_number and value > 0 else None  # type: ignore[return-value, operator]


def options_of(theme: str, raw: Mapping[str, Any]) -> tuple[Option, ...]:
    """The options of a declaration, in its order. Raises ThemeError."""
    return tuple(_option(theme, name, given) for name, given in raw.get("options", {}).items())


def _option(theme: str, name: str, given: Mapping[str, Any]) -> Option:
    file = f"themes/{theme}/theme.toml"
    kind = given.get("type")
    if kind not in KINDS:
        raise ThemeError(f"{file}: option {name!r} has no type colour, choice, switch or picture.")
    if not NAME.fullmatch(name):
        raise ThemeError(f"{file}: option {name!r} is no name in lower case.")
    choices = {key: _choice(key, value) for key, value in given.get("choices", {}).items()}
    if kind == "switch":
        choices = {ON: _choice(ON, given.get("on", {}))}
    option = Option(
        name, kind, given.get("label", name), given.get("default", ""), choices,
        given.get("group", ""), given.get("help", ""), given.get("drawn", ""),
    )  # fmt: skip
    if option.default and not option.css(option.default):
        raise ThemeError(f"{file}: option {name!r} does not allow its own default.")
    return option


def _choice(name: str, given: Any) -> Choice:
    """`soft = "6px"`, or `soft = { label = "Soft", value = "6px", picture = "10px" }`."""
    if isinstance(given, str):
        return Choice(name.capitalize(), given)
    also = {key: str(value) for key, value in given.items() if key not in ("label", "value")}
    return Choice(given.get("label", name.capitalize()), given.get("value", ""), also)

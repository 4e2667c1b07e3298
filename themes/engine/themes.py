"""The themes of this installation: what `themes/<name>/theme.toml` declares, and where files are found."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from themes.engine.contrast import Pair, pairs_of
from themes.engine.options import Option, ThemeError, options_of

HERE = Path(__file__).resolve().parent
THEMES = HERE.parent
OPERATIONS = HERE.parents[1] / "graphql" / "operations"
DEFAULT = "atelier"


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """A folder of pages, parts, operations, words and styles; what it lacks, its parent has."""

    name: str
    label: str
    folder: Path
    options: tuple[Option, ...] = ()
    pairs: tuple[Pair, ...] = ()
    parent: "Theme | None" = None

    @property
    def folders(self) -> tuple[Path, ...]:
        """This theme's folder, then its ancestors'."""
        return (self.folder, *(self.parent.folders if self.parent else ()))

    def find(self, path: str) -> Path | None:
        """The file `path` of this theme or of the nearest ancestor that has it."""
        return next((folder / path for folder in self.folders if (folder / path).is_file()), None)


def load(root: Path) -> dict[str, Theme]:
    """Every theme under `root` by name. Raises ThemeError when a declaration cannot be used."""
    declared = {file.parent.name: _declaration(file) for file in sorted(root.glob("*/theme.toml"))}
    loaded: dict[str, Theme] = {}

    def build(name: str, below: tuple[str, ...]) -> Theme:
        if name in below:
            raise ThemeError(f"themes/{name}/theme.toml: a theme cannot descend from itself.")
        if name not in declared:
            raise ThemeError(f"themes/{below[-1]}/theme.toml: its parent {name!r} does not exist.")
        if name not in loaded:
            raw = declared[name]
            parent = build(raw["parent"], (*below, name)) if raw.get("parent") else None
            options = options_of(name, raw)
            loaded[name] = Theme(
                name, raw["label"], root / name, options, pairs_of(name, raw, options), parent
            )
        return loaded[name]

    for name in declared:
        build(name, ())
    return loaded


def _declaration(file: Path) -> dict[str, Any]:
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThemeError(f"themes/{file.parent.name}/theme.toml: {error}") from error
    if raw.get("name") != file.parent.name:
        raise ThemeError(f"themes/{file.parent.name}/theme.toml: `name` must be the folder's name.")
    if not raw.get("label"):
        raise ThemeError(f"themes/{file.parent.name}/theme.toml: `label` is missing.")
    return raw


@cache
def installed() -> dict[str, Theme]:
    """The themes that ship with this installation."""
    return load(THEMES)


def named(name: str) -> Theme:
    """The installed theme of that name, or the default one when it is no longer installed."""
    return installed().get(name) or installed()[DEFAULT]


def anybody_has(path: str) -> bool:
    """Whether any installed theme has a file of that path."""
    return any((theme.folder / path).is_file() for theme in installed().values())

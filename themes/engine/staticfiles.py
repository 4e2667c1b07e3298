"""Finds the files under `themes/<name>/static/` as `themes/<name>/…`."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles import utils
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage, Storage

from themes.engine.themes import installed


class ThemeFinder(BaseFinder):
    """The static files of every installed theme."""

    def __init__(self, app_names: object = None, *args: Any, **kwargs: Any) -> None:
        self.storages = {}
        for theme in installed().values():
            storage = FileSystemStorage(location=theme.folder / "static")
            storage.prefix = f"themes/{theme.name}"  # type: ignore[attr-defined]
            self.storages[theme.name] = storage

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        for name, storage in self.storages.items():
            prefix = f"themes/{name}/"
            if path.startswith(prefix) and storage.exists(path.removeprefix(prefix)):
                found = storage.path(path.removeprefix(prefix))
                return [found] if find_all else found
        return []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for storage in self.storages.values():
            if storage.exists(""):
                for path in utils.get_files(storage, list(ignore_patterns or [])):
                    yield path, storage

"""The addresses of the installation, so that what is swept is found and not listed."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def addresses() -> Iterator[tuple[str, Any]]:
    """The name of each, spaces before it, and what answers there."""
    return _within(get_resolver().url_patterns)


def view_classes() -> Iterator[tuple[str, type]]:
    """Those that a class answers."""
    for name, callback in addresses():
        view = getattr(callback, "view_class", None)
        if isinstance(view, type):
            yield name, view


def _within(patterns: Any, spaces: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _within(pattern.url_patterns, f"{spaces}{space}")
        elif isinstance(pattern, URLPattern):
            yield f"{spaces}{pattern.name}", pattern.callback

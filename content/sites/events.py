from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class SiteCreated(Event):
    """The journal's actor says who made it."""

    name: str
    hostname: str


@dataclass(frozen=True, kw_only=True)
class SiteArchived(Event):
    """Nobody reaches it, and nothing is done for it; its records stay."""


@dataclass(frozen=True, kw_only=True)
class SiteRestored(Event):
    """It is there again: open if it is a demonstration, else closed to visitors until somebody opens it."""


@dataclass(frozen=True, kw_only=True)
class AppearancePublished(Event):
    """Visitors see another dress; what it was before is kept here."""

    theme: str
    before: str

from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class SiteCreated(Event):
    """The journal's actor says who made it."""

    name: str
    hostname: str


@dataclass(frozen=True, kw_only=True)
class AppearancePublished(Event):
    """Visitors see another dress; what it was before is kept here."""

    theme: str
    before: str

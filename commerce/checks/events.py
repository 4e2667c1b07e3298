from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class AuditFailed(Event):
    """Something that must always be true is not; `site` is the default one."""

    audit: int
    broken: list[str]

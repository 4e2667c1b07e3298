from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class FormAnswered(Event):
    """A visitor filled in the form of a page."""

    page: int
    answers: int

"""Which messages there are: each answers one event."""

from typing import Any

from pydantic import TypeAdapter

from commerce.base.events import Event, on
from content.emails import actions
from content.emails.letters import Message
from content.emails.models import Mail

_messages: dict[str, Message[Any]] = {}


def register(message: type[Message[Any]]) -> None:
    """From now on every such event has its mail queued, in the transaction that hears it."""
    made = message()

    def listener(event: Event) -> None:
        actions.queue(made, event)

    listener.__module__, listener.__qualname__ = "content.emails", made.name
    _messages[made.name] = made
    on(message.event)(listener)


def messages() -> dict[str, Message[Any]]:
    """Every message by its name."""
    return dict(_messages)


def event_of(mail: Mail) -> Event:
    """What has happened that the mail tells of."""
    event: Event = TypeAdapter(_messages[mail.message].event).validate_python(mail.entry.data)
    return event

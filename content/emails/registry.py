"""Which messages there are: each answers one event, or somebody who waits for it."""

from typing import Any

from pydantic import TypeAdapter

from commerce.base.events import Event, on
from content.emails import actions
from content.emails.letters import Message
from content.emails.models import Mail

_messages: dict[str, Message[Any]] = {}


def register(message: type[Message[Any]]) -> None:
    """From now on every such event has its mail queued, in the transaction that hears it.

    A message that answers no event is known, and sent by whoever asks for it.
    """
    made = message()
    _messages[made.name] = made
    if made.event is None:
        return

    def listener(event: Event) -> None:
        actions.queue(made, event)

    listener.__module__, listener.__qualname__ = "content.emails", made.name
    on(made.event)(listener)


def messages() -> dict[str, Message[Any]]:
    """Every message by its name."""
    return dict(_messages)


def event_of(mail: Mail) -> Event:
    """What has happened that the mail tells of."""
    return read(_messages[mail.message], mail.entry.data)


def read(message: Message[Any], data: dict[str, Any]) -> Event:
    """The event of the message, as the journal has it."""
    assert message.event is not None
    event: Event = TypeAdapter(message.event).validate_python(data)
    return event

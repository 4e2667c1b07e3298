"""The mails that leave by themselves."""

from content.emails import proof  # noqa: F401  # the mails of a proof file
from content.emails.messages import DIRECT, MESSAGES
from content.emails.registry import register

for message in (*MESSAGES, *DIRECT):
    register(message)

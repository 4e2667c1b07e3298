"""The mails that leave by themselves."""

from content.emails import proof, refusing  # noqa: F401  # mails of a proof file; addresses that refuse them
from content.emails.messages import DIRECT, MESSAGES
from content.emails.registry import register

for message in (*MESSAGES, *DIRECT):
    register(message)

"""Every mail of the shop; one short class each, its words in `templates/emails/`."""

from typing import Any

from content.emails.letters import Message
from content.emails.messages import alerts, carts, contracts, gifts, orders, renewals, subscriptions

MESSAGES: tuple[type[Message[Any]], ...] = (
    *orders.MESSAGES,
    *renewals.MESSAGES,
    *subscriptions.MESSAGES,
    *contracts.MESSAGES,
    *gifts.MESSAGES,
    *carts.MESSAGES,
    *alerts.MESSAGES,
)

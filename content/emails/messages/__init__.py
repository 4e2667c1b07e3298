"""Every mail of the shop; one short class each, its words in `templates/emails/`."""

from typing import Any

from content.emails.letters import Message
from content.emails.messages import (
    alerts,
    boxes,
    carts,
    contracts,
    gifts,
    loyalty,
    orders,
    renewals,
    subscriptions,
    waiting,
)

MESSAGES: tuple[type[Message[Any]], ...] = (
    *orders.MESSAGES,
    *renewals.MESSAGES,
    *subscriptions.MESSAGES,
    *boxes.MESSAGES,
    *contracts.MESSAGES,
    *gifts.MESSAGES,
    *loyalty.MESSAGES,
    *waiting.MESSAGES,
    *carts.MESSAGES,
    *alerts.MESSAGES,
)

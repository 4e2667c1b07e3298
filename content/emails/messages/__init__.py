"""Every mail of the shop; one short class each."""

from typing import Any

from content.emails.letters import Message
from content.emails.messages import (
    account,
    alerts,
    boxes,
    carts,
    contracts,
    deliveries,
    forms,
    gifts,
    loyalty,
    newsletter,
    orders,
    renewals,
    subscriptions,
    waiting,
)

MESSAGES: tuple[type[Message[Any]], ...] = (
    *account.MESSAGES,
    *orders.MESSAGES,
    *deliveries.MESSAGES,
    *renewals.MESSAGES,
    *subscriptions.MESSAGES,
    *boxes.MESSAGES,
    *contracts.MESSAGES,
    *gifts.MESSAGES,
    *loyalty.MESSAGES,
    *waiting.MESSAGES,
    *carts.MESSAGES,
    *newsletter.MESSAGES,
    *alerts.MESSAGES,
    *forms.MESSAGES,
)

DIRECT = account.DIRECT
"""Answers to somebody who waits for them on a page: sent at once, and kept nowhere."""

"""The mails about a subscription, for its proof file."""

from typing import Any

from commerce.base.models import JournalEntry
from commerce.retention.proof import evidence
from commerce.subscriptions.models import Subscription
from content.emails.links import TOKEN
from content.emails.models import Mail


@evidence("mails")
def mails(_subscription: Subscription, entries: list[JournalEntry]) -> list[dict[str, Any]]:
    """What was written to the customer about these entries, and when it left; without the tokens of its
    links, which open the subscription to whoever has them."""
    names = (
        "message", "message_id", "recipient", "language", "state", "queued_at", "sent_at", "subject", "text",
    )  # fmt: skip
    theirs = Mail.objects.filter(entry__in=[entry.pk for entry in entries])
    rows = theirs.order_by("pk").values("entry_id", *names)
    return [row | {"text": TOKEN.sub("…", row["text"])} for row in rows]

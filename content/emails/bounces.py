"""Which bounces say that an address will never take mail, and which only that it did not take this one."""

import re
from collections.abc import Iterator
from typing import Any

from anymail.signals import RejectReason

SOFT = {"soft", "soft_bounce", "softbounce", "soft_bounced", "transient", "undetermined", "temporary"}
SPARKPOST_SOFT = {"20", "21", "22", "23", "24", "40", "70"}  # its bounce classes that are soft or unspecified
# RFC 5321, 4.2.1 and RFC 3463, 2: replies that begin with 4 are of now; x.2.2 is a mailbox that is full.
PASSING = re.compile(r"(?<![\d.])(?:4\d\d(?=[ \-])|4\.\d{1,3}\.\d{1,3}|5\.2\.2)(?![\d.])")


def is_for_good(event: Any) -> bool:
    """Whether a bounce that a provider told of is about the address, and not about the day.

    django-anymail gives some providers' soft bounces the same name as their hard ones, so the provider's
    own words count, and what the receiving mail server answered.
    """
    if event.reject_reason == RejectReason.INVALID:
        return True
    if event.reject_reason != RejectReason.BOUNCED or PASSING.search(event.mta_response or ""):
        return False
    return not any(_is_soft(name, value) for name, value in _told(event.esp_event))


def _is_soft(name: str, value: Any) -> bool:
    if name == "hard_bounce":
        return value is False
    if name == "bounce_class":
        return str(value) in SPARKPOST_SOFT
    kinds = ("type", "event", "bouncetype", "bounce_type", "severity")
    return name.lower() in kinds and str(value).lower().rpartition(".")[2] in SOFT


def _told(event: Any, depth: int = 4) -> Iterator[tuple[str, Any]]:
    """Names and values in what the provider sent, those within others too."""
    if isinstance(event, dict) and depth:
        for name, value in event.items():
            yield str(name), value
            yield from _told(value, depth - 1)

"""What the provider of the mail server tells of mails that were sent, whichever it is (django-anymail)."""

import hashlib
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from anymail.signals import EventType

from commerce.base import clock, events
from commerce.base.actions import action
from content.emails.bounces import is_for_good
from content.emails.events import AddressLifted, AddressRefused
from content.emails.links import TOKEN
from content.emails.models import Mail, MailReport, RefusingAddress

Outcome = Mail.Outcome
OUTCOMES = {
    EventType.DELIVERED: Outcome.DELIVERED,
    EventType.OPENED: Outcome.OPENED,
    EventType.CLICKED: Outcome.CLICKED,
    EventType.BOUNCED: Outcome.BOUNCED,
    EventType.REJECTED: Outcome.BOUNCED,
    EventType.FAILED: Outcome.BOUNCED,
    EventType.COMPLAINED: Outcome.COMPLAINED,
}
LONGEST_PK = 18  # digits
WEIGHTS = {outcome: weight for weight, outcome in enumerate(Outcome.values)}


def hear(event: Any, **_signal: Any) -> None:
    """A webhook was read: what it tells is kept, if it is about a mail of ours."""
    outcome = OUTCOMES.get(event.event_type)
    mail = _mail_of(event)
    if outcome is None or mail is None:
        return
    for_good = outcome == Outcome.COMPLAINED or (outcome == Outcome.BOUNCED and is_for_good(event))
    at = event.timestamp or clock.now()
    which = event.event_id or (event.timestamp and event.timestamp.isoformat()) or repr(event.esp_event)
    key = hashlib.sha256(f"{which}{_led_to(event)}".encode()).hexdigest()[:40]
    report(mail, outcome=outcome, at=at, said=_said(event)[:300], key=key, for_good=for_good)


def _said(event: Any) -> str:
    """The provider's words, and the mail server's; of a click where it led."""
    words = " ".join(filter(None, (event.description, event.mta_response)))
    return words or _led_to(event) or event.reject_reason or ""


def _led_to(event: Any) -> str:
    """The address that was clicked, without what opens something of its reader's."""
    to = urlsplit(event.click_url or "")
    return TOKEN.sub("…", unquote(f"{to.netloc}{to.path}"))


@action
def report(mail: Mail, *, outcome: str, at: datetime, said: str, key: str, for_good: bool) -> None:
    """This happened to the mail; told twice, it is kept once. `for_good`: its address is not written to any
    more."""
    mail = Mail.objects.locked().get(pk=mail.pk)
    _row, is_new = MailReport.objects.get_or_create(
        mail=mail, outcome=outcome, key=key, defaults={"at": at, "said": said}
    )
    if not is_new:
        return
    if WEIGHTS[outcome] >= WEIGHTS.get(mail.outcome, -1):
        mail.outcome = outcome
        mail.save(update_fields=["outcome"])
    if for_good:
        _refuse(mail, why=outcome, said=said)


def _refuse(mail: Mail, *, why: str, said: str) -> None:
    row, is_new = RefusingAddress.objects.get_or_create(
        site_id=mail.site_id, email=mail.recipient.lower(),
        defaults={"why": why, "said": said, "since": clock.now()},
    )  # fmt: skip
    is_worse = WEIGHTS[why] > WEIGHTS[row.why]
    if is_worse:  # a complaint ends more than a bounce does
        row.why, row.said = why, said
        row.save(update_fields=["why", "said"])
    if is_new or is_worse:
        events.publish(AddressRefused(site=mail.site_id, mail=mail.pk, why=why))


@action
def lift(address: RefusingAddress) -> None:
    """Mails to the address are sent again."""
    known = RefusingAddress.objects.locked().filter(pk=address.pk).first()
    if known:
        known.delete()
        events.publish(AddressLifted(site=address.site_id, address=address.pk))


def _mail_of(event: Any) -> Mail | None:
    """By what was written on its envelope for the provider; else by its Message-ID."""
    pk = str((event.metadata or {}).get("mail", ""))
    recipient = (event.recipient or "").lower()
    is_ours = pk.isdecimal() and len(pk) <= LONGEST_PK
    known = {"pk": int(pk)} if is_ours else {"message_id": str(event.message_id or "")}
    mail: Mail | None = Mail.objects.filter(**known).first()
    return mail if mail and recipient in ("", mail.recipient.lower()) else None

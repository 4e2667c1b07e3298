"""How a mail moves through the outbox; each of these is one transaction."""

from datetime import timedelta
from functools import partial

import structlog
from django.db import transaction
from django.utils.crypto import salted_hmac
from kombu.exceptions import OperationalError as BrokerError
from wagtail.models import Site

from commerce.base import clock, events
from commerce.base.actions import action
from commerce.base.events import Event
from commerce.base.stops import mails_stopped
from commerce.customers.models import Customer
from content.emails.errors import NeverOff, StillOnItsWay
from content.emails.events import MailSentAgain, MessageSwitched
from content.emails.letters import Letter, Message
from content.emails.models import Mail, RefusingAddress, SilentMessage

log = structlog.get_logger()

LEASE = timedelta(minutes=5)  # longer than any mail server is waited for
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
MOST_TRIES = 14  # some thirty hours
DIGITS = 32


@action
def queue(message: Message, event: Event) -> Mail | None:
    """The message waits to be sent to whom it concerns, once; called by the listener of its event.

    None when nobody is told, or when its site has switched the message off.
    """
    reader = message.reader(event)
    if reader is None or is_off(message, site=reader.site):
        return None
    entry, now = events.heard_entry(), clock.now()
    mail, _is_new = Mail.objects.get_or_create(
        entry_id=entry, message=message.name, recipient=reader.email, again="",
        defaults={
            "customer": reader.customer, "site": reader.site, "language": reader.language,
            "message_id": _message_id(f"{entry}:{message.name}:{reader.email}", reader.site.hostname),
            "queued_at": now, "due_at": now,
        },
    )  # fmt: skip
    transaction.on_commit(partial(wake, mail.pk))
    return mail


@action
def send_again(mail: Mail, *, key: str) -> Mail:
    """The same letter waits to be sent once more, to where its customer is now; once for each `key`.

    What was sent before stays as it is. Raises StillOnItsWay.
    """
    mail = Mail.objects.locked().get(pk=mail.pk)
    if not mail.is_settled:
        raise StillOnItsWay
    now, recipient = clock.now(), address_now(mail)
    copy, is_new = Mail.objects.get_or_create(
        entry_id=mail.entry_id, message=mail.message, again=key,
        defaults={
            "recipient": recipient, "customer": mail.customer, "site_id": mail.site_id,
            "language": mail.language, "subject": mail.subject, "text": mail.text, "html": mail.html,
            "message_id": _message_id(f"{mail.message_id}:{key}", mail.site.hostname),
            "queued_at": now, "due_at": now,
        },
    )  # fmt: skip
    if is_new:
        events.publish(MailSentAgain(site=mail.site_id, mail=mail.pk, copy=copy.pk))
        transaction.on_commit(partial(wake, copy.pk))
    return copy


def address_now(mail: Mail) -> str:
    """Where the reader of the mail is written to today."""
    customer = Customer.objects.filter(public_id=mail.customer).first() if mail.customer else None
    return customer.email if customer else mail.recipient


def wake(mail_id: int) -> None:
    """Ask a worker to send the mail now; without a broker, the next sweep will."""
    from content.emails.tasks import send_mail

    try:
        send_mail.delay(mail_id)
    except BrokerError:
        log.warning("broker unreachable, left to the sweep", mail=mail_id)


@action
def claim(mail_id: int) -> Mail | None:
    """The mail, which nobody else sends while the lease lasts.

    None when it is not due, or another worker's; held back while all mails are stopped, and not sent at all
    to an address that refuses mail.
    """
    mail = Mail.objects.due().select_for_update(skip_locked=True, of=("self",)).filter(pk=mail_id).first()
    if mail is None:
        return None
    obstacle = _obstacle(mail)
    if obstacle:
        mail.state = obstacle
        mail.save(update_fields=["state"])
        return None
    mail.tries += 1
    mail.due_at = clock.now() + LEASE
    mail.save(update_fields=["tries", "due_at"])
    return mail


def _obstacle(mail: Mail) -> str:
    """The state of a mail that may not leave now; "" for one that may."""
    if mails_stopped():
        return Mail.State.HELD
    return Mail.State.REFUSED if is_refused(mail.recipient, site=mail.site) else ""


def is_refused(email: str, *, site: Site) -> bool:
    """Whether the site writes to the address no more."""
    return RefusingAddress.objects.filter(site=site, email=email.lower()).exists()


@action
def keep(mail: Mail, *, letter: Letter) -> None:
    """What is sent from now on is this letter."""
    mail.subject, mail.text, mail.html = letter.subject, letter.text, letter.html
    mail.save(update_fields=["subject", "text", "html"])


@action
def mark_sent(mail: Mail) -> None:
    """The mail server has taken it."""
    Mail.objects.filter(pk=mail.pk).exclude(state=Mail.State.SENT).update(
        state=Mail.State.SENT, sent_at=clock.now(), last_error=""
    )


@action
def keep_back(mail: Mail) -> None:
    """The mail is there to be read and has not left, nor will: its site is a demonstration, or archived."""
    Mail.objects.filter(pk=mail.pk, state=Mail.State.WAITING).update(state=Mail.State.KEPT)


@action
def let_lapse(mail: Mail) -> None:
    """The mail does not leave: what it says was overtaken while it waited."""
    Mail.objects.filter(pk=mail.pk, state=Mail.State.WAITING).update(state=Mail.State.LAPSED)


@action
def postpone(mail: Mail, *, error: str, for_good: bool) -> None:
    """The mail is tried again later, each time after a longer wait; or has failed, `for_good` or by
    now. A worker whose lease has ended changes nothing."""
    failed = for_good or mail.tries >= MOST_TRIES
    Mail.objects.filter(pk=mail.pk, tries=mail.tries, state=Mail.State.WAITING).update(
        state=Mail.State.FAILED if failed else Mail.State.WAITING,
        due_at=clock.now() + min(FIRST_WAIT * 2 ** (mail.tries - 1), LONGEST_WAIT),
        last_error=error[:200],
    )


@action
def let_go() -> int:
    """Mails that were held back wait again, unless all are stopped; how many."""
    if mails_stopped():
        return 0
    held = Mail.objects.filter(state=Mail.State.HELD)
    return held.update(state=Mail.State.WAITING, due_at=clock.now())


def is_off(message: Message, *, site: Site) -> bool:
    """Whether the site does not want the message sent; what must be sent is asked of nobody."""
    if message.required:
        return False
    return SilentMessage.objects.filter(site=site, message=message.name).exists()


@action
def switch(message: Message, *, site: Site, on: bool) -> None:
    """From now on such events have their mail on this site, or have none. Raises NeverOff."""
    if message.required and not on:
        raise NeverOff(message.required)
    if on:
        changed = SilentMessage.objects.filter(site=site, message=message.name).delete()[0] > 0
    else:
        _row, changed = SilentMessage.objects.get_or_create(site=site, message=message.name)
    if changed:
        events.publish(MessageSwitched(site=site.pk, message=message.name, is_on=on))


def _message_id(what: str, host: str) -> str:
    """The same for every try, so that whoever receives a mail twice shows it once (RFC 5322, 3.6.4)."""
    return f"<{salted_hmac('content.emails', what, algorithm='sha256').hexdigest()[:DIGITS]}@{host}>"

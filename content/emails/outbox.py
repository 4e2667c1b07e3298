"""Sending: claim, then speak to the mail server with no transaction open, then say how it went.

A worker that dies after the server took the mail has it sent again once its lease ends, under the
same Message-ID; otherwise every mail leaves once.
"""

from smtplib import SMTPDataError, SMTPRecipientsRefused

import structlog
from django.conf import settings
from django.core.mail import BadHeaderError
from django.utils import translation

from commerce.base import clock
from commerce.base.actions import check_outside_transaction
from commerce.base.models import ShopSettings
from content.emails import actions, registry, tracking
from content.emails.envelopes import ending, envelope
from content.emails.letters import Letter, Shop, unsealed, write
from content.emails.links import copy_link
from content.emails.measuring import measured
from content.emails.models import Mail
from content.emails.own import words_for

log = structlog.get_logger()

BATCH = 500
NO_MAILBOX = ("5.1.1 ", "5.1.2 ", "5.1.10 ")
PERMANENT = 500  # SMTP reply codes from here on say "never" (RFC 5321, 4.2.1)


def send(mail_id: int) -> None:
    """The mail is sent if it is due, or waits for its next try."""
    mail = actions.claim(mail_id)
    if mail is None:
        return
    try:
        if is_overtaken(mail):
            actions.let_lapse(mail)
            return
        if stays_here(mail):
            actions.keep(mail, letter=letter_of(mail, Shop.of(mail.site)))
            actions.keep_back(mail)
            return
        _transmit(mail)
    except Exception as error:
        log.exception("mail not sent", mail=mail.pk, tries=mail.tries)
        actions.postpone(mail, error=_reason(error), for_good=_is_final(error))
        if _has_no_mailbox(error):
            tracking.report(
                mail, outcome=Mail.Outcome.BOUNCED, at=clock.now(), said=_reason(error)[:300], key="smtp",
                for_good=True,
            )  # fmt: skip
    else:
        actions.mark_sent(mail)


def is_overtaken(mail: Mail) -> bool:
    """Whether what the mail says is no longer so; a copy that staff asked for says what it said."""
    message = registry.messages().get(mail.message)
    return bool(message and not mail.again and not message.holds(registry.event_of(mail)))


def stays_here(mail: Mail) -> bool:
    """Whether the mail must not reach anybody: no demonstration writes to real people, and no archived
    site to anyone."""
    shop = ShopSettings.for_site(mail.site)
    return bool(shop.archived_at or (settings.MAILS_LEAVE and shop.is_demo))


def sweep() -> int:
    """Wake every mail that is due and was not sent; how many."""
    actions.let_go()
    due = list(Mail.objects.due().order_by("due_at").values_list("pk", flat=True)[:BATCH])
    for mail_id in due:
        actions.wake(mail_id)
    return len(due)


def letter_of(mail: Mail, shop: Shop) -> Letter:
    """What the mail says: what was kept of it, or else what its message says now."""
    if mail.subject:
        return Letter(mail.subject, mail.text, mail.html)
    message = registry.messages()[mail.message]
    with translation.override(mail.language):
        facts = message.facts(registry.event_of(mail), shop=shop, at=mail.entry.at)
    words = words_for(message, site=mail.site, language=mail.language)
    link = shop.url(copy_link(mail))
    return write(message, facts, shop=shop, language=mail.language, words=words, browser_url=link)


def _transmit(mail: Mail) -> None:
    shop = Shop.of(mail.site)
    letter = letter_of(mail, shop)
    if not mail.subject:
        actions.keep(mail, letter=letter)
    message = registry.messages().get(mail.message)  # none, of one that was kept and is sent again
    headers = {"Message-ID": mail.message_id}
    if message:
        event = registry.event_of(mail)
        letter = unsealed(letter, message.secrets(event))
        headers |= ending(message.one_click(event), shop)
    made = envelope(measured(letter, mail, shop), shop=shop, to=mail.recipient, headers=headers)
    made.metadata = {"mail": str(mail.pk)}  # type: ignore[attr-defined]  # for providers, who tell of it by that
    check_outside_transaction()
    made.send()


def _is_final(error: Exception) -> bool:
    """Whether no later try can go better: nobody lives there, or the mail itself is refused."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _said in error.recipients.values())
    if isinstance(error, SMTPDataError):
        return error.smtp_code >= PERMANENT
    return isinstance(error, BadHeaderError)


def _has_no_mailbox(error: Exception) -> bool:
    """Whether the mail server says that there is no such mailbox or domain (RFC 3463, section 3.2)."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    said = [str(text, "ascii", "replace") for _code, text in error.recipients.values()]
    return all(text.startswith(NO_MAILBOX) for text in said)


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"

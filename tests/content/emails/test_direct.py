"""Codes and links to get in leave at once, or not at all."""

import pytest
from django.core import mail as django_mail
from wagtail.models import Site

from commerce.base import stops
from commerce.base.stops import Stoppable
from content.emails import direct
from content.emails.messages.account import SignInCode
from content.emails.models import Mail

pytestmark = pytest.mark.django_db


def send() -> None:
    site = Site.objects.get(is_default_site=True)
    direct.send("SignInCode", SignInCode.sample, to="ada@example.com", site=site, language="fr")


def test_a_code_leaves_at_once_and_is_kept_nowhere() -> None:
    send()
    [envelope] = django_mail.outbox
    assert envelope.to == ["ada@example.com"] and "7KQ-4RM" in envelope.body
    assert envelope.subject.startswith("Votre code")
    assert not Mail.objects.exists()


def test_nothing_leaves_while_all_mails_are_stopped() -> None:
    stops.stop(Stoppable.MAILS, by="staff:1", reason="")
    send()
    assert django_mail.outbox == []
    stops.stop(Stoppable.CHARGES, by="staff:1", reason="")
    stops.release(Stoppable.MAILS, by="staff:1")
    send()
    assert len(django_mail.outbox) == 1

"""Two workers woken for one mail: it leaves once."""

import pytest
from django.core import mail as django_mail

from content.emails import outbox
from content.emails.models import Mail
from tests.content.emails.conftest import boil, tea
from tests.races.at_once import Meeting, at_once
from tests.races.conftest import Off

__all__ = ["boil", "tea"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mail(boil: object, monkeypatch: pytest.MonkeyPatch) -> Mail:
    """Whoever reads that it is due waits for the other to have read it too."""
    assert callable(boil)
    mail = boil()
    monkeypatch.setattr("content.emails.actions.mails_stopped", Meeting().after(lambda: False))
    return mail


def test_two_workers_at_once_send_it_once(mail: Mail) -> None:
    assert at_once(lambda: outbox.send(mail.pk), lambda: outbox.send(mail.pk)) == [None, None]
    assert len(django_mail.outbox) == 1
    assert Mail.objects.get().tries == 1


def test_twin_without_the_lock_it_is_sent_twice(mail: Mail, without_locks: Off) -> None:
    without_locks()
    at_once(lambda: outbox.send(mail.pk), lambda: outbox.send(mail.pk))
    assert len(django_mail.outbox) == 2

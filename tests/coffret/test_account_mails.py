"""Mails that let people in: in the shop's dress, in the reader's language, kept nowhere."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail as django_mail
from django.test import Client
from wagtail.models import Locale, Site

from commerce.base.models import User
from content.emails.models import Mail, MailWords
from content.emails.stream import stream_of
from content.emails.words import Words, button, p

PASSWORD = "tea-and-biscuits-at-five"


@pytest.fixture
def ada(db: None) -> User:
    user = User.objects.create_user("ada@example.com", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def ask(client: Client, email: str, prefix: str = "") -> Any:
    client.post(f"{prefix}/accounts/password/reset/", {"email": email})
    return django_mail.outbox[-1]


def test_a_new_password_is_asked_for_in_the_shops_dress(ada: User, client: Client) -> None:
    envelope = ask(client, ada.email)
    html, kind = envelope.alternatives[0]
    assert (envelope.to, envelope.subject, kind) == ([ada.email], "Choose a new password", "text/html")
    link = re.search(r"https?://\S+/password/reset/key/\S+", envelope.body)
    assert link and link[0] in html
    assert client.get(link[0].split("testserver")[1], follow=True).status_code == 200
    assert "/mail/" not in envelope.body
    assert not Mail.objects.exists()


def test_it_speaks_the_readers_language(ada: User, client: Client) -> None:
    assert ask(client, ada.email, "/fr").subject == "Choisissez un nouveau mot de passe"


def test_an_address_without_an_account_is_told_so(client: Client, db: None) -> None:
    envelope = ask(client, "nobody@example.com")
    assert envelope.subject.startswith("There is no account of yours at")
    assert "/accounts/signup/" in envelope.body


def test_the_shops_own_words_are_used(ada: User, client: Client) -> None:
    site, locale = Site.objects.get(is_default_site=True), Locale.objects.get(language_code="en")
    body = stream_of(Words("", "", (p("For {email}."), button("reset", "Go"))))
    MailWords.objects.create(
        site=site, message="PasswordReset", locale=locale, live=True, subject="Lost it?", body=body
    )
    envelope = ask(client, ada.email)
    assert envelope.subject == "Lost it?" and "For ada@example.com." in envelope.body


def test_a_new_address_is_to_be_confirmed(client: Client, db: None) -> None:
    client.post("/accounts/signup/", {"email": "grace@example.com", "password1": PASSWORD})
    envelope = django_mail.outbox[-1]
    assert envelope.subject == "Confirm your e-mail address"
    assert "/accounts/confirm-email/" in envelope.body
    client.logout()
    client.post("/accounts/signup/", {"email": "grace@example.com", "password1": PASSWORD})

"""Each letter can be read in a browser by whoever has its link, without what only the mail may hold."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from wagtail.models import Site

from content.emails import links, outbox
from content.emails.models import Mail
from tests.content.emails.conftest import TeaReady

Boil = Callable[..., Mail]


@pytest.fixture(autouse=True)
def addresses(settings: Any) -> None:
    settings.PUBLIC_URL = "https://shop.example"


def sent(boil: Boil, **fields: Any) -> Mail:
    mail = boil(**fields)
    outbox.send(mail.pk)
    return Mail.objects.get(pk=mail.pk)


def test_a_letter_leads_to_its_copy_which_nobody_else_finds(boil: Boil, client: Client) -> None:
    mail = sent(boil)
    [path] = re.findall(r"https://shop\.example(/mail/\S+)", mail.text)  # signed as it left
    assert f"https://shop.example{path}" in mail.html
    response = client.get(path)
    assert "2 cups &lt;are&gt; &amp; ready" in response.text
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "private" in response["Cache-Control"] and "no-store" in response["Cache-Control"]
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert client.post(path).status_code == 405


def test_a_copy_has_no_secret(boil: Boil, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TeaReady, "secrets", lambda *_event: {"2 cups": "7KQR-SECRET"})
    mail = sent(boil)
    assert "SECRET" not in client.get(links.copy_link(mail)).text


def test_another_token_another_site_or_a_letter_not_written_yet_opens_nothing(
    boil: Boil, client: Client
) -> None:
    mail = sent(boil)
    forged = [
        f"/mail/{signing.dumps(mail.pk, salt='another')}/",
        f"/mail/{mail.pk}/",
        f"{links.copy_link(mail)[:-2]}/",
    ]
    waiting = boil(email="ada@example.com")
    for path in [*forged, links.copy_link(waiting)]:
        assert client.get(path).status_code == 404, path
    Mail.objects.filter(pk=mail.pk).update(
        site=Site.objects.create(hostname="other.example", root_page=mail.site.root_page)
    )
    assert client.get(links.copy_link(mail)).status_code == 404


def test_a_link_ends(boil: Boil, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    path = links.copy_link(sent(boil))
    monkeypatch.setattr(links, "VALID", timedelta(seconds=-1))
    assert client.get(path).status_code == 404

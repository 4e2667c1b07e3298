"""Openings and clicks are measured where a site asks for it, and never by a link that opens something."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core import mail as django_mail
from django.core import signing
from django.test import Client
from wagtail.models import Site

from commerce.base import clock
from content.emails import measuring, outbox
from content.emails.measuring import TOO_SOON, may_be_measured
from content.emails.models import Mail, MailReport, MeasuringSettings
from tests.content.emails.conftest import TeaReady

Boil = Callable[..., Mail]
ORIGIN = "https://shop.example"
TOKEN = f"InN1Yl8xIg:1vN6Xy:{'a' * 43}"  # as django.core.signing makes them
LINK = re.compile(r'(?:href|src)="([^"]+)"')


@pytest.fixture(autouse=True)
def shop(settings: Any, db: None) -> Site:
    settings.PUBLIC_URL = ORIGIN
    settings.EMAIL_PROVIDER = ""
    site = Site.objects.get(is_default_site=True)
    MeasuringSettings.objects.create(site=site, is_on=True)
    return site


def sent(boil: Boil, **fields: Any) -> tuple[Mail, list[str]]:
    """The mail, and every address in it as it left."""
    mail = boil(**fields)
    outbox.send(mail.pk)
    html = str(django_mail.outbox[-1].alternatives[0][0])
    return Mail.objects.get(pk=mail.pk), [unescape(one) for one in LINK.findall(html)]


def path(links: list[str], prefix: str) -> str:
    [found] = dict.fromkeys(one for one in links if one.startswith(f"{ORIGIN}{prefix}"))
    return found.removeprefix(ORIGIN)


def go(links: list[str], target: str, client: Client) -> str:
    """The path by which the letter leads to the target."""
    ways = [one.removeprefix(ORIGIN) for one in links if one.startswith(f"{ORIGIN}/mail/go/")]
    [found] = {way for way in ways if client.head(way)["Location"] == target}
    return found


@pytest.fixture(autouse=True)
def read_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looks does so a minute after the mail has left."""
    monkeypatch.setattr(measuring, "TOO_SOON", timedelta(minutes=-1))


def outcomes() -> list[str]:
    return list(MailReport.objects.order_by("pk").values_list("outcome", flat=True))


def test_an_opening_is_noted_once(boil: Boil, client: Client) -> None:
    mail, links = sent(boil)
    pixel = path(links, "/mail/seen/")
    for _time in range(2):
        response = client.get(pixel)
    assert (response.status_code, response["Content-Type"]) == (200, "image/gif")
    assert response.content.startswith(b"GIF89a") and len(response.content) < 50
    assert "no-store" in response["Cache-Control"] and "private" in response["Cache-Control"]
    assert not response.cookies
    assert outcomes() == ["opened"]
    assert Mail.objects.get(pk=mail.pk).outcome == "opened"


def test_a_click_is_noted_and_leads_on(boil: Boil, client: Client) -> None:
    mail, links = sent(boil)
    assert f"{ORIGIN}/tea/" not in links
    way = go(links, f"{ORIGIN}/tea/", client)
    assert outcomes() == []  # HEAD tells nothing
    response = client.get(way)
    assert (response.status_code, response["Location"]) == (302, f"{ORIGIN}/tea/")
    assert "no-store" in response["Cache-Control"] and response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    client.get(way)
    assert [(one.outcome, one.said) for one in MailReport.objects.all()] == [("clicked", "shop.example/tea/")]
    assert Mail.objects.get(pk=mail.pk).outcome == "clicked"


def test_the_letter_that_is_kept_and_its_text_are_as_they_were_written(boil: Boil) -> None:
    mail, _links = sent(boil)
    for text in (mail.html, mail.text, django_mail.outbox[-1].body):
        assert "/mail/go/" not in text and "/mail/seen/" not in text
        assert f"{ORIGIN}/tea/" in text


@pytest.mark.parametrize("why", ["off", "provider", "nobody's"])
def test_nothing_is_measured_unless_it_is_asked_for(boil: Boil, settings: Any, why: str) -> None:
    if why == "off":
        MeasuringSettings.objects.update(is_on=False)
    if why == "provider":
        settings.EMAIL_PROVIDER = "postmark"
    mail = boil()
    if why == "nobody's":
        Mail.objects.update(customer="")
    outbox.send(mail.pk)
    html = str(django_mail.outbox[-1].alternatives[0][0])
    assert html == Mail.objects.get().html


def test_it_is_off_unless_somebody_switches_it_on() -> None:
    assert MeasuringSettings().is_on is False


def test_another_site_decides_for_itself(boil: Boil, shop: Site) -> None:
    other = Site.objects.create(hostname="other.example", root_page=shop.root_page)
    MeasuringSettings.objects.update(site=other)
    _mail, links = sent(boil)
    assert not [one for one in links if "/mail/seen/" in one or "/mail/go/" in one]


@pytest.mark.parametrize(
    "address",
    [
        f"{ORIGIN}/manage/{TOKEN}/",
        f"{ORIGIN}/undo/{TOKEN}/chg_1/",
        f"{ORIGIN}/pay/{TOKEN.replace(':', '%3A')}/",
        f"{ORIGIN}/documents/inv_1.pdf?key={TOKEN}",
        f"{ORIGIN}/accounts/confirm-email/abc/", f"{ORIGIN}/accounts/password/reset/key/1-abc/",
        f"{ORIGIN}/accounts/login/?next=/documents/inv_1.pdf",
    ],
)  # fmt: skip
def test_a_link_that_opens_something_stays_as_it_is(
    boil: Boil, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    assert not may_be_measured(address)
    facts = TeaReady.sample | {"order_url": address}
    monkeypatch.setattr(TeaReady, "facts", lambda *_event, **_about: facts)
    mail, links = sent(boil)
    assert address in links
    assert address not in measuring.targets_of(mail.html)


def test_tokens_are_known_as_what_they_are() -> None:
    for salt in ("subscription", "cart"):
        assert not may_be_measured(f"{ORIGIN}/manage/{signing.dumps('sub_1', salt=salt)}/")


def test_the_letter_in_the_browser_is_reached_as_before(boil: Boil) -> None:
    _mail, links = sent(boil)
    assert [one for one in links if re.match(rf"{ORIGIN}/mail/[^/]+:[^/]+/$", one)]


def test_nobody_is_led_where_the_mail_does_not_lead(boil: Boil, client: Client, shop: Site) -> None:
    mail, links = sent(boil)
    way, pixel = go(links, f"{ORIGIN}/tea/", client), path(links, "/mail/seen/")
    wrong = [
        measuring.click_link(mail, 99), f"{way[:-2]}/", "/mail/go/https://evil.example/",
        f"/mail/go/{signing.dumps([mail.pk, 0], salt='another')}/",
        f"/mail/go/{signing.dumps(mail.pk, salt=measuring.SEEN)}/",
        f"/mail/seen/{signing.dumps([mail.pk, 0], salt=measuring.CLICKED)}.gif", f"{pixel[:-6]}.gif",
    ]  # fmt: skip
    for address in wrong:
        assert client.get(address).status_code == 404, address
    assert client.post(way).status_code == client.post(pixel).status_code == 405
    Mail.objects.update(site=Site.objects.create(hostname="other.example", root_page=shop.root_page))
    assert client.get(way).status_code == client.get(pixel).status_code == 404
    assert outcomes() == []


@pytest.mark.parametrize(("seconds", "counts"), [(9, False), (11, True)])
def test_whoever_looks_at_once_is_a_machine(
    boil: Boil, client: Client, monkeypatch: pytest.MonkeyPatch, seconds: int, counts: bool
) -> None:
    monkeypatch.setattr(measuring, "TOO_SOON", TOO_SOON)
    mail, links = sent(boil)
    assert mail.sent_at
    with clock.moved_to(mail.sent_at + timedelta(seconds=seconds)):
        assert client.get(path(links, "/mail/seen/")).status_code == 200
    assert bool(outcomes()) is counts


@pytest.mark.parametrize("header", ["Sec-Purpose", "Purpose"])
def test_what_is_fetched_ahead_is_not_counted(boil: Boil, client: Client, header: str) -> None:
    _mail, links = sent(boil)
    client.get(path(links, "/mail/seen/"), headers={header: "prefetch"})
    assert outcomes() == []

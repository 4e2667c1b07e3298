"""What the DNS should say is compared with what it says, asked of a real server on this machine."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import dns.message
import dns.resolver
import dns.rrset
import pytest
from django.test import Client
from django.urls import reverse

from commerce.base.models import User
from content.sites import dns as checking
from content.sites.models import Advanced
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import staff

pytestmark = pytest.mark.django_db
ZONE = {
    ("localhost", "A"): ["192.0.2.10"],
    ("maison.example", "TXT"): ['"google-site-verification=x"', '"v=spf1 include:_spf.mailer.example ~all"'],
    ("s1._domainkey.maison.example", "TXT"): ['"v=DKIM1; k=rsa; " "p=MIGfMA0"'],
    ("maison.example", "MX"): ["10 mx.elsewhere.example."],
}


@pytest.fixture
def ask() -> Iterator[Any]:
    """Asks a small server of this machine, which knows the zone above."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    threading.Thread(target=serve, args=(server,), daemon=True).start()
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], server.getsockname()[1]
    resolver.timeout = resolver.lifetime = 1.0
    yield lambda name, type_: checking.ask_of(resolver, name, type_)
    server.close()


def serve(server: socket.socket) -> None:
    while True:
        try:
            data, sender = server.recvfrom(4096)
        except OSError:
            return
        question = dns.message.from_wire(data)
        asked = question.question[0]
        name, type_ = asked.name.to_text(omit_final_dot=True), dns.rdatatype.to_text(asked.rdtype)
        if "silent." in name:
            continue
        answer = dns.message.make_response(question)
        for text in ZONE.get((name, type_), []):
            answer.answer.append(dns.rrset.from_text(asked.name, 60, "IN", type_, text))
        server.sendto(answer.to_wire(), sender)


def checked(ask: Any, **expected: str) -> dict[str, tuple[str, str]]:
    advanced = Advanced(site=build.open_shop().site, **expected)
    advanced.full_clean()
    checking.check(advanced, ask=ask)
    return {each["kind"]: (each["state"], each["seen"]) for each in Advanced.objects.get().findings}


def test_each_record_is_found_wrong_or_missing(ask: Any) -> None:
    found = checked(
        ask, servers="192.0.2.10", sender_domain="maison.example", spf="include:_spf.mailer.example",
        dkim_selector="s1", mx="mx.maison.example", caa="letsencrypt.org",
    )  # fmt: skip
    assert found["Site"] == ("found", "192.0.2.10")
    assert found["SPF"] == ("found", "v=spf1 include:_spf.mailer.example ~all")
    assert found["DKIM"] == ("found", "v=DKIM1; k=rsa; p=MIGfMA0")
    assert found["DMARC"] == ("missing", "")
    assert found["MX"] == ("wrong", "10 mx.elsewhere.example.")
    assert found["CAA"] == ("missing", "")


def test_a_record_that_says_something_else_is_wrong(ask: Any) -> None:
    found = checked(ask, servers="192.0.2.99", sender_domain="maison.example", spf="include:other.example")
    assert found["Site"] == ("wrong", "192.0.2.10")
    assert found["SPF"][0] == "wrong"


def test_a_server_that_is_silent_holds_nobody_up(ask: Any) -> None:
    found = checked(ask, sender_domain="silent.example", dkim_selector="s1")
    assert {state for state, _seen in found.values()} == {"unknown"}


def test_the_page_shows_what_was_seen_and_when(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = build.open_shop()
    Advanced.objects.create(site=shop.site, servers="192.0.2.1", three_d_secure="pending")
    monkeypatch.setattr(checking, "ask", lambda name, type_: ["192.0.2.66"] if type_ == "A" else [])
    client.force_login(User.objects.create_superuser("owner@example.com", "a long password"))
    address = reverse("my-sites:technical", args=[shop.site.pk])
    before = client.get(address).text
    assert "Never asked yet." in before and "Pending" in before
    after = client.post(address, follow=True).text
    for said in ("192.0.2.1", "192.0.2.66", "Wrong", "As of"):
        assert said in after


def test_looking_asks_nothing_and_asking_is_for_those_who_may(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = build.open_shop()
    Advanced.objects.create(site=shop.site, servers="192.0.2.1")
    asked: list[str] = []
    monkeypatch.setattr(checking, "ask", lambda name, type_: asked.append(name) or [])
    client.force_login(staff("view_site", only=shop.site))
    address = reverse("my-sites:technical", args=[shop.site.pk])
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert Client().get("/").status_code in (200, 404)
    assert asked == []
    assert Advanced.objects.get().checked_at is None

"""What a provider tells of a mail is kept once; who cannot be written to is not, until staff say so."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest
from anymail.signals import AnymailTrackingEvent, tracking
from django.core import mail as django_mail
from django.core import signing
from django.test import Client
from django.urls import clear_url_caches, reverse

from commerce.base.models import JournalEntry, User
from commerce.customers.models import Customer
from content.emails import actions, outbox
from content.emails.models import Mail, MailReport, RefusingAddress
from tests.content.emails.smtp import MailServer

Boil = Callable[..., Mail]


def tell(mail: Mail, kind: str, **more: Any) -> None:
    known = {
        "event_type": kind, "event_id": "evt_1", "timestamp": datetime(2026, 1, 3, 9, tzinfo=UTC),
        "recipient": mail.recipient, "metadata": {"mail": str(mail.pk)},
    }  # fmt: skip
    tracking.send(sender=None, event=AnymailTrackingEvent(**(known | more)), esp_name="Test")


def sent(boil: Boil, **fields: Any) -> Mail:
    mail = boil(**fields)
    outbox.send(mail.pk)
    return Mail.objects.get(pk=mail.pk)


def outcome(mail: Mail) -> str:
    return Mail.objects.get(pk=mail.pk).outcome


def test_what_becomes_of_a_mail_is_kept_once_and_the_weightiest_shown(boil: Boil) -> None:
    mail = sent(boil)
    assert django_mail.outbox[-1].metadata == {"mail": str(mail.pk)}
    for kind in ("delivered", "delivered", "clicked", "opened"):
        tell(mail, kind)
    assert MailReport.objects.count() == 3
    assert outcome(mail) == "clicked"
    tell(mail, "opened", event_id="evt_2")
    assert MailReport.objects.filter(outcome="opened").count() == 2
    tell(mail, "queued")
    assert MailReport.objects.count() == 4
    assert not RefusingAddress.objects.exists()


def test_a_click_says_where_it_led_and_keeps_nothing_that_opens_it(boil: Boil) -> None:
    mail, token = sent(boil), signing.dumps("sub_ada", salt="subscription-link")
    tell(mail, "clicked", event_id=None, click_url=f"https://shop.example/manage/{quote(token)}/?a=b")
    tell(mail, "clicked", event_id=None, click_url="https://shop.example/boxes/")
    said = list(MailReport.objects.order_by("pk").values_list("said", flat=True))
    assert said == ["shop.example/manage/…/", "shop.example/boxes/"]


def test_what_has_neither_a_number_nor_a_time_is_kept_once_too(boil: Boil) -> None:
    mail = sent(boil)
    for _time in range(2):
        tell(mail, "opened", event_id=None, timestamp=None, esp_event={"event": "open"})
    assert MailReport.objects.count() == 1


def test_who_complains_after_a_bounce_has_complained(boil: Boil, client: Client) -> None:
    mail = sent(boil)
    tell(mail, "bounced", reject_reason="bounced", description="Nobody here")
    tell(mail, "complained", event_id="evt_2", reject_reason="spam", description="Spam")
    row = RefusingAddress.objects.get()
    assert (row.why, row.said) == ("complained", "Spam")
    told = (
        JournalEntry.objects.filter(name="AddressRefused").order_by("pk").values_list("data__why", flat=True)
    )
    assert list(told) == ["bounced", "complained"]  # whoever listens ends what was agreed to
    tell(mail, "bounced", event_id="evt_3", reject_reason="bounced")
    assert RefusingAddress.objects.get().why == "complained"
    client.force_login(User.objects.create_superuser("owner@example.com", "a long password"))
    customer = Customer.objects.get(public_id=mail.customer)
    page = client.get(reverse("customers:inspect", args=[customer.pk])).text
    assert reverse("refusing-addresses:inspect", args=[row.pk]) in page and "Complained of" in page


def test_a_mail_is_found_by_its_message_id_too(boil: Boil) -> None:
    mail = sent(boil)
    tell(mail, "delivered", metadata={}, message_id=mail.message_id)
    assert outcome(mail) == "delivered"


@pytest.mark.parametrize(
    "wrong",
    [
        {"metadata": {"mail": "9" * 30}}, {"metadata": {"mail": "x"}}, {"metadata": None, "message_id": None},
        {"recipient": "somebody@else.example"},
    ],
)  # fmt: skip
def test_what_is_told_of_no_mail_of_ours_is_left_aside(boil: Boil, wrong: dict[str, Any]) -> None:
    mail = sent(boil)
    tell(mail, "bounced", reject_reason="bounced", **wrong)
    assert not MailReport.objects.exists() and not RefusingAddress.objects.exists()


@pytest.mark.parametrize(
    ("kind", "reason", "refused"),
    [
        ("bounced", "bounced", True), ("bounced", "invalid", True), ("complained", "spam", True),
        ("bounced", "timed_out", False), ("rejected", "blocked", False), ("deferred", None, False),
    ],
)  # fmt: skip
def test_only_what_is_for_good_ends_writing_to_an_address(
    boil: Boil, kind: str, reason: str | None, refused: bool
) -> None:
    mail = sent(boil)
    tell(mail, kind, reject_reason=reason, description="550 nobody")
    assert RefusingAddress.objects.exists() is refused
    assert JournalEntry.objects.filter(name="AddressRefused").exists() is refused
    again = actions.send_again(mail, key="k")
    Mail.objects.filter(pk=again.pk).update(recipient="Camille@example.com")
    outbox.send(again.pk)
    again.refresh_from_db()
    assert again.state == ("refused" if refused else "sent")
    assert len(django_mail.outbox) == (1 if refused else 2)
    elsewhere = sent(boil, email="ada@example.com")
    assert elsewhere.state == "sent"


@pytest.mark.parametrize(
    ("answer", "refused"),
    [("550 5.1.1 no such user", True), ("550 5.7.1 spam", False), ("550 nobody here", False)],
)
def test_a_plain_mail_server_that_knows_no_such_mailbox_is_believed(
    boil: Boil, mail_server: MailServer, answer: str, refused: bool
) -> None:
    mail_server.answers = {"RCPT": [answer]}
    mail = boil()
    outbox.send(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.outcome) == ("failed", "bounced" if refused else "")
    assert RefusingAddress.objects.exists() is refused


def test_staff_have_an_address_written_to_again(boil: Boil, client: Client) -> None:
    mail = sent(boil)
    tell(mail, "bounced", reject_reason="bounced", description="550 <nobody>")
    client.force_login(User.objects.create_superuser("owner@example.com", "a long password"))
    page = client.get(reverse("mails:inspect", args=[mail.pk])).text
    assert "Bounced" in page and "550 &lt;nobody&gt;" in page
    assert list(client.get(reverse("mails:index"), {"outcome": "bounced"}).context["object_list"]) == [mail]
    row = RefusingAddress.objects.get()
    assert row.email in client.get(reverse("refusing-addresses:index")).text
    assert "Write to it again" in client.get(reverse("refusing-addresses:inspect", args=[row.pk])).text
    client.post(reverse("refusing-addresses:lift", args=[row.pk]), {"confirm": "1"})
    assert not RefusingAddress.objects.exists()
    [entry] = JournalEntry.objects.filter(name="AddressLifted")
    assert entry.actor.startswith("staff:")


@pytest.fixture
def provider(settings: Any) -> Iterator[None]:
    """The shop sends by Postmark, which tells by its webhook."""
    import importlib

    from coffret import urls

    settings.EMAIL_PROVIDER, settings.ANYMAIL = "postmark", {"WEBHOOK_SECRET": "tea:biscuits"}
    importlib.reload(urls)
    clear_url_caches()
    yield
    settings.EMAIL_PROVIDER, settings.ANYMAIL = None, {}
    importlib.reload(urls)
    clear_url_caches()


def test_the_provider_alone_may_tell_and_by_its_secret(boil: Boil, provider: None, client: Client) -> None:
    mail = sent(boil)
    told = json.dumps({
        "RecordType": "Delivery", "MessageID": "x", "Recipient": mail.recipient,
        "DeliveredAt": "2026-01-03T09:00:00Z", "Metadata": {"mail": str(mail.pk)},
    })  # fmt: skip
    address = "/anymail/postmark/tracking/"
    assert client.post(address, told, content_type="application/json").status_code == 400
    assert outcome(mail) == ""
    headers = {"Authorization": "Basic dGVhOmJpc2N1aXRz"}
    assert client.post(address, told, content_type="application/json", headers=headers).status_code == 200
    assert outcome(mail) == "delivered"
    for other in ("/anymail/postmark/inbound/", "/anymail/brevo/tracking/"):
        assert client.post(other, told, content_type="application/json", headers=headers).status_code == 404


def test_without_a_provider_there_is_no_door(client: Client, db: None) -> None:
    assert (
        client.post("/anymail/postmark/tracking/", "{}", content_type="application/json").status_code == 404
    )

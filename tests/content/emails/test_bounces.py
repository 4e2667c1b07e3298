"""What providers' own webhooks say of a bounce: only what is for good ends writing to an address."""

from types import SimpleNamespace
from typing import Any

import pytest
from anymail.webhooks.brevo import BrevoTrackingWebhookView
from anymail.webhooks.mailersend import MailerSendTrackingWebhookView
from anymail.webhooks.mailgun import MailgunTrackingWebhookView
from anymail.webhooks.mailjet import MailjetTrackingWebhookView
from anymail.webhooks.mandrill import MandrillTrackingWebhookView
from anymail.webhooks.postmark import PostmarkTrackingWebhookView
from anymail.webhooks.sparkpost import SparkPostTrackingWebhookView

from content.emails.bounces import is_for_good


@pytest.fixture(autouse=True)
def secret(settings: Any) -> None:
    settings.ANYMAIL = {"WEBHOOK_SECRET": "tea:biscuits"}


POSTMARK = {
    "RecordType": "Bounce", "ID": 42, "MessageID": "x", "Email": "ada@example.com",
    "BouncedAt": "2026-11-20T13:02:00Z", "Metadata": {"mail": "1"},
}  # fmt: skip


def postmark(kind: str, details: str) -> Any:
    told = {**POSTMARK, "Type": kind, "Name": kind, "Description": "It bounced.", "Details": details}
    return PostmarkTrackingWebhookView().esp_to_anymail_event(told)


@pytest.mark.parametrize(
    ("kind", "details", "for_good"),
    [
        ("HardBounce", "smtp;550 5.1.1 <ada@example.com>: user unknown", True),
        ("HardBounce", "", True),
        ("BadEmailAddress", "", True),
        ("SoftBounce", "smtp;452 mailbox full", False),
        ("SoftBounce", "", False),
        ("HardBounce", "smtp;552 5.2.2 over quota", False),
        ("HardBounce", "smtp;421 4.7.0 try again later", False),
        ("Blocked", "smtp;550 5.7.1 spam", False),
        ("DnsError", "", False),
    ],
)
def test_postmark(kind: str, details: str, for_good: bool) -> None:
    assert is_for_good(postmark(kind, details)) is for_good


def brevo(kind: str) -> Any:
    told = {"event": kind, "email": "ada@example.com", "ts_epoch": 1795180800000, "reason": "it bounced"}
    return BrevoTrackingWebhookView(api_key="k").esp_to_anymail_event(told)


@pytest.mark.parametrize(
    ("kind", "for_good"), [("hard_bounce", True), ("invalid_email", True), ("soft_bounce", False)]
)
def test_brevo(kind: str, for_good: bool) -> None:
    assert is_for_good(brevo(kind)) is for_good


@pytest.mark.parametrize(
    ("kind", "for_good"), [("Permanent", True), ("Transient", False), ("Undetermined", False)]
)
def test_amazon(kind: str, for_good: bool) -> None:
    told = {"eventType": "Bounce", "bounce": {"bounceType": kind, "bounceSubType": "General"}}
    assert is_for_good(bounced(told)) is for_good


def bounced(told: dict[str, Any]) -> Any:
    """As django-anymail reads it from a provider whose library is not installed here."""
    return SimpleNamespace(reject_reason="bounced", mta_response=None, esp_event=told)


@pytest.mark.parametrize(("kind", "for_good"), [("hard_bounced", True), ("soft_bounced", False)])
def test_mailersend(kind: str, for_good: bool) -> None:
    assert is_for_good(bounced({"type": f"activity.{kind}", "data": {}})) is for_good
    assert MailerSendTrackingWebhookView.event_types["soft_bounced"] == "bounced"


@pytest.mark.parametrize(("kind", "for_good"), [("hard_bounce", True), ("soft_bounce", False)])
def test_mandrill(kind: str, for_good: bool) -> None:
    told = {"event": kind, "_id": "x", "ts": 1795180800, "msg": {"email": "ada@example.com"}}
    event = MandrillTrackingWebhookView(webhook_key="k").esp_to_anymail_event(told)
    assert is_for_good(SimpleNamespace(**vars(event) | {"reject_reason": "bounced"})) is for_good


@pytest.mark.parametrize(("hard", "for_good"), [(True, True), (False, False)])
def test_mailjet(hard: bool, for_good: bool) -> None:
    told = {
        "event": "bounce", "time": 1795180800, "email": "ada@example.com", "hard_bounce": hard,
        "error": "user unknown", "error_related_to": "recipient",
    }  # fmt: skip
    assert is_for_good(MailjetTrackingWebhookView().esp_to_anymail_event(told)) is for_good


@pytest.mark.parametrize(("kind", "for_good"), [("10", True), ("30", True), ("20", False), ("22", False)])
def test_sparkpost(kind: str, for_good: bool) -> None:
    told = {"type": "bounce", "bounce_class": kind, "rcpt_to": "ada@example.com", "event_id": "x"}
    event = SparkPostTrackingWebhookView().esp_to_anymail_event("message_event", told, {"msys": told})
    assert is_for_good(event) is for_good


@pytest.mark.parametrize(("severity", "for_good"), [("permanent", True), ("temporary", False)])
def test_mailgun(severity: str, for_good: bool) -> None:
    told = {
        "event": "failed", "severity": severity, "reason": "bounce", "id": "x", "timestamp": 1795180800.0,
        "recipient": "ada@example.com", "delivery-status": {"code": 550, "message": "no such user"},
        "message": {"headers": {"message-id": "x"}}, "user-variables": {},
    }  # fmt: skip
    view = MailgunTrackingWebhookView(webhook_signing_key="k")
    event = view.esp_to_anymail_event({"event-data": told})
    assert (event.event_type == "bounced" and is_for_good(event)) is for_good

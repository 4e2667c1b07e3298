"""A mail is sent once, whatever dies on the way, and not at all while mails are stopped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as django_mail
from django.db import IntegrityError, transaction
from kombu.exceptions import OperationalError as BrokerError

from commerce.base import clock, events, stops
from commerce.base.models import Delivery, JournalEntry, ShopSettings
from commerce.base.stops import Stoppable
from commerce.customers.models import Customer
from content.emails import actions, outbox, registry, tasks
from content.emails.letters import Shop, write
from content.emails.models import Mail
from tests.content.emails.conftest import KettleBoiled, TeaReady, make_customer
from tests.content.emails.smtp import MailServer

Boil = Callable[..., Mail]


def again(mail: Mail) -> Mail:
    return Mail.objects.get(pk=mail.pk)


def sent() -> list[Any]:
    return django_mail.outbox


def try_when_due(mail: Mail) -> Mail:
    with clock.moved_to(again(mail).due_at + timedelta(seconds=1)):
        outbox.send(mail.pk)
    return again(mail)


def test_an_event_is_one_row_however_often_it_is_heard(boil: Boil) -> None:
    mail = boil()
    Delivery.objects.update(delivered_at=None)
    events.deliver(mail.entry_id)
    assert Mail.objects.get() == mail
    copy = again(mail)
    copy.pk, copy.message_id = None, "<another@localhost>"
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


def test_nobody_is_written_to_when_nobody_is_concerned(tea: None, db: None) -> None:
    site = make_customer().site
    with transaction.atomic():
        events.publish(KettleBoiled(site=site.pk, customer="cus_gone", cups=1))
    events.deliver(JournalEntry.objects.get().pk)
    assert not Delivery.objects.pending().exists()
    assert not Mail.objects.exists()


def test_a_mail_is_sent_once_however_often_it_is_woken(boil: Boil) -> None:
    mail = boil()
    for _time in range(3):
        tasks.send_mail(mail.pk)
        tasks.sweep()
    [envelope] = sent()
    assert (envelope.to, envelope.subject) == (["camille@example.com"], "Tea for 2")
    mail = again(mail)
    assert (mail.state, mail.tries, mail.subject) == ("sent", 1, "Tea for 2")
    assert mail.sent_at is not None


def test_the_mail_leaves_by_itself_after_the_commit(
    tea: None, tasks_at_once: None, db: None, django_capture_on_commit_callbacks: Any
) -> None:
    customer = make_customer()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        events.publish(KettleBoiled(site=customer.site_id, customer=customer.public_id, cups=1))
        assert sent() == []
    assert len(sent()) == 1


def test_a_lost_wake_up_is_made_up_by_the_sweep(
    boil: Boil, tasks_at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(mail_id: int) -> None:
        raise BrokerError

    with monkeypatch.context() as patch:
        patch.setattr(tasks.send_mail, "delay", unreachable)
        mail = boil()
        actions.wake(mail.pk)
    assert sent() == []
    assert outbox.sweep() == 1
    assert outbox.sweep() == 0
    assert len(sent()) == 1


def test_text_is_plain_and_html_is_escaped(boil: Boil) -> None:
    outbox.send(boil().pk)
    [envelope] = sent()
    html, kind = envelope.alternatives[0]
    assert "2 cups <are> & ready: January 2, 2026 at 1:00\N{NARROW NO-BREAK SPACE}PM" in envelope.body
    assert kind == "text/html"
    assert "ready: January\u00a02,\u00a02026 at 1:00\N{NARROW NO-BREAK SPACE}PM</div>" in html


def test_what_people_typed_is_escaped_in_html_and_only_there(boil: Boil) -> None:
    shop = Shop.of(boil().site)
    facts = {"cups": "<b>&", "ready_at": None, "order_url": ""}
    letter = write(registry.messages()["TeaReady"], facts, shop=shop, language="en")
    assert "<b>& cups" in letter.text
    assert "&lt;b&gt;&amp; cups" in letter.html


def test_readers_are_written_to_in_their_language(boil: Boil) -> None:
    outbox.send(boil(language="fr").pk)
    assert "2 janvier 2026 à 13:00" in sent()[0].body


def test_a_mail_is_from_its_shop_and_answers_reach_it(boil: Boil) -> None:
    mail = boil()
    mail.site.site_name = "Maison Élise"
    mail.site.save()
    ShopSettings.objects.update_or_create(site=mail.site, defaults={"contact_email": "hello@example.com"})
    outbox.send(mail.pk)
    headers = sent()[0].message()
    assert "shop@localhost" in headers["From"] and headers["From"].startswith("=?utf-8?")
    assert headers["Reply-To"] == "hello@example.com"
    assert headers["Message-ID"] == mail.message_id
    assert headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("stopped_for", [0, 3])
def test_the_emergency_stop_holds_mails_back_and_lets_them_go(
    boil: Boil, tasks_at_once: None, stopped_for: int
) -> None:
    mail = boil()
    stops.stop(Stoppable.MAILS, by="staff:1", reason="Wrong prices")
    outbox.send(mail.pk)
    for _minute in range(stopped_for):
        outbox.sweep()
    assert (again(mail).state, again(mail).tries, sent()) == ("held", 0, [])
    stops.release(Stoppable.MAILS, by="staff:1")
    outbox.sweep()
    assert (again(mail).state, len(sent())) == ("sent", 1)


def test_charges_that_are_stopped_stop_no_mail(boil: Boil) -> None:
    stops.stop(Stoppable.CHARGES, by="staff:1", reason="")
    outbox.send(boil().pk)
    assert len(sent()) == 1


@pytest.mark.parametrize("missing", ["cups", "order_url"])
def test_a_fact_that_is_missing_keeps_the_mail_from_leaving(
    boil: Boil, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    known = {name: fact for name, fact in TeaReady.sample.items() if name != missing}
    monkeypatch.setattr(TeaReady, "facts", lambda *_event, **_shop: known)
    mail = boil()
    outbox.send(mail.pk)
    assert (sent(), again(mail).state) == ([], "waiting")
    assert again(mail).last_error == "HoleInLetter: TeaReady"


@pytest.mark.parametrize(
    "fields",
    [{"recipient": "camille@example.com\nBcc: all@example.com"}, {"subject": "Tea\r\nBcc: all@example.com"}],
    ids=["recipient", "subject"],
)
def test_a_header_smuggled_in_is_refused_for_good(boil: Boil, fields: dict[str, str]) -> None:
    mail = boil()
    Mail.objects.filter(pk=mail.pk).update(**{"subject": "Tea", "text": "Tea", "html": "Tea"} | fields)
    outbox.send(mail.pk)
    assert sent() == []
    assert again(mail).state == "failed"
    assert again(mail).last_error.startswith("BadHeaderError")


def test_a_shop_cannot_smuggle_one_in_by_its_name(boil: Boil) -> None:
    mail = boil()
    mail.site.site_name = "Maison\nBcc: all@example.com"
    mail.site.save()
    outbox.send(mail.pk)
    (left,) = sent()
    assert left.message()["Bcc"] is None
    assert "Maison Bcc: all@example.com" in left.from_email


def test_a_server_that_dies_is_asked_again_after_longer_and_longer_waits(
    boil: Boil, mail_server: MailServer
) -> None:
    mail_server.answers = {"MAIL": ["die", "die", "451 later"]}
    mail = boil()
    waits = []
    outbox.send(mail.pk)
    for _try in range(2):
        waits.append(again(mail).due_at - clock.now())
        outbox.send(mail.pk)  # not before its time
        with clock.moved_to(again(mail).due_at + timedelta(seconds=1)):
            outbox.send(mail.pk)
    assert timedelta(seconds=50) < waits[0] < waits[1]
    assert (again(mail).state, again(mail).tries, mail_server.taken) == ("waiting", 3, [])
    assert try_when_due(mail).state == "sent"
    [taken] = mail_server.taken
    assert taken["Message-ID"] == mail.message_id
    assert taken.get_body(("plain",)) is not None and taken.get_body(("html",)) is not None


def test_a_server_that_dies_after_the_text_gets_the_same_mail_again(
    boil: Boil, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail_server.answers = {"END": ["die"]}
    mail = boil()
    outbox.send(mail.pk)
    monkeypatch.setattr(TeaReady, "words", replace(TeaReady.words, subject="Other words by now"))
    assert try_when_due(mail).state == "sent"
    first, second = mail_server.taken
    assert first["Message-ID"] == second["Message-ID"] == mail.message_id
    assert first.get_body(("plain",)).get_content() == second.get_body(("plain",)).get_content()


def test_a_worker_killed_after_the_server_took_the_mail_has_it_sent_again_once_its_lease_ends(
    boil: Boil, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(mail: Mail) -> None:
        raise Killed

    mail = boil()
    with monkeypatch.context() as patch:
        patch.setattr(actions, "mark_sent", die)
        with pytest.raises(Killed):
            outbox.send(mail.pk)
    outbox.send(mail.pk)
    assert len(sent()) == 1
    with clock.moved_to(clock.now() + actions.LEASE + timedelta(seconds=1)):
        outbox.send(mail.pk)
    assert {envelope.extra_headers["Message-ID"] for envelope in sent()} == {mail.message_id}
    assert (len(sent()), again(mail).state) == (2, "sent")


def test_nobody_at_that_address_is_final(boil: Boil, mail_server: MailServer) -> None:
    mail_server.answers = {"RCPT": ["550 nobody here"]}
    mail = boil()
    outbox.send(mail.pk)
    assert (again(mail).state, again(mail).tries) == ("failed", 1)
    assert "550" in again(mail).last_error
    assert outbox.sweep() == 0


def test_a_full_letter_box_is_not(boil: Boil, mail_server: MailServer) -> None:
    mail_server.answers = {"RCPT": ["452 full"]}
    mail = boil()
    outbox.send(mail.pk)
    assert again(mail).state == "waiting"


def test_a_mail_that_is_refused_for_days_fails(boil: Boil, mail_server: MailServer) -> None:
    mail_server.answers = {"MAIL": ["451 later"] * 50}
    mail = boil()
    began = clock.now()
    while again(mail).state == "waiting":
        when = again(mail).due_at
        try_when_due(mail)
    assert again(mail).tries == actions.MOST_TRIES
    assert timedelta(hours=24) < when - began < timedelta(days=3)


def test_a_late_worker_does_not_undo_what_another_did(boil: Boil) -> None:
    mail = boil()
    late = actions.claim(mail.pk)
    assert late
    with clock.moved_to(clock.now() + actions.LEASE + timedelta(seconds=1)):
        outbox.send(mail.pk)
    actions.postpone(late, error="SMTPServerDisconnected", for_good=True)
    assert again(mail).state == "sent"


def test_a_customer_who_moved_is_written_to_where_they_were_when_it_happened(boil: Boil) -> None:
    mail = boil()
    Customer.objects.update(email="elsewhere@example.com")
    outbox.send(mail.pk)
    assert sent()[0].to == ["camille@example.com"]

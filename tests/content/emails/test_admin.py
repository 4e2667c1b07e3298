"""Staff see what was sent to whom, and what waits."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail as django_mail
from django.core import signing
from django.test import Client
from django.urls import reverse

from commerce.base import clock
from commerce.base.models import JournalEntry, User
from commerce.customers.models import Customer
from commerce.subscriptions.models import Subscription
from content.emails import actions, outbox
from content.emails.causes import HAPPENED
from content.emails.errors import StillOnItsWay
from content.emails.messages import MESSAGES
from content.emails.models import Mail, RefusingAddress
from content.emails.proof import mails
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import staff

Boil = Callable[..., Mail]


@pytest.fixture
def staff_client(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("owner@example.com", "a long password"))
    return client


def test_an_empty_outbox_says_what_will_be_there(staff_client: Client) -> None:
    assert "Mails leave by themselves" in staff_client.get(reverse("mails:index")).text


def test_the_text_of_a_mail_can_be_read(staff_client: Client, boil: Boil) -> None:
    mail = boil(cups=7)
    assert "Written when it is sent." in staff_client.get(reverse("mails:inspect", args=[mail.pk])).text
    outbox.send(mail.pk)
    page = staff_client.get(reverse("mails:inspect", args=[mail.pk])).text
    assert "Tea for 7" in page
    assert "7 cups &lt;are&gt; &amp; ready" in page
    assert reverse("customers:index") in page


def test_staff_do_not_see_the_links_that_act_for_a_customer(staff_client: Client, boil: Boil) -> None:
    token = signing.dumps("sub_ada", salt="subscription-link")
    mail = boil()
    Mail.objects.update(subject="Pay", text=f"Pay here:\nhttps://shop.example/pay/{token}/", html="")
    page = staff_client.get(reverse("mails:inspect", args=[mail.pk])).text
    assert "https://shop.example/pay/…/" in page
    assert token not in page
    assert token.split(":")[2] not in page


def test_a_proof_file_has_the_words_of_a_mail_and_no_link_that_acts(boil: Boil) -> None:
    token = signing.dumps("sub_ada", salt="subscription-link")
    mail = boil()
    Mail.objects.update(text=f"Pay here:\nhttps://shop.example/pay/{token}/\nThank you")
    [proof] = mails(Subscription(), [mail.entry])
    assert proof["text"] == "Pay here:\nhttps://shop.example/pay/…/\nThank you"
    assert (proof["message_id"], proof["entry_id"]) == (mail.message_id, mail.entry_id)


def test_mails_are_searched_and_filtered(staff_client: Client, boil: Boil) -> None:
    sent, waiting = boil(email="ada@example.com"), boil(cups=9, email="grace@example.com")
    outbox.send(sent.pk)

    def listed(**query: str) -> list[Mail]:
        return list(staff_client.get(reverse("mails:index"), query).context["object_list"])

    assert reverse("mails:inspect", args=[sent.pk]) in staff_client.get(reverse("mails:index")).text
    assert listed() == [waiting, sent]
    assert listed(q="ada@") == listed(q="Tea for 2") == listed(state="sent") == [sent]
    assert listed(state="waiting") == [waiting]
    assert listed(message="TeaReady", language="en") == [waiting, sent]


def test_a_message_that_is_no_longer_sent_is_still_shown(staff_client: Client, boil: Boil) -> None:
    mail = boil()
    Mail.objects.update(message="Forgotten")
    assert "Forgotten" in staff_client.get(reverse("mails:index")).text
    assert staff_client.get(reverse("mails:inspect", args=[mail.pk])).status_code == 200


def test_every_mail_says_in_words_of_the_trade_what_it_is_about() -> None:
    events = {message.event.__name__ for message in MESSAGES if message.event}
    assert events == HAPPENED.keys()


@pytest.mark.parametrize(
    ("rights", "is_linked"), [(("view_mail", "view_customer"), True), (("view_mail",), False)]
)
def test_what_a_mail_is_because_of_is_named_and_linked_for_who_may_see_it(
    client: Client, boil: Boil, rights: tuple[str, ...], is_linked: bool
) -> None:
    mail, customer = boil(), Customer.objects.get()
    entry = JournalEntry.objects.create(
        name="CustomerRegistered", actor="system", at=clock.now(), site=mail.site,
        data={"site": mail.site_id, "customer": customer.public_id},
    )  # fmt: skip
    Mail.objects.update(entry=entry)
    client.force_login(staff(*rights))
    page = client.get(reverse("mails:inspect", args=[mail.pk])).text
    assert "An account was made" in page and "CustomerRegistered" not in page
    because = page.partition("An account was made")[2].partition("</dd>")[0]
    assert (reverse("customers:inspect", args=[customer.pk]) in because) is is_linked


def test_mails_are_on_their_customers_page(staff_client: Client, boil: Boil) -> None:
    outbox.send(boil().pk)
    page = staff_client.get(reverse("customers:inspect", args=[Customer.objects.get().pk])).text
    assert "Tea for 2" in page


def test_nobody_writes_or_deletes_a_mail_by_hand(staff_client: Client, boil: Boil) -> None:
    mail = boil()
    for address in ("new/", f"edit/{mail.pk}/", f"delete/{mail.pk}/"):
        assert staff_client.post(reverse("mails:index") + address).status_code == 404


def test_staff_without_permission_see_none(client: Client, boil: Boil) -> None:
    mail = boil()
    client.force_login(staff())
    assert client.get(reverse("mails:index")).status_code == 302
    assert client.get(reverse("mails:inspect", args=[mail.pk])).status_code == 302


def test_staff_of_another_site_see_none_of_this_one(client: Client, boil: Boil) -> None:
    mail = boil()
    client.force_login(staff("view_mail", only=build.other_site()))
    assert list(client.get(reverse("mails:index")).context["object_list"]) == []
    assert client.get(reverse("mails:inspect", args=[mail.pk])).status_code == 404


def again(mail: Mail) -> str:
    return reverse("mails:again", args=[mail.pk])


def confirm(client: Client, mail: Mail, key: str = "k") -> Any:
    return client.post(again(mail), {"key": key, "confirm": "1"})


def test_a_mail_is_sent_again_after_a_confirmation_and_once_for_each_page(
    staff_client: Client, boil: Boil, tasks_at_once: None, django_capture_on_commit_callbacks: Any
) -> None:
    mail = boil(cups=7)
    assert "Send again" not in staff_client.get(reverse("mails:inspect", args=[mail.pk])).text
    outbox.send(mail.pk)
    Customer.objects.update(email="moved@example.com")
    assert "Send again" in staff_client.get(reverse("mails:inspect", args=[mail.pk])).text
    assert "moved@example.com" in staff_client.get(again(mail)).text
    assert len(django_mail.outbox) == 1
    with django_capture_on_commit_callbacks(execute=True):
        confirm(staff_client, mail)
        confirm(staff_client, mail)
    first, second = django_mail.outbox
    assert second.to == ["moved@example.com"]
    assert (second.subject, second.body) == (first.subject, first.body)
    assert second.extra_headers["Message-ID"] != first.extra_headers["Message-ID"]
    copy = Mail.objects.exclude(pk=mail.pk).get()
    [told] = JournalEntry.objects.filter(name="MailSentAgain")
    assert (told.data["copy"], told.actor.split(":")[0]) == (copy.pk, "staff")
    confirm(staff_client, mail, key="another page")
    assert Mail.objects.count() == 3


def test_a_mail_that_waits_is_not_sent_again(staff_client: Client, boil: Boil) -> None:
    mail = boil()
    assert "It leaves by itself." in staff_client.get(again(mail)).text
    assert "It leaves by itself." in confirm(staff_client, mail).text
    with pytest.raises(StillOnItsWay):
        actions.send_again(mail, key="k")
    assert Mail.objects.count() == 1


def test_a_mail_is_not_sent_again_to_an_address_that_refuses_mail(staff_client: Client, boil: Boil) -> None:
    mail = boil()
    outbox.send(mail.pk)
    RefusingAddress.objects.create(site=mail.site, email=mail.recipient, why="bounced", since=clock.now())
    assert "refuses mail: lift that first" in staff_client.get(again(mail)).text
    assert "refuses mail: lift that first" in confirm(staff_client, mail).text
    assert Mail.objects.count() == 1


def test_who_may_only_read_mails_sends_none_again(client: Client, boil: Boil) -> None:
    mail = boil()
    outbox.send(mail.pk)
    client.force_login(staff("view_mail"))
    assert "Send again" not in client.get(reverse("mails:inspect", args=[mail.pk])).text
    assert client.get(again(mail)).status_code == confirm(client, mail).status_code == 302
    assert Mail.objects.count() == 1

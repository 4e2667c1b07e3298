"""Staff see every mail in one place, write their own words from the default, try them out, and go back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail as django_mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, ModelLogEntry, Site
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from commerce.base import clock, stops
from commerce.base.models import JournalEntry, ShopSettings, User
from commerce.base.stops import Stoppable
from content.emails import customising
from content.emails.models import Mail, MailWords, SilentMessage
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import staff
from tests.content.emails.conftest import KettleBoiled, TeaReady

Boil = Callable[..., Mail]
ALL = ("add_mailwords", "change_mailwords", "delete_mailwords", "publish_mailwords")


@pytest.fixture
def owner(client: Client, tea: None, db: None) -> Client:
    cache.clear()
    client.force_login(User.objects.create_superuser("owner@example.com", "a long password"))
    return client


@pytest.fixture
def site(db: None) -> Site:
    return Site.objects.get(is_default_site=True)


def address(site: Site, name: str = "message", language: str = "en") -> str:
    return reverse(f"mail_words:{name}", args=[site.pk, "TeaReady", language])


def customise(client: Client, site: Site) -> MailWords:
    client.post(address(site, "customise"))
    return MailWords.objects.get()


def posted(subject: str, text: str = "<p>{cups}</p>", **extra: str) -> dict[str, Any]:
    body = streamfield([("paragraph", {"text": rich_text(text, features=["bold"]), "when": ""})])
    return nested_form_data({"subject": subject, "preheader": "", "body": body}) | extra


def test_every_message_is_listed_with_its_state_in_every_language(owner: Client, site: Site) -> None:
    page = owner.get(reverse("mail_words:list")).text
    assert "Tea" in page and page.count("Default") == 3
    ShopSettings.objects.update_or_create(site=site, defaults={"languages": ["en", "fr"]})
    page = owner.get(reverse("mail_words:list")).text
    assert page.count("Default") == 2 and "Bulgarian" not in page
    customise(owner, site)
    assert "Default, own words in draft" in owner.get(reverse("mail_words:list")).text
    MailWords.objects.get().get_latest_revision().publish()
    page = owner.get(reverse("mail_words:list")).text
    assert "Own words" in page and "owner@example.com" in page


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ({}, True), ({"q": "TEA"}, True), ({"q": "for {cups}"}, True), ({"q": "coffee"}, False),
        ({"only": "own"}, False), ({"only": "off"}, False),
    ],
)  # fmt: skip
def test_the_list_is_searched_and_narrowed(
    owner: Client, site: Site, query: dict[str, str], listed: bool
) -> None:
    page = owner.get(reverse("mail_words:list"), query).text
    assert (address(site) in page) is listed
    assert ("No mail is like that." in page) is not listed


def test_the_list_is_a_fixed_number_of_queries(owner: Client, django_assert_max_num_queries: Any) -> None:
    owner.get(reverse("mail_words:list"))
    with django_assert_max_num_queries(25):
        owner.get(reverse("mail_words:list"))


def test_own_words_begin_as_a_draft_of_the_default_and_once(owner: Client, site: Site) -> None:
    words = customise(owner, site)
    assert (words.live, words.subject, len(words.body)) == (False, "Tea for {cups}", 3)
    assert customise(owner, site) == words
    assert ModelLogEntry.objects.filter(action="wagtail.create").count() == 1
    assert owner.get(address(site, "customise")).status_code == 405
    assert MailWords.key_of(site.pk, "TeaReady") == words.translation_key


def test_own_words_are_translated_from_those_in_another_language(owner: Client, site: Site) -> None:
    english = customise(owner, site)
    english.subject = "Our tea for {cups}"
    english.save_revision(clean=False)
    page = owner.get(address(site, language="fr")).text
    assert "Translate your words in English" in page
    assert "Translate your words" not in owner.get(address(site)).text
    owner.post(address(site, "customise", "fr"), {"like": "en"})
    french = MailWords.objects.get(locale__language_code="fr")
    assert (french.subject, french.live, french.site) == ("Our tea for {cups}", False, site)
    assert french.body.get_prep_value() == english.body.get_prep_value()
    assert french.translation_key == english.translation_key
    french.full_clean()


@pytest.mark.parametrize("like", ["fr", "xx", "1'"])
def test_words_are_begun_from_the_default_where_there_are_none_like_that(
    owner: Client, site: Site, like: str
) -> None:
    owner.post(address(site, "customise"), {"like": like})
    assert MailWords.objects.get().subject == "Tea for {cups}"


def test_words_of_another_site_are_not_translated_from(owner: Client, site: Site) -> None:
    other = build.other_site()
    customising.customise(TeaReady(), other, "en", by=None)
    MailWords.objects.update(subject="Theirs")
    assert "Translate your words" not in owner.get(address(site, language="fr")).text
    owner.post(address(site, "customise", "fr"), {"like": "en"})
    assert MailWords.objects.get(site=site).subject == "Tea for {cups}"


@pytest.mark.parametrize("door", ["submit/snippet/emails/mailwords/{pk}/", "api/snippets/emails/mailwords/"])
def test_the_doors_of_wagtail_localize_lead_to_the_list_of_mails(
    owner: Client, site: Site, door: str
) -> None:
    words = customise(owner, site)
    response = owner.get("/admin/localize/" + door.format(pk=words.pk))
    assert (response.status_code, response["Location"]) == (302, reverse("mail_words:list"))


def test_the_form_says_what_can_be_named_and_offers_this_messages_links_alone(
    owner: Client, site: Site
) -> None:
    words = customise(owner, site)
    page = owner.get(reverse("mail_words:edit", args=[words.pk])).text
    for told in ("{cups}", "how many cups", "{ready_at}", "January 2, 2026"):
        assert told in page
    assert "The page of the order" in page and "There is none" in page
    assert "where what is owed is paid" not in page


def test_what_cannot_be_filled_is_refused_beside_its_field(owner: Client, site: Site) -> None:
    words = customise(owner, site)
    edit = reverse("mail_words:edit", args=[words.pk])
    page = owner.post(edit, posted("{guests}", "<p>{price}</p>")).text
    assert "{guests} is not told in this mail. You can write: {shop}, {cups}, {ready_at}." in page
    assert "{price} is not told in this mail" in page
    words.refresh_from_db()
    assert words.get_latest_revision_as_object().subject == "Tea for {cups}"
    owner.post(edit, posted("Tea, {cups}", **{"action-publish": "1"}))
    words.refresh_from_db()
    assert (words.live, words.subject) == (True, "Tea, {cups}")


def test_a_link_of_another_message_is_refused(owner: Client, site: Site) -> None:
    words = customise(owner, site)
    block = {"label": "Pay", "link": "pay", "page": "", "when": ""}
    body = streamfield([("button", block)])
    data = nested_form_data({"subject": "Tea", "preheader": "", "body": body})
    assert "not one of the available choices" in owner.post(
        reverse("mail_words:edit", args=[words.pk]), data
    ).text  # fmt: skip
    nowhere = streamfield([("button", block | {"link": ""})])
    data = nested_form_data({"subject": "Tea", "preheader": "", "body": nowhere})
    assert "Say where the button leads" in owner.post(reverse("mail_words:edit", args=[words.pk]), data).text


@pytest.mark.parametrize("mode", ["desktop", "phone", "text", "desktop-real", "phone-real", "text-real", "x"])
def test_words_are_previewed_as_they_are_being_written(owner: Client, site: Site, mode: str) -> None:
    words = customise(owner, site)
    preview = reverse("mail_words:preview_on_edit", args=[words.pk])
    assert owner.post(preview, posted("A draft for {cups}", "<p>Hot!</p>")).json()["is_valid"]
    response = owner.get(preview, {"mode": mode})
    assert "A draft for 2" in response.text and "Hot!" in response.text
    assert "style-src 'unsafe-inline'" in response["Content-Security-Policy"]
    assert ("<pre>" in response.text) is mode.startswith("text")


def test_the_page_of_a_message_shows_what_is_sent_now(owner: Client, site: Site) -> None:
    customise(owner, site)
    assert owner.get(address(site)).status_code == 200
    preview = owner.get(address(site, "preview"), {"mode": "phone"})
    assert "Tea for 2" in preview.text
    assert preview["X-Frame-Options"] == "SAMEORIGIN"


def test_a_real_event_is_shown_with_nobody_in_it(
    owner: Client, site: Site, boil: Boil, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = TeaReady.facts
    monkeypatch.setattr(
        TeaReady, "facts",
        lambda self, event, **options: facts(self, event, **options) | {"order_url": "https://shop/secret/"},
    )  # fmt: skip
    boil(cups=7)
    preview = owner.get(address(site, "preview"), {"mode": "text-real"}).text
    assert "Tea for 7" in preview
    assert "secret" not in preview and "https://shop.example/tea/" in preview
    assert "Nothing of the kind" not in preview
    other = address(build.other_site(), "preview")
    assert "Nothing of the kind" in owner.get(other, {"mode": "text-real"}).text


def test_what_is_gone_since_or_was_told_in_another_way_is_passed_over(
    owner: Client, site: Site, boil: Boil, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = TeaReady.facts

    def of_what_is_there(self: TeaReady, event: KettleBoiled, **options: Any) -> dict[str, Any]:
        if event.cups == 9:
            raise Mail.DoesNotExist
        return facts(self, event, **options)

    monkeypatch.setattr(TeaReady, "facts", of_what_is_there)
    boil(cups=7, email="a@example.com")
    boil(cups=9, email="b@example.com")
    JournalEntry.objects.create(
        name="KettleBoiled", data={"kettle": "old"}, site_id=site.pk, actor="system", at=clock.now()
    )
    assert "Tea for 7" in owner.get(address(site, "preview"), {"mode": "text-real"}).text


def test_differences_from_the_default_are_shown(owner: Client, site: Site) -> None:
    words = customise(owner, site)
    words.subject = "Tea for <b>{cups}</b> friends"
    words.save_revision()
    page = owner.get(address(site, "differences")).text
    assert "<del>{cups}</del>" in page and "<ins>&lt;b&gt;{cups}&lt;/b&gt; friends</ins>" in page


def test_back_to_the_default_asks_first(owner: Client, site: Site) -> None:
    customise(owner, site)
    assert "What will happen" in owner.get(address(site, "reset")).text
    assert MailWords.objects.exists()
    owner.post(address(site, "reset"), {"confirm": "1"})
    assert not MailWords.objects.exists()
    assert "default words already" in owner.get(address(site, "reset")).text


def switch(client: Client, site: Site) -> Any:
    token = client.get(address(site, "switch")).context["foreseen"].token
    return client.post(address(site, "switch"), {"confirm": "1", "token": token}, follow=True)


def test_a_mail_is_switched_off_and_on_and_the_journal_says_by_whom(owner: Client, site: Site) -> None:
    assert "no longer sent" in switch(owner, site).text
    assert SilentMessage.objects.get().message == "TeaReady"
    [entry] = JournalEntry.objects.filter(name="MessageSwitched")
    assert (entry.data["is_on"], entry.actor.split(":")[0]) == (False, "staff")
    assert address(site) in owner.get(reverse("mail_words:list"), {"only": "off"}).text
    assert "sent again" in switch(owner, site).text
    assert not SilentMessage.objects.exists()


def test_what_must_be_sent_says_why_it_has_no_switch(
    owner: Client, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TeaReady, "required", "Tea is the law.")
    page = owner.get(address(site)).text
    assert "Tea is the law." in page and address(site, "switch") not in page
    assert "Tea is the law." in owner.post(address(site, "switch"), {"confirm": "1", "token": "True"}).text
    assert not SilentMessage.objects.exists()


def test_a_test_goes_to_oneself_with_the_newest_draft(owner: Client, site: Site) -> None:
    words = customise(owner, site)
    words.subject = "A draft for {cups}"
    words.save_revision()
    assert "owner@example.com" in owner.get(address(site, "test")).text
    done = owner.post(address(site, "test"), {"email": "owner@example.com", "confirm": "1"}, follow=True)
    assert "on its way to owner@example.com" in done.text
    [test] = django_mail.outbox
    assert (test.to, test.subject) == (["owner@example.com"], "[Test] A draft for 2")
    assert not Mail.objects.exists()


@pytest.mark.parametrize("email", ["louise@example.com", "owner@example.com\nBcc: a@b.fr", "nobody", ""])
def test_a_test_goes_to_staff_alone(owner: Client, site: Site, email: str) -> None:
    User.objects.create_user("louise@example.com", "a long password")
    owner.post(address(site, "test"), {"email": email, "confirm": "1"})
    assert django_mail.outbox == []


def test_tests_are_counted_and_stop_with_all_mails(
    owner: Client, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send() -> str:
        return owner.post(
            address(site, "test"), {"email": "owner@example.com", "confirm": "1"}, follow=True
        ).text

    stops.stop(Stoppable.MAILS, by="staff:1", reason="")
    assert "All mails are stopped" in send()
    stops.release(Stoppable.MAILS, by="staff:1")
    monkeypatch.setattr(customising, "TESTS_AN_HOUR", 2)
    assert [("enough for an hour" in send()) for _time in range(3)] == [False, False, True]
    assert len(django_mail.outbox) == 2


DOORS = ("message", "preview", "differences", "reset", "switch", "test")


def test_staff_without_permission_see_none(client: Client, tea: None, site: Site) -> None:
    client.force_login(staff())
    assert client.get(reverse("mail_words:list")).status_code == 302
    for name in DOORS:
        assert client.get(address(site, name)).status_code == 302
    assert client.post(address(site, "customise")).status_code == 302
    assert not MailWords.objects.exists()


def test_who_may_only_change_words_neither_begins_nor_deletes_them(
    client: Client, owner: Client, tea: None, site: Site
) -> None:
    customise(owner, site)
    client.force_login(staff("change_mailwords"))
    assert client.get(address(site)).status_code == 200
    assert client.post(address(site, "reset"), {"confirm": "1"}).status_code == 302
    assert client.post(address(site, "customise", "fr")).status_code == 302
    assert MailWords.objects.count() == 1


def test_words_of_another_site_do_not_exist_behind_any_door(
    client: Client, owner: Client, site: Site
) -> None:
    words = customise(owner, site)
    revision = words.latest_revision_id
    client.force_login(staff(*ALL, only=build.other_site()))
    for name in DOORS:
        assert client.get(address(site, name)).status_code == 404
    assert client.post(address(site, "customise", "fr")).status_code == 404
    doors = [
        "edit",
        "delete",
        "history",
        "usage",
        "lock",
        "unlock",
        "unpublish",
        "workflow_history",
        "preview_on_edit",
    ]
    for name in doors:
        assert client.get(reverse(f"mail_words:{name}", args=[words.pk])).status_code == 404, name
        assert client.post(reverse(f"mail_words:{name}", args=[words.pk])).status_code == 404, name
    for name in ("revisions_view", "revisions_revert"):
        assert client.get(reverse(f"mail_words:{name}", args=[words.pk, revision])).status_code == 404
    compared = reverse("mail_words:revisions_compare", args=[words.pk, "earliest", "latest"])
    assert client.get(compared).status_code == 404
    assert MailWords.objects.get().locked is False


def test_a_message_or_language_that_there_is_not_is_not_found(owner: Client, site: Site) -> None:
    for name, language in (("Nothing", "en"), ("TeaReady", "xx")):
        assert owner.get(reverse("mail_words:message", args=[site.pk, name, language])).status_code == 404
    assert owner.get(reverse("mail_words:message", args=[9999, "TeaReady", "en"])).status_code == 404
    assert Locale.objects.filter(language_code="xx").count() == 0

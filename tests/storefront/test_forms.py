"""Forms that editors build: sent by visitors, read in the back office."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.urls import reverse
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import Locale, Page

from commerce.base import clock
from commerce.base.models import JournalEntry, User
from content.emails.letters import Shop as Sender
from content.emails.models import Mail
from content.emails.outbox import letter_of
from content.forms import guard
from content.forms.models import FormField, FormPage
from content.pages.drafts import PreviewDraft
from content.pages.models import HomePage
from tests.commerce.shop import hear_everything
from tests.storefront.shop import Api, Shop

BROWSER = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def contact(shop: Shop) -> FormPage:
    home = HomePage(title="Home", slug="here", locale=Locale.get_active())
    Page.get_first_root_node().add_child(instance=home)
    shop.site.root_page = home
    shop.site.save()
    form = FormPage(title="Contact", slug="contact", thanks="<p>We answer <b>within a day</b>.</p>")
    form.form_fields = [
        FormField(label="Name", field_type="singleline", sort_order=1),
        FormField(label="E-mail", field_type="email", sort_order=2),
        FormField(label="About", field_type="dropdown", choices="A box\nAn order", sort_order=3),
        FormField(
            label="Teas", field_type="checkboxes", choices="Black\nGreen", required=False, sort_order=4
        ),
        FormField(label="Message", field_type="multiline", sort_order=5),
    ]
    home.add_child(instance=form)
    return form


GOOD = {
    "name": ["Ada"], "e_mail": ["ada@example.com"], "about": ["A box"], "teas": ["Black", "Green"],
    "message": ["Hello\nthere"],
}  # fmt: skip


def send(api: Api, page: FormPage, said: dict[str, list[str]] | None = None, **more: Any) -> Any:
    answers = [{"field": name, "values": values} for name, values in (said or GOOD).items()]
    given = {"page": f"pag_{page.pk}", "answers": answers, "stamp": aged(page)} | more
    return api.run("FormSubmit", **given)["formSubmit"]


def aged(page: FormPage, age: timedelta = timedelta(seconds=10)) -> str:
    """The stamp of a form that was handed out so long ago."""
    return signing.dumps([page.pk, (clock.now() - age).timestamp()], salt=guard.SALT)


def test_what_a_visitor_sends_is_kept_once_with_its_page(contact: FormPage, api: Api) -> None:
    answer = send(api, contact)
    assert answer == {"received": True, "problems": []}
    [kept] = FormSubmission.objects.all()
    assert kept.form_data == {
        "name": "Ada", "e_mail": "ada@example.com", "about": "A box", "teas": ["Black", "Green"],
        "message": "Hello\nthere",
    }  # fmt: skip
    assert JournalEntry.objects.filter(name="FormAnswered").count() == 1


def test_each_wrong_answer_is_told_beside_its_field(contact: FormPage, api: Api) -> None:
    said = GOOD | {"name": [""], "e_mail": ["nobody"], "about": ["Else"], "teas": ["Red"]}
    answer = send(api, contact, said)
    assert {problem["field"] for problem in answer["problems"]} == {"name", "e_mail", "about", "teas"}
    assert not answer["received"]
    assert not FormSubmission.objects.exists()


@pytest.mark.parametrize("value", ["x" * 256, "bell\x07", "turn\u202eround"])
def test_a_line_is_short_and_readable(contact: FormPage, api: Api, value: str) -> None:
    assert send(api, contact, GOOD | {"name": [value]})["problems"][0]["field"] == "name"


def test_programs_are_told_apart_and_told_why(contact: FormPage, api: Api) -> None:
    other = FormPage(title="Other", slug="other")
    contact.get_parent().add_child(instance=other)
    wrong: list[dict[str, Any]] = [
        {"website": "https://spam.example"},
        {"stamp": aged(contact, timedelta(seconds=1))},
        {"stamp": aged(contact, timedelta(hours=25))},
        {"stamp": aged(other)},
        {"stamp": "nonsense"},
    ]
    for more in wrong:
        [problem] = send(api, contact, **more)["problems"]
        assert "person" in problem["message"]
    assert not FormSubmission.objects.exists()


def test_who_is_too_fast_is_told_at_once_what_is_missing(contact: FormPage, api: Api) -> None:
    fast = aged(contact, timedelta(seconds=1))
    answer = send(api, contact, GOOD | {"name": [""]}, stamp=fast)
    assert [problem["field"] for problem in answer["problems"]] == [None, "name"]
    assert not answer["received"]
    assert not FormSubmission.objects.exists()


def test_a_form_that_is_not_published_or_of_another_site_takes_nothing(contact: FormPage, api: Api) -> None:
    contact.unpublish()
    assert send(api, contact)["problems"][0]["code"] == "NOT_FOUND"
    contact.save_revision().publish()
    elsewhere = HomePage(title="Else", slug="else")
    Page.get_first_root_node().add_child(instance=elsewhere)
    contact.move(elsewhere, pos="last-child")
    assert send(api, contact)["problems"][0]["code"] == "NOT_FOUND"
    assert not FormSubmission.objects.exists()


def test_the_page_works_without_scripts(contact: FormPage) -> None:
    browser = Client(headers=BROWSER)
    with time_machine.travel("2026-11-20 12:00", tick=False) as traveller:
        html = browser.get("/contact/").content.decode()
        hidden = fields_of(html)
        traveller.shift(timedelta(seconds=20))
        posted = hidden | {
            "answers-0-values": "Ada", "answers-1-values": "nobody", "answers-2-values": "An order",
            "answers-4-values": "Green", "answers-5-values": "Hello <b>",
        }  # fmt: skip
        again = browser.post("/do/FormSubmit", posted)
        assert again.status_code == 422
        html = again.content.decode()
        assert 'value="nobody"' in html
        assert 'value="Green" checked' in html
        assert 'value="Black" checked' not in html
        assert "Hello &lt;b&gt;</textarea>" in html
        sent = browser.post("/do/FormSubmit", posted | {"answers-1-values": "ada@example.com"})
    assert (sent.status_code, sent["Location"]) == (302, "/contact/#sent")
    assert "<b>within a day</b>" in browser.get("/contact/").content.decode()
    [kept] = FormSubmission.objects.all()
    assert (kept.form_data["teas"], kept.form_data["about"]) == (["Green"], "An order")


def fields_of(html: str) -> dict[str, str]:
    """The hidden fields of the page's form."""
    form = html[html.index('action="/do/FormSubmit"') :]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))


def test_staff_read_and_export_answers_that_run_nothing(contact: FormPage, api: Api) -> None:
    send(api, contact, GOOD | {"name": ["=1+1"], "message": ["<script>alert(1)</script>"]})
    staff = Client()
    staff.force_login(User.objects.create_superuser("staff@example.com", "correct horse battery"))
    listing = reverse("wagtailforms:list_submissions", args=[contact.pk])
    html = staff.get(listing).content.decode()
    assert "&lt;script&gt;alert(1)" in html
    exported = b"".join(staff.get(listing, {"export": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]
    assert "'=1+1" in exported


def test_a_draft_of_a_form_can_be_previewed(contact: FormPage) -> None:
    contact.form_fields.add(FormField(label="New question", field_type="singleline", sort_order=9))
    draft = PreviewDraft.objects.keep(contact, site=contact.get_site())
    api = Api(Client(), {})
    page = api.run("ContentPage", path="/", preview=draft.token)["page"]
    assert [field["name"] for field in page["fields"]][-1] == "new_question"


def test_whom_the_editor_named_is_told_without_what_was_written(contact: FormPage, api: Api) -> None:
    send(api, contact)
    hear_everything()
    assert not Mail.objects.filter(message="StaffFormAnswered").exists()
    contact.notify = "desk@example.com"
    contact.save_revision().publish()
    send(api, contact)
    hear_everything()
    told = Mail.objects.get(message="StaffFormAnswered")
    letter = letter_of(told, Sender.of(contact.get_site()))
    assert told.recipient == "desk@example.com"
    assert "Contact" in letter.subject
    assert f"/admin/forms/submissions/{contact.pk}/" in letter.text
    assert "ada@example.com" not in letter.text + letter.html

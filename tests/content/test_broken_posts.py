"""What no browser sends of a form: blocks that are none, tables of a thousand million rows, rich text that is
no JSON. The editor is told, at once, and what is stored stays."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from commerce.base.backoffice.posted import Unreadable, check_posted
from commerce.base.backoffice.richtext import is_rich_text
from commerce.base.models import User
from content.emails import registry
from content.emails.customising import customise
from content.emails.models import MailWords
from content.forms.models import FormPage
from content.menus.models import Menu
from content.pages.models import FreePage, HomePage
from content.pages.shared import SharedBlocks
from tests.races.sizes import tries

Entered = dict[str, Any]
QUICK = 2  # seconds of work
DEEP = "[" * 10_000 + "]" * 10_000
TOLD = "Nothing was saved"
EACH = tries(1, usual=19)  # all of them at every door with COFFRET_FULL=1


def line(**more: Any) -> Entered:
    ranges = {"inlineStyleRanges": [], "entityRanges": []}
    return {"key": "abcde", "text": "Tea", "type": "unstyled", "depth": 0, **ranges, **more}


def rich(*lines: Any, entities: Any = None) -> str:
    return json.dumps({"blocks": lines, "entityMap": entities or {}})


def linked(data: Any, kind: Any = "LINK") -> str:
    entity = {"type": kind, "mutability": "MUTABLE", "data": data}
    return rich(line(entityRanges=[{"offset": 0, "length": 3, "key": 0}]), entities={"0": entity})


BODY: Entered = {
    "body-count": "2",
    "body-0-type": "rich_text", "body-0-id": "one", "body-0-order": "0", "body-0-deleted": "",
    "body-0-value": rich(line()), "body-0-value-text": rich(line()),
    "body-1-type": "steps", "body-1-id": "two", "body-1-order": "1", "body-1-deleted": "",
    "body-1-value-heading": "How", "body-1-value-steps-count": "2",
    "body-1-value-steps-0-id": "a", "body-1-value-steps-0-order": "0", "body-1-value-steps-0-deleted": "",
    "body-1-value-steps-0-value-title": "One", "body-1-value-steps-0-value-heading": "One",
    "body-1-value-steps-0-value-text": "Brew",
    "body-1-value-steps-1-id": "b", "body-1-value-steps-1-order": "1", "body-1-value-steps-1-deleted": "",
    "body-1-value-steps-1-value-title": "Two", "body-1-value-steps-1-value-heading": "Two",
    "body-1-value-steps-1-value-text": "Pour",
}  # fmt: skip
COMMENTS: Entered = {
    "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "comments-MIN_NUM_FORMS": "0",
    "comments-MAX_NUM_FORMS": "",
}  # fmt: skip
PAGE: Entered = {"title": "After", "slug": "after", **BODY, **COMMENTS}
HUGE = str(10**9)
NO_NUMBERS = ("", "x", "9" * 5_000, "1e9", "1.5", "a\0", "NaN", "[]")
NO_RICH_TEXT = [
    "", "x", "1", '"a"', "[]", "{}", DEEP, "[" * 10_000, '{"blocks": null, "entityMap": {}}', rich(1),
    '{"blocks": [], "entityMap": []}', rich({}), rich(line(text=1)), rich(line(text="a\0b")),
    rich(line(key="\0")), rich(line()).replace("Tea", "\\ud800"),
    rich(line(depth=10**8, type="unordered-list-item")), rich(line(depth=-1)), rich(line(depth=True)),
    rich(line(inlineStyleRanges=[{"offset": -5, "length": 1, "style": "BOLD"}])),
    rich(line(inlineStyleRanges=[{"offset": 0, "length": 1}])), rich(line(inlineStyleRanges=[1])),
    rich(line(entityRanges=[{"offset": 0, "length": 3, "key": 7}])),
    linked(None), linked([]), linked({"id": "x"}), linked({"id": -1}), linked({"url": ["/"]}),
    linked({"url": {"a": "b"}}), linked({}, kind=1), linked({"id": "\0"}),
]  # fmt: skip


def broken() -> Iterator[tuple[str, Entered]]:
    """What each variant changes in the form; None leaves the field out."""
    for name in ("body-count", "body-1-value-steps-count", "body-0-order", "body-1-value-steps-1-order"):
        values: tuple[Any, ...] = (*NO_NUMBERS, None)
        values += ("-1", "0", "1", "3", HUGE) if name.endswith("count") else ()
        yield from ((f"{name}={str(value)[:12]!r}", {name: value}) for value in values)
    for name in ("body-0-type", "body-0-deleted", "body-1-value-steps-0-deleted"):
        yield f"{name} missing", {name: None}
    yield "a kind there is not", {"body-0-type": "nonsense"}
    yield "nothing of the body", dict.fromkeys(BODY)
    yield "all in one place", {name: "0" for name in BODY if name.endswith("-order")}
    yield "an id with a NUL", {"body-0-id": "a\0b"}
    yield "a remark that is none", {"workflow-action-extra-data": DEEP}
    yield "a remark of more", {"workflow-action-extra-data": '{"user": 1}'}
    yield "nowhere to go", {"next": "x"}
    for text in NO_RICH_TEXT:
        yield f"rich text {text[:60]!r}", {"body-0-value": text, "body-0-value-text": text}
    for end in ("TOTAL_FORMS", "INITIAL_FORMS"):
        yield from (
            (f"{end}={value[:12]!r}", {f"comments-{end}": value}) for value in (*NO_NUMBERS, "-1", HUGE)
        )
    row = {"comments-TOTAL_FORMS": "1", "comments-INITIAL_FORMS": "1", "comments-0-text": "Hm"}
    yield "a row without its id", row
    yield from ((f"row {value[:12]!r}", {**row, "comments-0-id": value}) for value in NO_NUMBERS if value)


VARIANTS = dict(broken())


def with_(changes: Entered, of: Entered) -> Entered:
    return {name: value for name, value in {**of, **changes}.items() if value is not None}


@pytest.fixture
def editor(home: HomePage) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("editor@example.com", "correct horse battery"))
    return client


@pytest.fixture
def page(home: HomePage) -> FreePage:
    return home.add_child(instance=FreePage(title="Before", slug="before"))


def sent(client: Client, path: str, entered: Entered, **more: Any) -> Any:
    began = time.thread_time()
    answer = client.post(path, entered, **more)
    assert time.thread_time() - began < QUICK
    return answer


def test_the_form_is_taken_as_a_browser_sends_it(editor: Client, page: FreePage) -> None:
    path = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = sent(editor, path, PAGE)
    assert answer.status_code == 302, answer.context["form"].errors
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert draft.title == "After"
    assert [block.block_type for block in draft.body] == ["rich_text", "steps"]
    assert len(draft.body[1].value["steps"]) == 2
    gone = with_({"body-0-deleted": "1", "body-1-value-steps-0-deleted": "1"}, of=PAGE)
    assert sent(editor, path, gone).status_code == 302
    page.refresh_from_db()
    [steps] = page.get_latest_revision_as_object().body
    assert len(steps.value["steps"]) == 1


@pytest.mark.parametrize("door", ["edit", "add", "preview", "preview of a new one", "autosave"])
def test_what_no_browser_sends_changes_no_page_and_the_editor_is_told(
    editor: Client, page: FreePage, home: HomePage, door: str
) -> None:
    path = {
        "edit": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "autosave": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "preview": reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]),
        "add": reverse("wagtailadmin_pages:add", args=["pages", "freepage", home.pk]),
        "preview of a new one": reverse(
            "wagtailadmin_pages:preview_on_add", args=["pages", "freepage", home.pk]
        ),
    }[door]
    more = {"headers": {"accept": "application/json"}} if door == "autosave" else {}
    before, wrong = Page.objects.count(), []
    for name, changes in list(VARIANTS.items())[:: 1 if door == "edit" else EACH]:
        answer = sent(editor, path, with_(changes, of=PAGE), **more)
        if answer.status_code != 400 or TOLD not in answer.text:
            wrong.append((name, answer.status_code))
    assert wrong == []
    page.refresh_from_db()
    assert (page.title, page.latest_revision, Page.objects.count()) == ("Before", None, before)
    for again in (path, reverse("wagtailadmin_pages:edit", args=[page.pk])):
        assert editor.get(again).status_code < 500


def test_a_script_is_told_in_words_that_it_can_show(editor: Client, page: FreePage) -> None:
    path = reverse("wagtailadmin_pages:edit", args=[page.pk])
    accepting = {"accept": "application/json"}
    answer = editor.post(path, with_({"body-count": "x"}, of=PAGE), headers=accepting)
    assert answer.json()["success"] is False
    assert answer.json()["error_message"].startswith(TOLD)


def test_a_form_of_too_many_fields_is_refused_at_once(editor: Client, page: FreePage) -> None:
    many = {f"body-{at}-deleted": "" for at in range(10_001)}
    answer = sent(editor, reverse("wagtailadmin_pages:edit", args=[page.pk]), {**PAGE, **many})
    assert answer.status_code == 400
    assert TOLD in answer.text


def test_what_is_no_text_is_told_too(editor: Client, page: FreePage) -> None:
    path = reverse("wagtailadmin_pages:edit", args=[page.pk])
    kinds = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json")
    for kind in kinds:
        for content in (b"\xff\xfe\0\x80", b"title=\xff&body-count=\xff", DEEP.encode()):
            answer = editor.generic("POST", path, content, content_type=kind)
            assert answer.status_code == 400, (kind, content[:20])


@pytest.mark.parametrize("value", ["x", "9" * 5_000, "-1", "1.5", "a\0", "[]", HUGE, "٣"])
def test_a_choice_that_is_no_number_is_refused_beside_its_field(
    editor: Client, page: FreePage, value: str
) -> None:
    answer = sent(editor, reverse("formulas:add"), {"image": value})
    assert answer.status_code == 200
    assert "image" in answer.context["form"].errors
    in_block = {"body-0-type": "picture", "body-0-value-image": value}
    path = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert sent(editor, path, {**PAGE, **in_block}).status_code < 500


def snippets() -> Iterator[tuple[str, Callable[[HomePage], tuple[str, str, Entered]]]]:
    """Where texts that are no pages are written: the address, the column of blocks, and the rest."""
    yield "shared blocks", lambda home: (
        SharedBlocks.snippet_viewset.get_url_name("add"), "body",
        {"title": "After", "site": home.get_site().pk},
    )  # fmt: skip
    yield "a menu", lambda home: (
        Menu.snippet_viewset.get_url_name("add"), "entries", {"site": home.get_site().pk, "place": "footer"}
    )  # fmt: skip


@pytest.mark.parametrize("name", dict(snippets()))
def test_what_no_browser_sends_makes_no_other_text(editor: Client, home: HomePage, name: str) -> None:
    door, column, entered = dict(snippets())[name](home)
    block = {"0-type": "rich_text", "0-id": "a", "0-order": "0", "0-deleted": "", "count": "1"}
    for changes in ({"count": HUGE}, {"count": "-1"}, {"count": "x"}, {"count": None},
                    {"0-type": "nonsense"}, {"0-order": "x"}, {"0-deleted": None},
                    {"0-value": DEEP, "0-value-text": DEEP}):  # fmt: skip
        blocks = {f"{column}-{key}": value for key, value in with_(changes, of=block).items()}
        answer = sent(editor, reverse(door), {**entered, **blocks})
        assert answer.status_code == 400, changes
        assert TOLD in answer.text
    assert not SharedBlocks.objects.exists()


def test_what_no_browser_sends_changes_no_words_of_a_mail(editor: Client, home: HomePage) -> None:
    words = customise(next(iter(registry.messages().values())), home.get_site(), "en", by=None)
    before = words.body.get_prep_value()
    for changes in ({"body-count": HUGE}, {"body-count": "x"}, {"body-0-type": None}):
        entered = with_(changes, of={**BODY, "subject": "After"})
        answer = sent(editor, reverse("mail_words:edit", args=[words.pk]), entered)
        assert (answer.status_code, TOLD in answer.text) == (400, True), changes
    assert MailWords.objects.get().body.get_prep_value() == before


def test_a_form_page_keeps_its_fields(editor: Client, home: HomePage) -> None:
    form = home.add_child(instance=FormPage(title="Write to us", slug="write"))
    field = form.form_fields.create(label="Name", field_type="singleline")
    row = {"label": "Name", "field_type": "singleline", "id": str(field.pk), "ORDER": "1"}
    rows = {f"form_fields-0-{key}": value for key, value in row.items()}
    counts = {"form_fields-TOTAL_FORMS": "1", "form_fields-INITIAL_FORMS": "1"}
    entered = {**PAGE, "thanks": rich(line()), **rows, **counts}
    path = reverse("wagtailadmin_pages:edit", args=[form.pk])
    for changes in ({"form_fields-TOTAL_FORMS": HUGE}, {"form_fields-INITIAL_FORMS": HUGE},
                    {"form_fields-TOTAL_FORMS": "x"}, {"form_fields-0-id": "x"}, {"form_fields-0-id": None},
                    {"form_fields-0-id": "9" * 30},
                    *({"thanks": text} for text in NO_RICH_TEXT[::4])):  # fmt: skip
        answer = sent(editor, path, with_(changes, of=entered))
        assert (answer.status_code, TOLD in answer.text) == (400, True), changes
    assert form.form_fields.count() == 1
    assert form.get_latest_revision() is None


def test_a_wish_that_is_no_list_of_wishes_is_refused(editor: Client) -> None:
    path = reverse("wagtailadmin_dismissibles")
    for content in (
        "[1]",
        "1",
        '"a"',
        DEEP,
        '{"a": "\\u0000"}',
        '{"\\u0000": true}',
        '{"a": {"b": 1}}',
        "\0",
    ):
        answer = editor.patch(path, content, content_type="application/json")
        assert answer.status_code == 400, content[:20]
    assert editor.patch(path, '{"tour": true}', content_type="application/json").json()["tour"] is True


def test_rich_text_is_what_its_editor_sends() -> None:
    for text in NO_RICH_TEXT:
        assert not is_rich_text(text), text[:60]
    for text in ("null", rich(), rich(line(depth=3, data={})), linked({"id": 4, "url": "/"}),
                 linked({"url": "https://example.com/"}), rich(line()),
                 linked({"id": "7", "filename": "a.pdf"})):  # fmt: skip
        assert is_rich_text(text), text


def test_tables_count_no_more_than_was_sent() -> None:
    check_posted(QueryDict("a-TOTAL_FORMS=1&a-INITIAL_FORMS=0&a-0-id=&a-0-name=b&next=/admin/"))
    for broken_one in ("a-TOTAL_FORMS=3&b=1", "a-TOTAL_FORMS=-1", "a-INITIAL_FORMS=x", "a-TOTAL_FORMS=",
                       "a-TOTAL_FORMS=1&a-0-id=x", "next=x"):  # fmt: skip
        with pytest.raises(Unreadable):
            check_posted(QueryDict(broken_one))

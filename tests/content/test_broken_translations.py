"""What is sent where texts are translated: nothing that is no text is kept, and no file that is none read."""

import time
from typing import Any
from urllib.parse import urlencode

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Site
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from commerce.base.models import User
from commerce.base.viewer import Viewer
from content.pages.blocks.reading import read
from content.pages.models import FreePage, HomePage
from tests.browser.hostile.payloads import payloads
from tests.content.test_broken_posts import DEEP
from tests.content.test_documents import HTML, PDF, PROGRAM, QUICK, SVG, XML
from tests.content.test_uploads import bomb
from tests.races.sizes import tries

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/html; charset=%s\\n"\n"%s: %s\\n"\n\n'
NAMED = "X-WagtailLocalize-TranslationID"
PAIR = 'msgctxt "title"\nmsgid "About us"\nmsgstr "La maison"\n\n'


@pytest.fixture
def editor(site: Site) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("editor@example.com", "correct horse battery"))
    return client


@pytest.fixture
def translation(editor: Client, french_home: HomePage, about: FreePage) -> Translation:
    about.body = [("rich_text", {"text": "<p>We <b>bake</b>.</p>"})]
    about.save_revision().publish()
    french = Locale.objects.get(language_code="fr")
    editor.post(
        reverse("wagtail_localize:submit_page_translation", args=[about.pk]), {"locales": [french.pk]}
    )
    return Translation.objects.get(source__object_id=about.translation_key)


def door(translation: Translation, segment: StringSegment) -> str:
    return reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])


def test_no_text_that_is_none_is_kept(editor: Client, translation: Translation) -> None:
    path = door(translation, StringSegment.objects.filter(source=translation.source)[0])
    form = "application/x-www-form-urlencoded"
    for content, kind in (
        ("", form), ("other=a", form), ("value=a%00b", form), ("&" * 20_000, form),
        (DEEP, "application/json"), ("[1]", "application/json"), ("value=a", "text/plain"),
        ("\0", "multipart/form-data; boundary=x"),
    ):  # fmt: skip
        answer = editor.put(path, content, content_type=kind)
        assert 400 <= answer.status_code < 500, (content[:20], answer.status_code)
    assert not StringTranslation.objects.exists()


def test_no_translation_of_rich_text_comes_alive(
    editor: Client, translation: Translation, about: FreePage, django_capture_on_commit_callbacks: Any
) -> None:
    segments = list(StringSegment.objects.filter(source=translation.source))
    edit = reverse("wagtailadmin_pages:edit", args=[about.get_translation(translation.target_locale).pk])
    published = 0
    for at in range(0, len(payloads()), tries(3, usual=300)):
        for segment, payload in zip(segments, payloads()[at:], strict=False):
            answer = say(editor, door(translation, segment), payload.text)
            assert answer.status_code < 500, payload
        with django_capture_on_commit_callbacks(execute=True):
            answer = editor.post(edit, {"action": "publish"})
        assert answer.status_code == 302, payloads()[at]
        assert editor.get(edit).status_code == 200
        page = FreePage.objects.get(translation_key=about.translation_key, locale__language_code="fr")
        [text] = read(Viewer(about.get_site(), "fr"), page.body)
        assert "<script" not in text.text and "<img" not in text.text and 'href="j' not in text.text
        published += page.live
    assert published


def say(editor: Client, path: str, text: str) -> Any:
    return editor.put(path, urlencode({"value": text}), content_type="application/x-www-form-urlencoded")


def send(editor: Client, translation: Translation, content: bytes) -> Any:
    path = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    began = time.thread_time()
    answer = editor.post(path, {"file": SimpleUploadedFile("fr.po", content), "next": "/admin/"}, follow=True)
    assert time.thread_time() - began < QUICK
    return answer


NO_FILES = {
    "a program": PROGRAM, "a page": HTML, "a drawing": SVG, "xml": XML, "a pdf": PDF, "utf-16": b"\xff\xfe\0",
    "the name of a file": b"/etc/passwd", "no head": PAIR.encode(), "empty": b"",
    "no name": (HEAD % ("utf-8", "X-Other", "1") + PAIR).encode(),
    "an encoding that is none": (HEAD % ("hex", NAMED, "1") + PAIR).encode(),
    "an encoding there is not": (HEAD % ("nonsense", NAMED, "1") + PAIR).encode(),
    "no utf-8": (HEAD % ("utf-8", NAMED, "1")).encode() + b'msgid "\xff"\nmsgstr "a"\n',
    "a NUL": (HEAD % ("utf-8", NAMED, "1")).encode() + b'msgid "a\0"\nmsgstr "b\0"\n',
    "a picture": bomb(9_000, 9_000), "quotes": b'"' * 500_000, "texts": b'msgid "a"\nmsgstr "b"\n' * 40_000,
    "too large": (HEAD % ("utf-8", NAMED, "1")).encode() + b"#\n" * 600_000,
    "too many": (HEAD % ("utf-8", NAMED, "1") + PAIR * 2_000).encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file_of_translations_is_refused_with_a_reason(
    editor: Client, translation: Translation, name: str
) -> None:
    answer = send(editor, translation, NO_FILES[name])
    assert answer.status_code == 200
    assert "no file of translations" in answer.text or "valid PO file" in answer.text
    assert not StringTranslation.objects.exists()


def test_a_form_without_the_file_is_told_so_too(editor: Client, translation: Translation) -> None:
    path = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    assert "no file of translations" in editor.post(path, {"next": "/admin/"}, follow=True).text


def test_a_file_that_was_downloaded_here_is_taken_once_it_is_filled_in(
    editor: Client, translation: Translation
) -> None:
    downloaded = editor.get(reverse("wagtail_localize:download_pofile", args=[translation.pk]))
    file = polib.pofile(downloaded.text)
    for entry in file:
        entry.msgstr = "La maison" if entry.msgid == "About us" else ""
    answer = send(editor, translation, str(file).encode())
    assert "Successfully" in answer.text
    assert StringTranslation.objects.get().data == "La maison"

"""What is uploaded is handed out as a file to keep, and nothing that a browser would run is taken."""

import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model

from commerce.base.models import User
from commerce.catalog.models import ProductImport
from content.pages.models import HomePage
from tests.content.test_uploads import HTML, SVG, bomb

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
XML = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
PROGRAM = b"MZ\x90\x00" * 400
REFUSED = {
    "page.html": HTML, "page.htm": HTML, "page.xhtml": HTML, "page.HTML": HTML, "drawing.svg": SVG,
    "drawing.svgz": SVG, "data.xml": XML, "script.js": b"alert(1)", "page.mht": HTML, "page.shtml": HTML,
    "program.exe": PROGRAM, "program.pdf.exe": PROGRAM, "macro.docm": PROGRAM, "run.sh": b"#!/bin/sh\nid",
    "no-ending": PDF, "page.php": b"<?php phpinfo();", "link.url": b"[InternetShortcut]", "empty.pdf": b"",
    "program.pdf": PROGRAM, "page.pdf": HTML, "drawing.pdf": SVG, "page.docx": HTML, "program.zip": PROGRAM,
    "page.txt": HTML, "page.csv": HTML, "xml.txt": XML,
}  # fmt: skip
TAKEN = {
    "terms.pdf": PDF, "list.csv": "thé;2\n".encode(), "words.txt": "Thé".encode(),
    "all.zip": b"PK\x03\x04" + b"0" * 40,
}  # fmt: skip
ARCHIVE_ALONE = TAKEN["all.zip"]
QUICK = 2  # seconds


@pytest.fixture
def editor(home: HomePage) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("editor@example.com", "correct horse battery"))
    return client


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("door", ["wagtaildocs:add", "wagtaildocs:add_multiple"])
def test_what_is_no_document_is_refused_with_a_reason(editor: Client, door: str, name: str) -> None:
    field = "file" if door.endswith("add") else "files[]"
    sent = {"title": "Hm", field: SimpleUploadedFile(name, REFUSED[name], "application/pdf")}
    began = time.monotonic()
    answer = editor.post(reverse(door), sent)
    assert time.monotonic() - began < QUICK
    assert answer.status_code in (200, 400)
    assert not get_document_model().objects.exists()
    said = answer.content.decode()
    assert "rror" in said or "error_message" in said


@pytest.mark.parametrize("name", TAKEN)
@pytest.mark.parametrize("door", ["wagtaildocs:add", "wagtaildocs:add_multiple"])
def test_documents_are_taken(editor: Client, door: str, name: str) -> None:
    field = "file" if door.endswith("add") else "files[]"
    editor.post(reverse(door), {"title": "Hm", field: SimpleUploadedFile(name, TAKEN[name], "text/html")})
    assert get_document_model().objects.exists()


@pytest.mark.parametrize("name,content", [*list(REFUSED.items())[:10], ("page.html", HTML), *TAKEN.items()])
def test_a_stored_document_never_opens_as_a_page(home: HomePage, name: str, content: bytes) -> None:
    """Whatever an older version took."""
    document = get_document_model().objects.create(title="Hm", file=ContentFile(content, name))
    answer = Client().get(document.url)
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"].split(";")[0] not in {"text/html", "image/svg+xml", "application/xhtml+xml"}


def test_a_document_that_was_taken_is_not_exchanged_for_a_page(editor: Client) -> None:
    document = get_document_model().objects.create(title="Hm", file=ContentFile(PDF, "terms.pdf"))
    sent = {"title": "Hm", "file": SimpleUploadedFile("page.html", HTML, "text/html")}
    assert editor.post(reverse("wagtaildocs:edit", args=[document.pk]), sent).status_code == 200
    document.refresh_from_db()
    assert document.filename.endswith(".pdf")


@pytest.mark.parametrize(
    "content",
    [PROGRAM, SVG, bomb(9_000, 9_000), b"\xff\xfe\x00", b"slug;code\x00;price", XML, b""],
    ids=["program", "drawing", "bomb", "utf-16", "nul", "xml", "empty"],
)
def test_what_is_no_list_of_products_changes_no_product(editor: Client, content: bytes) -> None:
    began = time.monotonic()
    answer = editor.post(
        reverse("product-imports:new"), {"file": SimpleUploadedFile("wares.csv", content, "text/csv")}
    )
    assert time.monotonic() - began < QUICK
    assert answer.status_code == 200
    assert not ProductImport.objects.exists()
    assert "rror" in answer.text


@pytest.mark.parametrize(
    "name,content",
    [("moved.csv", PROGRAM), ("moved.csv", HTML), ("moved.xlsx", PROGRAM), ("moved.xlsx", ARCHIVE_ALONE),
     ("moved.html", HTML), ("moved.svg", SVG), ("moved.tsv", b"\xff\xfe\x00"), ("moved.xml", XML)],
    ids=["program", "page", "program-as-sheet", "no-sheet", "html", "svg", "utf-16", "xml"],
)  # fmt: skip
def test_what_is_no_list_of_redirects_leads_nowhere(editor: Client, name: str, content: bytes) -> None:
    began = time.monotonic()
    sent = {"import_file": SimpleUploadedFile(name, content, "text/csv"), "input_format": "0"}
    answer = editor.post(reverse("wagtailredirects:start_import"), sent)
    assert time.monotonic() - began < QUICK
    assert answer.status_code < 400
    assert not Redirect.objects.exists()

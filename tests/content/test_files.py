"""Every door that takes a file, asked to take what is none: refused at once, with a reason, nothing kept."""

import io
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve, reverse
from PIL import Image as Pixels
from wagtail.documents import get_document_model

from commerce.base.models import User
from content.images.models import Image
from content.pages.models import HomePage
from tests.browser.hostile import doors
from tests.content.test_documents import PDF, PROGRAM, QUICK, XML
from tests.content.test_uploads import HTML, SVG, bomb


def drawn(kind: str, size: tuple[int, int] = (40, 30), **more: Any) -> bytes:
    file = io.BytesIO()
    Pixels.new("RGB", size).save(file, kind, **more)
    return file.getvalue()


def chatty() -> bytes:
    """A PNG whose remark unfolds into a hundred megabytes."""
    remark = b"Comment\0\0" + zlib.compress(b"A" * 100_000_000, 9)
    chunk = struct.pack(">I", len(remark)) + b"zTXt" + remark
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + remark))
    right = drawn("PNG")
    return right[:33] + chunk + right[33:]


def wide_tiff() -> bytes:
    """A TIFF that says it is 60 000 pixels wide and high."""
    tags = ((256, 60_000), (257, 60_000), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 60_000))
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries + b"\0\0\0\0"


FILES: dict[str, Callable[[], bytes]] = {
    "drawing.svg": lambda: SVG, "drawing.SVG": lambda: SVG, "drawing.svgz": lambda: SVG,
    "a.png": lambda: SVG, "page.jpg": lambda: HTML, "page.gif": lambda: b"GIF89a/*" + HTML,
    "page.html": lambda: drawn("PNG"), "a.php.svg": lambda: drawn("PNG"), "photo.jpg": lambda: drawn("PNG"),
    "photo.gif": lambda: drawn("JPEG"), "photo.png.exe": lambda: drawn("PNG"),
    "no-ending": lambda: drawn("PNG"), "a.png\u202egpj.exe": lambda: PROGRAM,
    "wall.png": lambda: bomb(9_000, 9_000), "bomb.png": lambda: bomb(30_000, 30_000),
    "chatty.png": chatty, "cut.png": lambda: drawn("PNG")[:40],
    "cut.jpg": lambda: drawn("JPEG")[:20], "wide.tiff": wide_tiff, "wide.jpg": wide_tiff,
    "picture.ico": lambda: drawn("ICO"), "picture.eps": lambda: drawn("EPS"),
    "picture.bmp": lambda: drawn("BMP"), "picture.pdf": lambda: drawn("PDF"), "xml.webp": lambda: XML,
    "program.avif": lambda: PROGRAM, "empty.png": lambda: b"",
    "long.png": lambda: drawn("PNG") + b"\0" * 11_000_000,
}  # fmt: skip
NAMES = [
    "../../settings.png", "..\\..\\a.png", "/etc/cron.d/a.png", "a\0.png", "a" * 300 + ".png",
    "<img src=x onerror=pwned(1)>.png", "\r\nSet-Cookie: a=b.png",
]  # fmt: skip


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {name: make() for name, make in FILES.items()}


@pytest.fixture
def editor(home: HomePage) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("editor@example.com", "correct horse battery"))
    return client


def picture_doors() -> Iterator[tuple[str, Callable[[], str], str]]:
    """Name, address, and which field of it takes a picture."""
    yield "add", lambda: reverse("wagtailimages:add"), "file"
    yield "several", lambda: reverse("wagtailimages:add_multiple"), "files[]"
    yield "chooser", lambda: reverse("wagtailimages_chooser:create"), "image-chooser-upload-file"
    yield "another", lambda: reverse("wagtailimages:edit", args=[kept().pk]), "file"
    yield "avatar", lambda: reverse("wagtailadmin_account"), "avatar-avatar"


def kept() -> Image:
    file = SimpleUploadedFile("kept.png", drawn("PNG"), "image/png")
    return Image.objects.first() or Image.objects.create(title="Kept", file=file)


DOORS = {name: (address, field) for name, address, field in picture_doors()}


@pytest.mark.parametrize("door", DOORS)
def test_what_is_no_picture_of_a_good_size_is_refused_at_every_door(
    editor: Client, files: dict[str, bytes], door: str, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    address, field = DOORS[door][0](), DOORS[door][1]
    before, wrong = list(Image.objects.values_list("file", flat=True)), []
    for name, content in files.items():
        sent = {field: SimpleUploadedFile(name, content, "image/png"), **about(field, editor)}
        began = time.thread_time()
        answer = editor.post(address, sent)
        took = time.thread_time() - began
        said = answer.content.decode()
        if answer.status_code not in (200, 400) or took > QUICK or ("rror" not in said):
            wrong.append((name, answer.status_code, round(took, 1), "rror" in said))
    assert wrong == []
    assert list(Image.objects.values_list("file", flat=True)) == before
    assert not list(tmp_path.glob("avatar_images/*"))


def about(field: str, editor: Client) -> dict[str, Any]:
    """What the form needs besides."""
    if field == "avatar-avatar":
        mine = doors.sent_untouched(doors.form_of(editor.get(reverse("wagtailadmin_account"))))
        return {**mine, "name_email-first_name": "Camille", "name_email-last_name": "Petit"}
    prefix = field.removesuffix("file") if field.endswith("-file") else ""
    return {f"{prefix}title": "Hm", f"{prefix}collection": "1"}


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_a_picture_is_taken_and_of_staff_shown(editor: Client, kind: str) -> None:
    name = f"photo.{kind.lower()}"
    for address, field in DOORS.values():
        file = SimpleUploadedFile(name, drawn(kind), "image/png")
        editor.post(address(), {field: file, **about(field, editor)})
    assert Image.objects.count() == 3
    avatar = User.objects.get().wagtail_userprofile.avatar
    assert resolve(avatar.url).kwargs["document_root"].name == "avatar_images"


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_file_leads_out_of_its_folder(
    editor: Client, name: str, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    for door, (address, field) in DOORS.items():
        content, kind = drawn("PNG"), "image/png"
        raw = multipart({field: (name, kind, content), **about(field, editor)})
        answer = editor.generic("POST", address(), raw, content_type="multipart/form-data; boundary=edge")
        assert answer.status_code < 500, door
    document = multipart({"title": "Hm", "file": (name.replace(".png", ".pdf"), "application/pdf", PDF)})
    form = "multipart/form-data; boundary=edge"
    assert editor.generic("POST", reverse("wagtaildocs:add"), document, content_type=form).status_code < 500
    stored = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert all(each.is_relative_to(tmp_path / "media") for each in stored)
    for each in (*Image.objects.all(), *get_document_model().objects.all()):
        assert ".." not in each.file.name and "<" not in each.file.name and "\n" not in each.file.name


def multipart(fields: dict[str, Any]) -> bytes:
    """As a browser sends it, with names that ours would not send."""
    parts = []
    for field, value in fields.items():
        name, kind, content = value if isinstance(value, tuple) else (None, "text/plain", value.encode())
        head = f'Content-Disposition: form-data; name="{field}"' + (f'; filename="{name}"' if name else "")
        parts.append(f"--edge\r\n{head}\r\nContent-Type: {kind}\r\n\r\n".encode() + content + b"\r\n")
    return b"".join(parts) + b"--edge--\r\n"


def test_the_shop_takes_no_file_at_all(home: HomePage) -> None:
    """Neither the schema nor a form of a theme: what comes with one is not looked at."""
    query = '{"query": "{ shop { name } }", "variables": {}}'
    fields = {"operations": query, "map": "{}", "0": ("a.svg", "image/svg+xml", SVG)}
    form = "multipart/form-data; boundary=edge"
    answer = Client().generic("POST", "/graphql/", multipart(fields), content_type=form)
    assert answer.status_code in (400, 415)
    assert "errors" in answer.json()
    browser = {"sec-fetch-site": "same-origin"}
    fields = {"email": "me@example.com", "file": ("a.svg", "image/svg+xml", SVG)}
    answer = Client(raise_request_exception=False).generic(
        "POST", "/do/NewsletterSignUp", multipart(fields), content_type=form, headers=browser
    )
    assert answer.status_code < 500
    assert not Image.objects.exists()

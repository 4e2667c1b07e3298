"""Files that are no pictures, or too much of one, never come into the image library."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from commerce.base.models import User
from content.images.models import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<html><script>alert(1)</script></html>"


def bomb(width: int, height: int) -> bytes:
    """A PNG of few bytes that unfolds into width × height pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    squeezer, rows = zlib.compressobj(9), io.BytesIO()
    for _row in range(height):
        rows.write(squeezer.compress(b"\0" * (width // 8 + 2)))
    rows.write(squeezer.flush())
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows.getvalue()) + chunk(b"IEND", b"")


@pytest.fixture
def editor(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("editor@example.com", "correct horse battery"))
    return client


@pytest.mark.parametrize(
    "name,content",
    [
        ("drawing.svg", SVG),
        ("drawing.png", SVG),
        ("page.jpg", HTML),
        ("page.html", HTML),
        ("program.webp", b"MZ\x90\x00" * 100),
        ("empty.png", b""),
        ("wall.png", bomb(9_000, 9_000)),
        ("bomb.png", bomb(30_000, 30_000)),
    ],
    ids=["svg", "svg-as-png", "page-as-jpg", "page", "program-as-webp", "empty", "81-megapixels", "bomb"],
)
@pytest.mark.parametrize("door", ["wagtailimages:add", "wagtailimages:add_multiple"])
def test_what_is_no_picture_is_refused_with_a_reason(
    editor: Client, door: str, name: str, content: bytes
) -> None:
    field = "file" if door.endswith("add") else "files[]"
    sent = {"title": "Hm", field: SimpleUploadedFile(name, content, "image/png")}
    answer = editor.post(reverse(door), sent)
    assert answer.status_code in (200, 400)
    assert not Image.objects.exists()
    said = answer.content.decode()
    assert "rror" in said or "error_message" in said

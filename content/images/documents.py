"""Documents are what their names say, and of kinds that no browser runs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06")
BEGINS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"), ARCHIVE),
}
"""With what the kinds of file begin that are not plain text."""

LARGEST_LOOKED_AT = 64_000  # bytes


class DocumentForm(BaseDocumentForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data and not is_what_it_says(file):
            raise ValidationError(_("This file is not what its name says."), code="disguised")
        return file


def is_what_it_says(file: Any) -> bool:
    """Whether the content of the file is of the kind that its name ends with; text is text, and no markup."""
    file.seek(0)
    head = file.read(LARGEST_LOOKED_AT)
    file.seek(0)
    begins = BEGINS.get(file.name.rpartition(".")[2].lower())
    return head.startswith(begins) if begins else _is_text(head)


def _is_text(head: bytes) -> bool:
    if b"\0" in head:
        return False
    try:
        text = head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:  # not only cut in the middle of a letter
            return False
        text = head[: error.start].decode("utf-8-sig")
    return not text.lstrip().startswith("<")

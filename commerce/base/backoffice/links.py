"""From one record's page to another's."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString


def record_link(section: str, record: models.Model, text: Any = None) -> SafeString:
    """A link to the page of `record` in the section named `section`."""
    address = reverse(f"{section}:inspect", args=[record.pk])
    return format_html('<a href="{}">{}</a>', address, record if text is None else text)

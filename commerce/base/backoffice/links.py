"""From one record's page to another's."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Site


def record_link(section: str, record: models.Model, text: Any = None) -> SafeString:
    """A link to the page of `record` in the section named `section`."""
    address = reverse(f"{section}:inspect", args=[record.pk])
    return format_html('<a href="{}">{}</a>', address, record if text is None else text)


def site_name(site: Site) -> str:
    """What staff call the site."""
    return site.site_name or site.hostname


def public_address(site: Site, path: str) -> str:
    """A path of the shop as its customers open it."""
    origin: str = settings.PUBLIC_URL if site.is_default_site else site.root_url
    return origin + path


def copy_field(text: str) -> SafeString:
    """The text, to be copied at a press (Wagtail's own clipboard controller)."""
    return format_html(
        '<span class="record-copy" data-controller="w-clipboard">'
        '<input type="text" readonly value="{}" aria-label="{}" data-w-clipboard-target="value">'
        '<button type="button" class="button button-small button-secondary" data-action="w-clipboard#copy">'
        "{}</button></span>",
        text, _("Link"), _("Copy"),
    )  # fmt: skip


def copy_button(text: str, label: Any) -> SafeString:
    """A button alone that copies the text."""
    return format_html(
        '<span data-controller="w-clipboard"><input type="hidden" value="{}" data-w-clipboard-target="value">'
        '<button type="button" class="button button-small button-secondary" data-action="w-clipboard#copy">'
        "{}</button></span>",
        text, label,
    )  # fmt: skip

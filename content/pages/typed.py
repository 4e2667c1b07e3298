"""Codes that are not chosen but typed: in which of an editor's texts they stand, drafts included."""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.fields import StreamField
from wagtail.models import Page, Site, TranslatableMixin

from commerce.base.backoffice.usage import finds
from commerce.discounts.models import Coupon

MOST = 200  # generated codes of one coupon that are looked for
TEXTS = (models.CharField, models.TextField, models.JSONField, StreamField)
DRAFT = "latest_revision__content"


@finds(Coupon)
def written_with(coupon: Coupon) -> Iterator[models.Model]:
    """Pages of its site, shared blocks, menus, mails and texts of the settings in which one of its codes
    stands as a word."""
    codes = [code for code in (coupon.code, *coupon.codes.values_list("code", flat=True)[:MOST]) if code]
    if not codes:
        return
    somewhere = "|".join(map(re.escape, codes))
    word = re.compile(rf"(?<!\w)(?:{somewhere})(?!\w)", re.IGNORECASE)
    for model in apps.get_models():
        if _is_written(model):
            yield from _of_site(_rows_with(model, somewhere, word), coupon.site)


def _is_written(model: type[models.Model]) -> bool:
    """Whether editors write such rows: outboxes and answers have texts, too."""
    kinds = (Page, TranslatableMixin, BaseSiteSetting)
    return model.__module__.startswith("content.") and issubclass(model, kinds)


def _rows_with(model: type[models.Model], somewhere: str, word: re.Pattern[str]) -> Iterator[Any]:
    fields = [
        field.name for field in model._meta.get_fields() if isinstance(field, TEXTS) and not field.choices
    ]
    if hasattr(model, "latest_revision"):
        fields.append(DRAFT)
    names = {f"text_{n}": field for n, field in enumerate(fields)}
    rows: QuerySet[Any] = model._default_manager.annotate(
        **{name: Cast(field, TextField()) for name, field in names.items()}
    )
    has_it = Q()
    for name in names:
        has_it |= Q(**{f"{name}__iregex": somewhere})
    for row in rows.filter(has_it):
        if any(word.search(text) for name in names for text in texts_in(getattr(row, name))):
            yield row


def texts_in(written: Any) -> Iterator[str]:
    """The texts in what is kept as JSON, however often it was packed."""
    if isinstance(written, dict | list):
        for part in written.values() if isinstance(written, dict) else written:
            yield from texts_in(part)
    elif isinstance(written, str):
        unpacked = _unpacked(written)
        if unpacked is None:
            yield written
        else:
            yield from texts_in(unpacked)


def _unpacked(text: str) -> Any:
    if not text.startswith(("{", "[")):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def _of_site(rows: Iterator[Any], site: Site) -> Iterator[Any]:
    roots = tuple(root.root_path for root in Site.get_site_root_paths() if root.site_id == site.pk)
    for row in rows:
        if row.url_path.startswith(roots) if isinstance(row, Page) else row.site_id == site.pk:
            yield row

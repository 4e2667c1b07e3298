"""What the back office's forms send besides what staff write: how many blocks there are and in which order,
how many rows a table has, where to go next. A browser sends it right; whatever else comes is refused."""

import json
import re
from collections import Counter
from typing import Any

from django.core.exceptions import BadRequest
from django.http import QueryDict
from wagtail.admin.forms.models import register_form_field_override
from wagtail.blocks.base import BlockField, BlockWidget
from wagtail.fields import StreamField

from commerce.base.backoffice.choosing import is_id

TOTAL = "-TOTAL_FORMS"
ROW = re.compile(r"(.+)-\d+-id")
MOST_ROWS = 1000
BROKEN = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError)


class Unreadable(BadRequest):
    """What was sent is no form of ours, or not all of it. Nothing was changed."""


def keep_streams_readable() -> None:
    """From now on every column of blocks that Wagtail's forms show is entered so."""
    register_form_field_override(StreamField, override={"form_class": ReadableBlockField})


class ReadableBlockField(BlockField):
    def __init__(self, block: Any = None, **options: Any) -> None:
        options.setdefault("widget", ReadableBlockWidget(block))
        super().__init__(block, **options)


class ReadableBlockWidget(BlockWidget):
    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The blocks that were sent, all of them. Raises Unreadable."""
        _check_blocks(data, name)
        try:
            blocks = super().value_from_datadict(data, files, name)
        except BROKEN as error:
            raise Unreadable(f"{name} cannot be read: {type(error).__name__}") from error
        if len(blocks) != sum(not data[f"{name}-{at}-deleted"] for at in range(int(data[f"{name}-count"]))):
            raise Unreadable(f"{name} has blocks of no kind there is")
        return blocks


def check_posted(posted: QueryDict) -> None:
    """Raises Unreadable for tables of more rows than were sent, each of which sends at least one field, and
    for a next page that is no address."""
    tables = {name.removesuffix(TOTAL) for name in posted if name.endswith(TOTAL)}
    for name, value in posted.items():
        if name.endswith((TOTAL, "-INITIAL_FORMS")) and not _counts(str(value), len(posted)):
            raise Unreadable(f"{name} counts more than was sent")
        row = ROW.fullmatch(name)
        if row and row[1] in tables and value and not is_id(str(value)):
            raise Unreadable(f"{name} is no number")
    following = posted.get("next")
    if following and "/" not in following:
        raise Unreadable("next is no address")
    if not _is_remark(posted.get("workflow-action-extra-data", "{}")):
        raise Unreadable("workflow-action-extra-data is no remark")


def check_wishes(sent: bytes) -> None:
    """What staff wish to see no more: names, each with yes, no or a text. Raises Unreadable."""
    wishes = _json(sent)
    plain = isinstance(wishes, dict) and all(isinstance(each, bool | str) for each in wishes.values())
    if not plain or b"\\u0000" in sent:
        raise Unreadable("these are no wishes")


def _check_blocks(data: Any, name: str) -> None:
    """There are as many as were counted, wherever any were sent."""
    sent = Counter({name: 0})
    for each in data:
        prefix, _dash, end = each.rpartition("-")
        if each.startswith(f"{name}-") and end == "deleted":
            sent[prefix.rpartition("-")[0]] += 1
        if each.startswith(f"{name}-") and end == "id" and "\0" in data[each]:
            raise Unreadable(f"{each} is no id")
    for prefix, count in sent.items():
        if data.get(f"{prefix}-count") != str(count):
            raise Unreadable(f"{prefix} has not as many blocks as it says")


def _counts(value: str, sent: int) -> bool:
    return is_id(value) and int(value) <= min(sent, MOST_ROWS)


def _is_remark(sent: str) -> bool:
    """Whether somebody could have written it where they approve a page or ask for changes."""
    told = _json(sent)
    return isinstance(told, dict) and told.keys() <= {"comment"} and isinstance(told.get("comment", ""), str)


def _json(sent: str | bytes) -> Any:
    """What it says; None, where it says nothing."""
    try:
        return json.loads(sent)
    except (ValueError, RecursionError):
        return None

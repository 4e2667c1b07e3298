"""What the editor of rich text sends: paragraphs of a few kinds, and where parts of them lead."""

import json
from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea

from commerce.base.backoffice.posted import Unreadable

# Each level of a list opens one more list around it.
DEEPEST = 10


class ReadableRichTextArea(DraftailRichTextArea):
    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """The HTML that is stored. Raises Unreadable."""
        sent = data.get(name)
        if sent is not None and not is_rich_text(sent):
            raise Unreadable(f"{name} is no rich text")
        html: str | None = super().value_from_datadict(data, files, name)
        return html


def is_rich_text(sent: str) -> bool:
    """Whether the editor could have sent this, and the database can keep it."""
    try:
        text = json.loads(sent)
        sent.encode()
        json.dumps(text, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return False
    return text is None or _is_right(text)


def _is_right(text: Any) -> bool:
    if not isinstance(text, dict):
        return False
    blocks, entities = text.get("blocks"), text.get("entityMap")
    if not isinstance(blocks, list) or not isinstance(entities, dict):
        return False
    return all(map(_is_entity, entities.values())) and all(_is_block(each, entities) for each in blocks)


def _is_block(block: Any, entities: dict[str, Any]) -> bool:
    if not isinstance(block, dict):
        return False
    texts = all(_is_text(block.get(name)) for name in ("key", "text", "type"))
    styles, links = block.get("inlineStyleRanges"), block.get("entityRanges")
    if not texts or not isinstance(styles, list) or not isinstance(links, list):
        return False
    styled = all(_is_range(each) and _is_text(each.get("style")) for each in styles)
    linked = all(_is_range(each) and str(each.get("key")) in entities for each in links)
    return styled and linked and _is_number(block.get("depth"), most=DEEPEST)


def _is_range(part: Any) -> bool:
    return isinstance(part, dict) and _is_number(part.get("offset")) and _is_number(part.get("length"))


def _is_entity(entity: Any) -> bool:
    """An id is a number: texts that name another row would break the page that shows them."""
    if not isinstance(entity, dict) or not _is_text(entity.get("type")):
        return False
    about = entity.get("data")
    if not isinstance(about, dict) or not all(_is_plain(each) for each in about.values()):
        return False
    return about.get("id") is None or str(about["id"]).isdecimal()


def _is_plain(value: Any) -> bool:
    return _is_text(value) or value is None or isinstance(value, int)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and "\0" not in value


def _is_number(value: Any, *, most: int = 10**6) -> bool:
    return type(value) is int and 0 <= value <= most

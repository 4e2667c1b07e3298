"""The words of an article: how long they take to read, and by which shoppers find it."""

import html
from collections.abc import Iterable

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue

WORDS_A_MINUTE = 200


def plain(texts: Iterable[str]) -> str:
    """The texts in one line, without tags, entities and characters that no text of the database holds."""
    joined = html.unescape(strip_tags(" ".join(str(text) for text in texts)))
    return " ".join(joined.replace("\0", "").split())


def words_in(body: StreamValue) -> str:
    """Everything that can be read in `body`, whatever blocks it is made of."""
    return plain(body.stream_block.get_searchable_content(body))


def minutes_for(words: int) -> int:
    """How long so many words take to read, in whole minutes: one at least."""
    return max(1, -(-words // WORDS_A_MINUTE))

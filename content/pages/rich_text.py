"""Text with links: what an editor may write, and how it reaches the visitor."""

from collections.abc import Sequence

from wagtail.rich_text import expand_db_html

# No embeds, which would call third parties, and no images, which have their own block with crops.
FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "hr", "link", "document-link", "blockquote"]
BREAK = "\0"  # cannot be part of a text in PostgreSQL


def html(sources: Sequence[str]) -> list[str]:
    """Each source as HTML for the active language; the queries do not grow with their number."""
    return str(expand_db_html(BREAK.join(sources))).split(BREAK)

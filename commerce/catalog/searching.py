"""What shoppers find: by the stems of words in English and French, and where they are misspelt."""

import unicodedata
from functools import reduce
from operator import or_
from typing import TypeVar

from django.contrib.postgres.search import (
    CombinedSearchQuery,
    SearchQuery,
    SearchRank,
    TrigramWordSimilarity,
)
from django.db.models import F, IntegerField, Model, Q, QuerySet
from django.db.models.functions import Cast

M = TypeVar("M", bound=Model)
CONFIGURATIONS = ("shop_english", "shop_french", "shop_plain")
LONGEST = 200  # characters that are read
LONGEST_SLIP = 24  # characters within which two that changed places are looked for
FINE = 1_000_000


def matching(
    rows: QuerySet[M], text: str, *, vector: str = "search_text__vector", words: str = "search_text__words"
) -> QuerySet[M]:
    """Those of `rows` that `text` finds, with their `relevance`, an integer.

    `vector` leads from a row to its stems, `words` to its `plain` words: SearchText has them of
    products and formulas.

    What shares nearly half its trigrams with words of theirs is taken for misspelt: how much is a setting of
    the connection (`ALIKE` in coffret.database), so that the index of trigrams finds it. Two letters that
    changed places leave too few trigrams whole: they are put back.
    """
    asked = " ".join(text.split())[:LONGEST]
    query = _query(asked)
    rank = SearchRank(F(vector), query)
    letters = plain(asked)
    alike = rows.annotate(likeness=TrigramWordSimilarity(letters, words))
    found = alike.filter(Q(**{vector: query}) | Q(**{f"{words}__trigram_word_similar": letters}))
    return found.annotate(relevance=Cast((rank + F("likeness")) * FINE, IntegerField()))


def _query(text: str) -> SearchQuery | CombinedSearchQuery:
    each = [SearchQuery(text, config=name, search_type="websearch") for name in CONFIGURATIONS]
    slips = [SearchQuery(slip, config="shop_french", search_type="plain") for slip in _slips(plain(text))]
    return reduce(or_, [*each, *slips])


def _slips(text: str) -> list[str]:
    """`text` with two neighbouring letters of one word in each other's place, in each way there is."""
    if len(text) > LONGEST_SLIP:
        return []
    pairs = zip(range(len(text) - 1), text, text[1:], strict=False)
    return [
        text[:at] + second + first + text[at + 2 :]
        for at, first, second in pairs
        if first != second and first.isalpha() and second.isalpha()
    ]


def plain(text: str) -> str:
    """Without accents and capitals, as `words` are kept."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(character for character in parts if not unicodedata.combining(character))

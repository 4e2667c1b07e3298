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
FINE = 1_000_000


def matching(rows: QuerySet[M], text: str) -> QuerySet[M]:
    """Those of `rows` (products or formulas) that `text` finds, with their `relevance`, an integer.

    What shares nearly half its trigrams with words of theirs is taken for misspelt: how much is a setting of
    the connection (`ALIKE` in coffret.database), so that the index of trigrams finds it.
    """
    asked = " ".join(text.split())[:LONGEST]
    query = _query(asked)
    rank = SearchRank(F("search_text__vector"), query)
    letters = _plain(asked)
    alike = rows.annotate(likeness=TrigramWordSimilarity(letters, "search_text__words"))
    found = alike.filter(Q(search_text__vector=query) | Q(search_text__words__trigram_word_similar=letters))
    return found.annotate(relevance=Cast((rank + F("likeness")) * FINE, IntegerField()))


def _query(text: str) -> SearchQuery | CombinedSearchQuery:
    each = (SearchQuery(text, config=name, search_type="websearch") for name in CONFIGURATIONS)
    return reduce(or_, each)


def _plain(text: str) -> str:
    """Without accents and capitals, as `words` are kept."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(character for character in parts if not unicodedata.combining(character))

"""The words by which shoppers find products and formulas."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q


class SearchText(models.Model):
    """Written by triggers of the database whenever what it is made of changes (migration 0004).

    `vector` holds the stems of English and French; `words`, without accents, find what is misspelt.
    """

    product = models.OneToOneField(
        "catalog.Product", on_delete=models.CASCADE, null=True, related_name="search_text"
    )
    formula = models.OneToOneField(
        "catalog.Formula", on_delete=models.CASCADE, null=True, related_name="search_text"
    )
    vector = SearchVectorField()
    words = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(product=None) ^ Q(formula=None), name="words_of_one_thing")
        ]
        indexes = [
            GinIndex(fields=["vector"], name="search_stems"),
            GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], name="search_letters"),
        ]

    def __str__(self) -> str:
        return self.words

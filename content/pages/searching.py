"""The editors' pages that visitors find by their words."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat, Lower
from wagtail.models import Page

from commerce.base.viewer import Viewer
from commerce.catalog import searching
from content.pages.models import MaintenancePage, TextPage
from content.pages.queries import shown


def matching(viewer: Viewer, text: str, *, first: int) -> Sequence[Any]:
    """At most `first` public pages of the viewer's tree, the best first, each with its `introduction`.

    Found by title, introduction and description: what a body holds may be for some visitors alone, or not yet
    for anybody. Pages hidden from search engines are hidden here too. One query.
    """
    kinds = [kind for kind in TextPage.__subclasses__() if kind is not MaintenancePage]
    names = [kind._meta.model_name for kind in kinds]
    introduction = Coalesce(*(F(f"{name}__introduction") for name in names), Value("", TextField()))
    hidden = Q(*((f"{name}__hidden_from_search", True) for name in names), _connector=Q.OR)
    space = Value(" ", TextField())
    words = Concat(Cast("title", TextField()), space, introduction, space, "search_description")
    letters = Lower(Func(words, function="unaccent", output_field=TextField()))
    stems = SearchVector("letters", config="shop_english") + SearchVector("letters", config="shop_french")
    rows = shown(Page.objects.type(*kinds), viewer).filter(~hidden)
    rows = rows.annotate(introduction=introduction, letters=letters).annotate(stems=stems)
    found: Any = searching.matching(rows, text, vector="stems", words="letters")
    return list(found.order_by("-relevance", "title", "pk")[:first])

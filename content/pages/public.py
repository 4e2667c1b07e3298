"""Which pages everybody may read."""

from typing import Any, TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

Pages = TypeVar("Pages", bound=PageQuerySet[Any])


def restricted() -> Exists:
    """Of a page: whether it, or one above it, is only for some. Wagtail's own way asks for all restrictions
    first, each time; this is part of the statement."""
    path = ExpressionWrapper(OuterRef("path"), CharField())
    above = PageViewRestriction.objects.alias(inner=path).filter(inner__startswith=F("page__path"))
    return Exists(above)


def public(rows: Pages) -> Pages:
    """Those that are published and open to everybody."""
    return rows.filter(~restricted(), live=True)

"""Where editors named a thing of the shop: what to look at before it is taken off sale or deleted.

A port, too: what is named without being chosen, as a code that is typed, is found by whoever knows the texts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, ReferenceIndex

# What editors write, as (app, model): pages of every kind count as pages.
WRITTEN = (("wagtailcore", "page"), ("menus", "menu"), ("pages", "sharedblocks"), ("emails", "mailwords"))


@dataclass(frozen=True)
class Place:
    """Something that an editor wrote, and where it is edited."""

    source: models.Model

    @cached_property
    def is_public(self) -> bool:
        source = self.source
        if isinstance(source, Page) and source.get_view_restrictions().exists():
            return False
        return bool(getattr(source, "live", True))

    @property
    def kind(self) -> str:
        model = self.source.specific_class if isinstance(self.source, Page) else type(self.source)
        return str(capfirst(str((model or type(self.source))._meta.verbose_name)))

    @property
    def name(self) -> str:
        """What it is called; what is not open to everybody has no name for whoever may not edit it."""
        return str(self.source) if self.is_public else _("Not public")

    @property
    def url(self) -> str | None:
        return self.url_for(None)

    def url_for(self, user: Any) -> str | None:
        """Where `user` edits it; None where they may not."""
        found: str | None = AdminURLFinder(user).get_edit_url(self.source)
        return found


Finder = Callable[[Any], Iterable[models.Model]]
_finders: dict[type[models.Model], list[Finder]] = defaultdict(list)


def finds(model: type[models.Model]) -> Callable[[Finder], Finder]:
    """The decorated function finds what editors wrote that names a row of `model` in its words."""

    def register(finder: Finder) -> Finder:
        _finders[model].append(finder)
        return finder

    return register


def chosen_in(row: models.Model) -> Any:
    """The references of pages, menus, shared blocks and mails to the row."""
    written = Q()
    for app, model in WRITTEN:
        written |= Q(app_label=app, model=model)
    return _references(row).filter(base_content_type__in=ContentType.objects.filter(written))


def places_of(row: models.Model) -> Iterator[Place]:
    """Pages, menus, shared blocks and mails that name the row, each once."""
    return _places(row, chosen_in(row))


def uses_of(row: models.Model) -> Iterator[Place]:
    """Those, and whatever else of the shop the row is chosen for."""
    return _places(row, _references(row))


def _references(row: models.Model) -> Any:
    return ReferenceIndex.get_references_to(row)


def _places(row: models.Model, references: Any) -> Iterator[Place]:
    known = set()
    for source in chain(
        (source for source, _references in references.group_by_source_object()),
        (source for finder in _finders[type(row)] for source in finder(row)),
    ):
        kind = Page if isinstance(source, Page) else type(source)
        if (kind, source.pk) not in known:
            known.add((kind, source.pk))
            yield Place(source)

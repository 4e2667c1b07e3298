"""Where editors named a thing of the shop: what to look at before it is taken off sale or deleted."""

from collections.abc import Iterator
from dataclasses import dataclass
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


def places_of(row: models.Model) -> Iterator[Place]:
    """Pages, menus, shared blocks and mails that name the row."""
    written = Q()
    for app, model in WRITTEN:
        written |= Q(app_label=app, model=model)
    references = ReferenceIndex.get_references_to(row)
    found = references.filter(base_content_type__in=ContentType.objects.filter(written))
    for source, _references in found.group_by_source_object():
        yield Place(source)

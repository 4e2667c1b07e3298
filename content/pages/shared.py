"""Blocks that stand on several pages and are written once."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, TranslatableMixin, WorkflowMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from commerce.base.viewer import Viewer
from content.pages.blocks.own import OwnBlocks


class SharedBlocksQuerySet(models.QuerySet["SharedBlocks"]):
    def told_to(self, viewer: Viewer, ids: Iterable[int]) -> dict[int, "SharedBlocks"]:
        """For each id what everybody of the viewer's site sees of it: its published version in their
        language, else itself. Two queries at most."""
        chosen = {each.pk: each for each in self.filter(pk__in=ids, site=viewer.site)}
        keys = {each.translation_key for each in chosen.values()}
        same = self.filter(translation_key__in=keys, locale__language_code=viewer.language, live=True)
        translated = {each.translation_key: each for each in same} if keys else {}
        found = {pk: translated.get(each.translation_key, each) for pk, each in chosen.items()}
        return {pk: each for pk, each in found.items() if each.live}


class SharedBlocks(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """What an editor places on as many pages as they like: changed here, it changes on each."""

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, verbose_name=_("site"))
    title = models.CharField(_("title"), max_length=120, help_text=_("Only editors read it."))
    body = StreamField(OwnBlocks(), verbose_name=_("blocks"))

    objects = SharedBlocksQuerySet.as_manager()
    panels: ClassVar[list[Any]] = [
        FieldPanel("title"), FieldPanel("site"), FieldPanel("body"), PublishingPanel(),
    ]  # fmt: skip
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("title"), index.AutocompleteField("title"), index.SearchField("body"),
        index.FilterField("site_id"), index.FilterField("locale_id"),
    ]  # fmt: skip

    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("site", overridable=False)]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("shared blocks")
        verbose_name_plural = _("shared blocks")

    def __str__(self) -> str:
        return self.title

"""Blocks that stand on several pages and are written once."""

from collections import defaultdict
from collections.abc import Callable, Iterable
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
        language, else itself, else what it was translated from. Two queries at most."""
        own = self.filter(site=viewer.site)
        keys = dict(own.filter(pk__in=ids).values_list("pk", "translation_key"))
        live = (
            own.filter(translation_key__in=keys.values(), live=True).select_related("locale").order_by("pk")
        )
        versions: dict[Any, list[SharedBlocks]] = defaultdict(list)
        for each in live if keys else ():
            versions[each.translation_key].append(each)

        def liking(pk: int) -> Callable[[SharedBlocks], Any]:
            return lambda one: (one.locale.language_code != viewer.language, one.pk != pk)

        return {pk: min(versions[key], key=liking(pk)) for pk, key in keys.items() if key in versions}


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

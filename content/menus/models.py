"""The menus of a site, one per place and language."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    ListBlock,
    StreamBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
)
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from commerce.base.backoffice.links import site_name
from content.pages.audiences import Audience
from content.pages.links import LinkBlock


class Entry(StructBlock):
    label = CharBlock(
        required=False, max_length=60, label=_("Label"),
        help_text=_("Empty: the title of the page, or the name of the formula or category."),
    )  # fmt: skip
    link = LinkBlock(label=_("Leads to"))
    audience = ChoiceBlock(choices=Audience.choices, default=Audience.EVERYBODY, label=_("Shown to"))

    class Meta:
        icon = "link"
        label = _("Entry")

    def clean(self, value: StructValue) -> StructValue:
        cleaned = super().clean(value)
        link = cleaned["link"]
        if not cleaned["label"] and not (link["page"] or link["formula"] or link["category"]):
            raise StructBlockValidationError({"label": ValidationError(_("This entry needs a label."))})
        return cleaned


class TopEntry(Entry):
    """An entry, or a heading over others when it leads nowhere itself."""

    children = ListBlock(Entry(), default=[], label=_("Entries under this one"))


class Entries(StreamBlock):
    entry = TopEntry()


class Menu(TranslatableMixin, models.Model):
    class Place(models.TextChoices):
        MAIN = "main", _("Main menu")
        FOOTER = "footer", _("Footer")

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, verbose_name=_("site"))
    place = models.CharField(_("place"), max_length=10, choices=Place)
    entries = StreamField(
        Entries(), blank=True, verbose_name=_("entries"),
        help_text=_("Drag to reorder. Pages that are not published do not appear."),
    )  # fmt: skip

    panels: ClassVar[list[Any]] = [FieldPanel("site"), FieldPanel("place"), FieldPanel("entries")]

    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("site", overridable=False)]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["site", "place", "locale"], name="menu_once_per_place",
                violation_error_message=_("This site already has this menu in this language."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_place_display()} · {site_name(self.site)} · {self.locale}"

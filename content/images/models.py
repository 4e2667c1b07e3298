"""The image library: Wagtail's images, described in every language of the shop."""

from typing import Any, ClassVar

import willow
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)
from wagtail.search import index

from commerce.base.words import Words, WordsField


class UprightFile(WagtailImageFieldFile):
    """Measures a picture as it is seen: renditions turn what the camera marked as turned."""

    def get_image_dimensions(self) -> tuple[int, int]:
        was_closed = self.closed
        self.open()
        try:
            size: tuple[int, int] = willow.Image.open(self).auto_orient().get_size()
            return size
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)


class UprightImageField(WagtailImageField):
    attr_class = UprightFile


class Image(AbstractImage):
    """A picture with a focal point, which every crop keeps in view."""

    file = UprightImageField(_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    # Wagtail's one description is in one language; `alt` takes its place.
    description = None
    # Wagtail's own Image, unused here but installed, holds the accessors User.image_set, Tag.image_set.
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False,
        related_name="+", verbose_name=_("uploaded by user"),
    )  # fmt: skip
    uploaded_by_user.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    tags = TaggableManager(_("tags"), help_text=None, blank=True, related_name="+")
    alt: Words = WordsField(
        _("description"), blank=True,
        help_text=_("What you would tell somebody on the telephone. Leave empty if it only decorates."),
    )  # type: ignore[assignment]  # fmt: skip

    admin_form_fields = (
        "title", "file", "alt", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip
    search_fields: ClassVar[list[Any]] = [
        *(field for field in AbstractImage.search_fields if field.field_name != "description"),
        index.SearchField("alt_texts"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions: ClassVar[list[tuple[str, str]]] = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **options: Any) -> None:
        """Saved with its file's hash, by which the addresses of its renditions change with the file."""
        if not self.file_hash:
            self._set_image_file_metadata()
        super().save(*args, **options)

    @property
    def default_alt_text(self) -> str:
        return str(self.alt) or self.title

    def alt_texts(self) -> str:
        """The descriptions of all languages, to search in."""
        return " ".join(self.alt.values())


class Rendition(AbstractRendition):
    """One size, crop and format of an image, made when first asked for."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")
        ]


class Library(models.Model):
    """The collection of one site: its pictures and documents, and those of the collections within."""

    site = models.OneToOneField("wagtailcore.Site", on_delete=models.CASCADE, related_name="library")
    collection = models.OneToOneField("wagtailcore.Collection", on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")

    def __str__(self) -> str:
        return str(self.collection)

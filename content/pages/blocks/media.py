"""Blocks to look at: pictures and films."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from content.pages.blocks.base import PICTURES, PageBlock
from content.pages.videos import film_at


class PictureBlock(PageBlock):
    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, max_length=200, label=_("Caption"))
    width = blocks.ChoiceBlock(
        choices=[("text", _("As wide as the text")), ("wide", _("Wider")), ("full", _("The whole page"))],
        default="wide", label=_("Width"),
    )  # fmt: skip

    class Meta:
        icon = "image"
        label = _("Picture")
        group = PICTURES
        description = _("One picture with a caption.")
        label_format = "{caption}"


class CaptionedBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, max_length=200, label=_("Caption"))

    class Meta:
        icon = "image"
        label_format = "{caption}"


class GalleryBlock(PageBlock):
    heading = blocks.CharBlock(required=False, max_length=120, label=_("Heading"))
    pictures = blocks.ListBlock(
        CaptionedBlock(label=_("Picture")), min_num=2, max_num=24, label=_("Pictures")
    )

    class Meta:
        icon = "copy"
        label = _("Gallery")
        group = PICTURES
        description = _("Several pictures on a wall.")
        label_format = "{heading}"


def check_film(url: str) -> None:
    """Raises ValidationError unless a film of a known host stands at `url`."""
    if film_at(url) is None:
        raise ValidationError(
            _("Paste the address of a film on YouTube, Vimeo or Dailymotion."), code="invalid"
        )


class VideoBlock(PageBlock):
    url = blocks.URLBlock(
        label=_("Address of the film"), validators=[check_film],
        help_text=_(
            "On YouTube, Vimeo or Dailymotion. Nothing is loaded from there before the visitor agrees."
        ),
    )  # fmt: skip
    title = blocks.CharBlock(
        max_length=120, label=_("Title"), help_text=_("Read aloud to who cannot see it.")
    )
    image = ImageChooserBlock(
        required=False, label=_("Picture"), help_text=_("Shown until the film is played.")
    )
    caption = blocks.CharBlock(required=False, max_length=200, label=_("Caption"))

    class Meta:
        icon = "media"
        label = _("Film")
        group = PICTURES
        description = _("A film that plays once the visitor asks for it.")
        label_format = "{title}"

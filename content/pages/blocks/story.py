"""Blocks that tell: text, pictures, how it works."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from content.pages.rich_text import FEATURES


class RichTextBlock(blocks.RichTextBlock):
    def __init__(self, **options: object) -> None:
        super().__init__(features=FEATURES, **options)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Headings, paragraphs, lists and links.")


class PictureTextBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=120, label=_("Heading"))
    text = blocks.RichTextBlock(features=FEATURES, label=_("Text"))
    image = ImageChooserBlock(label=_("Picture"))
    picture_side = blocks.ChoiceBlock(
        choices=[("left", _("Left")), ("right", _("Right"))], default="left", label=_("Picture on the"),
        help_text=_("On telephones the picture is always above the text."),
    )  # fmt: skip

    class Meta:
        icon = "image"
        label = _("Picture and text")
        description = _("A picture beside a text.")
        label_format = "{heading}"


class StepBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    text = blocks.TextBlock(required=False, max_length=300, rows=2, label=_("Text"))
    image = ImageChooserBlock(required=False, label=_("Picture"))

    class Meta:
        icon = "order"
        label_format = "{heading}"


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=120, label=_("Heading"))
    steps = blocks.ListBlock(StepBlock(label=_("Step")), min_num=1, max_num=8, label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("How it works, in numbered steps.")
        label_format = "{heading}"

"""Blocks that tell: text, pictures beside it, how it works."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText

from content.pages.blocks.base import TEXT, PageBlock, button_label, check_button
from content.pages.links import LinkBlock
from content.pages.rich_text import FEATURES

INLINE = ["bold", "italic", "link", "ol", "ul"]


class RichTextBlock(PageBlock):
    """What was saved while it was nothing but its text is read as that."""

    text = blocks.RichTextBlock(features=FEATURES, label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = TEXT
        description = _("Headings, paragraphs, lists and links.")

    @classmethod
    def construct_from_lookup(cls, lookup: Any, child_blocks: Any = None, **options: Any) -> Any:
        """Migrations of that time name no parts of it."""
        return super().construct_from_lookup(lookup, child_blocks, **options)

    def normalize(self, value: Any) -> Any:
        return super().normalize(self._whole(value))

    def to_python(self, value: Any) -> Any:
        return super().to_python(self._whole(value))

    def bulk_to_python(self, values: Any) -> Any:
        return super().bulk_to_python([self._whole(value) for value in values])

    def _whole(self, value: Any) -> Any:
        return {"text": value} if isinstance(value, str | RichText) else value


class PictureTextBlock(PageBlock):
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
        group = TEXT
        description = _("A picture beside a text.")
        label_format = "{heading}"


class ColumnBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=80, label=_("Heading"))
    text = blocks.RichTextBlock(features=INLINE, label=_("Text"))
    image = ImageChooserBlock(required=False, label=_("Picture"))

    class Meta:
        icon = "pilcrow"
        label_format = "{heading}"


class ColumnsBlock(PageBlock):
    heading = blocks.CharBlock(required=False, max_length=120, label=_("Heading"))
    columns = blocks.ListBlock(
        ColumnBlock(label=_("Column")), min_num=2, max_num=4, label=_("Columns"),
        help_text=_("On telephones they stand one below the other."),
    )  # fmt: skip

    class Meta:
        icon = "grip"
        label = _("Columns")
        group = TEXT
        description = _("Two to four short texts side by side.")
        label_format = "{heading}"


class StepBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    text = blocks.TextBlock(required=False, max_length=300, rows=2, label=_("Text"))
    image = ImageChooserBlock(required=False, label=_("Picture"))

    class Meta:
        icon = "order"
        label_format = "{heading}"


class StepsBlock(PageBlock):
    heading = blocks.CharBlock(required=False, max_length=120, label=_("Heading"))
    steps = blocks.ListBlock(StepBlock(label=_("Step")), min_num=1, max_num=8, label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        group = TEXT
        description = _("How it works, in numbered steps.")
        label_format = "{heading}"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=200, label=_("Question"))
    answer = blocks.RichTextBlock(features=INLINE, label=_("Answer"))

    class Meta:
        icon = "help"
        label_format = "{question}"


class FaqBlock(PageBlock):
    heading = blocks.CharBlock(required=False, max_length=120, label=_("Heading"))
    questions = blocks.ListBlock(QuestionBlock(label=_("Question")), min_num=1, label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        group = TEXT
        description = _("Questions that open on their answers. Search engines are told of them too.")
        label_format = "{heading}"


class QuoteBlock(PageBlock):
    text = blocks.TextBlock(max_length=500, rows=3, label=_("Words"))
    author = blocks.CharBlock(required=False, max_length=80, label=_("Who says so"))
    role = blocks.CharBlock(
        required=False, max_length=80, label=_("Who they are"),
        help_text=_("Such as “subscriber since 2024” or the name of a newspaper."),
    )  # fmt: skip
    image = ImageChooserBlock(required=False, label=_("Portrait"))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = TEXT
        description = _("What somebody says of the shop.")
        label_format = "{author}"


class ArticlesBlock(PageBlock):
    heading = blocks.CharBlock(required=False, max_length=120, label=_("Heading"))
    tag = blocks.CharBlock(
        required=False, max_length=100, label=_("Tag"), help_text=_("Only articles with it. Empty: all.")
    )
    count = blocks.IntegerBlock(min_value=1, max_value=12, default=3, label=_("How many"))

    class Meta:
        icon = "doc-full"
        label = _("Articles")
        group = TEXT
        description = _("The newest articles of the journal.")
        label_format = "{heading}"


class CallToActionBlock(PageBlock):
    heading = blocks.CharBlock(max_length=120, label=_("Heading"))
    text = blocks.TextBlock(required=False, max_length=300, rows=2, label=_("Text"))
    button_label = button_label()
    button = LinkBlock(label=_("Where the button leads"))

    class Meta:
        icon = "pick"
        label = _("Call to action")
        group = TEXT
        description = _("One sentence and one button across the page.")
        label_format = "{heading}"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        return check_button(super().clean(value))

"""Blocks that sell: prices and dates in them are the catalogue's of the moment."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ListBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
    TextBlock,
)
from wagtail.images.blocks import ImageChooserBlock

from content.pages.choosers import FormulaChooserBlock, FormulaGroupChooserBlock
from content.pages.links import LinkBlock


class HeroBlock(StructBlock):
    heading = CharBlock(max_length=120, label=_("Heading"), help_text=_("What the box is, in one sentence."))
    text = TextBlock(required=False, max_length=400, rows=3, label=_("Text"))
    image = ImageChooserBlock(
        required=False, label=_("Picture"),
        help_text=_("At least 1920 pixels wide. Set its focal point in the image library."),
    )  # fmt: skip
    formula = FormulaChooserBlock(
        required=False, label=_("Formula to promise"),
        help_text=_("Its price per box and next shipping date are shown, always up to date."),
    )  # fmt: skip
    button_label = CharBlock(
        required=False, max_length=40, label=_("Button"), help_text=_("Empty: no button.")
    )
    button = LinkBlock(label=_("Where the button leads"), help_text=_("Empty: to the formula above."))

    class Meta:
        icon = "pick"
        label = _("Hero")
        description = _("The first screen: what the box is, a picture, its price and one button.")
        label_format = "{heading}"

    def clean(self, value: StructValue) -> StructValue:
        cleaned = super().clean(value)
        if cleaned["button_label"] and not cleaned["formula"] and not any(cleaned["button"].values()):
            message = _("Say where the button leads, or choose a formula to promise.")
            raise StructBlockValidationError({"button_label": ValidationError(message)})
        return cleaned


class FormulaPickerBlock(StructBlock):
    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    introduction = TextBlock(required=False, max_length=400, rows=3, label=_("Introduction"))
    groups = ListBlock(
        FormulaGroupChooserBlock(label=_("Group of formulas")), default=[], label=_("Groups"),
        help_text=_("Shown in this order. Empty: every group on sale."),
    )  # fmt: skip

    class Meta:
        icon = "tag"
        label = _("Formulas")
        description = _("The formulas to choose from, with prices that are always up to date.")
        label_format = "{heading}"

"""Blocks that sell: prices and dates in them are the catalogue's of the moment."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    IntegerBlock,
    ListBlock,
    StructBlockValidationError,
    StructValue,
    TextBlock,
)
from wagtail.images.blocks import ImageChooserBlock

from content.pages.blocks.base import SHOP, PageBlock, button_label, check_button
from content.pages.choosers import (
    CategoryChooserBlock,
    FormulaChooserBlock,
    FormulaGroupChooserBlock,
    ProductChooserBlock,
)
from content.pages.links import LinkBlock


class HeroBlock(PageBlock):
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
    button_label = button_label()
    button = LinkBlock(label=_("Where the button leads"), help_text=_("Empty: to the formula above."))

    class Meta:
        icon = "pick"
        label = _("Hero")
        group = SHOP
        description = _("The first screen: what the box is, a picture, its price and one button.")
        label_format = "{heading}"

    def clean(self, value: StructValue) -> StructValue:
        return check_button(super().clean(value))


class FormulaPickerBlock(PageBlock):
    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    introduction = TextBlock(required=False, max_length=400, rows=3, label=_("Introduction"))
    groups = ListBlock(
        FormulaGroupChooserBlock(label=_("Group of formulas")), default=[], label=_("Groups"),
        help_text=_("Shown in this order. Empty: every group on sale."),
    )  # fmt: skip

    class Meta:
        icon = "tag"
        label = _("Formulas")
        group = SHOP
        description = _("The formulas to choose from, with prices that are always up to date.")
        label_format = "{heading}"


class FormulaBlock(PageBlock):
    formula = FormulaChooserBlock(label=_("Formula"))
    heading = CharBlock(
        required=False, max_length=120, label=_("Heading"), help_text=_("Empty: the name of the formula.")
    )
    text = TextBlock(
        required=False,
        max_length=400,
        rows=3,
        label=_("Text"),
        help_text=_("Empty: what the catalogue says."),
    )
    button_label = button_label()

    class Meta:
        icon = "tag"
        label = _("One formula")
        group = SHOP
        description = _("One formula with its picture, price and next boxes.")
        label_format = "{heading} {formula}"


class ProductShelfBlock(PageBlock):
    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    products = ListBlock(
        ProductChooserBlock(label=_("Product")), default=[], max_num=24, label=_("Products"),
        help_text=_("Shown in this order. What is not on sale is left out."),
    )  # fmt: skip
    category = CategoryChooserBlock(
        required=False, label=_("or category"), help_text=_("Its products, those in stock.")
    )
    order = ChoiceBlock(
        choices=[("newest", _("Newest first")), ("best_rated", _("Best rated first"))],
        default="newest", label=_("Order"), help_text=_("Of a category, or of the whole shop."),
    )  # fmt: skip
    count = IntegerBlock(min_value=1, max_value=24, default=4, label=_("How many"))

    class Meta:
        icon = "list-ul"
        label = _("Shelf of products")
        group = SHOP
        description = _("Products you choose, those of a category, or the newest of the shop.")
        label_format = "{heading}"

    def clean(self, value: StructValue) -> StructValue:
        cleaned = super().clean(value)
        if cleaned["products"] and cleaned["category"]:
            message = _("Choose one: products or a category.")
            raise StructBlockValidationError({"category": ValidationError(message)})
        return cleaned


class CountdownBlock(PageBlock):
    heading = CharBlock(max_length=120, label=_("Heading"))
    text = TextBlock(required=False, max_length=300, rows=2, label=_("Text"))
    formula = FormulaChooserBlock(
        label=_("Formula"),
        help_text=_("The days until its next box locks are counted down, month after month."),
    )
    button_label = button_label()

    class Meta:
        icon = "time"
        label = _("Countdown")
        group = SHOP
        description = _("How long the next box can still be ordered.")
        label_format = "{heading}"


class OrderByBlock(PageBlock):
    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    text = TextBlock(required=False, max_length=300, rows=2, label=_("Text"))
    groups = ListBlock(
        FormulaGroupChooserBlock(label=_("Group of formulas")), default=[], label=_("Groups"),
        help_text=_("Empty: every group on sale."),
    )  # fmt: skip

    class Meta:
        icon = "date"
        label = _("Order by, ships on")
        group = SHOP
        description = _("Until when to order which box, and when it leaves.")
        label_format = "{heading}"


class GiftCardsBlock(PageBlock):
    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    text = TextBlock(required=False, max_length=300, rows=2, label=_("Text"))
    products = ListBlock(
        ProductChooserBlock(label=_("Gift card")), default=[], max_num=12, label=_("Gift cards"),
        help_text=_("Empty: every gift card on sale."),
    )  # fmt: skip

    class Meta:
        icon = "mail"
        label = _("Gift cards")
        group = SHOP
        description = _("The gift cards on sale, and where to use one.")
        label_format = "{heading}"


class ReviewsBlock(PageBlock):
    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    products = ListBlock(
        ProductChooserBlock(label=_("Product")), default=[], max_num=12, label=_("Of these products"),
        help_text=_("Empty: of the whole shop."),
    )  # fmt: skip
    rating = IntegerBlock(
        min_value=1, max_value=5, default=4, label=_("From how many stars"),
        help_text=_("Say so in the heading if you leave some out: visitors have a right to know."),
    )  # fmt: skip
    count = IntegerBlock(min_value=1, max_value=12, default=3, label=_("How many"))

    class Meta:
        icon = "comment"
        label = _("Reviews")
        group = SHOP
        description = _("What buyers wrote last, as you have let it be shown.")
        label_format = "{heading}"


class PastBoxesBlock(PageBlock):
    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    group = FormulaGroupChooserBlock(
        required=False, label=_("Group of formulas"), help_text=_("Empty: the boxes of every group.")
    )
    count = IntegerBlock(min_value=1, max_value=12, default=4, label=_("How many"))

    class Meta:
        icon = "history"
        label = _("Past boxes")
        group = SHOP
        description = _("The last boxes that left, with what their subscribers thought of them.")
        label_format = "{heading}"


class NewsletterBlock(PageBlock):
    heading = CharBlock(max_length=120, label=_("Heading"), help_text=_("What there is to gain by it."))
    text = TextBlock(
        required=False, max_length=400, rows=3, label=_("Text"),
        help_text=_("What you write about, and how often: promise what you will keep."),
    )  # fmt: skip
    image = ImageChooserBlock(required=False, label=_("Picture"))
    button_label = CharBlock(
        required=False, max_length=40, label=_("Button"), help_text=_("Empty: “Sign up”.")
    )
    consent = TextBlock(
        required=False, max_length=500, rows=3, label=_("What is agreed to"),
        help_text=_(
            "Stands beside the field and is kept, word for word, as the proof of each consent. Empty: that"
            " news and offers come by e-mail, and that every one of them has a link to stop."
        ),
    )  # fmt: skip
    privacy = LinkBlock(
        label=_("Privacy notice"), help_text=_("Where it is read. Empty: no link stands beside the words.")
    )

    class Meta:
        icon = "mail"
        label = _("Newsletter sign-up")
        group = SHOP
        description = _("A field for an e-mail address, which its owner then confirms from a mail.")
        label_format = "{heading}"


class LoyaltyBlock(PageBlock):
    heading = CharBlock(max_length=120, label=_("Heading"))
    text = TextBlock(required=False, max_length=400, rows=3, label=_("Text"))
    button_label = button_label()
    button = LinkBlock(label=_("Where the button leads"))

    class Meta:
        icon = "pick"
        label = _("Points")
        group = SHOP
        description = _("What customers earn, and what points buy today. Empty while you give none.")
        label_format = "{heading}"

    def clean(self, value: StructValue) -> StructValue:
        return check_button(super().clean(value))

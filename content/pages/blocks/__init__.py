"""What a page can be made of. Themes draw the blocks; `reading` hands them out."""

from wagtail.blocks import StreamBlock

from content.pages.blocks.offer import FormulaPickerBlock, HeroBlock
from content.pages.blocks.story import PictureTextBlock, RichTextBlock, StepsBlock


class Body(StreamBlock):
    hero = HeroBlock()
    rich_text = RichTextBlock()
    picture_text = PictureTextBlock()
    steps = StepsBlock()
    formula_picker = FormulaPickerBlock()

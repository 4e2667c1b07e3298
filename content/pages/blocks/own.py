"""Every block that a page, or a set of shared blocks, can hold by itself."""

from wagtail.blocks import StreamBlock

from content.pages.blocks.media import GalleryBlock, PictureBlock, VideoBlock
from content.pages.blocks.offer import (
    CountdownBlock,
    FormulaBlock,
    FormulaPickerBlock,
    GiftCardsBlock,
    HeroBlock,
    LoyaltyBlock,
    NewsletterBlock,
    OrderByBlock,
    PastBoxesBlock,
    ProductShelfBlock,
    ReviewsBlock,
)
from content.pages.blocks.story import (
    ArticlesBlock,
    CallToActionBlock,
    ColumnsBlock,
    FaqBlock,
    PictureTextBlock,
    QuoteBlock,
    RichTextBlock,
    StepsBlock,
)


class OwnBlocks(StreamBlock):
    hero = HeroBlock()
    rich_text = RichTextBlock()
    picture_text = PictureTextBlock()
    columns = ColumnsBlock()
    steps = StepsBlock()
    faq = FaqBlock()
    quote = QuoteBlock()
    call_to_action = CallToActionBlock()
    articles = ArticlesBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    formula_picker = FormulaPickerBlock()
    formula = FormulaBlock()
    product_shelf = ProductShelfBlock()
    countdown = CountdownBlock()
    order_by = OrderByBlock()
    gift_cards = GiftCardsBlock()
    reviews = ReviewsBlock()
    past_boxes = PastBoxesBlock()
    loyalty = LoyaltyBlock()
    newsletter = NewsletterBlock()

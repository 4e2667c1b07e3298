"""One type for each block that an editor can place on a page."""

from storefront.pages.blocks.base import Block, ReservedBlock
from storefront.pages.blocks.media import GalleryBlock, PictureBlock, VideoBlock
from storefront.pages.blocks.offer import (
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
from storefront.pages.blocks.story import (
    ArticlesBlock,
    CallToActionBlock,
    ColumnsBlock,
    FaqBlock,
    PictureTextBlock,
    QuoteBlock,
    RichTextBlock,
    StepsBlock,
)

BLOCKS: dict[str, type[Block]] = {
    "hero": HeroBlock,
    "rich_text": RichTextBlock,
    "picture_text": PictureTextBlock,
    "columns": ColumnsBlock,
    "steps": StepsBlock,
    "faq": FaqBlock,
    "quote": QuoteBlock,
    "call_to_action": CallToActionBlock,
    "articles": ArticlesBlock,
    "picture": PictureBlock,
    "gallery": GalleryBlock,
    "video": VideoBlock,
    "formula_picker": FormulaPickerBlock,
    "formula": FormulaBlock,
    "product_shelf": ProductShelfBlock,
    "countdown": CountdownBlock,
    "order_by": OrderByBlock,
    "gift_cards": GiftCardsBlock,
    "reviews": ReviewsBlock,
    "past_boxes": PastBoxesBlock,
    "loyalty": LoyaltyBlock,
    "newsletter": NewsletterBlock,
}
BLOCK_TYPES = [*BLOCKS.values(), ReservedBlock]

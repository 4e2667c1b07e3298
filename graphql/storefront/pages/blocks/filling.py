"""Blocks with the catalogue of the moment in them."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import Avg, Exists, F, OuterRef, Q
from django.utils.text import slugify
from wagtail.blocks import StreamValue

from commerce.catalog.models import Review as ReviewRow
from commerce.catalog.models import Variant
from commerce.catalog.queries import shelves_below
from commerce.loyalty.models import LoyaltySettings
from content.blog import queries as journal
from content.forms import newsletter
from content.pages.audiences import OPEN, as_in_preview, reserved_for
from content.pages.blocks.reading import groups_on_sale, read
from content.pages.videos import film_at
from content.pastboxes import queries as pastboxes
from storefront.catalog.types import Product, ProductKind
from storefront.catalog.types.reviews import Review
from storefront.context import Info
from storefront.loyalty.types import Reward
from storefront.related import together
from storefront.site.shop import identity_of

MOST_GIFT_CARDS = 12


def blocks_of(page: Any, info: Info) -> Any:
    """The blocks of a page, in order, without those that have nothing to show.

    Of a published page those that everybody gets; of a draft what those see as whom it is looked at.
    """
    draft = getattr(page, "preview", None)
    return filled(page.body, info, to=as_in_preview(draft.audience) if draft else OPEN)


def reserved_blocks_of(page: Any, info: Info) -> Any:
    """Those of the page's blocks that are for the viewer and not for everybody."""
    return filled(page.body, info, to=reserved_for(info.context.viewer))


def filled(body: StreamValue, info: Info, *, to: Collection[str]) -> Any:
    """The blocks of `body` that are shown to one of these audiences, with what they show."""
    blocks = read(info.context.viewer, body, to=to)
    for block in blocks:
        if fill := FILLED.get(block.block_type):
            fill(block, info)
    shown = [block for block in blocks if getattr(block, NEEDED.get(block.block_type, ""), True)]
    # What all of a kind need is read together, whichever block of the page they stand in.
    for name in ("groups", "products", "reviews", "rewards", "articles", "boxes"):
        together({row.pk: row for block in shown for row in getattr(block, name, ())}.values())
    together({block.formula.pk: block.formula for block in shown if getattr(block, "formula", None)}.values())
    return shown


def _groups(block: Any, info: Info) -> None:
    """Those that were chosen, else all on sale."""
    if block.groups is None:
        block.groups = groups_on_sale(info.context.viewer)


def _shelf(block: Any, info: Info) -> None:
    if block.products is None:
        in_stock = Variant.objects.in_stock().filter(product=OuterRef("pk"), active=True)
        rows = Product.visible(info).filter(Exists(in_stock), kind=ProductKind.GOODS.value)
        if block.category:
            below = shelves_below(info.context.viewer.site.pk)[block.category.pk]
            rows = rows.filter(categories__in=below).distinct()
        if block.order == "best_rated":
            mean = Avg("reviews__rating", filter=Q(reviews__state=ReviewRow.State.SHOWN))
            rows = rows.annotate(mean=mean).order_by(F("mean").desc(nulls_last=True), "-created_at", "pk")
        else:
            rows = rows.order_by("-created_at", "pk")
        block.products = list(rows[: block.count])


def _gift_cards(block: Any, info: Info) -> None:
    if block.products is None:
        rows = Product.visible(info).filter(kind=ProductKind.GIFT_CARD.value)
        block.products = list(rows.order_by("position", "pk")[:MOST_GIFT_CARDS])


def _reviews(block: Any, info: Info) -> None:
    rows = Review.visible(info).filter(rating__gte=block.rating).exclude(text="")
    if block.products is not None:
        rows = rows.filter(product__in=block.products)
    block.reviews = list(rows.order_by("-created_at", "pk")[: block.count])
    block.products = ()


def _rewards(block: Any, info: Info) -> None:
    points_on = LoyaltySettings.for_site(info.context.viewer.site).points_on
    rows = Reward.visible(info).filter(visits_required=None, pro_only=False, cost__gt=0)
    block.rewards = list(rows.order_by("cost", "pk")) if points_on else []


def _articles(block: Any, info: Info) -> None:
    by = journal.Narrowed(tag=slugify(block.tag) or None)
    block.articles = list(journal.articles(info.context.viewer, by).order_by("-date", "-pk")[: block.count])


def _past_boxes(block: Any, info: Info) -> None:
    group = block.group.slug if block.group else None
    rows = pastboxes.boxes(info.context.viewer, group=group)
    block.boxes = list(rows.order_by(*pastboxes.NEWEST)[: block.count])


def _newsletter(block: Any, info: Info) -> None:
    """What is agreed to, in the words of the editor or of the house."""
    block.consent = newsletter.wording(block.consent, shop=identity_of(info.context.viewer).name)


def _film(block: Any, _info: Info) -> None:
    """Nothing where no known host has it, whatever address is stored."""
    block.film = film_at(block.url)


FILLED: dict[str, Callable[[Any, Info], None]] = {
    "formula_picker": _groups,
    "order_by": _groups,
    "product_shelf": _shelf,
    "gift_cards": _gift_cards,
    "reviews": _reviews,
    "loyalty": _rewards,
    "articles": _articles,
    "past_boxes": _past_boxes,
    "newsletter": _newsletter,
    "video": _film,
}
NEEDED = {
    "picture": "image",
    "gallery": "pictures",
    "formula": "formula",
    "countdown": "formula",
    "product_shelf": "products",
    "gift_cards": "products",
    "reviews": "reviews",
    "loyalty": "rewards",
    "articles": "articles",
    "past_boxes": "boxes",
    "video": "film",
}
"""What a type of block is nothing without."""

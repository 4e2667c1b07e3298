"""What blocks are filled with in the chooser: the shop's own pictures and wares, and a few words."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from commerce.catalog.models import Formula, Product
from content.images.models import Image

LARGE = 1200  # pixels across
NOWHERE: dict[str, Any] = {"page": None, "formula": None, "category": None, "url": ""}


def _image() -> Image | None:
    return Image.objects.filter(width__gte=LARGE).order_by("pk").first() or Image.objects.first()


def _formula() -> Formula | None:
    return Formula.objects.filter(active=True).order_by("pk").first()


def _gift_cards() -> list[Product]:
    return list(Product.objects.filter(active=True, kind=Product.Kind.GIFT_CARD)[:3])


def _home() -> dict[str, Any]:
    return {**NOWHERE, "page": Page.objects.filter(depth=2, live=True).first()}


def _title() -> str:
    return _("A heading of a few words")


def _text() -> str:
    return _("One or two sentences that say what matters, in the words of somebody who makes it.")


def _rich() -> str:
    return f"<p>{_text()}</p>"


def _step() -> dict[str, Any]:
    return {"heading": _title(), "text": _text(), "image": _image()}


def _column() -> dict[str, Any]:
    return {"heading": _title(), "text": _rich(), "image": _image()}


def _offered(**fields: Any) -> dict[str, Any]:
    return {"heading": _title(), "text": _text(), **fields}


SAMPLES: dict[str, Callable[[], Any]] = {
    "hero": lambda: _offered(
        image=_image(), formula=_formula(), button_label=_("Choose your box"), button=NOWHERE
    ),
    "rich_text": lambda: {"text": f"<h2>{_title()}</h2>{_rich()}"},
    "picture_text": lambda: {**_column(), "picture_side": "right"},
    "columns": lambda: {"heading": _title(), "columns": [_column()] * 3},
    "steps": lambda: {"heading": _title(), "steps": [_step()] * 3},
    "faq": lambda: {
        "heading": _title(),
        "questions": [{"question": _("Can I stop whenever I like?"), "answer": _rich()}] * 3,
    },
    "quote": lambda: {"text": _text(), "author": "Louise", "role": _("subscriber"), "image": None},
    "call_to_action": lambda: _offered(button_label=_("Choose your box"), button=_home()),
    "picture": lambda: {"image": _image(), "caption": _title(), "width": "wide"},
    "gallery": lambda: {"heading": _title(), "pictures": [{"image": _image(), "caption": ""}] * 4},
    "video": lambda: {
        "url": "https://www.youtube.com/watch?v=aqz-KE-bpKQ", "title": _title(), "image": _image(),
        "caption": "",
    },
    "formula_picker": lambda: {"heading": _title(), "introduction": _text(), "groups": []},
    "formula": lambda: {
        "formula": _formula(), "heading": "", "text": "", "button_label": _("Choose this box"),
    },
    "product_shelf": lambda: {
        "heading": _title(), "products": [], "category": None, "order": "newest", "count": 4,
    },
    "countdown": lambda: _offered(formula=_formula(), button_label=_("Choose this box")),
    "order_by": lambda: _offered(groups=[]),
    "gift_cards": lambda: _offered(products=_gift_cards()),
    "reviews": lambda: {"heading": _title(), "products": [], "rating": 4, "count": 3},
    "articles": lambda: {"heading": _title(), "tag": "", "count": 3},
    "past_boxes": lambda: {"heading": _title(), "group": None, "count": 4},
    "loyalty": lambda: _offered(button_label=_("See my points"), button=_home()),
    "newsletter": lambda: _offered(image=None, button_label="", consent="", privacy=NOWHERE),
}  # fmt: skip

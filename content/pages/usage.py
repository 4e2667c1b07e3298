"""Where editors named what is sold, on the staff's pages of it."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn

from commerce.base.backoffice.panels import Panel, panel
from commerce.base.backoffice.usage import Place, places_of
from commerce.catalog.models import Formula, Product
from commerce.discounts.models import Coupon

ORDER = 95
MOST = 50  # places that are listed: each asks who may read and who may edit it


@panel(Formula, shows=Formula, order=ORDER)
def places_of_formula(formula: Formula) -> Panel:
    return _panel(places_of(formula))


@panel(Product, shows=Product, order=ORDER)
def places_of_product(product: Product) -> Panel:
    return _panel(places_of(product))


@panel(Coupon, shows=Coupon, order=ORDER)
def places_of_coupon(coupon: Coupon) -> Panel:
    return _panel(places_of(coupon))


def _panel(places: Iterable[Place]) -> Panel:
    columns: list[Any] = [
        TitleColumn("name", label=_("Where"), get_url=lambda place: place.url),
        Column("kind", label=_("What it is")),
        StatusTagColumn(
            "live",
            label=_("State"),
            accessor=lambda place: _("public") if place.is_public else _("not public"),
        ),
    ]
    listed = list(islice(places, MOST + 1))
    heading: Any = _("Where editors named it")
    if len(listed) > MOST:
        heading = _("Where editors named it: %(count)d places of more") % {"count": MOST}
    return Panel(
        heading=heading, table=Table(columns, listed[:MOST]),
        empty=_("On no page, in no menu, in no mail."),
    )  # fmt: skip

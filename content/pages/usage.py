"""Where editors named what is sold, on the staff's pages of it."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn
from wagtail.models import Page, Site

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
    """Its code is not chosen but typed: it is looked for in what was written on its site."""
    return _panel(chain(places_of(coupon), _written_with(coupon.code, coupon.site)))


def _written_with(code: str, site: Site) -> Iterator[Place]:
    """Pages of the site, its shared blocks and its mails in which the code stands as a word."""
    if not code:
        return
    word = rf"\y{re.escape(code)}\y"
    roots = tuple(root.root_path for root in Site.get_site_root_paths() if root.site_id == site.pk)
    for model in apps.get_models():
        if model.__module__.startswith("content.") and _has_body(model):
            rows: QuerySet[Any] = model._default_manager.annotate(written=Cast("body", TextField()))
            for row in rows.filter(written__iregex=word):
                if row.url_path.startswith(roots) if isinstance(row, Page) else row.site_id == site.pk:
                    yield Place(row)


def _has_body(model: type[Model]) -> bool:
    return any(field.name == "body" for field in model._meta.get_fields())


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

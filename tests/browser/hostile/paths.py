"""Every address that only shows something, found by walking the addresses of the installation."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page, Revision, get_page_models

from content.emails import registry
from tests.commerce.backoffice.addresses import addresses
from themes.engine import urls as theme_urls

# They do something when they are opened, or lead out.
NOT_THESE = ("logout", "failwhale", "sprite", "jsi18n", "keep", "approve", "/login", "dismissible")
OF_EACH_TYPE = {"edit", "view_draft", "revisions_compare"}
BY_SLUG = ("FormulaPage", "ComposePage", "UpsellPage", "CategoryPage", "ProductPage", "BlogCategoryRss",
           "BlogCategoryAtom")  # fmt: skip


def storefront() -> list[str]:
    """Every page of the shop that has an address of its own, the feeds and the sitemap."""
    found = {page.get_url() or "" for page in Page.objects.live().filter(depth__gt=2)}
    for pattern in theme_urls.urlpatterns:
        for arguments in _of_theme(str(pattern.name)):
            try:
                found.add(reverse(str(pattern.name), kwargs=arguments))
            except NoReverseMatch:
                continue
    return sorted(
        path for path in found if path.startswith("/") and not path.startswith(("/do/", "/cookies/choice"))
    )


def _of_theme(name: str) -> Iterator[dict[str, Any]]:
    yield {}
    if name in BY_SLUG:
        model = {"CategoryPage": "Category", "ProductPage": "Product"}.get(name, "Formula")
        slugs = apps.get_model("catalog", model)._default_manager.values_list("slug", flat=True)
        for slug in slugs[:3]:
            yield {"category" if name == "CategoryPage" else "slug": slug}


def back_office() -> Iterator[tuple[str, list[str]]]:
    """Name and likely paths of each address of the back office: lists, forms, histories, comparisons,
    reports, choosers, previews. The first path that is there will do, but for editors' pages, where each type
    has its own."""
    for name, callback in addresses():
        found: dict[str, None] = {}
        for arguments in _arguments(name, callback):
            try:
                path = reverse(name, args=arguments)
            except NoReverseMatch:
                continue
            if path.startswith("/admin/") and not any(each in path for each in NOT_THESE):
                found[path] = None
        if found:
            yield name, list(found)


def _arguments(name: str, callback: Any) -> Iterator[list[Any]]:
    """What such an address may need: nothing, a row of its model, or one with its revisions."""
    yield []
    model = model_of(callback)
    if model is not None:
        rows = [_last(model)]
    elif name.startswith("wagtailadmin_pages:"):
        each_type = name.rpartition(":")[2] in OF_EACH_TYPE
        rows = [_last(each) for each in get_page_models() if each is not Page][: None if each_type else 1]
    else:
        rows = [_last(Page), *(_last(each) for each in _generic())]
    for row in filter(None, rows):
        yield from _of_row(row)
    yield from ([each] for each in list(registry.messages())[:2])


def _of_row(row: Any) -> Iterator[list[Any]]:
    kind = [row._meta.app_label, row._meta.model_name]
    yield from ([row.pk], [*kind, row.pk], kind)
    two = list(Revision.objects.for_instance(row).order_by("pk").values_list("pk", flat=True)[:2])
    if len(two) == 2:
        yield from ([row.pk, two[0]], [row.pk, *two], [row.pk, "earliest", two[1]], [row.pk, two[0], "live"])


def model_of(callback: Any) -> type[models.Model] | None:
    view = getattr(callback, "view_class", None)
    model = getattr(callback, "view_initkwargs", {}).get("model") or getattr(view, "model", None)
    return model if isinstance(model, type) and issubclass(model, models.Model) else None


@cache
def _generic() -> tuple[type[models.Model], ...]:
    names = ("images.Image", "wagtaildocs.Document", "wagtailcore.Collection", "wagtailcore.Workflow",
             "wagtailredirects.Redirect", "base.User", "shop_forms.FormPage", "wagtailcore.Site")  # fmt: skip
    return tuple(apps.get_model(name) for name in names)


def _last(model: type[models.Model]) -> Any:
    return model._default_manager.order_by("pk").last()

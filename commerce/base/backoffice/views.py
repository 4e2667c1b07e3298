"""Wagtail's generic views, kept to the user's sites and made to explain themselves."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Count
from django.db.models.deletion import CASCADE, PROTECT, ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView as WagtailHistoryView
from wagtail.admin.views.generic.usage import UsageView as WagtailUsageView

from commerce.base.backoffice.panels import Panel, buttons_of, panels_of
from commerce.base.backoffice.permissions import within_sites
from commerce.base.backoffice.usage import Place, chosen_in, places_of

Facts = list[tuple[Any, Any]]


class SiteScoped:
    """What belongs to other sites than the user's does not exist for this view."""

    model: type[models.Model]
    request: HttpRequest
    site_lookup = "site"
    related: ClassVar[Sequence[str]] = ()

    def visible(self) -> models.QuerySet[Any]:
        rows = self.model._default_manager.select_related(*self.related)
        return within_sites(rows, user=self.request.user, lookup=self.site_lookup)  # type: ignore[arg-type]

    def get_base_object_queryset(self) -> models.QuerySet[Any]:
        return self.visible()


class ListView(SiteScoped, generic.IndexView):
    """A list with its count. `empty_text` is said while there is nothing to list at all."""

    results_template_name = "base/list_results.html"
    table_classname = "listing shop-listing"
    empty_text = ""

    def get_base_queryset(self) -> models.QuerySet[Any]:
        return self.visible()

    @cached_property
    def columns(self) -> list[Any]:
        """Whatever the first one shows leads to the page of its row."""
        first, *others = super().columns
        if not isinstance(first, TitleColumn):
            titled = self._get_title_column_class(TitleColumn)
            first = titled(
                first.name, label=first.label, accessor=first.accessor, sort_key=first.sort_key,
                get_url=lambda row: self.get_edit_url(row) or self.get_inspect_url(row),
            )  # fmt: skip
        return [first, *others]

    def get_paginator(self, *args: Any, **options: Any) -> Any:
        """Its foot counts what the list calls its rows."""
        paginator = super().get_paginator(*args, **options)
        paginator.verbose_name, paginator.verbose_name_plural = self.verbose_name, self.verbose_name_plural
        return paginator


class RecordView(SiteScoped, generic.InspectView):
    """The page of one record: what can be done with it, its facts, then the panels of the apps that
    know more of it."""

    template_name = "base/record.html"

    def facts(self) -> Facts:
        """Labels and values, in the order of interest."""
        raise NotImplementedError

    def get_object(self, queryset: Any = None) -> Any:
        return get_object_or_404(self.visible(), pk=unquote(str(self.pk)))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {
            "url": reverse(self.index_url_name),
            "label": capfirst(str(self.model._meta.verbose_name_plural)),
        }
        title = f"{self.get_page_title()} {self.object}"
        return [*self.breadcrumbs_items, index, {"url": "", "label": title}]

    def get_page_title(self) -> str:
        return str(capfirst(str(self.model._meta.verbose_name)))

    def get_fields(self) -> list[str]:
        return []

    def panels(self) -> list[Panel]:
        return panels_of(self.object, user=self.request.user)

    def notices(self) -> list[Any]:
        """What staff should do something about, said above all else."""
        return []

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        return super().get_context_data(
            facts=self.facts(), panels=self.panels(), notices=self.notices(),
            buttons=buttons_of(self.object, user=self.request.user), **options,
        )  # fmt: skip


class EditView(SiteScoped, generic.EditView):
    def get_queryset(self) -> models.QuerySet[Any]:
        return self.visible()

    def form_valid(self, form: Any) -> HttpResponse:
        """What was switched off and still stands on pages is said."""
        response = super().form_valid(form)
        if "active" in form.changed_data and not form.instance.active:
            count = len(list(places_of(form.instance)))
            text = ngettext(
                "Editors named it in %(count)d place: see “Where editors named it” on its page.",
                "Editors named it in %(count)d places: see “Where editors named it” on its page.",
                count,
            )
            if count:
                messages.warning(self.request, text % {"count": count})
        return response


class InspectView(SiteScoped, generic.InspectView):
    def get_object(self, queryset: Any = None) -> Any:
        return get_object_or_404(self.visible(), pk=unquote(str(self.pk)))


class DeleteView(SiteScoped, generic.DeleteView):
    """Deletes what nothing names; otherwise says what does, and what to do instead."""

    template_name = "base/confirm_delete.html"
    instead = ""

    def get_queryset(self) -> models.QuerySet[Any]:
        return self.visible()

    def get_usage_url(self) -> None:
        """Wagtail's own count knows only pages and the like; `holders` knows everything."""

    @cached_property
    def holders(self) -> list[str]:
        """What keeps the object, as in "3 subscriptions"."""
        return [f"{count} {name}" for name, count in _holders(self.object) if count]

    @cached_property
    def places(self) -> list[tuple[Place, str]]:
        """Those of the places where editors named it that the user may edit, and where they do."""
        found = ((place, place.url_for(self.request.user)) for place in places_of(self.object))
        return [(place, url) for place, url in found if url]

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                if not self.holders:
                    return super().form_valid(form)
        except ProtectedError:
            pass  # somebody began to use it since
        messages.error(self.request, _("“%(object)s” is in use and stays.") % {"object": self.object})
        return redirect(self.get_delete_url())


class HistoryView(SiteScoped, WagtailHistoryView):
    pass


class UsageView(SiteScoped, WagtailUsageView):
    pass


def _holders(row: Any) -> Iterator[tuple[str, int]]:
    """What names the row, or what would go with it: records, rows it is chosen for, and pages."""
    meta = row._meta
    yield from _named_in(row._meta.model._base_manager.filter(pk=row.pk))
    for relation in meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToManyRel) and not relation.hidden:
            yield _counted(relation.related_model._base_manager.filter(**{relation.field.name: row}))
    named = chosen_in(row).values("base_content_type").annotate(count=Count("object_id", distinct=True))
    for kind in named.order_by("base_content_type"):
        model = ContentType.objects.get_for_id(kind["base_content_type"]).model_class()
        assert model is not None  # one of those that editors write
        yield _called(model, kind["count"]), kind["count"]


def _named_in(rows: models.QuerySet[Any]) -> Iterator[tuple[str, int]]:
    for relation in rows.model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        naming = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": rows})
        if relation.on_delete is PROTECT:
            yield _counted(naming)
        elif relation.on_delete is CASCADE:
            yield from _named_in(naming)


def _counted(rows: models.QuerySet[Any]) -> tuple[str, int]:
    count = rows.count()
    return _called(rows.model, count), count


def _called(model: type[models.Model], count: int) -> str:
    meta = model._meta
    return str(meta.verbose_name if count == 1 else meta.verbose_name_plural)

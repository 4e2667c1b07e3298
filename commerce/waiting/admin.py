"""Waiting lists as staff read them: who waits for what, and how many do."""

import django_filters
from django import forms
from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, Table

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link, site_name
from commerce.base.backoffice.panels import Panel, panel
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.catalog.models import Formula, Product
from commerce.waiting.models import Place, PlaceQuerySet


class PlaceFilterSet(ShopFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=Place.State.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Place
        fields = ["state"]


class PlaceList(ListView):
    def get_base_queryset(self) -> QuerySet[Place]:
        return super().get_base_queryset().prefetch_related("variant__values")


class PlaceView(RecordView):
    def facts(self) -> Facts:
        place = self.object
        product = place.variant and place.variant.product
        section, record = ("products", product) if product else ("formulas", place.formula)
        return [
            (_("waits for"), record_link(section, record, place.title)),
            (_("quantity"), place.quantity),
            (_("state"), place.get_state_display()),
            (_("e-mail address"), place.email or _("forgotten")),
            (_("asked"), place.asked_at),
            (_("confirmed"), place.confirmed_at),
            (_("invited"), place.invited_at),
            (_("kept until"), place.held_until),
            (_("ended"), place.ended_at),
            (_("site"), site_name(place.site)),
        ]


@panel(Product, shows=Place, order=30)
def places_of_product(product: Product) -> Panel:
    return _counts(Place.objects.filter(variant__product=product))


@panel(Formula, shows=Place, order=30)
def places_of_formula(formula: Formula) -> Panel:
    return _counts(Place.objects.filter(formula=formula))


def _counts(places: PlaceQuerySet) -> Panel:
    """How many people, and for how many pieces, in each state."""
    rows = places.order_by().values("state").annotate(people=Count("pk"), pieces=Sum("quantity"))
    found = sorted(rows, key=lambda row: Place.State.values.index(row["state"]))
    columns = [
        Column("state", label=_("State"), accessor=lambda row: Place.State(row["state"]).label),
        Column("people", label=_("People"), accessor=lambda row: row["people"]),
        Column("pieces", label=_("Pieces"), accessor=lambda row: row["pieces"]),
    ]
    return Panel(heading=_("Waiting list"), table=Table(columns, found), empty=_("Nobody has waited for it."))

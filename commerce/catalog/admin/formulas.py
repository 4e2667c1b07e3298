"""The lists and pages of formulas, their groups and their editions."""

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.catalog.models import Edition, Formula, FormulaGroup
from commerce.catalog.queries import next_box, zone_of


class GroupList(ListView):
    def get_base_queryset(self) -> QuerySet[FormulaGroup]:
        return (
            super().get_base_queryset().annotate(on_sale=Count("formulas", filter=Q(formulas__active=True)))
        )


class FormulaFilterSet(ShopFilterSet):
    class Meta:
        model = Formula
        fields = ["active", "group", "boxes"]


class EditionFilterSet(ShopFilterSet):
    site_lookup = "group__site"

    class Meta:
        model = Edition
        fields = {"group": ["exact"], "published": ["exact"], "month": ["gte"]}


class GroupView(RecordView):
    def facts(self) -> Facts:
        group = self.object
        return [
            (_("name"), group.name),
            (_("description"), group.description),
            (_("slug"), group.slug),
            (_("site"), site_name(group.site)),
        ]


class FormulaView(RecordView):
    def facts(self) -> Facts:
        formula = self.object
        box = next_box(formula)
        return [
            (_("price per term"), formula.price),
            (_("boxes per term"), formula.boxes),
            (_("VAT rate"), f"{formula.vat_rate / 100:g} %"),
            (_("on sale"), _("Yes") if formula.active else _("No")),
            (_("calendar"), formula.get_calendar_display()),
            (_("next box can change until"), box.lock_date(zone_of(formula.site))),
            (_("next box is charged on"), box.charge_on),
            (_("next box ships on"), box.ships_on),
            (_("summary"), formula.summary),
            (_("site"), site_name(formula.site)),
        ]


class EditionView(RecordView):
    def facts(self) -> Facts:
        edition = self.object
        return [
            (_("group"), edition.group),
            (_("month"), f"{edition.month:%m/%Y}"),
            (_("lock date"), edition.dates.lock_date(zone_of(edition.group.site))),
            (_("charged on"), edition.charge_on),
            (_("ships on"), edition.ships_on),
            (_("announced"), _("Yes") if edition.published else _("No")),
            (_("title"), edition.title),
            (_("story"), edition.story),
        ]

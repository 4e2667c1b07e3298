"""What people who want to stop say, what the offer is worth, and both as a spreadsheet."""

import csv
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry

from commerce.base import clock
from commerce.base.backoffice.permissions import within_sites
from commerce.base.backoffice.spreadsheets import harmless
from commerce.retention import analysis
from commerce.retention.admin.records import DepartureFilterSet
from commerce.retention.models import Answer, Departure


class AnswersView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The answers of a period and a formula, counted; with `export=csv`, one by one."""

    template_name = "retention/answers.html"
    any_permission_required = ("view",)
    page_title = gettext_lazy("What they say")
    header_icon = "comment"
    _show_breadcrumbs = True

    @property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Departure)

    @cached_property
    def filters(self) -> DepartureFilterSet:
        rows = within_sites(Departure.objects.all(), user=self.request.user, lookup="site")  # type: ignore[arg-type]
        return DepartureFilterSet(self.request.GET, rows, request=self.request)

    @property
    def departures(self) -> QuerySet[Departure]:
        return self.filters.qs if self.filters.is_valid() else Departure.objects.none()

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        query = self.request.GET.copy()
        query["export"] = "csv"
        return [
            HeaderButton(_("Download CSV"), url=f"?{query.urlencode()}", icon_name="download"),
        ]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("departures:index"), "label": _("Requests to stop")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if request.GET.get("export") == "csv":
            return self.csv()
        return super().get(request, *args, **options)

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        departures = self.departures
        return super().get_context_data(
            filters=self.filters, questions=analysis.analysed(departures),
            effect=analysis.effect(departures), count=departures.count(), as_of=clock.now(), **options,
        )  # fmt: skip

    def csv(self) -> HttpResponse:
        """One line per answer."""
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="answers.csv"'
        out = csv.writer(response)
        out.writerow(
            [
                _("date"),
                _("subscription"),
                _("customer"),
                _("formula"),
                _("outcome"),
                _("question"),
                _("answer"),
            ]
        )
        rows = Answer.objects.filter(departure__in=self.departures).select_related(
            "question", "departure__subscription__customer", "departure__subscription__formula__group"
        )
        for answer in rows.order_by("answered_at", "pk").iterator(chunk_size=500):
            subscription = answer.departure.subscription
            cells = [
                date_format(localtime(answer.answered_at), "Y-m-d"), subscription.public_id,
                subscription.customer.email, str(subscription.formula),
                answer.departure.get_outcome_display(), str(answer.question), answer.value,
            ]  # fmt: skip
            out.writerow([harmless(cell) for cell in cells])
        return response

"""Closings, and the archive of a period."""

import tempfile
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponseBase
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry

from commerce.base.backoffice.filters import OwnFilterSet
from commerce.base.backoffice.sellers import sellers_of
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.base.models import LegalEntity
from commerce.base.money import Money
from commerce.invoices.admin.documents import IN_MEMORY
from commerce.invoices.archive import write_archive
from commerce.invoices.errors import PdfUnavailable
from commerce.invoices.models import Closing


class ClosingFilterSet(OwnFilterSet):
    class Meta:
        model = Closing
        fields = ["span", "legal_entity"]


class ClosingList(ListView):
    def visible(self) -> QuerySet[Closing]:
        sellers = sellers_of(self.request.user)
        return Closing.objects.select_related("legal_entity").filter(legal_entity__in=sellers)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        archive = HeaderButton(
            _("Archive of a period"), url=reverse("closings:archive"), icon_name="download"
        )
        return [*super().header_buttons, archive]


class ClosingView(RecordView):
    def visible(self) -> QuerySet[Closing]:
        return Closing.objects.filter(legal_entity__in=sellers_of(self.request.user))

    def facts(self) -> Facts:
        closing = self.object
        facts: Facts = [
            (_("seller"), closing.legal_entity),
            (_("period"), f"{closing.get_span_display()}: {closing.starts_on} – {closing.ends_on}"),
        ]
        for series, part in closing.totals.items():
            facts.append((_("series %(series)s") % {"series": series}, _summary(part)))
        for series, amounts in closing.running.items():
            since = ", ".join(str(Money(amount, currency)) for currency, amount in amounts.items())
            facts.append((_("series %(series)s since the beginning") % {"series": series}, since))
        return [*facts, (_("closed"), closing.closed_at), (_("seal"), closing.hash)]


class ArchiveForm(forms.Form):
    seller = forms.ModelChoiceField(LegalEntity.objects.none(), label=_("Seller"), empty_label=None)
    since = forms.DateField(label=_("From"), widget=AdminDateInput)
    until = forms.DateField(label=_("To"), widget=AdminDateInput)

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["seller"].queryset = sellers_of(user)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("since") and data.get("until") and data["since"] > data["until"]:
            self.add_error("until", _("The period ends before it begins."))
        return data


class ArchiveView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """All that was issued in a period, as one ZIP to keep for ten years."""

    form_class = ArchiveForm
    template_name = "invoices/archive.html"
    any_permission_required = ("view",)
    page_title = _("Archive of a period")
    header_icon = "download"
    _show_breadcrumbs = True
    success_url = reverse_lazy("closings:archive")

    @property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Closing)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("closings:index"), "label": _("Closings")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form: ArchiveForm) -> HttpResponseBase:  # type: ignore[override]
        data = form.cleaned_data
        file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # the response closes it
        try:
            write_archive(file, data["seller"], since=data["since"], until=data["until"])
        except PdfUnavailable as error:
            messages.error(self.request, str(error))
            return self.form_invalid(form)
        file.seek(0)
        name = f"{data['seller']} {data['since']} {data['until']}.zip"
        return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


def _summary(part: dict[str, Any]) -> str:
    """As in "3 documents, F2026-000001 – F2026-000003: €74.70"."""
    sums = ", ".join(str(Money(sums["total"], currency)) for currency, sums in part["amounts"].items())
    return f"{part['count']} · {part['first']} – {part['last']} · {sums}"

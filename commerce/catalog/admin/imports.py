"""Files of products: brought in as a trial first, then for good; and the file to begin with."""

import csv
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry

from commerce.base.backoffice.acting import ActionView, Done, Foreseen
from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.panels import Panel, may
from commerce.base.backoffice.permissions import sites_of
from commerce.base.backoffice.spreadsheets import harmless
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.catalog import importing
from commerce.catalog.models import ImportedRow, Product, ProductImport

LARGEST = 20_000_000  # bytes
SHOWN = 200  # refused rows on the page; the report has all


class FileForm(forms.Form):
    """The file, and the site where there are several."""

    site: Any = forms.ModelChoiceField(queryset=None, label=_("Site"))
    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("One variant a row, with the columns slug, code and price at least; see the export."),
    )
    dry_run = forms.BooleanField(
        label=_("Only try"), required=False, initial=True,
        help_text=_("Says what would happen to each row and changes nothing."),
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        sites = sites_of(user)
        field: Any = self.fields["site"]
        field.queryset, field.initial = sites, sites.first()
        if len(sites) == 1:
            field.widget = forms.HiddenInput()

    def clean_file(self) -> str:
        """What is written in it."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("The file is larger than 20 MB: bring it in in parts."))
        try:
            text: str = file.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ValidationError(_("Save the file as CSV in UTF-8.")) from error
        if "\x00" in text:
            raise ValidationError(_("Save the file as CSV in UTF-8."))
        self.cleaned_data["name"] = file.name
        return text


class ImportList(ListView):
    def get_base_queryset(self) -> QuerySet[ProductImport]:
        refused = Count("results", filter=Q(results__state=ImportedRow.State.REFUSED))
        return super().get_base_queryset().annotate(refused=refused)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not may(self.request.user, Product, "add"):
            return []
        doors = ((_("Bring in a file"), "new", "upload"), (_("Export all products"), "export", "download"))
        return [
            HeaderButton(label, url=reverse(f"product-imports:{name}"), icon_name=icon)
            for label, name, icon in doors
        ]


class ImportView(RecordView):
    def facts(self) -> Facts:
        run, counts = self.object, importing.summary(self.object)
        states = [(state.label, counts.get(state.value, 0)) for state in ImportedRow.State]
        return [
            (_("state"), run.get_state_display()),
            (_("only a trial"), _("Yes") if run.dry_run else _("No")),
            (_("read"), f"{sum(counts.values())} / {run.rows}"),
            *states,
            *([(_("problem"), run.problem)] if run.problem else []),
            (_("started"), run.created_at),
            (_("by"), run.by or ""),
            (_("site"), site_name(run.site)),
        ]

    def panels(self) -> list[Panel]:
        columns = [
            Column("line", label=_("Line")),
            Column("code", label=_("Product and code")),
            Column("errors", label=_("What is wrong"), accessor=in_words),
        ]
        refused = self.object.results.filter(state=ImportedRow.State.REFUSED)[:SHOWN]
        return [
            Panel(
                heading=_("Refused rows"), table=Table(columns, list(refused)), empty=_("None was refused.")
            )
        ]


def in_words(row: ImportedRow) -> str:
    return " ".join(f"{name}: {' '.join(texts)}" for name, texts in row.errors.items())


class NewImportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A file is chosen and read at once, as a trial unless the box is unticked."""

    permission_policy = policy_registry.get_by_type(Product)
    permission_required = "add"
    template_name = "catalog/import.html"
    form_class = FileForm
    page_title = _("Bring in a file of products")
    _show_breadcrumbs = True

    @property
    def back_url(self) -> str:
        return reverse("product-imports:index")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form: FileForm) -> HttpResponse:
        data = form.cleaned_data
        user: Any = self.request.user
        run = importing.begin(
            data["file"], name=data["name"], site=data["site"], dry_run=data["dry_run"], by=user
        )
        return redirect("product-imports:inspect", run.pk)


class ForGoodView(ActionView):
    """A file that was only tried is read again, and written."""

    model = ProductImport
    permission_model = Product
    permission_required = "change"
    section = "product-imports"
    label = _("Bring these products in")
    confirm_label = _("Bring them in")

    def obstacle(self) -> Any:
        run = self.object
        tried = run.dry_run and run.state == run.State.DONE
        return "" if tried else _("Only a file that was tried, and read to its end, can be brought in.")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        counts = importing.summary(self.object)
        return Foreseen(facts=[(state.label, counts.get(state.value, 0)) for state in ImportedRow.State])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        run = self.object
        importing.begin(run.content, name=run.name, site=run.site, dry_run=False, by=self.request.user)  # type: ignore[arg-type]
        return Done(text=_("The file is being read: see the list of imports."))


def export(request: HttpRequest) -> HttpResponse:
    """Every product of the user's sites as a file that can be brought in again."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="products.csv"'
    answer.write("\ufeff")
    writer = csv.writer(answer)
    for site in sites_of(request.user)[:1]:  # type: ignore[arg-type]
        for row in importing.written_out(site):
            writer.writerow([harmless(cell) for cell in row])
    return answer


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of each row."""
    run = get_object_or_404(ProductImport, pk=pk, site__in=sites_of(request.user))  # type: ignore[arg-type]
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="import-{run.pk}.csv"'
    writer = csv.writer(answer)
    writer.writerow(["line", "code", "result", "errors"])
    for row in run.results.iterator():
        cells = [str(row.line), row.code, row.state, in_words(row)]
        writer.writerow([harmless(cell) for cell in cells])
    return answer

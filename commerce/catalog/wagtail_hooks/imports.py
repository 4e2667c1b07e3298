"""The section of files of products."""

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import user_passes_test
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.widgets.button import ListingButton
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.panels import buttons, may
from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.catalog.admin import imports as admin
from commerce.catalog.models import Product, ProductImport

may_see_products = user_passes_test(lambda user: may(user, Product, "change"))
register_permission_policy(ProductImport, RecordPolicy(ProductImport, actions=("view",)))


class ProductImportViewSet(RecordViewSet):
    model = ProductImport
    name = "product-imports"
    icon = "upload"
    menu_label = _("Imports of products")
    index_view_class = admin.ImportList
    inspect_view_class = admin.ImportView
    related = ("site", "by")
    list_display = [
        "__str__",
        Column("state", label=_("State"), accessor="get_state_display"),
        BooleanColumn("dry_run", label=_("Only a trial")),
        Column("rows", label=_("Rows")),
        Column("refused", label=_("Refused")),
    ]
    search_fields = ["name"]
    list_export = ["public_id", "name", "state", "dry_run", "rows"]
    export_filename = "product-imports"
    empty_text = _("Products can be brought in from a file, and written out to one.")

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("new/", admin.NewImportView.as_view(), name="new"),
            path("export/", may_see_products(admin.export), name="export"),
            path("<int:pk>/report/", may_see_products(admin.report), name="report"),
            path("<int:pk>/for-good/", admin.ForGoodView.as_view(), name="for-good"),
            *super().get_urlpatterns(),
        ]


@buttons(ProductImport, order=10)
def import_buttons(run: ProductImport, user: Any) -> list[ListingButton]:
    found = [ListingButton(_("Report of each row"), url=reverse("product-imports:report", args=[run.pk]))]
    if run.dry_run and run.state == run.State.DONE and may(user, Product, "change"):
        address = reverse("product-imports:for-good", args=[run.pk])
        found.insert(0, ListingButton(_("Bring these products in"), url=address, icon_name="upload"))
    return found

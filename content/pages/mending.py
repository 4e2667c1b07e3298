"""What editors should look at again: links that lead nowhere, pictures that say nothing to who cannot see
them, things that are no longer sold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page, ReferenceIndex, Site
from wagtail.permission_policies.pages import PagePermissionPolicy

from commerce.base.models import User
from commerce.catalog.models import Formula, Product
from content.images.models import Image

ON_A_PAGE = 50
# What is wrong with something that a page refers to: its kind, those of which it is wrong, and the words.
WRONGS: tuple[tuple[type[Model], Callable[[], QuerySet[Any]], Any], ...] = (
    (Page, Page.objects.not_live, _("leads to a page that is not published")),
    (
        Image,
        lambda: Image.objects.filter(alt={}),
        _("shows a picture without a description, as only decoration may"),
    ),
    (Formula, lambda: Formula.objects.filter(active=False), _("names a formula that is no longer sold")),
    (Product, lambda: Product.objects.filter(active=False), _("names a product that is no longer sold")),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something on a published page to be mended."""

    page: Page
    what: Any
    which: str

    @property
    def page_title(self) -> str:
        return str(self.page.get_admin_display_title())


def findings(user: User) -> Iterator[Finding]:
    """What is to be mended on the published pages that `user` may edit, kind by kind. The number of queries
    does not depend on that of the pages."""
    pages = _editable(user)
    for model, wrong, what in WRONGS:
        target = ContentType.objects.get_for_model(model)
        rows = {str(row.pk): str(row) for row in wrong()}
        references = ReferenceIndex.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page), object_id__in=pages,
            to_content_type=target, to_object_id__in=rows,
        )  # fmt: skip
        named = set(references.exclude(model_path="share_image").values_list("object_id", "to_object_id"))
        for page, row in sorted(named):
            yield Finding(pages[page], what, rows[row])


def _editable(user: User) -> dict[str, Page]:
    """The published pages below a site's root that the user may edit, by their keys as the index has them."""
    rows = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    roots = tuple(root.root_path for root in Site.get_site_root_paths())
    return {str(page.pk): page for page in rows.live() if page.url_path.startswith(roots)}


class MendingView(WagtailAdminTemplateMixin, TemplateView):
    """The report: where, what, and which."""

    template_name = "pages/mending.html"
    page_title = _("To mend")
    header_icon = "warning"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        request: HttpRequest = self.request
        assert isinstance(request.user, User)
        found = Paginator(list(findings(request.user)), ON_A_PAGE)
        shown = found.get_page(request.GET.get("p"))
        columns = [
            TitleColumn("page_title", label=_("Page"), get_url=_edit_url),
            Column("what", label=_("What")),
            Column("which", label=_("Which")),
        ]
        return super().get_context_data(
            **{**context, "table": Table(columns, shown.object_list), "count": found.count, "shown": shown}
        )


def _edit_url(finding: Finding) -> str:
    return reverse("wagtailadmin_pages:edit", args=[finding.page.pk])

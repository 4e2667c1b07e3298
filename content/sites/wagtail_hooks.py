"""My sites in the staff's side bar, and each site's own pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from commerce.base.backoffice.panels import may
from commerce.base.backoffice.permissions import sees_every_site, sites_of
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.base.models import User
from content.pages.models import Appearance
from content.pages.queries import without_removed
from content.sites import facts
from content.sites.admin import archiving, dress, removed, sites, technical
from content.sites.admin.first_steps import FirstSteps

AT_THE_BOTTOM = 20_000


class SitesMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return may(request.user, Site, "view")


class MySites(RecordViewSet):
    model = Site
    name = sites.NAME
    icon = "site"
    menu_label = _("My sites")
    menu_order = 0
    menu_item_class = SitesMenuItem
    add_to_settings_menu = True
    site_lookup = "pk"
    related = ("shopsettings", "appearance", "opening")
    index_view_class = sites.SiteList
    inspect_view_class = sites.SiteView
    list_display = [
        Column("site_name", label=_("Name"), accessor=facts.name_of, sort_key="site_name"),
        Column("hostname", label=_("Domain"), sort_key="hostname"),
        Column("theme", label=_("Theme"), accessor=facts.theme_of),
        Column("languages", label=_("Languages"), accessor=facts.languages_of),
        Column("currency", label=_("Currency"), accessor=facts.currency_of),
        StatusTagColumn(
            "state", label=_("State"), accessor=facts.state_of,
            primary=lambda site: not getattr(getattr(site, "shopsettings", None), "is_demo", False),
        ),
        sites.RowActions("actions", label=""),
    ]  # fmt: skip
    list_export = ["site_name", "hostname"]
    export_filename = "sites"
    search_fields = ["site_name", "hostname"]

    def get_common_view_kwargs(self, **options: Any) -> dict[str, Any]:
        return {**super().get_common_view_kwargs(**options), "add_url_name": self.get_url_name("add")}

    def get_permissions_to_register(self) -> models.QuerySet[Any]:
        """Wagtail's own section of sites has registered them."""
        from django.contrib.auth.models import Permission

        return Permission.objects.none()

    @cached_property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Site)

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("new/", sites.NewSiteView.as_view(), name="add"),
            path("edit/<int:pk>/", sites.SettingsOfSite.as_view(), name="edit"),
            path("archive/<int:pk>/", archiving.ArchiveView.as_view(), name="archive"),
            path("restore/<int:pk>/", archiving.RestoreView.as_view(), name="restore"),
            path("technical/<int:pk>/", technical.TechnicalView.as_view(), name="technical"),
            path("appearance/<int:pk>/", dress.DressView.as_view(), name="dress"),
            path("appearance/<int:pk>/publish/", dress.PublishView.as_view(), name="publish"),
        ]


@hooks.register("register_admin_viewset")
def register_sites() -> MySites:
    return MySites()


@hooks.register("register_admin_menu_item")
def sites_at_the_bottom() -> SitesMenuItem:
    return SitesMenuItem(
        _("My sites"), reverse(sites.INDEX), name="my-sites-below", icon_name="site", order=AT_THE_BOTTOM
    )


@hooks.register("construct_settings_menu")
def one_section_of_sites(_request: Any, items: list[Any]) -> None:
    """Wagtail's own list of sites says less, and its forms open from ours."""
    items[:] = [item for item in items if item.name != "sites"]


@hooks.register("construct_page_chooser_queryset")
def pages_of_own_sites(pages: Any, request: HttpRequest) -> Any:
    """Editors link to the pages of the sites that they see, in every language."""
    if sees_every_site(request.user):
        return pages
    roots = [site.root_page for site in sites_of(request.user).select_related("root_page")]  # type: ignore[arg-type]
    trees = models.Q(pk__in=[])
    for root in roots:
        for tree in root.get_translations(inclusive=True):
            trees |= models.Q(path__startswith=tree.path)
    return pages.filter(trees)


@hooks.register("construct_explorer_page_queryset")
def without_removed_sites(_parent: Page, pages: Any, _request: HttpRequest) -> Any:
    return without_removed(pages)


@hooks.register("register_admin_urls", order=-1)
def lists_without_removed_sites() -> list[Any]:
    return removed.urls


@hooks.register("before_delete_page")
def home_pages_stay(request: HttpRequest, page: Page) -> HttpResponse | None:
    """With its home page a site would be gone, and all that was sold on it names the site."""
    if not Site.objects.filter(root_page__path__startswith=page.path).exists():
        return None
    messages.error(request, _("A site begins with this page. Give the site another home page first."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def home_pages_stay_among_others(
    request: HttpRequest, kind: str, pages: list[Any], _action: Any
) -> HttpResponse | None:
    chosen = pages if kind == "delete" else []
    answers = (home_pages_stay(request, page) for page in chosen if isinstance(page, Page))
    return next((answer for answer in answers if answer), None)


@hooks.register("before_edit_setting")
def dress_with_care(_request: HttpRequest, setting: Any) -> HttpResponse | None:
    """The appearance has a page of its own, with the theme's options and their preview."""
    return redirect(f"{sites.NAME}:dress", setting.site_id) if isinstance(setting, Appearance) else None


@hooks.register("construct_homepage_panels")
def show_first_steps(request: HttpRequest, panels: list[Any]) -> None:
    assert isinstance(request.user, User)
    panels.append(FirstSteps(request.user))

"""Every door of an installation; `/health/` is answered before (health.py)."""

from anymail import urls as anymail
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from commerce.base.backoffice.bulk import bulk_action
from content.images.tags import autocomplete as own_tags
from content.pages.chosen import OwnPagesChosen, OwnPageTypes
from themes.engine.pages import editors_page


def provider_doors() -> list[URLPattern]:
    """Where the provider of the mail server tells what became of mails: it alone, and by its secret alone."""
    if not settings.EMAIL_PROVIDER or not settings.ANYMAIL.get("WEBHOOK_SECRET"):
        return []
    name = f"{settings.EMAIL_PROVIDER}_tracking_webhook"
    return [door for door in anymail.urlpatterns if door.name == name]


def wagtail_doors() -> list[URLPattern]:
    """Wagtail's own, but for its pages: themes ask the schema for those first, and once is enough."""
    return [door for door in wagtail_urls.urlpatterns if door.name != "wagtail_serve"]


urlpatterns = [
    path("anymail/", include(provider_doors())),
    # Wagtail's own form signs in without the second factor.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    # Wagtail's own list shows every site to whoever may change one.
    re_path(r"^admin/sites/(?:results/)?$", RedirectView.as_view(pattern_name="my-sites:index")),
    path("admin/bulk/<str:app_label>/<str:model_name>/<str:action>/", bulk_action),
    # Wagtail's own name every page and every tag there is to whoever asks.
    path("admin/choose-page/chosen-multiple/", require_admin_access(OwnPagesChosen.as_view())),
    path("admin/reports/page-types-usage/", require_admin_access(OwnPageTypes.as_view())),
    path(
        "admin/reports/page-types-usage/results/",
        require_admin_access(OwnPageTypes.as_view(results_only=True)),
    ),
    path("admin/tag-autocomplete/", require_admin_access(own_tags)),
    path("admin/tag-autocomplete/<slug:app_name>/<slug:model_name>/", require_admin_access(own_tags)),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("commerce.invoices.urls")),
    path("", include("commerce.giftcards.urls")),
    path("", include("content.emails.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("images/", include("content.images.urls")),
    # The back office's thumbnails, and its staff. Originals and documents stay behind their own views.
    path("media/images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "images"}),
    path("media/avatar_images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "avatar_images"}),
    path("_allauth/", include("allauth.headless.urls")),
    path("graphql/", include("storefront.urls")),
    path("", include("commerce.billing.urls")),
    *i18n_patterns(
        path("accounts/", include("allauth.urls")),
        path("", include("themes.engine.urls")),
        path("", include(wagtail_doors())),
        re_path(wagtail_urls.serve_pattern, editors_page, name="wagtail_serve"),
        prefix_default_language=False,
    ),
]

handler400 = "coffret.security.bad_request"
handler403 = "themes.engine.views.forbidden"
handler404 = "themes.engine.views.not_found"
handler500 = "themes.engine.views.server_error"

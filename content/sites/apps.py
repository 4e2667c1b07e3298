from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SitesConfig(AppConfig):
    name = "content.sites"
    verbose_name = _("Sites")

    def ready(self) -> None:
        from wagtail.sites.forms import SiteForm

        from content.sites.admin import removed
        from content.sites.admin.sites import HOSTNAME

        removed.keep_away()

        # A domain stands in the addresses of all the site's pages.
        SiteForm.base_fields["hostname"].validators.append(HOSTNAME)

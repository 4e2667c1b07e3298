from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class InvoicesConfig(AppConfig):
    name = "commerce.invoices"
    verbose_name = _("Invoices")

    def ready(self) -> None:
        from commerce.invoices import checks

        register(checks.pango_is_installed)

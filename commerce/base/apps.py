from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    name = "commerce.base"
    verbose_name = _("Foundations")

    def ready(self) -> None:
        from commerce.base.backoffice.fields import keep_moments_near, keep_text_readable

        keep_text_readable()
        keep_moments_near()
        autodiscover_modules("listeners")

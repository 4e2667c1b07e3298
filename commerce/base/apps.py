from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    name = "commerce.base"
    verbose_name = _("Foundations")

    def ready(self) -> None:
        autodiscover_modules("listeners")

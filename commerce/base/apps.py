from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    name = "commerce.base"
    verbose_name = _("Foundations")

    def ready(self) -> None:
        from commerce.base.backoffice.choosing import find_by_number_alone
        from commerce.base.backoffice.fields import keep_moments_near, keep_text_readable
        from commerce.base.backoffice.posted import keep_streams_readable

        keep_text_readable()
        keep_moments_near()
        keep_streams_readable()
        find_by_number_alone()
        autodiscover_modules("listeners")

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MarketingConfig(AppConfig):
    name = "commerce.marketing"
    verbose_name = _("Newsletter")

    def ready(self) -> None:
        from commerce.customers import moving
        from commerce.marketing.actions import follow

        moving.follow_by(follow)

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscountsConfig(AppConfig):
    name = "commerce.discounts"
    verbose_name = _("Coupons and ad campaigns")

    def ready(self) -> None:
        from commerce.catalog import prices
        from commerce.discounts.queries import promoted_prices

        prices.promote_by(promoted_prices)

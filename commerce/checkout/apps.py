from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CheckoutConfig(AppConfig):
    name = "commerce.checkout"
    verbose_name = _("Checkout")

    def ready(self) -> None:
        from commerce.checkout.actions.unfinished import follow
        from commerce.customers import moving

        moving.follow_by(follow)

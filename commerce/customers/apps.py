from typing import Any

from allauth.account.signals import email_changed
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CustomersConfig(AppConfig):
    name = "commerce.customers"
    verbose_name = _("Customers")

    def ready(self) -> None:
        email_changed.connect(follow_email, dispatch_uid="customers")


def follow_email(*, user: Any, **_sent: Any) -> None:
    from commerce.customers import actions

    user.refresh_from_db(fields=["email"])
    actions.follow_email(user)

from typing import Any

from allauth.account.signals import email_changed
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CustomersConfig(AppConfig):
    name = "commerce.customers"
    verbose_name = _("Customers")

    def ready(self) -> None:
        email_changed.connect(follow_email, dispatch_uid="customers")


def follow_email(
    *, user: Any, from_email_address: Any = None, to_email_address: Any = None, **_sent: Any
) -> None:
    from commerce.customers import actions

    user.refresh_from_db(fields=["email"])
    known = from_email_address and from_email_address.verified
    is_proven = known and to_email_address and to_email_address.verified
    actions.follow_email(user, proven=from_email_address.email if is_proven else "")

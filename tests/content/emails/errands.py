"""What the sweep of staff's pages may well do about mails."""

from typing import Any

from commerce.base import clock
from content.emails import registry
from content.emails.customising import customise
from content.emails.models import RefusingAddress


def message_of(regular: Any) -> list[Any]:
    """A mail that may be switched off, in the words of this regular's site."""
    return [regular.shop.site.pk, "Welcome", "en"]


def customised(regular: Any) -> None:
    customise(registry.messages()["Welcome"], regular.shop.site, "en", by=None)


def refusing(regular: Any) -> RefusingAddress:
    return RefusingAddress.objects.get_or_create(
        site=regular.shop.site, email="gone@example.com", defaults={"why": "bounced", "since": clock.now()}
    )[0]

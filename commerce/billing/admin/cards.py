"""The saved cards of a customer."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table

from commerce.base.backoffice.panels import Panel, panel
from commerce.billing.models import PaymentMethod
from commerce.customers.models import Customer


@panel(Customer, shows=PaymentMethod, order=40)
def saved_cards(customer: Customer) -> Panel:
    columns = [
        Column("card", label=_("Card"), accessor=str),
        Column("expires", label=_("Expires"), accessor=expiry),
        Column("saved", label=_("Saved"), accessor="created_at"),
        StatusTagColumn(
            "state", label=_("State"), accessor=_state, primary=lambda card: card.removed_at is None
        ),
        Column("reference", label=_("Reference at the gateway")),
    ]
    table = Table(columns, PaymentMethod.objects.filter(customer=customer))
    return Panel(
        heading=_("Saved cards"), table=table,
        empty=_("None. A card is kept when its owner pays for a subscription, or saves one."),
    )  # fmt: skip


def expiry(card: PaymentMethod) -> str:
    """As in "12/2030"; "" where it is not known."""
    return f"{card.exp_month:02d}/{card.exp_year}" if card.exp_month and card.exp_year else ""


def _state(card: PaymentMethod) -> Any:
    if card.removed_at is None:
        return _("In use")
    return _("Removed on %(day)s") % {"day": date_format(localtime(card.removed_at))}

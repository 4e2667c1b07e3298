"""What every mail about a subscription tells of it."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from commerce.invoices.models import CreditNote, Invoice
from commerce.subscriptions import links
from commerce.subscriptions.models import Subscription
from content.emails.letters import Shop


def subscription(public_id: str) -> Subscription:
    return Subscription.objects.select_related("customer__site", "formula__group").get(public_id=public_id)


def document_url(document: Invoice | CreditNote | None, shop: Shop) -> str:
    """Where its customer reads it as a PDF, after they have signed in; "" for none."""
    if document is None:
        return ""
    pdf = reverse("document_pdf", args=[document.public_id])
    return shop.url(f"{reverse('account_login')}?{urlencode({'next': pdf})}")


def about(subscription: Subscription, shop: Shop) -> dict[str, Any]:
    return {
        "formula": str(subscription.formula),
        "quantity": subscription.quantity,
        "price": subscription.price,
        "next_charge_at": subscription.next_charge_at,
        "manage_url": shop.url(links.manage_link(subscription)),
    }

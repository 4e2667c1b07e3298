"""What every mail about a subscription tells of it."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commerce.invoices.models import CreditNote, Invoice
from commerce.orders import links as links_of_orders
from commerce.orders.models import Order
from commerce.subscriptions import links
from commerce.subscriptions.actions.recording import ENDED
from commerce.subscriptions.models import Subscription
from content import rendering
from content.emails.letters import Shop
from content.emails.placeholders import day
from content.emails.vocabulary import Details, Facts, Rows, table
from content.emails.words import p

HELLO = p(_("Hello,"))


def subscription(public_id: str) -> Subscription:
    return Subscription.objects.select_related("customer__site", "formula__group").get(public_id=public_id)


def is_over(subscription: Subscription) -> bool:
    return subscription.status in ENDED


def document_url(document: Invoice | CreditNote | None, shop: Shop) -> str:
    """Where its customer reads it as a PDF, after they have signed in; "" for none, and for a guest, whose
    order's page leads to it."""
    if document is None or document.order.customer.user_id is None:
        return ""
    pdf = reverse("document_pdf", args=[document.public_id])
    return shop.url(f"{reverse('account_login')}?{urlencode({'next': pdf})}")


def order_url(order: Order, shop: Shop) -> str:
    """The page of the order; where its buyer has no account, by a link that needs none."""
    if order.customer.user_id is None:
        return shop.url(links_of_orders.order_link(order))
    return shop.url(rendering.page_url("OrderPage", id=order.public_id))


def about(subscription: Subscription, shop: Shop) -> dict[str, Any]:
    return {
        "formula": str(subscription.formula),
        "quantity": subscription.quantity,
        "price": subscription.price,
        "next_charge_at": subscription.next_charge_at,
        "manage_url": shop.url(links.manage_link(subscription)),
    }


def subscription_rows(facts: Facts) -> Rows:
    next_on = facts["next_charge_at"]
    return table(
        (_("Subscription"), facts["formula"]),
        (_("Quantity"), facts["quantity"] if facts["quantity"] != 1 else None),
        (_("Price of a period"), facts["price"]),
        (_("Next payment"), day(next_on) if next_on else None),
    )


ABOUT = ("formula", "quantity", "price", "next_charge_at")  # the terms of `about`
SUBSCRIPTION = {"subscription": Details(_("the subscription, with its next payment"), subscription_rows)}

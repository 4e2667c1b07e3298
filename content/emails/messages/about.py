"""What every mail about a subscription tells of it."""

from typing import Any

from commerce.subscriptions import links
from commerce.subscriptions.models import Subscription
from content.emails.letters import Shop


def subscription(public_id: str) -> Subscription:
    return Subscription.objects.select_related("customer__site", "formula").get(public_id=public_id)


def about(subscription: Subscription, shop: Shop) -> dict[str, Any]:
    return {
        "formula": str(subscription.formula.name),
        "quantity": subscription.quantity,
        "price": subscription.price,
        "next_charge_at": subscription.next_charge_at,
        "manage_url": shop.url(links.manage_link(subscription)),
    }

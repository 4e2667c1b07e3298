"""The contracts that a viewer may end: their own, and those that a link sent to them opened."""

from django.db.models import Q

from commerce.orders.models import Order
from commerce.retention.models import Channel
from commerce.subscriptions.models import Subscription as SubscriptionRow
from storefront.context import Info
from storefront.subscriptions.types import Subscription


def subscription_of(public_id: str, info: Info) -> SubscriptionRow | None:
    rows = Subscription.visible(info).filter(public_id=public_id)
    found: SubscriptionRow | None = rows.select_related("site", "customer", "formula__group").first()
    return found


def order_of(public_id: str, info: Info) -> Order | None:
    """An order that is paid and began a subscription, or is about to."""
    viewer = info.context.viewer
    own = Q(customer=viewer.customer_id) if viewer.is_customer else Q(pk__in=[])
    opened = Q(lines__subscription__public_id__in=viewer.granted) if viewer.granted else Q(pk__in=[])
    rows = Order.objects.filter(own | opened, site=viewer.site, public_id=public_id).placed()
    return rows.filter(source=Order.Source.CHECKOUT).select_related("site", "customer").first()


def channel_of(customer: int, info: Info) -> Channel:
    """How the viewer came to what belongs to this customer."""
    return Channel.ACCOUNT if info.context.viewer.customer_id == customer else Channel.LINK

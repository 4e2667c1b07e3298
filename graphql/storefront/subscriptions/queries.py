from storefront.nodes import findable
from storefront.subscriptions.types import Subscription, subscriptions_of

findable("sub", subscriptions_of, Subscription)

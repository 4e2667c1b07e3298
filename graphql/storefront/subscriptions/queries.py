import strawberry

from commerce.base.errors import CommerceError
from storefront.context import Info
from storefront.related import together
from storefront.subscriptions import wishes
from storefront.subscriptions.inputs import SubscriptionPreviewInput
from storefront.subscriptions.plans import SubscriptionPlan
from storefront.subscriptions.types import Subscription


@strawberry.type
class SubscriptionsQuery:
    @strawberry.field(description="One of the viewer's own, or one that a link sent to its owner opened.")
    def subscription(self, info: Info, id: strawberry.ID) -> Subscription | None:
        return Subscription.visible(info).filter(public_id=id).first()

    @strawberry.field(
        description="Those that links sent to their owner opened: in this browser, or by X-Access-Link."
    )
    def granted_subscriptions(self, info: Info) -> list[Subscription]:
        granted = info.context.viewer.granted
        rows: list[Subscription] = together(
            Subscription.visible(info).filter(public_id__in=granted).order_by("pk") if granted else ()
        )
        return rows

    @strawberry.field(description="What an action would do, without doing it.")
    def subscription_preview(self, info: Info, input: SubscriptionPreviewInput) -> SubscriptionPlan:
        try:
            return SubscriptionPlan.of(wishes.preview(input.action, input, info))
        except CommerceError as error:
            return SubscriptionPlan.refused(error)

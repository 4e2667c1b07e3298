import strawberry

from storefront.context import Info
from storefront.payments.types import PaymentOptions


@strawberry.type
class PaymentsQuery:
    @strawberry.field(description="How one pays here.", metadata={"public": True})
    def payment_options(self, info: Info) -> PaymentOptions:
        return PaymentOptions.of(info.context.viewer.site)

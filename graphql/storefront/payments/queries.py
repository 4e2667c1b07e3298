import strawberry

from storefront.payments.types import PaymentOptions


@strawberry.type
class PaymentsQuery:
    @strawberry.field(description="How one pays here.", metadata={"public": True})
    def payment_options(self) -> PaymentOptions:
        return PaymentOptions.current()

from datetime import timedelta
from typing import Any

import strawberry

from commerce.base import clock
from commerce.retention.models import ContractRequest as ContractRequestRow
from storefront.cancellation.finding import order_of, subscription_of
from storefront.cancellation.types import Cancellation, ContractRequest, Withdrawal
from storefront.context import Info

SHOWN = timedelta(days=1)  # an address that was typed is not shown for longer


@strawberry.type
class CancellationQuery:
    @strawberry.field(description="Stopping one of the viewer's subscriptions, or one that a link opened.")
    def cancellation(self, info: Info, subscription: strawberry.ID) -> Cancellation | None:
        row = subscription_of(subscription, info)
        return Cancellation(row=row) if row else None

    @strawberry.field(description="What was asked for without an account, for a day.")
    def contract_request(self, info: Info, id: strawberry.ID) -> ContractRequest | None:
        rows = ContractRequestRow.objects.filter(site=info.context.viewer.site, public_id=id)
        row: Any = rows.filter(asked_at__gt=clock.now() - SHOWN).first()
        return row

    @strawberry.field(description="Withdrawing from one of the viewer's orders that began a subscription.")
    def withdrawal(self, info: Info, order: strawberry.ID) -> Withdrawal | None:
        row = order_of(order, info)
        return Withdrawal(row=row) if row else None

"""Giving up an order that waits for its payment."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.acting import ActionView, Done, Foreseen
from commerce.base.backoffice.panels import buttons, may
from commerce.base.errors import TryAgain
from commerce.billing import actions
from commerce.billing.gateway import GatewayUnavailable, OutcomeUnknown
from commerce.orders.models import Order


def is_abandonable(order: Order) -> bool:
    """Whether it waits for its payment; what a subscription owes is given up on its page."""
    return order.status == Order.Status.PENDING and order.source != Order.Source.RENEWAL


class CancelOrderView(ActionView):
    """Cancels a pending order, at the gateway first."""

    model = Order
    site_lookup = "site"
    related = ("site", "customer")
    section = "orders"
    label = gettext_lazy("Cancel order")
    lead = gettext_lazy("Nobody can pay it afterwards. The order stays on file.")
    serious = True

    def obstacle(self) -> Any:
        if is_abandonable(self.object):
            return ""
        if self.object.status == Order.Status.PENDING:
            return _("A subscription owes this order: give up the unpaid box on the subscription's page.")
        return _("Only an order that waits for its payment is cancelled in this way.")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        return Foreseen(
            facts=[
                (_("customer"), self.object.customer),
                (_("not charged"), self.object.due),
                (_("status afterwards"), Order.Status.CANCELLED.label),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        try:
            given_up = actions.abandon(self.object)
        except (GatewayUnavailable, OutcomeUnknown) as error:
            raise TryAgain from error
        if not given_up:
            return Done(text=_("It was paid in the meantime, and stays."), well=False)
        return Done(text=_("The order is cancelled; nothing was charged."))


@buttons(Order, order=20)
def cancel_button(order: Order, user: Any) -> list[ListingButton]:
    if not is_abandonable(order) or not may(user, Order, "change"):
        return []
    address = reverse("payments:cancel-order", args=[order.pk])
    return [ListingButton(CancelOrderView.label, url=address, icon_name="cross")]

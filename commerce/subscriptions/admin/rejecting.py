"""Rejecting a paid order before anything of it has left."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.acting import ActionView, Done, Foreseen, KeyField, ReasonField, tried
from commerce.base.backoffice.panels import buttons, may
from commerce.base.backoffice.views import Facts
from commerce.billing import actions as billing
from commerce.billing.models import Refund
from commerce.orders.models import Order
from commerce.subscriptions import actions
from commerce.subscriptions.models import Cycle, Subscription

CARD, CREDIT = Refund.Destination.CARD.value, Refund.Destination.CREDIT.value


class RejectForm(forms.Form):
    key = KeyField()
    destination = forms.ChoiceField(
        label=gettext_lazy("What was paid"), widget=forms.RadioSelect, initial=CARD,
        choices=[
            (CARD, gettext_lazy("Back to where it came from")),
            (CREDIT, gettext_lazy("As store credit")),
        ],
    )  # fmt: skip
    reason = ReasonField(help_text=gettext_lazy("The customer reads it on the credit note."))


class RejectView(ActionView):
    """Cancels, refunds and credits a paid order in one step."""

    model = Order
    related = ("site", "customer")
    section = "orders"
    permission_model = Refund
    permission_required = "add"
    form_class = RejectForm
    label = gettext_lazy("Reject order")
    lead = gettext_lazy(
        "The order is cancelled and refunded whole, with its credit note; its invoice stays on file."
    )
    serious = True

    def user_has_permission(self, permission: str) -> bool:
        return super().user_has_permission(permission) and may(self.request.user, Order, "change")

    def obstacle(self) -> Any:
        if actions.is_rejectable(self.object):
            return ""
        return _("Only a paid order of which no parcel has left is rejected. Otherwise, refund it.")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        boxes = Cycle.objects.filter(term__order=self.object, status__in=("paid", "held")).count()
        living = Subscription.objects.living().filter(origin__order=self.object)
        before = set(living.values_list("pk", flat=True))

        def work() -> tuple[list[Refund], int]:
            refunds = self._reject(data)
            return refunds, len(before - set(living.values_list("pk", flat=True)))

        refunds, ended = tried(work)
        given: Facts = [(refund.get_destination_display(), refund.money) for refund in refunds]
        return Foreseen(
            facts=[
                (_("customer"), self.object.customer),
                (_("status afterwards"), Order.Status.CANCELLED.label),
                *given,
                (_("boxes that do not come"), boxes),
                (_("subscriptions that end"), ended),
                (_("reason"), data["reason"]),
                (_("credit note"), _("Issued by itself once the money is on its way.")),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        refunds = [billing.send_refund(refund) for refund in self._reject(data)]
        if any(refund.state == Refund.State.FAILED for refund in refunds):
            text = _("The order is cancelled, but the card refused the refund: give store credit instead.")
            return Done(text=text, well=False)
        return Done(text=_("The order is cancelled and refunded."))

    def _reject(self, data: dict[str, Any]) -> list[Refund]:
        return actions.reject_order(
            self.object, to_card=data["destination"] == CARD, reason=data["reason"], key=data["key"]
        )


@buttons(Order, order=30)
def reject_button(order: Order, user: Any) -> list[ListingButton]:
    if not (may(user, Refund, "add") and may(user, Order, "change") and actions.is_rejectable(order)):
        return []
    address = reverse("subscriptions:reject-order", args=[order.pk])
    return [ListingButton(RejectView.label, url=address, icon_name="cross")]

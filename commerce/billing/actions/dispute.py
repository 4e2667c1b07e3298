"""Disputes as the gateway tells of them."""

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.billing.actions.refund import take_back
from commerce.billing.events import DisputeClosed, DisputeOpened
from commerce.billing.models import Dispute, Payment
from commerce.billing.statements import Disputed
from commerce.orders.models import Order


@action
def settle_dispute(payment: Payment, said: Disputed) -> tuple[Dispute, bool]:
    """The dispute as `said`, and whether it is new here; a second time changes nothing.

    A lost one is a refund by the bank, with its credit note.
    """
    order = Order.objects.locked().select_related("site").get(pk=payment.order_id)
    payment = Payment.objects.locked().get(pk=payment.pk)
    known = Dispute.objects.locked().filter(payment=payment, gateway_ref=said.reference).first()
    dispute = known or Dispute(payment=payment, gateway_ref=said.reference, opened_at=said.opened_at)
    was_open = known is None or known.state in Dispute.OPEN
    is_open = said.state in Dispute.OPEN
    dispute.amount, dispute.currency = said.amount.amount, said.amount.currency
    dispute.fee_amount = max(said.fee.amount, 0)
    dispute.reason, dispute.evidence_due_at = said.reason, said.evidence_due_at
    dispute.state = Dispute.State(said.state)
    dispute.closed_at = None if is_open else dispute.closed_at or clock.now()
    dispute.save()
    if known is None:
        publish(DisputeOpened(site=order.site_id, order=order.public_id, dispute=dispute.public_id))
    if was_open and not is_open:
        lost = dispute.state == Dispute.State.LOST
        publish(
            DisputeClosed(site=order.site_id, order=order.public_id, dispute=dispute.public_id, lost=lost)
        )
    if dispute.state == Dispute.State.LOST:
        take_back(payment, amount=dispute.money, reference=said.reference)
    return dispute, known is None

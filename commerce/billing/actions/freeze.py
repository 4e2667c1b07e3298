"""Stopping a payment that the gateway knows otherwise than we."""

from commerce.base.actions import action
from commerce.base.events import publish
from commerce.billing.events import PaymentFrozen
from commerce.billing.models import Payment


@action
def freeze(payment: Payment) -> None:
    """Nothing of the payment moves by itself until a person has looked."""
    payment = Payment.objects.locked().select_related("order").get(pk=payment.pk)
    if not payment.frozen:
        payment.frozen = True
        payment.save(update_fields=["frozen"])
        order = payment.order
        publish(PaymentFrozen(site=order.site_id, order=order.public_id, payment=payment.public_id))

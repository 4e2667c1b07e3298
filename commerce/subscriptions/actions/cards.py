"""The cards that subscriptions are charged to."""

from commerce.base.actions import action
from commerce.billing import actions as billing
from commerce.billing.models import PaymentMethod
from commerce.subscriptions.actions.changing import change_card
from commerce.subscriptions.errors import CardInUse
from commerce.subscriptions.models import Subscription


@action
def use_card(card: PaymentMethod, *, subscription: str) -> None:
    """The next charges of the subscription of that public id go to this card of its customer.

    A second time changes nothing; neither does a card that is gone, or a subscription that is none.
    """
    theirs = Subscription.objects.locked().filter(public_id=subscription, customer=card.customer_id).first()
    if theirs and theirs.payment_method_id != card.pk and card.removed_at is None:
        change_card(theirs, card=card)


@action
def remove_card(card: PaymentMethod) -> PaymentMethod:
    """The card is no longer used here. Raises CardInUse while a subscription that lives is charged to it."""
    list(Subscription.objects.locked().filter(customer=card.customer_id).values_list("pk"))
    if Subscription.objects.living().filter(payment_method=card).exists():
        raise CardInUse(field="paymentMethod")
    return billing.remove_card(card)

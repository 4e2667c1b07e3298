"""What a customer asks for, as the action that does it: tried or done, it is the same."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from commerce.base.errors import NotFound
from commerce.billing.models import PaymentMethod as PaymentMethodRow
from commerce.billing.models import Refund
from commerce.catalog.models import Formula
from commerce.subscriptions import actions, plans
from commerce.subscriptions.errors import CannotChange
from commerce.subscriptions.models import Change
from commerce.subscriptions.models import Subscription as SubscriptionRow
from commerce.subscriptions.plans import Plan
from storefront.catalog.types import wanted as wanted_choices
from storefront.context import Info
from storefront.delivery.types import carrier_of, point_of
from storefront.payments.paying import Missing
from storefront.subscriptions.inputs import FormulaWhen
from storefront.subscriptions.possible import SubscriptionAction as Wanted
from storefront.subscriptions.types import Subscription

Work = Callable[[], Any]


def subscription_of(public_id: str, info: Info) -> SubscriptionRow:
    """The subscription, if the viewer may see it. Raises NotFound."""
    row: SubscriptionRow | None = (
        Subscription.visible(info).filter(public_id=public_id).select_related("site", "customer").first()
    )
    if row is None:
        raise NotFound(field="subscription")
    return row


def preview(wanted: Wanted, input: Any, info: Info) -> Plan:
    """What would happen. Raises why it cannot."""
    subscription = subscription_of(input.subscription, info)
    return plans.preview(wanted.name, subscription, _work(wanted, subscription, input, info))


def commit(wanted: Wanted, input: Any, info: Info) -> Any:
    """What the action answers, done once and for all. Raises why it cannot, PlanChanged for a stale token."""
    subscription = subscription_of(input.subscription, info)
    work = _work(wanted, subscription, input, info)
    return plans.commit(wanted.name, subscription, work, token=input.token)


def _work(wanted: Wanted, subscription: SubscriptionRow, input: Any, info: Info) -> Work:
    if wanted in _PLAIN:
        return partial(_PLAIN[wanted], subscription)
    if wanted in _VALUED:
        name, argument, action = _VALUED[wanted]
        return partial(action, subscription, **{argument: _given(input, name)})
    match wanted:
        case Wanted.FORMULA:
            change = actions.exchange if input.when is FormulaWhen.NOW else actions.set_formula
            return partial(change, subscription, formula=_formula(_given(input, "formula"), info))
        case Wanted.CHOICES:
            choices = wanted_choices(_given(input, "choices"))
            return partial(actions.set_choices, subscription, choices=choices)
        case Wanted.ADDRESS:
            address = input.address.postal() if input.address else subscription.postal_address
            return partial(actions.move_to, subscription, address=address)
        case Wanted.CARRIER:
            own = subscription.carrier
            carrier = carrier_of(_given(input, "carrier"), info, own=own)
            point = point_of(input.pickup_point, info, own=own)
            return partial(actions.set_carrier, subscription, carrier=carrier, point=point)
        case Wanted.CARD:
            return partial(actions.change_card, subscription, card=_card(subscription, input, info))
        case Wanted.CANCEL_NOW:
            refund_to = Refund.Destination(input.refund_to.value)
            return partial(actions.cancel_now, subscription, refund_to=refund_to)
        case Wanted.UNDO:
            return partial(actions.undo, _change(subscription, _given(input, "change")))
    raise CannotChange(field="action")


_PLAIN: dict[Wanted, Callable[[SubscriptionRow], Any]] = {
    Wanted.RESUME: actions.resume,
    Wanted.CANCEL: actions.cancel_at_end,
    Wanted.REACTIVATE: actions.reactivate,
}
_VALUED: dict[Wanted, tuple[str, str, Callable[..., Any]]] = {  # the input's field, the action's argument
    Wanted.SKIP: ("box", "slot", actions.skip),
    Wanted.UNSKIP: ("box", "slot", actions.unskip),
    Wanted.PAUSE: ("until", "until", actions.pause),
    Wanted.QUANTITY: ("quantity", "quantity", actions.set_quantity),
}


def _given(input: Any, name: str) -> Any:
    value = getattr(input, name)
    if value is None:
        raise Missing(_("Please fill this in."), field=name)
    return value


def _formula(public_id: str, info: Info) -> Formula:
    on_sale = Formula.objects.visible_to(info.context.viewer).select_related("group")
    formula = on_sale.filter(public_id=public_id).first()
    if formula is None:
        raise NotFound(field="formula")
    return formula


def _card(subscription: SubscriptionRow, input: Any, info: Info) -> PaymentMethodRow:
    """The saved card that is named; the present one where none is."""
    card = subscription.payment_method
    if input.payment_method is not None:
        theirs = PaymentMethodRow.objects.visible_to(info.context.viewer).filter(
            customer=subscription.customer_id
        )
        card = theirs.filter(public_id=input.payment_method).first()
    if card is None:
        raise NotFound(field="payment_method")
    return card


def _change(subscription: SubscriptionRow, public_id: str) -> Change:
    theirs = Change.objects.filter(subscription=subscription).select_related("subscription")
    change = theirs.filter(public_id=public_id).first()
    if change is None:
        raise NotFound(field="change")
    return change

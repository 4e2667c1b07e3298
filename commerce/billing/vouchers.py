"""Gift cards as billing knows them: balances that an order paid with, and balances that it bought.

What gift cards paid of an order goes back to them. What an order put on gift cards can be given back
only while it is still on them: it is taken off them in the transaction that gives it back.
"""

from collections.abc import Iterable

from django.db.models import Sum

from commerce.base.money import Money
from commerce.billing.errors import RefundTooLarge
from commerce.billing.models import Payment, Refund
from commerce.billing.rules import BOUGHT_BACK, ISSUED, KEPT_AFTER_ALL, REFUND, REVERSED
from commerce.ledger import actions as ledger
from commerce.ledger.models import Account, Entry, Hold
from commerce.orders.models import Order


def divided(order: Order, amount: int, *, to_card: bool) -> dict[Refund.Destination, int]:
    """Where `amount` of the order goes back to: to the card what it paid, to gift cards what they paid,
    the rest as store credit; without `to_card`, what the card paid is store credit, too.

    Who was given a subscription gets store credit for its boxes, and who gave it gets nothing.
    """
    amount = min(amount, order.refundable.amount)
    payment = Payment.objects.filter(order=order, state=Payment.State.SUCCEEDED).first()
    charged = payment.refundable.amount if payment else 0
    gifts = 0 if order.source == Order.Source.GIFT else left_for_cards(order)
    card = min(amount, charged) if to_card else 0
    first = card if to_card else min(amount, charged)
    cards = min(amount - first, gifts)
    parts = {
        Refund.Destination.CARD: card,
        Refund.Destination.GIFT_CARD: cards,
        Refund.Destination.CREDIT: amount - card - cards,
    }
    return {destination: part for destination, part in parts.items() if part}


def left_for_cards(order: Order) -> int:
    """What gift cards paid of the order, and can still be given back to them."""
    alive = Refund.objects.filter(order=order, destination=Refund.Destination.GIFT_CARD)
    given = alive.exclude(state=Refund.State.FAILED).aggregate(sum=Sum("amount"))["sum"] or 0
    return max(0, min(order.gift_card_amount - given, order.refundable.amount))


def spend_what_was_held(order: Order) -> None:
    """What a paid order had set aside is spent, even if nobody has heard yet that it is paid."""
    for hold in Hold.objects.open().filter(reference=order.public_id).order_by("account"):
        ledger.capture(hold)


def put_back(refund: Refund) -> None:
    """The refund is on the gift cards that paid its order: on the one drained last before the others.

    Raises RefundTooLarge where they did not pay that much.
    """
    holds = Hold.objects.filter(
        reference=refund.order.public_id, state=Hold.State.CAPTURED, account__kind=Account.Kind.GIFT_CARD
    )
    accounts = list(Account.objects.locked().filter(holds__in=holds))
    paid = dict(holds.values_list("account", "amount"))
    refunds = list(Refund.objects.filter(order=refund.order).values_list("public_id", flat=True))
    back = _sums(accounts, (REFUND, REVERSED), refunds)
    left = refund.amount
    for account in sorted(accounts, key=lambda one: -one.pk):
        part = min(left, paid[account.pk] - back.get(account.pk, 0))
        if part > 0:
            ledger.credit(account, part, reason=REFUND, reference=refund.public_id)
            left -= part
    if left:
        raise RefundTooLarge(Money(refund.amount - left, refund.currency))


def take_again(refund: Refund) -> None:
    """What the refund put on gift cards is off them again. Raises BalanceTooLow once it was spent."""
    entries = Entry.objects.filter(
        account__kind=Account.Kind.GIFT_CARD, reason=REFUND, reference=refund.public_id
    )
    for entry in entries.select_related("account").order_by("account"):
        ledger.debit(entry.account, entry.amount, reason=REVERSED, reference=refund.public_id)


def buy_back(refund: Refund, *, whatever_is_left: bool = False) -> None:
    """What the refund gives back of gift cards that its order bought is off them.

    The goods of the order are given back first. Raises RefundTooLarge where the cards were spent,
    unless the money has gone already and `whatever_is_left` must do.
    """
    order = Order.objects.get(pk=refund.order_id)
    bought = Entry.objects.filter(reason=ISSUED, reference=order.public_id)
    accounts = list(Account.objects.locked().filter(pk__in=bought.values("account")))
    if not accounts:
        return
    goods = order.total_amount - int(bought.aggregate(sum=Sum("amount"))["sum"] or 0)
    taken = -sum(_sums(accounts, (BOUGHT_BACK, KEPT_AFTER_ALL)).values())
    missing = order.refunded_amount - goods - taken
    for account in accounts:
        part = min(missing, account.available)
        if part > 0:
            ledger.debit(account, part, reason=BOUGHT_BACK, reference=refund.public_id)
            missing -= part
    if missing > 0 and not whatever_is_left:
        raise RefundTooLarge(Money(max(0, refund.amount - missing), refund.currency))


def keep_after_all(refund: Refund) -> None:
    """The refund has failed: what was taken off gift cards for it is on them again."""
    entries = Entry.objects.filter(reason=BOUGHT_BACK, reference=refund.public_id)
    for entry in entries.select_related("account").order_by("account"):
        ledger.credit(entry.account, -entry.amount, reason=KEPT_AFTER_ALL, reference=refund.public_id)


def _sums(
    accounts: Iterable[Account], reasons: Iterable[str], references: list[str] | None = None
) -> dict[int, int]:
    """Account → the sum of its entries of these reasons."""
    entries = Entry.objects.order_by().filter(account__in=list(accounts), reason__in=list(reasons))
    if references is not None:
        entries = entries.filter(reference__in=references)
    return dict(entries.values("account").annotate(sum=Sum("amount")).values_list("account", "sum"))

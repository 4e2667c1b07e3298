"""Points that move without an order: by staff, or from one customer to another."""

from django.db.models import F

from commerce.base.actions import action
from commerce.base.events import publish
from commerce.customers.models import Customer
from commerce.ledger import actions as ledger
from commerce.ledger.models import Account
from commerce.loyalty.actions.earning import account_of, approved
from commerce.loyalty.errors import RecipientUnknown
from commerce.loyalty.events import PointsAdjusted, PointsTransferred
from commerce.loyalty.models import Earning, Pass
from commerce.loyalty.queries import lasting

BY_STAFF, SENT = "staff", "sent"


@action
def adjust_points(customer: Customer, *, points: int, reason: str, key: str) -> int:
    """Staff give points, or take some where it is below zero; once per `key`. What there is then.

    Raises BalanceTooLow.
    """
    account = Account.objects.locked().get(pk=account_of(customer).pk)
    if account.entries.filter(reason=BY_STAFF, reference=key).exists():
        return account.balance
    if Earning.objects.filter(customer=customer, reason=Earning.Reason.STAFF, reference=key).exists():
        return account.balance
    if points > 0:
        approved(customer, reason=Earning.Reason.STAFF, reference=key, points=points)
    else:
        ledger.debit(account, -points, reason=BY_STAFF, reference=key)
    publish(
        PointsAdjusted(
            site=customer.site_id, customer=customer.public_id, points=points, reason=reason, reference=key
        )
    )  # fmt: skip
    account.refresh_from_db()
    return account.balance


@action
def transfer_points(giver: Customer, *, number: str, points: int, key: str) -> int:
    """So many points are of the customer whose pass has this number, once per `key`.

    They end when the giver's oldest would. Returns what the giver has then. Raises RecipientUnknown,
    BalanceTooLow, AmountNotPositive.
    """
    typed = "".join(number.split()).upper()
    found = Pass.objects.filter(customer__site=giver.site_id, number=typed).select_related("customer__site")
    pass_ = found.exclude(customer=giver).first()
    if pass_ is None:
        raise RecipientUnknown(field="passNumber")
    receiver = pass_.customer
    accounts = sorted((account_of(giver), account_of(receiver)), key=lambda one: one.pk)
    list(Account.objects.locked().filter(pk__in=[one.pk for one in accounts]))
    account = account_of(giver)
    if account.entries.filter(reason=SENT, reference=key).exists():
        return account.available
    ends = lasting(giver).values_list("expires_on", flat=True).order_by(F("expires_on").asc(nulls_last=True))
    ledger.debit(account, points, reason=SENT, reference=key)
    approved(
        receiver, reason=Earning.Reason.TRANSFER, reference=f"{giver.public_id}:{key}"[:80], points=points,
        expires_on=ends.first(),
    )  # fmt: skip
    publish(
        PointsTransferred(
            site=giver.site_id, giver=giver.public_id, receiver=receiver.public_id, points=points
        )
    )
    account.refresh_from_db()
    return account.available

"""Store credit that staff give or take."""

from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.money import Money
from commerce.billing.errors import CreditTooLarge
from commerce.billing.events import StoreCreditAdjusted
from commerce.customers.models import Customer
from commerce.ledger import actions as ledger
from commerce.ledger.models import Account, Entry

BY_STAFF = "staff"
MOST = 1_000_000  # minor units at a time: more is a slip of the hand


@action
def adjust_credit(customer: Customer, *, amount: Money, reason: str, key: str) -> Entry:
    """The customer has `amount` more store credit, or less where it is below zero; the same `key`
    counts once. Raises CreditTooLarge, BalanceTooLow, AmountNotPositive for nothing, CauseReused."""
    if abs(amount.amount) > MOST:
        raise CreditTooLarge(most=Money(MOST, amount.currency))
    account = ledger.account_of(
        customer.public_id, site=customer.site, kind=Account.Kind.STORE_CREDIT, unit=amount.currency
    )
    earlier = Entry.objects.filter(account=account, reason=BY_STAFF, reference=key).exists()
    write = ledger.debit if amount.amount < 0 else ledger.credit
    entry = write(account, abs(amount.amount), reason=BY_STAFF, reference=key)
    if not earlier:
        publish(
            StoreCreditAdjusted(
                site=customer.site_id, customer=customer.public_id, amount=amount.amount,
                currency=amount.currency, reason=reason, reference=key,
            )
        )  # fmt: skip
    return entry

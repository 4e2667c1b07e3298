"""Store credit that an order brings, and takes back with what is returned of it."""

from commerce.customers.models import Customer
from commerce.ledger import actions as ledger
from commerce.ledger.models import Account


def move_credit(customer: Customer, by: int, *, currency: str, reason: str, reference: str) -> int:
    """How far the customer's store credit moved: up by all of it, down no further than there is.

    What goes down has the reason with `_back` after it. Called in the transaction that writes down
    how far it moved, with that row locked.
    """
    if not by:
        return 0
    account = ledger.account_of(
        customer.public_id, site=customer.site, kind=Account.Kind.STORE_CREDIT, unit=currency
    )
    if by > 0:
        return ledger.credit(account, by, reason=reason, reference=reference).amount
    there = min(-by, Account.objects.locked().get(pk=account.pk).available)
    if there:
        ledger.debit(account, there, reason=f"{reason}_back", reference=reference)
    return -there

"""Which accounts are staff's, and which are customers'."""

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q, QuerySet

from commerce.base.models import User
from commerce.customers.models import Customer

STAFF, CUSTOMERS, ALL = "", "customers", "all"


def accounts(who: str) -> QuerySet[User]:
    """Those of staff, of customers, or all of them.

    Staff's are those with any right, and those that were made in the back office and have none yet: whoever
    signed up by themselves has an address that the shop checks, or is a customer already.
    """
    grouped = Exists(User.groups.through.objects.filter(user=OuterRef("pk")))
    trusted = Exists(User.user_permissions.through.objects.filter(user=OuterRef("pk")))
    signed_up = Exists(EmailAddress.objects.filter(user=OuterRef("pk")))
    bought = Exists(Customer.objects.filter(user=OuterRef("pk")))
    given = Q(is_superuser=True) | Q(is_staff=True) | Q(grouped) | Q(trusted)
    came = Q(signed_up) | Q(bought)
    rows = User.objects.all()
    if who == CUSTOMERS:
        return rows.filter(came).exclude(given)
    return rows if who == ALL else rows.filter(given | ~came)

"""What the ledger knows."""

from collections.abc import Iterable

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from wagtail.models import Site

from commerce.ledger.models import Account, Entry, Hold


def available(owner: str, *, site: Site, kind: Account.Kind, unit: str) -> int:
    """What the owner can spend now; 0 without an account."""
    account = Account.objects.filter(site=site, kind=kind, owner=owner, unit=unit).first()
    return account.available if account else 0


def unsound() -> QuerySet[Account]:
    """Accounts that their entries or open holds contradict; `entered` and `promised` are the sums
    of those. There are none, ever."""
    return Account.objects.annotate(
        entered=_sum_of(Entry.objects.order_by()), promised=_sum_of(Hold.objects.open())
    ).exclude(Q(balance=F("entered")) & Q(held=F("promised")))


def _sum_of(rows: QuerySet) -> Coalesce:
    of_account = rows.filter(account=OuterRef("pk")).values("account").annotate(sum=Sum("amount"))
    return Coalesce(Subquery(of_account.values("sum"), output_field=BigIntegerField()), 0)


def store_credit(owners: Iterable[str]) -> dict[tuple[int, str, str], int]:
    """(site, owner, currency) → what these owners can spend now, where it is something; one query."""
    accounts = Account.objects.filter(
        kind=Account.Kind.STORE_CREDIT, owner__in=list(owners), balance__gt=F("held")
    )
    return {(one.site_id, one.owner, one.unit): one.available for one in accounts}

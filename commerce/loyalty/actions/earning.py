"""Points are earned by a paid order, count after some days, and end after some months."""

from datetime import date, timedelta
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Sum

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.catalog.queries import zone_of
from commerce.customers.models import Customer
from commerce.ledger import actions as ledger
from commerce.ledger.models import Account
from commerce.loyalty import rules
from commerce.loyalty.actions.passes import pass_of
from commerce.loyalty.events import (
    PointsApproved,
    PointsEarned,
    PointsExpired,
    PointsExpiring,
    PointsTakenBack,
)
from commerce.loyalty.models import Earning, LoyaltySettings, Pass
from commerce.loyalty.queries import UNIT, kept_of, lasting, points_for
from commerce.orders.models import Order

EARNED, OWED, RETURNED, EXPIRED = "earned", "owed", "returned", "expired"
BATCH = 500
LONGEST_WARNING = timedelta(days=90)


def account_of(customer: Customer) -> Account:
    """The customer's points."""
    return ledger.account_of(customer.public_id, site=customer.site, kind=Account.Kind.POINTS, unit=UNIT)


@action
def earn(order: Order) -> Earning | None:
    """The points of the paid order wait for their approval; None where it earns none."""
    settings = LoyaltySettings.for_site(order.site)
    if not settings.points_on or order.customer.user_id is None:
        return None
    points = points_for(order)
    if not points:
        return None
    now = clock.now()
    earning, is_new = Earning.objects.get_or_create(
        customer=order.customer, reason=Earning.Reason.ORDER, reference=order.public_id,
        defaults={
            "order": order, "points": points, "earned_at": now,
            "approves_at": now + timedelta(days=settings.approval_days),
        },
    )  # fmt: skip
    if is_new:
        _tell(earning)
    return earning


@action
def approved(
    customer: Customer, *, reason: Earning.Reason, reference: str, points: int,
    expires_on: date | None = None,
) -> Earning:  # fmt: skip
    """Points that count at once, for this cause once; until `expires_on`, or as long as points do."""
    now = clock.now()
    earning, is_new = Earning.objects.get_or_create(
        customer=customer, reason=reason, reference=reference,
        defaults={"points": points, "earned_at": now, "approves_at": now, "expires_on": expires_on},
    )  # fmt: skip
    if is_new:
        _tell(earning)
        _approve(earning)
    return earning


def approve_due() -> int:
    """Points whose days of waiting are over count from now on; how many earnings."""
    due = Earning.objects.served("customer__site").pending().filter(approves_at__lte=clock.now())
    return sum(approve(pk) for pk in list(due.order_by("approves_at", "pk").values_list("pk", flat=True)))


@action
def approve(earning: int) -> bool:
    """Whether these points count from now on, and did not before."""
    row = Earning.objects.locked().pending().filter(pk=earning).first()
    if row is None:
        return False
    _approve(Earning.objects.select_related("customer__site").get(pk=row.pk))
    return True


@action
def take_back(order: Order) -> None:
    """The order's points are those of what was kept of it; a second time changes nothing.

    What was spent of them already is owed: the next points make up for it.
    """
    row = Earning.objects.locked().filter(order=order).first()
    if row is None:
        return
    earning = Earning.objects.select_related("customer__site").get(pk=row.pk)
    missing = earning.kept - kept_of(order, earning.points)
    if missing <= 0:
        return
    Earning.objects.filter(pk=earning.pk).update(taken_back=earning.taken_back + missing)
    owed = 0
    if earning.approved_at and _lasts(earning):
        reference = f"{order.public_id}:{earning.taken_back + missing}"
        owed = missing - _debited(earning.customer, missing, reason=RETURNED, reference=reference)
    if owed:
        Pass.objects.filter(pk=pass_of(earning.customer).pk).update(owed=F("owed") + owed)
    publish(
        PointsTakenBack(
            site=order.site_id, customer=earning.customer.public_id, earning=earning.public_id,
            points=missing, owed=owed,
        )
    )  # fmt: skip


def expire_due() -> int:
    """Points whose last day is over are gone; how many customers lost some."""
    over = Earning.objects.approved().filter(expires_on__lte=_tomorrow(), customer=OuterRef("pk"))
    rich = Account.objects.filter(kind=Account.Kind.POINTS, balance__gt=0, owner=OuterRef("public_id"))
    members = Customer.objects.served().filter(Exists(over), Exists(rich)).select_related("site")
    return sum(_expire(customer) for customer in members.order_by("pk").iterator(BATCH))


@action
def _expire(customer: Customer) -> bool:
    account = Account.objects.locked().get(pk=account_of(customer).pk)
    today = clock.today(zone_of(customer.site))
    unexpired = lasting(customer).aggregate(sum=Sum("points") - Sum("taken_back"))["sum"] or 0
    over = min(rules.expiring(account.balance, unexpired=unexpired), account.available)
    if not over:
        return False
    ledger.debit(account, over, reason=EXPIRED, reference=f"{today}:{account.entries.count()}")
    publish(PointsExpired(site=customer.site_id, customer=customer.public_id, points=over))
    return True


def warn_due() -> int:
    """Whoever has points that end soon is told so, once of each; how many were."""
    longest = _tomorrow() + LONGEST_WARNING
    ending = (
        Earning.objects.served("customer__site")
        .approved()
        .filter(expires_on__gt=clock.now().date(), expires_on__lte=longest, warned_at=None)
    )
    rows = ending.select_related("customer__site").order_by("customer", "expires_on")
    told = 0
    for customer, theirs in groupby(rows, key=lambda one: one.customer):
        told += _warn(customer, [one.pk for one in theirs])
    return told


@action
def _warn(customer: Customer, earnings: list[int]) -> bool:
    today = clock.today(zone_of(customer.site))
    until = today + timedelta(days=LoyaltySettings.for_site(customer.site).warning_days)
    soon = Earning.objects.locked().filter(pk__in=earnings, expires_on__lte=until, warned_at=None)
    days = sorted(one.expires_on for one in soon if one.expires_on)
    if not days:
        return False
    Earning.objects.filter(pk__in=[one.pk for one in soon]).update(warned_at=clock.now())
    account = account_of(customer)
    after = lasting(customer).exclude(expires_on__lte=days[-1])
    left = after.aggregate(sum=Sum("points") - Sum("taken_back"))["sum"] or 0
    over = rules.expiring(account.balance, unexpired=left)
    if not over:
        return False
    publish(
        PointsExpiring(
            site=customer.site_id, customer=customer.public_id, points=over, by=days[-1].isoformat()
        )
    )
    return True


def give_birthday_points() -> int:
    """Whoever has their birthday today has points for it, once a year; how many do."""
    given = 0
    generous = LoyaltySettings.objects.filter(
        points_on=True, birthday_points__gt=0, site__shopsettings__archived_at=None
    )
    for settings in generous.select_related("site"):
        today = clock.today(zone_of(settings.site))
        passes = Pass.objects.filter(customer__site=settings.site, born_on__isnull=False)
        near = passes.filter(born_on__month__in={today.month, (today - timedelta(days=1)).month})
        for one in near.select_related("customer__site").iterator(BATCH):
            if one.born_on and rules.has_birthday(one.born_on, today=today):
                approved(
                    one.customer, reason=Earning.Reason.BIRTHDAY, reference=str(today.year),
                    points=settings.birthday_points,
                )  # fmt: skip
                given += 1
    return given


def _tomorrow() -> date:
    """No site is on a later day than this one."""
    return clock.now().date() + timedelta(days=1)


def _lasts(earning: Earning) -> bool:
    return earning.expires_on is None or earning.expires_on > clock.today(zone_of(earning.customer.site))


def _tell(earning: Earning) -> None:
    customer = earning.customer
    publish(
        PointsEarned(
            site=customer.site_id, customer=customer.public_id, earning=earning.public_id,
            points=earning.points, approves_at=earning.approves_at.isoformat(),
        )
    )  # fmt: skip


def _approve(earning: Earning) -> None:
    """The points are in the ledger, less what the customer owes. Called with the row locked, or new."""
    customer, now = earning.customer, clock.now()
    months = LoyaltySettings.for_site(customer.site).expiry_months
    earning.approved_at = now
    earning.expires_on = earning.expires_on or rules.ends_on(clock.today(zone_of(customer.site)), months)
    earning.save(update_fields=["approved_at", "expires_on"])
    account = account_of(customer)
    ledger.credit(account, earning.kept, reason=EARNED, reference=earning.public_id)
    debtor = Pass.objects.locked().filter(customer=customer, owed__gt=0).first()
    if debtor:
        paid = _debited(customer, debtor.owed, reason=OWED, reference=earning.public_id)
        Pass.objects.filter(pk=debtor.pk).update(owed=debtor.owed - paid)
    publish(
        PointsApproved(
            site=customer.site_id, customer=customer.public_id, earning=earning.public_id,
            points=earning.kept,
        )
    )  # fmt: skip


def _debited(customer: Customer, points: int, *, reason: str, reference: str) -> int:
    """How many of so many points the customer still had; they are gone."""
    account = Account.objects.locked().get(pk=account_of(customer).pk)
    there = min(points, account.available)
    if there:
        ledger.debit(account, there, reason=reason, reference=reference)
    return there

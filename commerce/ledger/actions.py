"""How balances change. Each cause counts once: asked again, an action answers what it did before.

Whoever changes several accounts in one transaction takes them in primary-key order.
"""

from datetime import datetime

from django.db.models import F
from wagtail.models import Site

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.ledger import rules
from commerce.ledger.errors import BalanceTooLow, HoldEnded
from commerce.ledger.events import AmountHeld, BalanceChanged, HoldReleased
from commerce.ledger.models import Account, Entry, Hold

CAPTURED = "captured"


@action
def account_of(owner: str, *, site: Site, kind: Account.Kind, unit: str) -> Account:
    """The owner's account of this kind and unit, opened empty if there is none."""
    account, _opened = Account.objects.get_or_create(site=site, kind=kind, owner=owner, unit=unit)
    return account


@action
def credit(account: Account, amount: int, *, reason: str, reference: str) -> Entry:
    """The balance has `amount` more because of this cause; raises CauseReused."""
    rules.check_positive(amount)
    account = Account.objects.locked().get(pk=account.pk)
    return _counted(account, amount, reason=reason, reference=reference) or _write(
        account, amount, reason=reason, reference=reference
    )


@action
def debit(account: Account, amount: int, *, reason: str, reference: str) -> Entry:
    """The balance has `amount` less because of this cause; raises BalanceTooLow or CauseReused."""
    rules.check_positive(amount)
    account = Account.objects.locked().get(pk=account.pk)
    return _counted(account, -amount, reason=reason, reference=reference) or _write(
        account, -amount, reason=reason, reference=reference
    )


@action
def hold(account: Account, amount: int, *, reference: str, expires_at: datetime) -> Hold:
    """`amount` is set aside for `reference` until it is captured or released, or expires.

    Raises BalanceTooLow; CauseReused when another amount was set aside for it; HoldEnded when
    what was set aside for it has been given back.
    """
    rules.check_positive(amount)
    account = Account.objects.locked().get(pk=account.pk)
    earlier = account.holds.filter(reference=reference).first()
    if earlier:
        rules.check_same(amount, earlier=earlier.amount)
        if earlier.state == Hold.State.RELEASED:
            raise HoldEnded
        return earlier
    enough = Account.objects.filter(pk=account.pk, balance__gte=F("held") + amount)
    if not enough.update(held=F("held") + amount):
        raise BalanceTooLow(account.available)
    held = Hold.objects.create(
        account=account, amount=amount, reference=reference, created_at=clock.now(), expires_at=expires_at
    )
    publish(
        AmountHeld(
            site=account.site_id, kind=account.kind, owner=account.owner, unit=account.unit,
            amount=amount, reference=reference,
        )
    )  # fmt: skip
    return held


@action
def capture(hold: Hold) -> Entry:
    """What was held is spent, even if it should have expired; raises HoldEnded once it was released."""
    account, hold = _locked(hold)
    if hold.state == Hold.State.RELEASED:
        raise HoldEnded
    if hold.state == Hold.State.CAPTURED:
        return hold.entry
    _end(hold, Hold.State.CAPTURED)
    return _write(account, -hold.amount, reason=CAPTURED, reference=hold.reference, hold=hold)


@action
def release(hold: Hold) -> Hold:
    """What was held can be spent elsewhere; raises HoldEnded once it was captured."""
    account, hold = _locked(hold)
    if hold.state == Hold.State.CAPTURED:
        raise HoldEnded
    if hold.state == Hold.State.HELD:
        _end(hold, Hold.State.RELEASED)
        publish(
            HoldReleased(
                site=account.site_id, kind=account.kind, owner=account.owner, unit=account.unit,
                amount=hold.amount, reference=hold.reference,
            )
        )  # fmt: skip
    return hold


def expire_holds() -> int:
    """Every hold whose time is over is released; how many were."""
    over = Hold.objects.open().filter(expires_at__lte=clock.now()).order_by("pk")
    return sum(map(_released_in_time, over))


def _released_in_time(hold: Hold) -> bool:
    """Whether nobody captured it in the meantime."""
    try:
        release(hold)
    except HoldEnded:
        return False
    return True


def _locked(hold: Hold) -> tuple[Account, Hold]:
    """Account and hold as they are now; nobody changes either before this transaction ends."""
    account = Account.objects.locked().get(pk=hold.account_id)
    return account, Hold.objects.locked().get(pk=hold.pk)


def _end(hold: Hold, state: Hold.State) -> None:
    hold.state = state
    hold.save(update_fields=["state"])
    Account.objects.filter(pk=hold.account_id).update(held=F("held") - hold.amount)


def _counted(account: Account, amount: int, *, reason: str, reference: str) -> Entry | None:
    """The entry that this cause has already."""
    earlier = account.entries.filter(reason=reason, reference=reference).first()
    if earlier:
        rules.check_same(amount, earlier=earlier.amount)
    return earlier


def _write(account: Account, amount: int, *, reason: str, reference: str, hold: Hold | None = None) -> Entry:
    """The balance moved by `amount`, and the entry that says so; raises BalanceTooLow."""
    if not _moved(account, amount):
        raise BalanceTooLow(account.available)
    account.refresh_from_db(fields=["balance", "held"])
    publish(
        BalanceChanged(
            site=account.site_id, kind=account.kind, owner=account.owner, unit=account.unit,
            amount=amount, balance=account.balance, reason=reason, reference=reference,
        )
    )  # fmt: skip
    return Entry.objects.create(
        account=account, hold=hold, amount=amount, balance_after=account.balance,
        reason=reason, reference=reference, at=clock.now(),
    )  # fmt: skip


def _moved(account: Account, amount: int) -> bool:
    """Whether the balance could move: PostgreSQL itself looks at what is there and not held."""
    enough = Account.objects.filter(pk=account.pk, balance__gte=F("held") - amount)
    return bool(enough.update(balance=F("balance") + amount))

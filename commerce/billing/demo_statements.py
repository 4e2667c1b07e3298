"""What the demo gateway would tell of its books: a payout each week, fees as Stripe's in Europe."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from typing import ClassVar

from django.conf import settings
from django.db.models import Q

from commerce.base import clock
from commerce.base.money import Money
from commerce.billing.demo_gateway import card_of, refund_outcome
from commerce.billing.demo_intent import DemoCard, DemoIntent, DemoRefund
from commerce.billing.gateway import Card, GatewayUnavailable
from commerce.billing.statements import Charged, Disputed, Entered, PaidOut, Refunded

WEEK = timedelta(days=7)
ARRIVES_AFTER = timedelta(days=2)
FREE_AFTER = timedelta(days=3)


class DemoStatements:
    name: ClassVar[str] = "demo"

    def account(self) -> str:
        return "demo"

    def charges(self, since: datetime) -> Iterator[Charged]:
        for intent in DemoIntent.objects.filter(charges__gte=1, charged_at__gte=since).order_by("pk"):
            assert intent.charged_at
            for _charge in range(intent.charges):
                yield Charged(
                    intent=intent.reference, amount=Money(intent.amount, intent.currency),
                    at=intent.charged_at, environment=settings.ENVIRONMENT,
                )  # fmt: skip

    def refunds(self, since: datetime) -> Iterator[Refunded]:
        for made in DemoRefund.objects.filter(made_at__gte=since).select_related("intent").order_by("pk"):
            yield Refunded(intent=made.intent.reference, outcome=refund_outcome(made, made.intent))

    def disputes(self, since: datetime) -> Iterator[Disputed]:
        """Nobody complains to a bank that does not exist."""
        return iter(())

    def dispute(self, reference: str) -> Disputed:
        raise GatewayUnavailable("The demo gateway has no disputes")

    def payouts(self, since: datetime) -> Iterator[PaidOut]:
        return (week.paid_out() for week in self._weeks.values() if week.ends >= since)

    def payout(self, reference: str) -> PaidOut:
        return self._week(reference).paid_out()

    def payout_entries(self, reference: str) -> Sequence[Entered]:
        return self._week(reference).entries

    def card(self, method: str) -> Card | None:
        row = DemoCard.objects.filter(reference=method, forgotten=False).first()
        card = card_of(row)
        return replace(card, payer=row.payer) if card and row else None

    @cached_property
    def _weeks(self) -> dict[str, "_Week"]:
        """Reference → payout, of all that had been made when somebody first asked."""
        return {week.reference: week for week in _weeks()}

    def _week(self, reference: str) -> "_Week":
        try:
            return self._weeks[reference]
        except KeyError as error:
            raise GatewayUnavailable("The demo gateway knows no such payout") from error


@dataclass
class _Week:
    """The payout made at the end of a week, in one currency."""

    ends: datetime
    currency: str
    entries: list[Entered] = field(default_factory=list)

    @property
    def reference(self) -> str:
        return f"demo_po_{self.ends:%Y%m%d}_{self.currency.lower()}"

    @property
    def amount(self) -> int:
        return sum(entry.net.amount for entry in self.entries)

    def paid_out(self) -> PaidOut:
        arrives = self.ends + ARRIVES_AFTER
        return PaidOut(
            reference=self.reference, amount=Money(self.amount, self.currency),
            state="paid" if arrives <= clock.now() else "in_transit",
            made_at=self.ends, arrives_on=arrives.date(),
        )  # fmt: skip


def _weeks() -> Iterator[_Week]:
    """Every payout made so far: what is free by the end of a week, or its debt carried to the next."""
    open_weeks: dict[str, _Week] = {}
    for free_at, entry in _movements():
        ends, currency = _end_of_week(free_at), entry.net.currency
        if ends > clock.now():
            continue
        week = open_weeks.setdefault(currency, _Week(ends, currency))
        if ends > week.ends:
            if week.amount > 0:
                yield week
                week = open_weeks[currency] = _Week(ends, currency)
            else:
                week.ends = ends
        week.entries.append(entry)
    yield from (week for week in open_weeks.values() if week.amount > 0)


def _movements() -> list[tuple[datetime, Entered]]:
    """When each charge and refund counts, the earliest first."""
    charged = DemoIntent.objects.filter(~Q(charged_at=None))
    rows = [_charge(intent) for intent in charged]
    rows += [_refund(made) for made in DemoRefund.objects.select_related("intent")]
    return sorted(rows, key=lambda row: (row[0], row[1].reference))


def _charge(intent: DemoIntent) -> tuple[datetime, Entered]:
    assert intent.charged_at
    amount, fee = Money(intent.amount, intent.currency), fee_of(Money(intent.amount, intent.currency))
    entry = Entered(
        reference=f"txn_{intent.reference}", kind="charge", amount=amount, fee=fee, net=amount - fee,
        at=intent.charged_at, source=intent.reference,
    )  # fmt: skip
    return intent.charged_at + FREE_AFTER, entry


def _refund(made: DemoRefund) -> tuple[datetime, Entered]:
    currency = made.intent.currency
    amount = Money(-made.amount, currency)
    entry = Entered(
        reference=f"txn_{made.reference}", kind="refund", amount=amount, fee=Money(0, currency), net=amount,
        at=made.made_at, source=made.reference,
    )  # fmt: skip
    return made.made_at, entry


def fee_of(amount: Money) -> Money:
    """1.5 % and 25 minor units, a half rounded up."""
    return Money((amount.amount * 15 + 500) // 1000 + 25, amount.currency)


def _end_of_week(moment: datetime) -> datetime:
    """The next Monday, 0:00 UTC."""
    day = moment.astimezone(UTC).date()
    return datetime.combine(day + timedelta(days=7 - day.weekday()), time(), tzinfo=UTC)

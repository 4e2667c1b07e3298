"""The last of the three steps: what the gateway says becomes what we know, once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from django.db.models import Q

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import Event, publish_all
from commerce.billing import gateways, rules
from commerce.billing.actions.payers import keep_card
from commerce.billing.errors import IllegalMove
from commerce.billing.events import PaymentDeclined, PaymentFrozen, PaymentNeedsAction, PaymentSucceeded
from commerce.billing.gateway import GatewayUnavailable, Outcome
from commerce.billing.models import Attempt, Payment
from commerce.catalog.queries import share_sites
from commerce.invoices import actions as invoices
from commerce.orders import actions as orders
from commerce.orders.models import Order

LEASE = timedelta(seconds=60)  # longer than any call to a gateway may take
BATCH = 100
FINAL = {"succeeded", "canceled"}  # an intent that ended so ends in no other way

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the gateway says of a payment; None means that its reply was lost.

    `attempt` is the one it answers; not given when the gateway was asked, or told us, how the
    intent stands.
    """

    payment: Payment
    outcome: Outcome | None
    attempt: Attempt | None = None


def settle(payment: Payment, outcome: Outcome | None, *, attempt: Attempt | None = None) -> Payment:
    """Payment, attempt, order and invoice say what `outcome` says; a second time changes nothing.

    It is always the last attempt that moves. When the gateway charged another amount, the payment
    is frozen for a person to look at.
    """
    return settle_all([Answer(payment, outcome, attempt)])[0]


@action
def settle_all(answers: Sequence[Answer]) -> list[Payment]:
    """Each payment as its answer says. Charges that succeeded take a fixed number of statements."""
    found = {a.payment.order_id: a for a in answers}
    locked = Order.objects.locked().select_related("site", "customer").filter(pk__in=found)
    by_order = {order.pk: order for order in locked}
    share_sites(by_order.values())
    payments = list(Payment.objects.locked().filter(pk__in=[a.payment.pk for a in answers]))
    tried = _last_attempts(payments)
    settlement = _Settlement()
    for payment in payments:
        payment.order = by_order[payment.order_id]
        if payment.state == Payment.State.OPEN and not payment.frozen:
            settlement.apply(payment, tried[payment.pk], found[payment.order_id])
    settlement.write()
    return payments


@action
def pay_nothing(due: Sequence[Order]) -> Sequence[Order]:
    """Orders of which nothing is left to charge are paid, and invoiced."""
    if any(order.due for order in due):
        raise IllegalMove("something is to be charged")
    paid = orders.mark_all_paid(due)
    invoices.issue_invoices(paid)
    return paid


def refresh(payment: Payment) -> Payment:
    """The payment as the gateway knows it now. Raises GatewayUnavailable when it does not answer."""
    if payment.state != Payment.State.OPEN:
        return payment
    return settle(payment, ask(payment))


def ask(payment: Payment) -> Outcome:
    """How the payment's intent stands at the gateway. Raises GatewayUnavailable."""
    if payment.gateway_ref is None:
        return Outcome(state="open", amount=payment.money)
    return gateways.named(payment.gateway).retrieve(payment.gateway_ref)


def settle_unknown() -> int:
    """Refresh payments whose last call ended badly or never ended here; how many are settled now.

    One that stays unknown is asked about ever more rarely (`rules.next_question`).
    """
    now = clock.now()
    stuck = Attempt.objects.in_flight().filter(sent_at__lt=now - LEASE, payment__frozen=False)
    due = stuck.filter(Q(ask_at=None) | Q(ask_at__lte=now)).select_related("payment")
    settled = 0
    for attempt in due.order_by("sent_at")[:BATCH]:
        Attempt.objects.filter(pk=attempt.pk).update(ask_at=rules.next_question(attempt.sent_at, now=now))
        try:
            refresh(attempt.payment)
        except GatewayUnavailable:
            continue
        except Exception:
            log.exception("payment cannot be settled", payment=attempt.payment.public_id)
            continue
        settled += not Attempt.objects.in_flight().filter(pk=attempt.pk).exists()
    return settled


def _last_attempts(payments: Sequence[Payment]) -> dict[int, Attempt]:
    last = Attempt.objects.filter(payment__in=payments).order_by("payment_id", "-n").distinct("payment_id")
    return {attempt.payment_id: attempt for attempt in last}


def _is_news(outcome: Outcome | None, tried: Attempt, *, answers: Attempt | None) -> bool:
    """Whether `outcome` says something of the last attempt, `tried`, rather than of an earlier one."""
    if outcome and outcome.state in FINAL:
        return True
    if answers is None:  # while a call is on its way the intent still stands as the last one left it
        return tried.state != Attempt.State.SENT or tried.sent_at <= clock.now() - LEASE
    return answers.pk == tried.pk and (outcome is not None or tried.state == Attempt.State.SENT)


@dataclass
class _Settlement:
    """What answers change: attempts one by one, charges that succeeded together at the end."""

    succeeded: list[tuple[Payment, Attempt]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    now: datetime = field(default_factory=clock.now)

    def apply(self, payment: Payment, tried: Attempt, answer: Answer) -> None:
        outcome = answer.outcome
        if not _is_news(outcome, tried, answers=answer.attempt):
            return
        if outcome is None:
            self._move(tried, Attempt.State.UNKNOWN)
            return
        match outcome.state:
            case "succeeded":
                self._succeed(payment, tried, outcome)
            case "canceled":
                self._cancel(payment, tried)
            case "processing":
                self._move(tried, Attempt.State.UNKNOWN)
            case "requires_action":
                self._ask(payment, tried, outcome)
            case _:
                self._decline(payment, tried, outcome)

    def write(self) -> None:
        """Charges become paid orders; their numbers, and then those of their invoices, come last."""
        payments = [payment.pk for payment, _attempt in self.succeeded]
        Attempt.objects.filter(pk__in=[attempt.pk for _payment, attempt in self.succeeded]).update(
            state=Attempt.State.SUCCEEDED,
            settled_at=self.now,
            decline_code="",
            action_url="",
            action_secret="",
        )
        Payment.objects.filter(pk__in=payments).update(state=Payment.State.SUCCEEDED)
        for payment, attempt in self.succeeded:
            self._tell(PaymentSucceeded, payment, attempt, payment=payment.public_id)
        publish_all(self.events)
        if self.succeeded:
            paid = orders.mark_all_paid([payment.order for payment, _attempt in self.succeeded])
            invoices.issue_invoices(paid)

    def _succeed(self, payment: Payment, attempt: Attempt, outcome: Outcome) -> None:
        if outcome.amount != payment.money:
            self._freeze(payment)
            return
        rules.check_move(attempt.state, Attempt.State.SUCCEEDED)
        card = outcome.card
        if card and attempt.method_id is None:
            attempt.card_brand, attempt.card_last4 = card.brand, card.last4
            attempt.method = keep_card(payment.order.customer, card, gateway=payment.gateway)
            attempt.save(update_fields=["card_brand", "card_last4", "method"])
        payment.state = Payment.State.SUCCEEDED
        self.succeeded.append((payment, attempt))

    def _freeze(self, payment: Payment) -> None:
        payment.frozen = True
        payment.save(update_fields=["frozen"])
        self.events.append(
            PaymentFrozen(
                site=payment.order.site_id, order=payment.order.public_id, payment=payment.public_id
            )
        )

    def _cancel(self, payment: Payment, attempt: Attempt) -> None:
        if "declined" in rules.MOVES[attempt.state]:
            self._move(attempt, Attempt.State.DECLINED, decline_code="abandoned")
        payment.state = Payment.State.CANCELED
        payment.save(update_fields=["state"])
        orders.cancel(payment.order)

    def _ask(self, payment: Payment, attempt: Attempt, outcome: Outcome) -> None:
        action = outcome.next_action
        attempt.action_url = action.url if action else ""
        attempt.action_secret = action.client_secret if action else ""
        already_asked = attempt.state == Attempt.State.REQUIRES_ACTION
        self._move(attempt, Attempt.State.REQUIRES_ACTION)
        if not already_asked:
            self._tell(PaymentNeedsAction, payment, attempt)

    def _decline(self, payment: Payment, attempt: Attempt, outcome: Outcome) -> None:
        if attempt.state == Attempt.State.DECLINED:
            return
        never_confirmed = outcome.state == "open" and not outcome.decline_code
        if never_confirmed and attempt.sent_at > self.now - LEASE:
            return  # a call whose reply was lost may still arrive there
        code = outcome.decline_code or ("unavailable" if never_confirmed else "declined")
        attempt.decline_is_final = outcome.decline_is_final
        self._move(attempt, Attempt.State.DECLINED, decline_code=code)
        self._tell(PaymentDeclined, payment, attempt, decline_code=code, final=outcome.decline_is_final)

    def _move(self, attempt: Attempt, to: Attempt.State, *, decline_code: str = "") -> None:
        if to == Attempt.State.UNKNOWN and attempt.state == Attempt.State.UNKNOWN:
            return
        rules.check_move(attempt.state, to)
        attempt.state = to
        attempt.decline_code = decline_code
        settled = to not in (Attempt.State.UNKNOWN, Attempt.State.REQUIRES_ACTION)
        attempt.settled_at = self.now if settled else None
        if to != Attempt.State.REQUIRES_ACTION:
            attempt.action_url = attempt.action_secret = ""
        attempt.save()

    def _tell(self, event: type[Event], payment: Payment, attempt: Attempt, /, **more: object) -> None:
        order = payment.order
        told = event(site=order.site_id, order=order.public_id, attempt=attempt.n, **more)  # type: ignore[call-arg]
        self.events.append(told)

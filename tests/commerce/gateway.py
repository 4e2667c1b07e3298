"""The demo gateway with a hook before and after each call: where replies get lost and calls are slow."""

from collections.abc import Callable
from typing import Literal

from commerce.base.money import Money
from commerce.billing.demo_gateway import DemoGateway
from commerce.billing.gateway import Outcome, RefundOutcome, SetupOutcome

Moment = Literal[
    "create", "created", "confirm", "confirmed", "retrieve", "retrieved", "cancel", "cancelled",
    "set_up", "set", "refund", "refunded",
]  # fmt: skip


class HookedGateway(DemoGateway):
    """What is set `at` a moment is called there: `confirm` before the charge, `confirmed` after it,
    when the reply is on its way. What it raises is what the caller sees."""

    def __init__(self) -> None:
        self.at: dict[Moment, Callable[[], object]] = {}

    def fail(self, moment: Moment, error: type[Exception]) -> None:
        """From now on `error` happens at `moment`."""

        def happen() -> None:
            raise error

        self.at[moment] = happen

    def create(self, *, amount: Money, order: str, payer: str, key: str) -> str:
        self._reach("create")
        reference = super().create(amount=amount, order=order, payer=payer, key=key)
        self._reach("created")
        return reference

    def confirm(
        self, reference: str, *, method: str, return_url: str, key: str, off_session: bool = False
    ) -> Outcome:
        self._reach("confirm")
        outcome = super().confirm(
            reference, method=method, return_url=return_url, key=key, off_session=off_session
        )
        self._reach("confirmed")
        return outcome

    def retrieve(self, reference: str) -> Outcome:
        self._reach("retrieve")
        outcome = super().retrieve(reference)
        self._reach("retrieved")
        return outcome

    def cancel(self, reference: str, *, key: str) -> Outcome:
        self._reach("cancel")
        outcome = super().cancel(reference, key=key)
        self._reach("cancelled")
        return outcome

    def set_up(self, *, payer: str, method: str, return_url: str, key: str) -> tuple[str, SetupOutcome]:
        self._reach("set_up")
        made = super().set_up(payer=payer, method=method, return_url=return_url, key=key)
        self._reach("set")
        return made

    def refund(self, reference: str, *, amount: Money, refund: str, key: str) -> RefundOutcome:
        self._reach("refund")
        made = super().refund(reference, amount=amount, refund=refund, key=key)
        self._reach("refunded")
        return made

    def _reach(self, moment: Moment) -> None:
        self.at.get(moment, lambda: None)()

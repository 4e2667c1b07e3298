"""Idempotency keys as Stripe documents them: https://docs.stripe.com/api/idempotent_requests"""

from collections import OrderedDict
from dataclasses import dataclass

from tests.fakestripe.errors import key_in_use, key_used_otherwise
from tests.fakestripe.state import Account

KEPT_FOR = 24 * 3600
Answer = tuple[int, str]


@dataclass
class Saved:
    """`answer` is None while the first request with the key is being executed."""

    request: str
    at: float
    answer: Answer | None = None


class Keys:
    """Which request each key was used for in the last 24 hours, and what was answered."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.saved: OrderedDict[str, Saved] = OrderedDict()

    def begin(self, key: str, *, request: str) -> Answer | None:
        """The answer given before; None when the caller is the first and must now execute.

        Raises idempotency errors for a key used for another request, or in use right now.
        """
        with self.account.lock:
            now = self.account.clock.now()
            self._forget(now - KEPT_FOR)
            earlier = self.saved.get(key)
            if earlier is None:
                self.saved[key] = Saved(request, now)
                return None
            if earlier.request != request:
                raise key_used_otherwise(
                    "Keys for idempotent requests can only be used with the same parameters they were first"
                    f" used with. Try using a key other than '{key}' if you meant to execute another request."
                )
            if earlier.answer is None:
                raise key_in_use()
            return earlier.answer

    def keep(self, key: str, answer: Answer) -> None:
        """Later requests with the key get this answer, an error too."""
        with self.account.lock:
            if key in self.saved:  # unless a day went by, on the fake's clock, while it was executed
                self.saved[key].answer = answer

    def release(self, key: str) -> None:
        """Nothing was executed: the key is free again."""
        with self.account.lock:
            self.saved.pop(key, None)

    def _forget(self, until: float) -> None:
        while self.saved and next(iter(self.saved.values())).at <= until:
            self.saved.popitem(last=False)

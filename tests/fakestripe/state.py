"""What the make-believe account holds. One lock: requests act one after the other, as on one row."""

import copy
import operator
import secrets
import threading
import time
from typing import Any

from tests.fakestripe.errors import missing

Object = dict[str, Any]
API_VERSION = "2026-10-28.endive"
COMPARED = {"gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le}


class Clock:
    """Real time plus what the tests have moved it by; seconds since 1970."""

    def __init__(self) -> None:
        self.offset = 0.0

    def now(self) -> float:
        return time.time() + self.offset


class Account:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.clock = Clock()
        self.on_event: list[Any] = []
        self.empty()

    def empty(self) -> None:
        """Nothing exists, and the clock shows the real time."""
        self.clock.offset = 0.0
        self.objects: dict[str, Object] = {}
        self.secrets: dict[str, str] = {}  # card numbers by payment method: never part of an answer
        self.set_up: set[str] = set()  # payment methods that may be charged without their owner

    def add(self, prefix: str, kind: str, values: Object) -> Object:
        """A new object of `kind`, kept under a random id."""
        reference = f"{prefix}_{secrets.token_hex(12)}"
        created = int(self.clock.now())
        common = {"id": reference, "object": kind, "created": created, "livemode": False, "metadata": {}}
        self.objects[reference] = made = {**common, **values}
        return made

    def get(self, kind: str, reference: str, *, param: str = "id", status: int = 404) -> Object:
        """The object. Raises Stripe's resource_missing when there is none of that kind."""
        found = self.objects.get(reference)
        if found is None or found["object"] != kind:
            raise missing(kind, reference, param=param, status=status)
        return found

    def all(self, kind: str) -> list[Object]:
        """Every object of `kind`, the newest first."""
        return [found for found in reversed(self.objects.values()) if found["object"] == kind]

    def tell(self, name: str, about: Object) -> None:
        """Write an event with `about` as it is now, and hand it to who listens."""
        event = self.add(
            "evt",
            "event",
            {
                "api_version": API_VERSION,
                "data": {"object": copy.deepcopy(about)},
                "pending_webhooks": len(self.on_event),
                "request": {"id": None, "idempotency_key": None},
                "type": name,
            },
        )
        for listener in self.on_event:
            listener(copy.deepcopy(event))

    def page(self, kind: str, params: Object, path: str, **where: Any) -> Object:
        """A list as Stripe pages them: the newest first, `limit` after `starting_after`."""
        found = [one for one in self.all(kind) if where.items() <= one.items()]
        found = [one for one in found if _created_within(one, params.get("created"))]
        if after := params.get("starting_after"):
            ids = [one["id"] for one in found]
            found = found[ids.index(after) + 1 :] if after in ids else []
        limit = params.get("limit", 10)
        return {"object": "list", "url": path, "has_more": len(found) > limit, "data": found[:limit]}

    def expanded(self, answer: Object, names: list[str]) -> Object:
        """A copy of `answer` with the objects that `names` ask for in place of their ids."""
        answer = copy.deepcopy(answer)
        for name in names:
            holders = [answer]
            head, _, rest = name.partition(".")
            if head == "data" and answer.get("object") == "list":
                holders, head = answer["data"], rest
            for holder in holders:
                if isinstance(holder.get(head), str):
                    holder[head] = copy.deepcopy(self.objects[holder[head]])
        return answer


def _created_within(one: Object, bounds: Any) -> bool:
    if bounds is None:
        return True
    at = one["created"]
    if isinstance(bounds, int):
        return bool(at == bounds)
    return all(COMPARED[name](at, bound) for name, bound in bounds.items())

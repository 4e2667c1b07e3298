"""What the make-believe account holds. One lock: requests act one after the other, as on one row."""

import bisect
import heapq
import itertools
import json
import operator
import secrets
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tests.fakestripe.errors import invalid, missing

Object = dict[str, Any]
ACCOUNT = "acct_1Fake0000000000"
COMPARED = {"gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le}
# What lists are asked by: their rows are found without looking at the others.
INDEXED = ("customer", "payment_intent", "charge", "source", "email")
# What objects of a kind do not have, unlike others.
WITHOUT = {"balance_transaction": {"livemode", "metadata"}, "event": {"metadata"}, "refund": {"livemode"}}


class Clock:
    """Real time plus what the tests have moved it by; seconds since 1970."""

    def __init__(self) -> None:
        self.offset = 0.0
        self.stopped: float | None = None

    def now(self) -> float:
        return time.time() + self.offset if self.stopped is None else self.stopped


class Account:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.clock = Clock()
        self.on_event: list[Callable[[Object], None]] = []
        self.empty()

    def empty(self) -> None:
        """Nothing exists, nothing is due, and the clock shows the real time."""
        self.clock.offset = 0.0
        self.id = ACCOUNT
        self.objects: dict[str, Object] = {}
        self.secrets: dict[str, str] = {}  # card numbers by payment method: never part of an answer
        self.set_up: set[str] = set()  # payment methods that may be charged without their owner
        self.spent: set[str] = set()  # payment methods that were charged or detached, and have no owner
        self.snapshots: dict[str, str] = {}  # what each event is about, as text: there are many
        self.delivered: set[str] = set()  # events that their receiver took
        self.payouts: dict[str, list[str]] = {}  # balance transactions by the payout that pays them
        self.unpaid: list[Object] = []  # balance transactions that are in no payout yet
        self._rows: list[Object] = []
        self._position: dict[str, int] = {}
        self._index: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
        self._agenda: list[tuple[float, int, Callable[[], object]]] = []
        self._entries = itertools.count()

    def add(self, prefix: str, kind: str, values: Object) -> Object:
        """A new object of `kind`, kept under a random id."""
        reference = f"{prefix}_{secrets.token_hex(12)}"
        created = int(self.clock.now())
        common = {"id": reference, "object": kind, "created": created, "livemode": False, "metadata": {}}
        without = WITHOUT.get(kind, ())
        made = {name: value for name, value in common.items() if name not in without} | values
        self.objects[reference] = made
        position = self._position[reference] = len(self._rows)
        self._rows.append(made)
        self._index[kind,].append(position)
        for field in INDEXED:
            self.index(made, field)
        return made

    def index(self, one: Object, field: str) -> None:
        """The object is found by the value that its `field` has now."""
        if value := one.get(field):
            positions = self._index[one["object"], field, value]
            position = self._position[one["id"]]
            at = bisect.bisect_left(positions, position)
            if positions[at : at + 1] != [position]:
                positions.insert(at, position)

    def get(self, kind: str, reference: str, *, param: str = "id", status: int = 404) -> Object:
        """The object. Raises Stripe's resource_missing when there is none of that kind."""
        found = self.objects.get(reference)
        if found is None or found["object"] != kind:
            raise missing(kind, reference, param=param, status=status)
        return found

    def all(self, kind: str, **where: Any) -> Iterator[Object]:
        """Every object of `kind` that has these values, the newest first."""
        positions = self._positions(kind, where)
        return self._matching(reversed(positions), where)

    def tell(self, name: str, about: Object) -> None:
        """Write an event with `about` as it is now, and hand it to who listens."""
        event = self.add("evt", "event", {"type": name})
        self.snapshots[event["id"]] = json.dumps(about)
        for listener in self.on_event:
            listener(event)

    def take(self, event: str) -> None:
        """The receiver took the event."""
        self.delivered.add(event)

    def later(self, seconds: float, action: Callable[[], object]) -> None:
        """`action` happens once the clock has gone on by so much."""
        self.at(self.clock.now() + seconds, action)

    def at(self, when: float, action: Callable[[], object]) -> None:
        heapq.heappush(self._agenda, (when, next(self._entries), action))

    def catch_up(self) -> None:
        """All that is due has happened, in order, each with the clock at its own moment."""
        now = self.clock.now()
        while self._agenda and self._agenda[0][0] <= now:
            self.clock.stopped, _, action = heapq.heappop(self._agenda)
            try:
                action()
            finally:
                self.clock.stopped = None

    def page(self, kind: str, params: Object, path: str, **where: Any) -> Object:
        """A list as Stripe pages them: the newest first, `limit` after `starting_after`."""
        return self.page_of(self._positions(kind, where), params, path, **where)

    def page_of_ids(self, references: Iterable[str], params: Object, path: str, **where: Any) -> Object:
        """The same, of these objects only."""
        return self.page_of(sorted(self._position[one] for one in references), params, path, **where)

    def page_of(self, positions: list[int], params: Object, path: str, **where: Any) -> Object:
        limit = params.get("limit", 10)
        if not 1 <= limit <= 100:
            raise invalid("Invalid limit: must be from 1 to 100", param="limit")
        backwards = "ending_before" in params
        if backwards:
            start = bisect.bisect_right(positions, self._place(params["ending_before"], "ending_before"))
            chosen: Iterable[int] = itertools.islice(positions, start, None)
        else:
            end = len(positions)
            if after := params.get("starting_after"):
                end = bisect.bisect_left(positions, self._place(after, "starting_after"))
            chosen = (positions[n] for n in range(end - 1, -1, -1))
        matching = (one for one in self._matching(chosen, where) if is_within(one["created"], params))
        found = list(itertools.islice(matching, limit + 1))
        data = found[:limit][::-1] if backwards else found[:limit]
        return {"object": "list", "url": path, "has_more": len(found) > limit, "data": data}

    def _positions(self, kind: str, where: Object) -> list[int]:
        """Where to look for such objects, the oldest first: the shortest list there is."""
        fields = [field for field in where if field in INDEXED]
        keys: list[tuple[Any, ...]] = [(kind, field, where[field]) for field in fields] or [(kind,)]
        return min((self._index.get(key, []) for key in keys), key=len)

    def _matching(self, positions: Iterable[int], where: Object) -> Iterator[Object]:
        return (one for one in (self._rows[n] for n in positions) if where.items() <= one.items())

    def _place(self, reference: str, param: str) -> int:
        if reference not in self._position:
            raise missing("object", reference, param=param, status=400)
        return self._position[reference]


def is_within(at: int, params: Object, *, name: str = "created") -> bool:
    """Whether the moment lies within the bounds that the parameter of this name sets, if any."""
    bounds = params.get(name)
    if bounds is None:
        return True
    if isinstance(bounds, int):
        return at == bounds
    return all(COMPARED[which](at, bound) for which, bound in bounds.items())

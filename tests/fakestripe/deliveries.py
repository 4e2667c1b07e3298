"""Webhooks: each event is signed and sent to the address that is set, well or, when asked, badly."""

import hashlib
import heapq
import hmac
import itertools
import json
import random
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# Receivers are on this machine, whatever proxy is set for others.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def signature(payload: str, secret: str, *, at: int | None = None) -> str:
    """The Stripe-Signature header: https://docs.stripe.com/webhooks/signature"""
    at = int(time.time()) if at is None else at
    digest = hmac.new(secret.encode(), f"{at}.{payload}".encode(), hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


@dataclass(frozen=True)
class Plan:
    """Where events go and what befalls them, the same for the n-th event with the same seed.

    `copies` are sent of each; a share is `lost`; a share is followed by a `forged` one with a wrong
    signature; `delay` is the longest, in seconds; `held` ones wait for `deliver`; `shuffled` ones
    leave in no order among those that wait; `workers` send at the same time.
    """

    url: str = ""
    secret: str = ""
    copies: int = 1
    lost: float = 0.0
    forged: float = 0.0
    delay: float = 0.0
    held: bool = False
    shuffled: bool = False
    workers: int = 1
    seed: int = 0


@dataclass
class Message:
    """One delivery; the lowest rank of those that may leave goes first."""

    rank: tuple[float, int]
    event: dict[str, Any]
    is_forged: bool = False


class Deliveries:
    """Sends what it hears; `done` says what the receiver answered, the earliest first."""

    def __init__(self, on_taken: Callable[[str], None]) -> None:
        self.on_taken = on_taken
        self.changed = threading.Condition()
        self.busy = 0
        self.threads = 0
        self.set()

    def set(self, **plan: Any) -> None:
        """This is how events are delivered from now on; what waited is forgotten."""
        with self.changed:
            self.plan = Plan(**plan)
            self.ready: list[tuple[tuple[float, int], Message]] = []
            self.coming: list[tuple[float, tuple[float, int], Message]] = []
            self.held: list[Message] = []
            self.lost: list[Message] = []
            self.done: list[dict[str, Any]] = []
            self.told = itertools.count(1)
            self.ranked = itertools.count(1)
            while self.threads < self.plan.workers:
                self.threads += 1
                threading.Thread(target=self._work, name=f"webhooks-{self.threads}", daemon=True).start()

    def send(self, event: dict[str, Any]) -> None:
        with self.changed:
            plan = self.plan
            fate = random.Random(f"{plan.seed}/{next(self.told)}")
            is_lost, is_forged = fate.random() < plan.lost, fate.random() < plan.forged
            for forged in [False] * plan.copies + [True] * is_forged:
                self._plan_for(event, fate, is_lost=is_lost, is_forged=forged)
            self.changed.notify_all()

    def deliver(self, *, lost: bool = False, within: float = 60.0) -> int:
        """Everything outstanding has been sent, the lost as well when asked; how many that were."""
        with self.changed:
            waiting = [*self.held, *(message for _, _, message in self.coming), *(self.lost if lost else [])]
            self.held, self.coming = [], []
            self.lost = [] if lost else self.lost
            for message in waiting:
                heapq.heappush(self.ready, (message.rank, message))
            count = len(self.ready)
            self.changed.notify_all()
            if not self.changed.wait_for(lambda: not self.ready and not self.busy, timeout=within):
                raise ValueError(f"{len(self.ready)} messages could not be sent within {within} s")
            return count

    def _plan_for(
        self, event: dict[str, Any], fate: random.Random, *, is_lost: bool, is_forged: bool
    ) -> None:
        plan = self.plan
        if is_forged:
            event = {**event, "id": f"evt_forged_{event['id']}"}
        rank = (fate.random() if plan.shuffled else 0.0, next(self.ranked))
        message = Message(rank, event, is_forged)
        if is_lost and not is_forged:
            self.lost.append(message)
        elif plan.held:
            self.held.append(message)
        else:
            heapq.heappush(self.coming, (time.monotonic() + fate.random() * plan.delay, rank, message))

    def _work(self) -> None:
        while True:
            message, plan, done = self._take()
            status = _post(message, plan)
            event = message.event
            told = {
                "event": event["id"],
                "type": event["type"],
                "status": status,
                "forged": message.is_forged,
            }
            if 200 <= status < 300:
                self.on_taken(event["id"])
            with self.changed:
                done.append(told)
                self.busy -= 1
                self.changed.notify_all()

    def _take(self) -> tuple[Message, Plan, list[dict[str, Any]]]:
        """The next message that may leave, how, and where its answer is noted."""
        with self.changed:
            while True:
                now = time.monotonic()
                while self.coming and self.coming[0][0] <= now:
                    _, rank, message = heapq.heappop(self.coming)
                    heapq.heappush(self.ready, (rank, message))
                if self.ready and self.busy < self.plan.workers:
                    self.busy += 1
                    return heapq.heappop(self.ready)[1], self.plan, self.done
                self.changed.wait(self.coming[0][0] - now if self.coming else None)


def _post(message: Message, plan: Plan) -> int:
    """The status that the receiver answered; 0 when it could not be reached."""
    payload = json.dumps(message.event)
    secret = f"{plan.secret}_of_somebody_else" if message.is_forged else plan.secret
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Stripe-Signature": signature(payload, secret),
    }
    request = urllib.request.Request(plan.url, payload.encode(), headers)
    try:
        with OPENER.open(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0

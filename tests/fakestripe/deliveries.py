"""Webhooks: each event is signed and sent, in order, to the address that is set."""

import hashlib
import hmac
import json
import queue
import threading
import time
import urllib.error
import urllib.request
from typing import Any

# Receivers are on this machine, whatever proxy is set for others.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def signature(payload: str, secret: str, *, at: int | None = None) -> str:
    """The Stripe-Signature header: https://docs.stripe.com/webhooks/signature"""
    at = int(time.time()) if at is None else at
    digest = hmac.new(secret.encode(), f"{at}.{payload}".encode(), hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


class Deliveries:
    """Sends what it hears from one thread; `done` says what each receiver answered."""

    def __init__(self) -> None:
        self.waiting: queue.Queue[dict[str, Any]] = queue.Queue()
        self.set(url="", secret="")
        threading.Thread(target=self._work, name="webhooks", daemon=True).start()

    def set(self, *, url: str, secret: str) -> None:
        self.url, self.secret = url, secret
        self.done: list[dict[str, Any]] = []

    def send(self, event: dict[str, Any]) -> None:
        if self.url:
            self.waiting.put(event)

    def _work(self) -> None:
        while True:
            event = self.waiting.get()
            payload = json.dumps(event)
            headers = {
                "Content-Type": "application/json; charset=utf-8",
                "Stripe-Signature": signature(payload, self.secret),
            }
            request = urllib.request.Request(self.url, payload.encode(), headers)
            try:
                with OPENER.open(request, timeout=10) as answer:
                    status = answer.status
            except urllib.error.HTTPError as error:
                status = error.code
            except OSError:
                status = 0
            self.done.append({"event": event["id"], "type": event["type"], "status": status})

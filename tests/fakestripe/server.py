"""The make-believe Stripe over HTTP: its API under /v1, its script, and under /_fake what tests ask."""

import json
import secrets
import socket
import sys
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.fakestripe import control, events, params, payouts, routes
from tests.fakestripe.deliveries import Deliveries
from tests.fakestripe.errors import StripeAnswersError, rate_limited, server_error, unauthorized
from tests.fakestripe.expansion import expanded
from tests.fakestripe.faults import Fault, Faults
from tests.fakestripe.idempotency import Answer, Keys
from tests.fakestripe.state import Account

SCRIPT = Path(__file__).with_name("script.js")
REASONS = {status.value: status.phrase for status in HTTPStatus}
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Allow-Methods": "GET, POST",
}
SCRIPT_PATHS = ("/v3/", "/endive/stripe.js")


class ReplyLost(Exception):
    """The connection ends without an answer."""


class FakeStripe(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.base = f"http://127.0.0.1:{self.server_address[1]}"
        self.account = Account()
        self.faults = Faults()
        self.deliveries = Deliveries(on_taken=self.account.take)
        self.account.on_event.append(self._send_event)
        self.reset()

    def reset(self) -> None:
        """As new: no object, key, fault, request or delivery is left."""
        with self.account.lock:
            self.account.empty()
            payouts.schedule(self.account)
            self.keys = Keys(self.account)
            self.faults.set([])
            self.deliveries.set()
            self.requests: list[dict[str, Any]] = []

    def _send_event(self, event: dict[str, Any]) -> None:
        if self.deliveries.plan.url:
            self.deliveries.send(events.told(self.account, event))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is no error here; it is what some tests do. What else is wrong is ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    server: FakeStripe
    raw_requestline: bytes
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._route()

    def do_POST(self) -> None:
        self._route()

    def do_OPTIONS(self) -> None:
        self._send(204, b"", "text/plain")

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests' output is theirs."""

    def parse_request(self) -> bool:
        """The request is read as programs on this machine send it, three times as fast as the library
        does, which expects all that a mail's headers may be."""
        self.command, self.path, self.request_version = self.raw_requestline.decode("latin-1").split()
        self.given: dict[str, str] = {}
        while line := self.rfile.readline().decode("latin-1").strip():
            name, _, value = line.partition(":")
            self.given[name.lower()] = value.strip()
        self.close_connection = self.given.get("connection", "").lower() == "close"
        return True

    def _route(self) -> None:
        url = urlsplit(self.path)
        body = self.rfile.read(int(self.given.get("content-length") or 0)).decode()
        try:
            if url.path.startswith("/v1/"):
                self._api(url.path, body if self.command == "POST" else url.query)
            elif url.path in SCRIPT_PATHS:
                self._send(200, SCRIPT.read_bytes(), "text/javascript; charset=utf-8")
            else:
                status, kind, content = control.answer(self.server, self.command, url, body)
                self._send(status, content.encode(), kind)
        except ReplyLost:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)

    def _api(self, path: str, text: str) -> None:
        replayed = False
        try:
            status, answer, replayed = self._answered(path, text)
        except StripeAnswersError as error:
            status, answer = error.status, json.dumps(error.body)
        key = self.given.get("idempotency-key")
        self.server.requests.append({"method": self.command, "path": path, "key": key, "status": status})
        headers = {"Request-Id": f"req_{secrets.token_hex(7)}"}
        if key:
            headers["Idempotency-Key"] = key
        if replayed:
            headers["Idempotent-Replayed"] = "true"
        self._send(status, answer.encode(), "application/json", headers)

    def _answered(self, path: str, text: str) -> tuple[int, str, bool]:
        """Status, body, and whether it is an answer given before. Raises StripeAnswersError."""
        route, reference = routes.find(self.command, path)
        is_public = self._check_key(route)
        given = params.check(route.params, params.decode(text))
        call = routes.Call(self.server.account, given, path, reference, self.server.base, is_public)
        fault = self.server.faults.take(self.command, path)
        if fault and fault.kind == "lost_before":
            raise ReplyLost
        if fault and fault.kind == "rate_limited":
            raise rate_limited()
        key = self.given.get("idempotency-key") if self.command == "POST" else None
        earlier = None
        if key is None:
            answer = self._execute(route, call, fault)
        else:
            earlier = self.server.keys.begin(key, request=f"{path}?{json.dumps(given, sort_keys=True)}")
            answer = earlier or self._execute_once(key, route, call, fault)
        if fault and fault.kind == "lost_after":
            raise ReplyLost
        return (*answer, earlier is not None)

    def _execute_once(self, key: str, route: routes.Route, call: routes.Call, fault: Fault | None) -> Answer:
        try:
            answer = self._execute(route, call, fault)
        except StripeAnswersError:
            self.server.keys.release(key)
            raise
        self.server.keys.keep(key, answer)
        return answer

    def _execute(self, route: routes.Route, call: routes.Call, fault: Fault | None) -> Answer:
        """What the handler answers. Raises StripeAnswersError for what was not begun."""
        if fault and fault.kind == "latency":
            time.sleep(fault.seconds)
        account = self.server.account
        with account.lock:
            account.catch_up()
            try:
                made = route.handler(call)
                if names := call.params.get("expand"):
                    made = expanded(account, made, names)
                answer = (200, json.dumps(made))
            except StripeAnswersError as error:
                if not error.executed:
                    raise
                answer = (error.status, json.dumps(error.body))
        if fault and fault.kind == "error_after":
            failure = server_error()
            answer = (failure.status, json.dumps(failure.body))
        return answer

    def _check_key(self, route: routes.Route) -> bool:
        """Whether the caller is only a visitor. Raises Stripe's 401 and 403."""
        key = self.given.get("authorization", "").removeprefix("Bearer ")
        if key.startswith("pk_test_"):
            if not route.is_public:
                raise unauthorized("This API call cannot be made with a publishable API key.", status=403)
            return True
        if not key.startswith(("sk_test_", "rk_test_")) or key == "sk_test_invalid":
            raise unauthorized(f"Invalid API Key provided: {key[:8]}****{key[-4:]}")
        return False

    def _send(self, status: int, content: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        """The answer leaves in one piece."""
        sent = {"Content-Type": kind, "Content-Length": str(len(content)), **CORS, **(headers or {})}
        lines = [
            f"HTTP/1.1 {status} {REASONS[status]}",
            *(f"{name}: {value}" for name, value in sent.items()),
        ]
        self.wfile.write("\r\n".join([*lines, "", ""]).encode() + content)

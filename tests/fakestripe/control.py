"""What tests ask of the fake beside Stripe's API, and the make-believe bank; only on this machine."""

import html
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, parse_qs, urlencode

from tests.fakestripe import intents, resources
from tests.fakestripe.errors import StripeAnswersError

if TYPE_CHECKING:
    from tests.fakestripe.server import FakeStripe

JSON, HTML = "application/json", "text/html; charset=utf-8"
BANK = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Test bank</title>
<h1>Is it you?</h1>
<form method="post"><input type="hidden" name="client_secret" value="{secret}">
<button name="answer" value="approve">Approve</button>
<button name="answer" value="refuse">Refuse</button></form></html>"""
BACK = '<meta http-equiv="refresh" content="0;url={target}"><a href="{target}">Back to the shop</a>'


def answer(server: "FakeStripe", method: str, url: SplitResult, body: str) -> tuple[int, str, str]:
    """Status, content type and content."""
    if url.path == "/_fake/bank":
        return _bank(server, method, url.query, body)
    handler = HANDLERS.get((method, url.path))
    if handler is None:
        return 404, JSON, json.dumps({"error": {"message": f"No such address: {method} {url.path}"}})
    try:
        with server.account.lock:
            return 200, JSON, json.dumps(handler(server, json.loads(body or "{}")))
    except StripeAnswersError as error:
        return error.status, JSON, json.dumps(error.body)
    except (ValueError, TypeError, KeyError) as error:
        return 400, JSON, json.dumps({"error": {"message": f"{type(error).__name__}: {error}"}})


def _bank(server: "FakeStripe", method: str, query: str, body: str) -> tuple[int, str, str]:
    given = {name: values[0] for name, values in parse_qs(query if method == "GET" else body).items()}
    secret = given.get("client_secret", "")
    intent = server.account.objects.get(secret.partition("_secret_")[0])
    if intent is None or intent["client_secret"] != secret:
        return 404, HTML, "No such payment."
    back = ((intent["next_action"] or {}).get("redirect_to_url") or {}).get("return_url", "")
    if method == "GET":
        return 200, HTML, BANK.format(secret=html.escape(secret))
    with server.account.lock:
        intents.authenticate(server.account, secret, approved=given.get("answer") == "approve")
    status = "succeeded" if intent["status"] == "succeeded" else "failed"
    more = {"payment_intent": intent["id"], "payment_intent_client_secret": secret, "redirect_status": status}
    target = html.escape(f"{back}{'&' if '?' in back else '?'}{urlencode(more)}")
    return 200, HTML, BACK.format(target=target)


def _charges(server: "FakeStripe", given: Any) -> Any:
    return {"data": resources.charges(server.account)}


def _requests(server: "FakeStripe", given: Any) -> Any:
    return {"data": server.requests}


def _deliveries(server: "FakeStripe", given: Any) -> Any:
    return {"data": server.deliveries.done}


def _reset(server: "FakeStripe", given: Any) -> Any:
    server.reset()
    return {}


def _faults(server: "FakeStripe", given: Any) -> Any:
    server.faults.set(given["faults"], seed=given.get("seed", 0))
    return {}


def _clock(server: "FakeStripe", given: Any) -> Any:
    server.account.clock.offset += float(given["advance"])
    return {"now": server.account.clock.now()}


def _webhooks(server: "FakeStripe", given: Any) -> Any:
    server.deliveries.set(url=given["url"], secret=given["secret"])
    return {}


def _authenticate(server: "FakeStripe", given: Any) -> Any:
    return intents.authenticate(server.account, given["client_secret"], approved=given["approved"] is True)


HANDLERS = {
    ("GET", "/_fake/charges"): _charges,
    ("GET", "/_fake/requests"): _requests,
    ("GET", "/_fake/deliveries"): _deliveries,
    ("POST", "/_fake/reset"): _reset,
    ("POST", "/_fake/faults"): _faults,
    ("POST", "/_fake/clock"): _clock,
    ("POST", "/_fake/webhooks"): _webhooks,
    ("POST", "/_fake/authenticate"): _authenticate,
}

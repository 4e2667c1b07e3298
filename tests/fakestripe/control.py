"""What tests ask of the fake beside Stripe's API, and the make-believe bank; only on this machine."""

import html
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, parse_qs, urlencode

from tests.fakestripe import bank, charges, disputes, methods, payouts, refunds
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
    handler = HANDLERS.get((method, url.path.removeprefix("/_fake/")))
    if handler is None:
        return 404, JSON, json.dumps({"error": {"message": f"No such address: {method} {url.path}"}})
    given = json.loads(body or "{}")
    try:
        with server.account.lock:
            server.account.catch_up()
            if handler is not _deliver:
                return 200, JSON, json.dumps(handler(server, given))
        # Receivers of webhooks ask the account in turn: it is not locked while they are waited for.
        return 200, JSON, json.dumps(_deliver(server, given))
    except StripeAnswersError as error:
        return error.status, JSON, json.dumps(error.body)
    except (ValueError, TypeError, KeyError) as error:
        return 400, JSON, json.dumps({"error": {"message": f"{type(error).__name__}: {error}"}})


def _bank(server: "FakeStripe", method: str, query: str, body: str) -> tuple[int, str, str]:
    """The page where the card's owner answers, and goes back to the shop from."""
    given = {name: values[0] for name, values in parse_qs(query if method == "GET" else body).items()}
    secret = given.get("client_secret", "")
    account = server.account
    try:
        with account.lock:
            intent = bank.find(account, secret)
            if method == "GET":
                return 200, HTML, BANK.format(secret=html.escape(secret))
            back = ((intent["next_action"] or {}).get("redirect_to_url") or {}).get("return_url", "")
            bank.answer(account, secret, approved=given.get("answer") == "approve")
    except StripeAnswersError:
        return 404, HTML, "No such payment."
    kind = intent["object"]
    status = "succeeded" if intent["status"] == "succeeded" else "failed"
    more = {kind: intent["id"], f"{kind}_client_secret": secret, "redirect_status": status}
    target = html.escape(f"{back}{'&' if '?' in back else '?'}{urlencode(more)}")
    return 200, HTML, BACK.format(target=target)


def _charges(server: "FakeStripe", given: Any) -> Any:
    return {"data": charges.summaries(server.account)}


def _requests(server: "FakeStripe", given: Any) -> Any:
    return {"data": server.requests}


def _struck(server: "FakeStripe", given: Any) -> Any:
    return server.faults.struck


def _deliveries(server: "FakeStripe", given: Any) -> Any:
    return {"data": server.deliveries.done}


def _deliver(server: "FakeStripe", given: Any) -> Any:
    return {"sent": server.deliveries.deliver(**given)}


def _reset(server: "FakeStripe", given: Any) -> Any:
    server.reset()
    return {}


def _faults(server: "FakeStripe", given: Any) -> Any:
    server.faults.set(given["faults"], seed=given.get("seed", 0))
    return {}


def _clock(server: "FakeStripe", given: Any) -> Any:
    clock = server.account.clock
    clock.offset += float(given["advance"]) if "advance" in given else float(given["at"]) - clock.now()
    server.account.catch_up()
    return {"now": clock.now()}


def _webhooks(server: "FakeStripe", given: Any) -> Any:
    server.deliveries.set(**given)
    return {}


def _authenticate(server: "FakeStripe", given: Any) -> Any:
    return bank.answer(server.account, given["client_secret"], approved=given["approved"] is True)


def _cards(server: "FakeStripe", given: Any) -> Any:
    return methods.behave_as(server.account, given["payment_method"], given["behaves_as"])


def _account(server: "FakeStripe", given: Any) -> Any:
    server.account.id = given["id"]
    return {}


def _fail_refund(server: "FakeStripe", given: Any) -> Any:
    refund = server.account.get(refunds.KIND, given.pop("refund"))
    return refunds.fail(server.account, refund, **given)


def _dispute(server: "FakeStripe", given: Any) -> Any:
    named = {name: given.pop(name) for name in ("charge", "payment_intent") if name in given}
    return disputes.open_on(server.account, charges.of_payment(server.account, named), **given)


def _decide(server: "FakeStripe", given: Any) -> Any:
    return disputes.decide(server.account, given["dispute"], won=given["won"] is True)


def _payouts(server: "FakeStripe", given: Any) -> Any:
    """`outcome` is what comes of those made: "in_transit", "paid" or "failed"."""
    finish = {"in_transit": lambda account, payout: payout, "paid": payouts.arrive, "failed": payouts.fail}
    made = payouts.run(server.account, pending=given.get("pending", True))
    return {"data": [finish[given.get("outcome", "paid")](server.account, payout) for payout in made]}


HANDLERS = {
    ("GET", "charges"): _charges,
    ("GET", "requests"): _requests,
    ("GET", "faults"): _struck,
    ("GET", "deliveries"): _deliveries,
    ("POST", "deliver"): _deliver,
    ("POST", "reset"): _reset,
    ("POST", "faults"): _faults,
    ("POST", "clock"): _clock,
    ("POST", "webhooks"): _webhooks,
    ("POST", "authenticate"): _authenticate,
    ("POST", "cards"): _cards,
    ("POST", "account"): _account,
    ("POST", "refunds/fail"): _fail_refund,
    ("POST", "disputes"): _dispute,
    ("POST", "disputes/decide"): _decide,
    ("POST", "payouts"): _payouts,
}

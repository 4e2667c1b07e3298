"""The account's events, as lists give them to a shop that missed their delivery."""

import json
from fnmatch import fnmatchcase

from tests.fakestripe.state import Account, Object

KIND = "event"
API_VERSION = "2026-10-28.endive"


def told(account: Account, event: Object) -> Object:
    """The whole event, with what it is about as that was when it happened."""
    return {
        **event,
        "api_version": API_VERSION,
        "data": {"object": json.loads(account.snapshots[event["id"]])},
        "pending_webhooks": int(event["id"] not in account.delivered),
        "request": {"id": None, "idempotency_key": None},
    }


def retrieve(account: Account, reference: str) -> Object:
    return told(account, account.get(KIND, reference))


def page(account: Account, params: Object, path: str) -> Object:
    """By `type` (`charge.*` is a group), by `types`, and by whether the receiver took them."""
    found = _page(account, params, path)
    return {**found, "data": [told(account, event) for event in found["data"]]}


def _page(account: Account, params: Object, path: str) -> Object:
    asked = [*params.get("types", []), *([params["type"]] if "type" in params else [])]
    taken = params.get("delivery_success")
    if not asked and taken is None:
        return account.page(KIND, params, path)
    chosen = (
        event["id"]
        for event in account.all(KIND)
        if (not asked or any(fnmatchcase(event["type"], one) for one in asked))
        and (taken is None or (event["id"] in account.delivered) == taken)
    )
    return account.page_of_ids(chosen, params, path)

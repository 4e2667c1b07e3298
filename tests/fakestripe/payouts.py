"""Payouts: once a week what is free in the balance goes to the shop's bank account.

Each is exactly the sum of the entries that it pays: https://docs.stripe.com/payouts/reconciliation
"""

from itertools import groupby

from tests.fakestripe import balance
from tests.fakestripe.errors import invalid
from tests.fakestripe.state import Account, Object

KIND = "payout"
EVERY = 7 * balance.DAY
ARRIVES_AFTER = 2 * balance.DAY
NO_ACCOUNT = {"failure_code": "account_closed", "failure_message": "The bank account has been closed."}


def schedule(account: Account) -> None:
    """From now on a payout is made each week, on the account's clock."""

    def weekly() -> None:
        run(account)
        schedule(account)

    account.later(EVERY, weekly)


def run(account: Account, *, pending: bool = False) -> list[Object]:
    """A payout for each currency that has something free, and not yet free when `pending`."""
    ready = [entry for entry in account.unpaid if pending or entry["status"] == "available"]
    ready.sort(key=lambda entry: entry["currency"])
    by_currency = groupby(ready, key=lambda entry: entry["currency"])
    made = [_create(account, currency, list(entries)) for currency, entries in by_currency]
    return [payout for payout in made if payout]


def arrive(account: Account, payout: Object) -> Object:
    """The bank has it."""
    _check_under_way(payout)
    payout["status"] = "paid"
    account.tell("payout.paid", payout)
    return payout


def fail(account: Account, payout: Object) -> Object:
    """The bank sent it back: it is in the balance again, for the next payout."""
    _check_under_way(payout)
    entry = balance.enter(account, payout, payout["amount"], "payout_failure", category="payout_reversal")
    payout.update(status="failed", failure_balance_transaction=entry["id"], **NO_ACCOUNT)
    account.tell("payout.failed", payout)
    return payout


def entries(account: Account, params: Object, path: str) -> Object:
    """The balance's entries; with `payout`, those that it pays and its own."""
    where = {name: params[name] for name in ("type", "source", "currency") if name in params}
    if reference := params.get("payout"):
        account.get(KIND, reference, param="payout")
        return account.page_of_ids(account.payouts[reference], params, path, **where)
    return account.page(balance.KIND, params, path, **where)


def _create(account: Account, currency: str, paid: list[Object]) -> Object | None:
    amount = sum(entry["net"] for entry in paid)
    if amount <= 0:
        return None  # a debt waits for the next charges
    payout = account.add(
        "po",
        KIND,
        {
            "amount": amount, "currency": currency, "automatic": True, "status": "in_transit",
            "arrival_date": int(account.clock.now()) + ARRIVES_AFTER, "description": "STRIPE PAYOUT",
            "destination": "ba_1Fake0000000000", "failure_balance_transaction": None, "failure_code": None,
            "failure_message": None, "method": "standard", "reconciliation_status": "completed",
            "source_type": "card", "statement_descriptor": None, "type": "bank_account",
        },
    )  # fmt: skip
    own = balance.enter(account, payout, -amount, "payout")
    payout["balance_transaction"] = own["id"]
    included = [*paid, own]
    gone = {entry["id"] for entry in included}
    account.unpaid = [entry for entry in account.unpaid if entry["id"] not in gone]
    account.payouts[payout["id"]] = [entry["id"] for entry in included]
    account.tell("payout.created", payout)
    account.tell("payout.reconciliation_completed", payout)
    account.later(ARRIVES_AFTER, lambda: _arrive_by_itself(account, payout))
    return payout


def _arrive_by_itself(account: Account, payout: Object) -> None:
    if payout["status"] == "in_transit":
        arrive(account, payout)


def _check_under_way(payout: Object) -> None:
    if payout["status"] != "in_transit":
        raise invalid(f"Payout {payout['id']} has a status of {payout['status']}.")

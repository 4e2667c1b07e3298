"""The account's balance: one entry for each movement, with Stripe's fee, the net, and when it is free.

https://docs.stripe.com/reports/balance-transaction-types
"""

from itertools import groupby

from tests.fakestripe.state import Account, Object

KIND = "balance_transaction"
DAY = 24 * 3600
SETTLED_AFTER = 3 * DAY
DISPUTE_FEE = 2000


def fee_of(amount: int) -> int:
    """1.5 % and 25 minor units, a half rounded up."""
    return (amount * 15 + 500) // 1000 + 25


def enter_charge(account: Account, charge: Object) -> Object:
    amount = charge["amount"]
    return enter(account, charge, amount, "charge", fee=fee_of(amount), free_in=SETTLED_AFTER)


def enter(
    account: Account, source: Object, amount: int, kind: str, *,
    category: str = "", fee: int = 0, free_in: int = 0,
) -> Object:  # fmt: skip
    """An entry of what `source` moved, which no payout has paid yet; free in so many seconds."""
    entry = account.add(
        "txn",
        KIND,
        {
            "amount": amount, "fee": fee, "net": amount - fee, "currency": source["currency"],
            "type": kind, "reporting_category": category or kind, "source": source["id"],
            "available_on": int(account.clock.now()) + free_in, "balance_type": "payments",
            "status": "pending" if free_in else "available", "description": None, "exchange_rate": None,
            "fee_details": [
                {
                    "amount": fee, "application": None, "currency": source["currency"],
                    "description": "Stripe processing fees", "type": "stripe_fee",
                }
            ] if fee else [],
        },
    )  # fmt: skip
    account.unpaid.append(entry)
    if free_in:
        account.at(entry["available_on"], lambda: entry.update(status="available"))
    return entry


def now(account: Account) -> Object:
    """What is in the balance and in no payout, by currency: /v1/balance."""
    return {
        "object": "balance",
        "livemode": False,
        **{status: _sums(account, status) for status in ("available", "pending")},
    }


def _sums(account: Account, status: str) -> list[Object]:
    entries = sorted(account.unpaid, key=lambda entry: entry["currency"])
    return [
        {"currency": currency, "amount": sum(one["net"] for one in group if one["status"] == status)}
        for currency, group in groupby(entries, key=lambda entry: entry["currency"])
    ]

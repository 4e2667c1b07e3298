"""Each payout is, to the cent, the charges less refunds, disputes and fees that are listed under it."""

import pytest
import stripe

from tests.fakestripe.balance import DAY, fee_of
from tests.fakestripe.conftest import Pay
from tests.fakestripe.fixtures import FakeStripeProcess


def entries(client: stripe.StripeClient, payout: str) -> list[stripe.BalanceTransaction]:
    return list(client.v1.balance_transactions.list({"payout": payout, "limit": 2}).auto_paging_iter())


def balance(client: stripe.StripeClient, status: str) -> int:
    return sum(one.amount for one in getattr(client.v1.balance.retrieve(), status))


@pytest.mark.parametrize(("amount", "fee"), [(10000, 175), (2490, 62), (100, 27), (50, 26), (2500, 63)])
def test_the_fee_is_a_share_and_a_fixed_part(
    client: stripe.StripeClient, pay: Pay, amount: int, fee: int
) -> None:
    assert fee_of(amount) == fee
    paid = client.v1.payment_intents.retrieve(
        pay(amount=amount).id, {"expand": ["latest_charge.balance_transaction"]}
    )
    assert isinstance(paid.latest_charge, stripe.Charge)
    entry = paid.latest_charge.balance_transaction
    assert isinstance(entry, stripe.BalanceTransaction)
    assert (entry.amount, entry.fee, entry.net) == (amount, fee, amount - fee)
    assert (entry.type, entry.reporting_category, entry.status) == ("charge", "charge", "pending")
    assert entry.source == paid.latest_charge.id
    assert entry.available_on == entry.created + 3 * DAY
    assert [detail.amount for detail in entry.fee_details] == [fee]


def test_a_payout_is_the_sum_of_what_it_pays(
    client: stripe.StripeClient, pay: Pay, fakestripe: FakeStripeProcess
) -> None:
    refunded, *_ = [pay(amount=amount) for amount in (10000, 2490, 3333)]
    client.v1.refunds.create({"payment_intent": refunded.id, "amount": 1000})
    won, lost = pay("pm_card_createDispute"), pay("pm_card_createDispute")
    for intent, outcome in ((won, True), (lost, False)):
        fakestripe.decide_dispute(
            client.v1.disputes.list({"payment_intent": intent.id}).data[0].id, won=outcome
        )
    in_all = balance(client, "available") + balance(client, "pending")
    [made] = fakestripe.run_payouts()
    payout = client.v1.payouts.retrieve(made["id"])
    assert (payout.status, payout.amount, payout.automatic) == ("paid", in_all, True)
    paid = entries(client, payout.id)
    own = [entry for entry in paid if entry.type == "payout"]
    assert [(entry.net, entry.source) for entry in own] == [(-payout.amount, payout.id)]
    assert sum(entry.net for entry in paid) == 0
    assert sorted(entry.type for entry in paid) == sorted(
        ["charge"] * 5 + ["refund"] + ["adjustment"] * 3 + ["payout"]
    )
    assert fakestripe.run_payouts() == []


def test_a_payout_is_made_each_week_of_what_is_free(
    client: stripe.StripeClient, pay: Pay, fakestripe: FakeStripeProcess
) -> None:
    expected = []
    for _ in range(3):
        expected.append(pay().amount - fee_of(10000))
        fakestripe.advance(7 * DAY)
    found = client.v1.payouts.list().data[::-1]
    assert [payout.amount for payout in found] == expected
    assert [one.created - found[0].created for one in found] == [0, 7 * DAY, 14 * DAY]
    assert [payout.status for payout in found] == ["paid", "paid", "in_transit"]
    assert [one.id for one in client.v1.payouts.list({"status": "in_transit"}).data] == [found[-1].id]
    fakestripe.advance(2 * DAY)
    assert client.v1.payouts.list({"status": "in_transit"}).data == []
    assert [one.arrival_date - one.created for one in found] == [2 * DAY] * 3
    later = client.v1.payouts.list({"arrival_date": {"gt": found[0].arrival_date}}).data
    assert [one.id for one in later] == [found[2].id, found[1].id]


def test_what_is_not_free_yet_waits_for_the_next_payout(
    client: stripe.StripeClient, pay: Pay, fakestripe: FakeStripeProcess
) -> None:
    fakestripe.advance(5 * DAY)
    pay()
    fakestripe.advance(2 * DAY)
    assert client.v1.payouts.list().data == []
    assert balance(client, "available") == 0 < balance(client, "pending")
    fakestripe.advance(7 * DAY)
    assert len(client.v1.payouts.list().data) == 1


def test_a_payout_that_fails_is_in_the_next(
    client: stripe.StripeClient, pay: Pay, fakestripe: FakeStripeProcess
) -> None:
    pay()
    [failed] = fakestripe.run_payouts(outcome="failed")
    assert (failed["status"], failed["failure_code"]) == ("failed", "account_closed")
    pay(amount=5000)
    [made] = fakestripe.run_payouts()
    assert made["amount"] == failed["amount"] + 5000 - fee_of(5000)
    assert [entry.type for entry in entries(client, made["id"])] == ["payout", "charge", "payout_failure"]
    types = [event.type for event in client.v1.events.list({"type": "payout.*"}).data][::-1]
    assert types == [
        "payout.created", "payout.reconciliation_completed", "payout.failed",
        "payout.created", "payout.reconciliation_completed", "payout.paid",
    ]  # fmt: skip


def test_each_currency_has_its_payout_and_a_debt_has_none(
    client: stripe.StripeClient, pay: Pay, fakestripe: FakeStripeProcess
) -> None:
    pay(currency="eur")
    pay(currency="chf")
    owing = pay(currency="gbp")
    client.v1.refunds.create({"payment_intent": owing.id})
    assert {one["currency"] for one in fakestripe.run_payouts()} == {"eur", "chf"}


def test_the_account_is_known_by_its_id(client: stripe.StripeClient, fakestripe: FakeStripeProcess) -> None:
    mine = client.v1.accounts.retrieve_current().id
    assert client.v1.accounts.retrieve(mine).id == mine
    fakestripe.account_becomes("acct_1Elsewhere")
    assert client.v1.accounts.retrieve_current().id == "acct_1Elsewhere"
    with pytest.raises(stripe.PermissionError):
        client.v1.accounts.retrieve(mine)

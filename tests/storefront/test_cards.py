"""Saved cards, and paying what a subscription owes."""

from typing import Any

import pytest

from commerce.base import clock
from commerce.billing.models import Attempt, DemoIntent, PaymentMethod
from commerce.invoices.models import Invoice
from commerce.orders.models import Order
from commerce.subscriptions.models import Subscription, Term
from tests.commerce.audit import assert_sound
from tests.commerce.shop import hear_everything
from tests.storefront.owners import Owner, everything, mutate, read
from tests.storefront.shop import BANK_CARD, DECLINED_CARD, GOOD_CARD, Api, Shop

CARDS = """{ me { paymentMethods { id last4 expires expired inUse } storeCredit { amount }
  cardSetup { id state } } }"""


def save(api: Api, card: str, key: str = "k1", **more: Any) -> Any:
    answer = api.run(
        "PaymentMethodSave", paymentMethod=card, idempotencyKey=key, returnUrl="/account/", **more
    )
    return answer["paymentMethodSave"]


def pay_owed(api: Api, subscription: str, card: str, key: str = "pay-1", url: str = "/account/") -> Any:
    asked = {"subscription": subscription, "paymentMethod": card, "idempotencyKey": key, "returnUrl": url}
    return api.run("SubscriptionPay", **asked)["subscriptionPay"]


def answer_bank(*, approved: bool) -> None:
    from commerce.billing.demo_gateway import answer_bank, answer_bank_about_card
    from commerce.billing.models import DemoSetup

    waiting = DemoIntent.objects.filter(state="requires_action").last()
    if waiting:
        answer_bank(waiting.reference, approved=approved)
    else:
        answer_bank_about_card(DemoSetup.objects.latest("pk").reference, approved=approved)


def test_a_card_is_saved_once_and_removed(owner: Owner) -> None:
    first, second = save(owner.api, GOOD_CARD), save(owner.api, GOOD_CARD)
    assert first["problems"] == second["problems"] == []
    assert first["paymentMethod"]["id"] == second["paymentMethod"]["id"]
    me = owner.api.ask(CARDS)["me"]
    assert [card["inUse"] for card in me["paymentMethods"]] == [False, True]
    assert (me["storeCredit"], me["cardSetup"]) == ({"amount": "0.00"}, None)
    assert me["paymentMethods"][0]["expires"] == f"12/{clock.now().year + 3}"
    new, used = (card["id"] for card in me["paymentMethods"])
    (refused,) = owner.api.run("PaymentMethodRemove", paymentMethod=used)["paymentMethodRemove"]["problems"]
    assert refused["code"] == "CARD_IN_USE"
    assert owner.api.run("PaymentMethodRemove", paymentMethod=new)["paymentMethodRemove"]["problems"] == []
    assert [card["id"] for card in owner.api.ask(CARDS)["me"]["paymentMethods"]] == [used]
    assert mutate(owner.api, "subscriptionCardSet", subscription=owner.id, paymentMethod=new)["problems"]


def test_a_declined_card_is_not_saved(owner: Owner) -> None:
    declined = save(owner.api, DECLINED_CARD)
    assert (declined["paymentMethod"], declined["problems"][0]["code"]) == (None, "PAYMENT_DECLINED")
    assert PaymentMethod.objects.count() == 1


def test_the_key_of_a_card_stands_for_that_card(owner: Owner) -> None:
    save(owner.api, GOOD_CARD)
    assert save(owner.api, BANK_CARD)["problems"][0]["code"] == "KEY_REUSED"
    assert save(owner.api, GOOD_CARD, key=" ")["problems"][0]["code"] == "REQUIRED"


def test_a_card_saved_for_a_subscription_is_charged_from_then_on(owner: Owner) -> None:
    holder = owner.link()
    waiting = save(holder, BANK_CARD, subscription=owner.id)
    assert waiting["nextAction"]["url"]
    told = holder.ask(
        "query ($id: ID!) { subscription(id: $id) { card { last4 } cardSetup { id state } } }", id=owner.id
    )["subscription"]
    assert told == {
        "card": {"last4": "4242"},
        "cardSetup": {"id": waiting["setup"]["id"], "state": "REQUIRES_ACTION"},
    }
    answer_bank(approved=True)
    refreshed = holder.run("PaymentMethodRefresh", setup=waiting["setup"]["id"])["paymentMethodRefresh"]
    assert (refreshed["problems"], refreshed["paymentMethod"]["last4"]) == ([], "3155")
    hear_everything()
    now = read(owner.api, owner.id)
    assert now["card"] == {"last4": "3155"}
    assert [each["kind"] for each in now["changes"]] == ["CARD"]


def test_somebody_elses_cards_and_tries_do_not_exist(owner: Owner, open_for_business: Shop) -> None:
    other = Owner(open_for_business, "paul@example.com")
    waiting = save(other.api, BANK_CARD)["setup"]["id"]
    theirs = PaymentMethod.objects.get(customer=other.row.customer).public_id
    owner.charge_fails()
    before = everything()
    for api in (owner.api, owner.link()):
        for refused in (
            api.run("PaymentMethodRemove", paymentMethod=theirs)["paymentMethodRemove"],
            api.run("PaymentMethodRefresh", setup=waiting)["paymentMethodRefresh"],
            save(api, GOOD_CARD, subscription=other.id),
            pay_owed(api, owner.id, theirs),
            pay_owed(api, other.id, GOOD_CARD),
        ):
            assert refused["problems"][0]["code"] == "NOT_FOUND"
    assert everything() == before


def test_what_is_owed_is_told_and_paid_by_a_link_once(owner: Owner) -> None:
    owner.charge_fails()
    holder = owner.link()
    told = read(holder, owner.id)
    assert told["status"] == "PAST_DUE"
    assert (told["owed"]["amount"]["amount"], told["owed"]["tries"], told["owed"]["needs"]) == (
        "24.90",
        1,
        None,
    )
    assert told["owed"]["nextTryOn"]
    assert {each["action"]: each["allowed"] for each in told["actions"]}["PAY"]

    first = pay_owed(holder, owner.id, "4242 4242 4242 4242")
    again = pay_owed(holder, owner.id, "4242 4242 4242 4242", key="pay-2")

    assert (first["problems"], first["order"]["payment"]["state"]) == ([], "SUCCEEDED")
    assert again["problems"]
    paid = read(holder, owner.id)
    assert (paid["status"], paid["owed"]) == ("ACTIVE", None)
    hear_everything()
    assert sum(DemoIntent.objects.values_list("charges", flat=True)) == 2
    assert Invoice.objects.count() == 2
    assert Order.objects.filter(source=Order.Source.RENEWAL).count() == 1
    assert_sound()


@pytest.mark.parametrize(
    ("answer", "needs"), [("lost_later", "CARD"), ("always_authentication", "AUTHENTICATION")]
)
def test_what_a_failed_charge_needs_is_told(owner: Owner, answer: str, needs: str) -> None:
    owner.charge_fails(answer)
    owed = read(owner.api, owner.id)["owed"]
    assert (owed["needs"], owed["nextTryOn"]) == (needs, None)


def test_a_bank_that_asks_is_answered_from_a_link(owner: Owner) -> None:
    owner.charge_fails("always_authentication")
    holder = owner.link()
    card = read_card(owner)
    waiting = pay_owed(holder, owner.id, card)
    assert waiting["nextAction"]["url"]
    order = waiting["order"]["id"]
    assert holder.ask("query ($id: ID!) { order(id: $id) { id } }", id=order)["order"] is None
    answer_bank(approved=True)
    refreshed = holder.run("PaymentRefresh", order=order)["paymentRefresh"]
    assert (refreshed["problems"], refreshed["order"]["payment"]["state"]) == ([], "SUCCEEDED")
    assert read(holder, owner.id)["status"] == "ACTIVE"


def read_card(owner: Owner) -> str:
    card = owner.row.payment_method
    assert card
    return card.public_id


def test_a_link_asks_about_no_other_payment(owner: Owner) -> None:
    holder, first = owner.link(), Order.objects.get().public_id
    assert holder.run("PaymentRefresh", order=first)["paymentRefresh"]["problems"][0]["code"] == "NOT_FOUND"


def test_nothing_owed_is_not_paid(owner: Owner) -> None:
    before = everything()
    assert pay_owed(owner.api, owner.id, GOOD_CARD)["problems"][0]["code"] == "INVALID"
    assert everything() == before


def test_a_declined_payment_leaves_it_owed(owner: Owner) -> None:
    owner.charge_fails()
    declined = pay_owed(owner.api, owner.id, DECLINED_CARD)
    assert declined["problems"][0]["code"] == "PAYMENT_DECLINED"
    assert (
        pay_owed(owner.api, owner.id, GOOD_CARD, url="https://evil.example/")["problems"][0]["field"]
        == "returnUrl"
    )
    assert Term.objects.filter(status="due").count() == 1
    assert Attempt.objects.filter(state="succeeded").count() == 1
    assert Subscription.objects.get().status == "past_due"

"""Stopping through the public door: signed in, by a link, without an account; never somebody else's."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from commerce.customers.models import Customer
from commerce.retention.models import ContractRequest, Departure, FunnelSettings, Question, Withdrawal
from commerce.subscriptions import links
from tests.commerce import shop as build
from tests.commerce.fixtures import customer, new_year, shop
from tests.commerce.retention.conftest import else_, funnel, life, liked, why
from tests.commerce.retention.test_withdrawal import receive
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on
from tests.storefront.shop import Api

__all__ = ["customer", "else_", "funnel", "life", "liked", "new_year", "shop", "why"]

pytestmark = pytest.mark.django_db

LOOK = """query ($s: ID!) { cancellation(subscription: $s) {
  questions { id label kind options { code label } }
  offer { amount { amount } price { amount } chargeOn }
  summary { status token undoUntil charges { day } boxes { status } }
  last { outcome finishedAt given { amount } change { canUndo } }
} }"""
CONFIRM = """mutation ($s: ID!, $a: [AnswerInput!], $o: Boolean, $t: String) {
  cancellationConfirm(input: {subscription: $s, answers: $a, acceptOffer: $o, token: $t}) {
    subscription { status } departure { outcome finishedAt } problems { __typename code field }
  }
}"""
WITHDRAWAL = """query ($o: ID!) { withdrawal(order: $o) {
  plan { lastDay amount { amount } boxesToReturn } problems { code } receipt { receivedAt statement }
} }"""
WITHDRAW = """mutation ($o: ID, $r: ID) { withdrawalConfirm(input: {order: $o, request: $r}) {
  withdrawal { receipt { receivedAt statement } } request { confirmedAt } problems { code field }
} }"""
IDENTIFY = """mutation ($k: ContractRequestKind!, $e: String!, $n: String!) {
  contractIdentify(input: {kind: $k, email: $e, number: $n}) {
    request { id kind email number confirmedAt } problems { code field }
  }
}"""
CANCEL = """mutation ($r: ID!) { contractCancel(input: {request: $r}) {
  request { id confirmedAt } problems { code field } } }"""


@pytest.fixture
def signed_in(life: Life) -> Api:
    return as_customer(life.customer)


def as_customer(customer: Customer) -> Api:
    from allauth.headless.tokens.strategies.sessions import SessionTokenStrategy

    client = Client()
    assert customer.user
    client.force_login(customer.user)
    assert SessionTokenStrategy
    return Api(Client(), {"X-Session-Token": client.session.session_key})


def by_link(life: Life) -> Api:
    return Api(Client(), {"X-Access-Link": links.token_of(life.subscription)})


def test_the_funnel_in_one_query(
    signed_in: Api, life: Life, why: Question, liked: Question, funnel: FunnelSettings
) -> None:
    found = signed_in.ask(LOOK, s=life.subscription.public_id)["cancellation"]
    assert found["questions"] == [
        {
            "id": why.public_id, "label": "Why do you leave?", "kind": "CHOICE",
            "options": [{"code": "Too dear", "label": "Too dear"}, {"code": "I moved", "label": "I moved"}],
        },
        {"id": liked.public_id, "label": "How did you like it?", "kind": "SCALE", "options": []},
    ]  # fmt: skip
    assert found["offer"] == {
        "amount": {"amount": "5.00"}, "price": {"amount": "19.90"}, "chargeOn": "2026-02-09",
    }  # fmt: skip
    assert found["summary"]["status"] == "CANCEL_AT_END"
    assert found["summary"]["charges"] == []
    assert [box["status"] for box in found["summary"]["boxes"]] == ["PAID"]
    assert found["last"] is None
    assert not Departure.objects.exists()


def test_the_questions_speak_the_visitors_language(signed_in: Api, life: Life, why: Question) -> None:
    signed_in.headers["Accept-Language"] = "fr"
    (question,) = signed_in.ask(LOOK, s=life.subscription.public_id)["cancellation"]["questions"]
    assert question["label"] == "Pourquoi partez-vous ?"
    assert question["options"][0] == {"code": "Too dear", "label": "Trop cher"}


@pytest.mark.parametrize("door", [lambda life: as_customer(life.customer), by_link])
def test_it_is_cancelled_exactly_as_shown(life: Life, door: Callable[[Life], Api]) -> None:
    api, id = door(life), life.subscription.public_id
    token = api.ask(LOOK, s=id)["cancellation"]["summary"]["token"]
    answer = api.ask(CONFIRM, s=id, t=token)["cancellationConfirm"]
    assert answer["problems"] == []
    assert answer["subscription"] == {"status": "CANCEL_AT_END"}
    assert answer["departure"]["outcome"] == "CANCELLED"
    assert Departure.objects.get().channel == ("link" if "X-Access-Link" in api.headers else "account")
    again = api.ask(CONFIRM, s=id)["cancellationConfirm"]
    assert again["departure"] == answer["departure"]
    assert api.ask(LOOK, s=id)["cancellation"]["summary"] is None


def test_a_stale_plan_is_shown_anew(signed_in: Api, life: Life) -> None:
    answer = signed_in.ask(CONFIRM, s=life.subscription.public_id, t="old")["cancellationConfirm"]
    assert answer["problems"] == [{"__typename": "PlanChanged", "code": "PLAN_CHANGED", "field": None}]
    assert life.subscription.status == "active"


def test_the_offer_is_taken_instead(signed_in: Api, life: Life, funnel: FunnelSettings) -> None:
    id = life.subscription.public_id
    answer = signed_in.ask(CONFIRM, s=id, o=True)["cancellationConfirm"]
    assert (answer["departure"]["outcome"], answer["problems"]) == ("STAYED", [])
    assert life.subscription.discount_amount == 500
    answer = signed_in.ask(CONFIRM, s=id, o=True)["cancellationConfirm"]
    assert [problem["code"] for problem in answer["problems"]] == ["OFFER_NOT_AVAILABLE"]
    assert life.subscription.discount_amount == 500
    assert signed_in.ask(LOOK, s=id)["cancellation"]["offer"] is None


@pytest.mark.parametrize(
    ("question", "value", "code"),
    [("", "x", "NOT_FOUND"), ("qst_none", "x", "NOT_FOUND"), (None, "Something else", "INVALID")],
)
def test_an_answer_that_is_none_cancels_nothing(
    signed_in: Api, life: Life, why: Question, question: str | None, value: str, code: str
) -> None:
    said = [{"question": why.public_id if question is None else question, "value": value}]
    answer = signed_in.ask(CONFIRM, s=life.subscription.public_id, a=said)["cancellationConfirm"]
    assert [problem["code"] for problem in answer["problems"]] == [code]
    assert life.subscription.status == "active"


def test_somebody_elses_does_not_exist(life: Life, shop: Shop, funnel: FunnelSettings) -> None:
    id, order = life.subscription.public_id, life.first_order.public_id
    other = Life(shop, build.register(shop, "other@example.com"))
    for api in (as_customer(other.customer), by_link(other), Api(Client(), {})):
        assert api.ask(LOOK, s=id) == {"cancellation": None}
        assert api.ask(WITHDRAWAL, o=order) == {"withdrawal": None}
        for accept in (False, True):
            (problem,) = api.ask(CONFIRM, s=id, o=accept)["cancellationConfirm"]["problems"]
            assert (problem["code"], problem["field"]) == ("NOT_FOUND", "subscription")
        (problem,) = api.ask(WITHDRAW, o=order)["withdrawalConfirm"]["problems"]
        assert problem == {"code": "NOT_FOUND", "field": "order"}
    assert life.subscription.status == "active"
    assert not Departure.objects.exists()
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("id", ["", "sub_", "1", "%", "'; DROP TABLE", "é" * 500, "sub_" + "0" * 20])
def test_ids_that_are_none_find_nothing(signed_in: Api, life: Life, id: str) -> None:
    assert signed_in.ask(LOOK, s=id) == {"cancellation": None}
    assert signed_in.ask(WITHDRAWAL, o=id) == {"withdrawal": None}
    assert signed_in.ask("query ($r: ID!) { contractRequest(id: $r) { id } }", r=id) == {
        "contractRequest": None
    }
    for mutation, variables, name in (
        (CANCEL, {"r": id}, "contractCancel"),
        (WITHDRAW, {"r": id}, "withdrawalConfirm"),
    ):
        assert signed_in.ask(mutation, **variables)[name]["problems"][0]["code"] == "NOT_FOUND"


@pytest.mark.parametrize("door", [lambda life: as_customer(life.customer), by_link])
def test_withdrawing_gives_a_dated_receipt(life: Life, door: Callable[[Life], Api]) -> None:
    api, order = door(life), life.first_order.public_id
    plan = api.ask(WITHDRAWAL, o=order)["withdrawal"]["plan"]
    assert plan == {"lastDay": None, "amount": {"amount": "24.90"}, "boxesToReturn": 0}
    answer = api.ask(WITHDRAW, o=order)["withdrawalConfirm"]
    receipt = answer["withdrawal"]["receipt"]
    assert life.first_order.number in receipt["statement"]
    assert receipt["receivedAt"].startswith("2026-01-02T12:")
    assert api.ask(WITHDRAWAL, o=order)["withdrawal"]["receipt"] == receipt


def test_withdrawing_too_late_says_until_when_it_was(signed_in: Api, life: Life) -> None:
    with on("2026-01-16 12:00"):
        receive(life)
    with on("2026-02-05 12:00"):
        found = signed_in.ask(WITHDRAWAL, o=life.first_order.public_id)["withdrawal"]
        assert (found["plan"], found["problems"]) == (None, [{"code": "WITHDRAWAL_OVER"}])
        answer = signed_in.ask(WITHDRAW, o=life.first_order.public_id)["withdrawalConfirm"]
        assert answer["problems"] == [{"code": "WITHDRAWAL_OVER", "field": None}]
    assert life.subscription.status == "active"


def identify(api: Api, number: str, kind: str = "CANCEL", email: str = "camille@example.com") -> Any:
    return api.ask(IDENTIFY, k=kind, e=email, n=number)["contractIdentify"]


def test_without_an_account_both_answers_are_the_same(api: Api, life: Life) -> None:
    answers = []
    for number in (life.first_order.number, "2020-000001"):
        asked = identify(api, number)
        assert asked["problems"] == []
        id = asked["request"].pop("id")
        assert asked["request"].pop("number") == number
        confirmed = api.ask(CANCEL, r=id)["contractCancel"]
        assert confirmed["request"].pop("id") == id
        assert confirmed["request"].pop("confirmedAt")
        answers.append((asked, confirmed))
    assert answers[0] == answers[1]
    assert life.subscription.status == "active"  # nobody waited for it
    build.hear_everything()
    assert life.subscription.status == "cancel_at_end"


def test_a_request_of_one_kind_is_not_confirmed_as_the_other(api: Api, life: Life) -> None:
    id = identify(api, life.first_order.number, "WITHDRAW")["request"]["id"]
    assert api.ask(CANCEL, r=id)["contractCancel"]["problems"] == [{"code": "NOT_FOUND", "field": "request"}]
    assert api.ask(WITHDRAW, r=id)["withdrawalConfirm"]["request"]["confirmedAt"]
    build.hear_everything()
    assert Withdrawal.objects.get().order == life.first_order


def test_what_was_typed_is_shown_for_a_day(api: Api, life: Life) -> None:
    id = identify(api, life.first_order.number)["request"]["id"]
    shown = "query ($r: ID!) { contractRequest(id: $r) { email } }"
    assert api.ask(shown, r=id)["contractRequest"] == {"email": "camille@example.com"}
    with on("2026-01-03 12:01"):
        assert api.ask(shown, r=id) == {"contractRequest": None}


@pytest.mark.parametrize(
    ("email", "number", "field"),
    [("", "1", "email"), ("nobody", "1", "email"), ("a@example.com", " ", "number")],
)
def test_what_cannot_be_is_said_beside_its_field(
    api: Api, shop: Shop, email: str, number: str, field: str
) -> None:
    answer = identify(api, number, email=email)
    assert answer["request"] is None
    assert [problem["field"] for problem in answer["problems"]] == [field]
    assert not ContractRequest.objects.exists()


def test_numbers_cannot_be_tried_fast(api: Api, life: Life) -> None:
    for n in range(10):
        assert identify(api, f"2026-{n:06d}", email=f"someone{n}@example.com")["problems"] == []
    variables = {"k": "CANCEL", "e": "someone@example.com", "n": "2026-000010"}
    refused = api.post({"query": IDENTIFY, "variables": variables})
    assert refused.status_code == 429
    assert refused.json()["data"]["contractIdentify"]["problems"][0]["code"] == "RATE_LIMITED"
    assert ContractRequest.objects.count() == 10

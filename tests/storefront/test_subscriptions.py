"""What customers change on their subscriptions: told before, done as told, taken back, refused."""

from datetime import date, timedelta
from typing import Any

import pytest

from commerce.base import clock
from commerce.billing.models import Attempt, PaymentMethod
from commerce.catalog.models import Formula
from commerce.customers.models import Customer
from commerce.fulfilment.models import Carrier, PickupPoint
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Cycle, Subscription
from tests.commerce import shop as build
from tests.storefront.owners import Owner, everything, mutate, preview, read
from tests.storefront.shop import ADDRESS, Shop

CANCEL_PLAN = {"action": "CANCEL_NOW"}


def actions_of(answer: Any) -> dict[str, bool]:
    return {each["action"]: each["allowed"] for each in answer["actions"]}


def test_the_timeline_says_what_may_be_done_and_why_not(owner: Owner) -> None:
    told = read(owner.api, owner.id)
    assert actions_of(told) == {
        "PAUSE": True, "RESUME": False, "QUANTITY": True, "FORMULA": True, "CHOICES": False, "ADDRESS": True,
        "CARRIER": False, "CARD": True, "PAY": False, "CANCEL": True, "CANCEL_NOW": True, "REACTIVATE": False,
    }  # fmt: skip
    reasons = {each["action"]: (each["reason"], each["message"]) for each in told["actions"]}
    assert reasons["PAY"] == ("NOTHING_OWED", "Nothing is to be paid.")
    assert reasons["RESUME"] == ("NOT_POSSIBLE", "It is not paused.")
    assert reasons["PAUSE"] == (None, None)
    for box in told["timeline"]:
        (possible,) = box["actions"]
        assert (possible["action"], possible["allowed"]) == ("SKIP", True)
    assert told["nextCharge"]["amount"]["amount"] == "24.90"
    assert (told["card"]["last4"], told["owed"], told["changes"]) == ("4242", None, [])
    with clock.moved_to(clock.now() + timedelta(days=4)):  # the first box locks after three
        (possible,) = owner.timeline[0]["actions"]
    assert (possible["allowed"], possible["reason"]) == (False, "LOCKED")
    assert possible["message"] == "Its lock date has passed."


CHANGES: list[tuple[str, str, dict[str, Any]]] = [
    ("subscriptionSkip", "SKIP", {"box": 1}),
    ("subscriptionPause", "PAUSE", {"until": "soon"}),
    ("subscriptionQuantitySet", "QUANTITY", {"quantity": 3}),
    ("subscriptionFormulaSet", "FORMULA", {"formula": "prepaid"}),
    ("subscriptionAddressSet", "ADDRESS", {"address": {**ADDRESS, "city": "Lille"}}),
    ("subscriptionCancel", "CANCEL", {}),
    ("subscriptionCancelNow", "CANCEL_NOW", {}),
]


def values(given: dict[str, Any]) -> dict[str, Any]:
    """What a test names, as it is in this shop on this day."""
    found = dict(given)
    if "until" in found:
        found["until"] = (clock.now().date() + timedelta(days=45)).isoformat()
    if "formula" in found:
        found["formula"] = Formula.objects.get(slug=found["formula"]).public_id
    return found


@pytest.mark.parametrize(("name", "action", "given"), CHANGES)
def test_what_was_told_is_what_happens(owner: Owner, name: str, action: str, given: dict[str, Any]) -> None:
    given = values(given)
    before = everything()
    plan = preview(owner.api, owner.id, action=action, **given)
    assert plan["problems"] == []
    assert everything() == before

    done = mutate(owner.api, name, subscription=owner.id, token=plan["token"], **given)

    assert done["problems"] == []
    told = read(owner.api, owner.id)
    assert told["status"] == plan["status"]
    shown = [{key: box[key] for key in ("index", "status", "shipsOn", "price")} for box in told["timeline"]]
    assert shown == plan["boxes"]
    assert told["nextCharge"] == (plan["charges"][0] if plan["charges"] else None)
    assert (done["refunded"] or {"amount": "0.00"}) == plan["refunded"]
    undo = told["changes"][0]
    assert undo["undoUntil"] == plan["undoUntil"]
    assert undo["canUndo"] == (action != "CANCEL_NOW")


def test_another_formula_at_once_is_paid_by_what_was_paid_and_the_card(owner: Owner) -> None:
    given = values({"formula": "prepaid"}) | {"when": "NOW"}
    plan = preview(owner.api, owner.id, action="FORMULA", **given)
    assert plan["problems"] == []
    assert plan["refunded"]["amount"] == "24.90"
    done = mutate(owner.api, "subscriptionFormulaSet", subscription=owner.id, token=plan["token"], **given)
    assert done["problems"] == []
    assert done["refunded"] == plan["refunded"]
    told = read(owner.api, owner.id)
    assert (told["status"], told["owed"], told["changes"][0]["canUndo"]) == ("ACTIVE", None, False)
    assert {box["status"] for box in told["timeline"][:3]} == {"PAID"}
    charged = Attempt.objects.get(cause="retry").payment.money
    price = Formula.objects.get(slug="prepaid").price_amount
    assert (charged.amount, plan["charges"][0]["amount"]["amount"]) == (
        price - 2490,
        f"{charged.amount / 100:.2f}",
    )
    (again,) = mutate(owner.api, "subscriptionFormulaSet", subscription=owner.id, **given)["problems"]
    assert again["code"] == "INVALID"


def test_a_stale_token_changes_nothing_and_brings_the_new_plan(owner: Owner) -> None:
    plan = preview(owner.api, owner.id, action="SKIP", box=1)
    assert mutate(owner.api, "subscriptionQuantitySet", subscription=owner.id, quantity=2)["problems"] == []
    before = everything()
    (problem,) = mutate(owner.api, "subscriptionSkip", subscription=owner.id, box=1, token=plan["token"])[
        "problems"
    ]
    assert problem["code"] == "PLAN_CHANGED"
    assert everything() == before
    assert problem["plan"] == preview(owner.api, owner.id, action="SKIP", box=1)
    token = problem["plan"]["token"]
    done = mutate(owner.api, "subscriptionSkip", subscription=owner.id, box=1, token=token)
    assert done["problems"] == []


def test_a_skipped_box_is_wanted_again_or_taken_back(owner: Owner) -> None:
    first = owner.timeline
    done = mutate(owner.api, "subscriptionSkip", subscription=owner.id, box=0)
    assert [box.status for box in Cycle.objects.order_by("idx")] == ["skipped", "paid"]
    assert done["change"]["canUndo"]
    change = done["change"]["id"]
    undone = mutate(owner.api, "subscriptionChangeUndo", subscription=owner.id, change=change)
    assert undone["problems"] == []
    assert undone["subscription"]["timeline"] == first
    again = mutate(owner.api, "subscriptionSkip", subscription=owner.id, box=0)
    assert again["problems"] == []
    back = mutate(owner.api, "subscriptionUnskip", subscription=owner.id, box=0)
    assert back["subscription"]["timeline"] == first


def test_only_the_last_change_that_stands_can_be_taken_back(owner: Owner) -> None:
    mutate(owner.api, "subscriptionSkip", subscription=owner.id, box=1)
    mutate(owner.api, "subscriptionQuantitySet", subscription=owner.id, quantity=2)
    quantity, skip = read(owner.api, owner.id)["changes"]
    assert (quantity["canUndo"], skip["canUndo"]) == (True, False)
    before = everything()
    refused = mutate(owner.api, "subscriptionChangeUndo", subscription=owner.id, change=skip["id"])
    assert refused["problems"][0]["code"] == "CANNOT_UNDO"
    assert everything() == before
    undone = mutate(owner.api, "subscriptionChangeUndo", subscription=owner.id, change=quantity["id"])
    assert undone["problems"] == []
    assert {each["id"]: each["canUndo"] for each in read(owner.api, owner.id)["changes"]}[skip["id"]]


TODAY = date(2000, 1, 1).isoformat()
NONSENSE: list[tuple[str, str, dict[str, Any], str]] = [
    ("subscriptionSkip", "SKIP", {"box": -1}, "CANNOT_CHANGE"),
    ("subscriptionSkip", "SKIP", {"box": 2**31 - 1}, "CANNOT_CHANGE"),
    ("subscriptionUnskip", "UNSKIP", {"box": 2**31 - 1}, "CANNOT_CHANGE"),
    ("subscriptionPause", "PAUSE", {"until": "2000-01-01"}, "INVALID"),
    ("subscriptionPause", "PAUSE", {"until": "9999-12-31"}, "INVALID"),
    ("subscriptionResume", "RESUME", {}, "CANNOT_CHANGE"),
    ("subscriptionQuantitySet", "QUANTITY", {"quantity": 0}, "QUANTITY_OUT_OF_RANGE"),
    ("subscriptionQuantitySet", "QUANTITY", {"quantity": -3}, "QUANTITY_OUT_OF_RANGE"),
    ("subscriptionQuantitySet", "QUANTITY", {"quantity": 2**31 - 1}, "QUANTITY_OUT_OF_RANGE"),
    ("subscriptionFormulaSet", "FORMULA", {"formula": "frm_nothing"}, "NOT_FOUND"),
    ("subscriptionAddressSet", "ADDRESS", {"address": {**ADDRESS, "country": "US"}}, "COUNTRY_CLOSED"),
    ("subscriptionAddressSet", "ADDRESS", {"address": {**ADDRESS, "city": " "}}, "REQUIRED"),
    ("subscriptionCardSet", "CARD", {"paymentMethod": "card_nothing"}, "NOT_FOUND"),
    ("subscriptionReactivate", "REACTIVATE", {}, "CANNOT_CHANGE"),
    ("subscriptionChangeUndo", "UNDO", {"change": "chg_nothing"}, "NOT_FOUND"),
]


@pytest.mark.parametrize(("name", "action", "given", "code"), NONSENSE)
def test_nonsense_is_refused_with_its_reason(
    owner: Owner, name: str, action: str, given: dict[str, Any], code: str
) -> None:
    before = everything()
    (told,) = preview(owner.api, owner.id, action=action, **given)["problems"]
    (refused,) = mutate(owner.api, name, subscription=owner.id, **given)["problems"]
    assert refused["code"] == told["code"] == code
    assert refused["message"]
    assert everything() == before


def test_a_box_is_not_touched_from_its_lock_on(owner: Owner) -> None:
    with clock.moved_to(clock.now() + timedelta(days=4)):
        before = everything()
        (refused,) = mutate(owner.api, "subscriptionSkip", subscription=owner.id, box=0)["problems"]
        assert refused["code"] == "BOX_LOCKED"
        assert everything() == before


def test_somebody_elses_ids_do_not_exist(owner: Owner, open_for_business: Shop) -> None:
    other = Owner(open_for_business, "paul@example.com")
    change = mutate(other.api, "subscriptionSkip", subscription=other.id, box=1)["change"]["id"]
    card = PaymentMethod.objects.get(customer=other.row.customer).public_id
    before = everything()
    everyone = [
        *((name, {"subscription": other.id, **values(given)}) for name, _action, given in CHANGES),
        ("subscriptionChangeUndo", {"subscription": other.id, "change": change}),
        ("subscriptionChangeUndo", {"subscription": owner.id, "change": change}),
        ("subscriptionCardSet", {"subscription": owner.id, "paymentMethod": card}),
        ("subscriptionResume", {"subscription": other.id}),
        ("subscriptionReactivate", {"subscription": other.id}),
    ]
    for name, input in everyone:
        (refused,) = mutate(owner.api, name, **input)["problems"]
        assert refused["code"] == "NOT_FOUND", name
    assert preview(owner.api, other.id, action="SKIP", box=1)["problems"][0]["code"] == "NOT_FOUND"
    assert read(owner.api, other.id) is None
    assert everything() == before


def test_a_cancelled_subscription_comes_back(owner: Owner) -> None:
    cancelled = mutate(owner.api, "subscriptionCancelNow", subscription=owner.id)
    assert cancelled["refunded"] == {"amount": "24.90"}
    assert (cancelled["subscription"]["status"], cancelled["subscription"]["timeline"]) == ("CANCELLED", [])
    back = mutate(owner.api, "subscriptionReactivate", subscription=owner.id)
    assert back["subscription"]["status"] == "ACTIVE"
    assert back["subscription"]["nextCharge"]["amount"]["amount"] == "24.90"
    assert Customer.objects.get().subscriptions.count() == 1


def test_what_waits_comes_when_the_pause_said_it_would(owner: Owner) -> None:
    until = clock.now().date() + timedelta(days=45)
    paused = mutate(owner.api, "subscriptionPause", subscription=owner.id, until=until.isoformat())
    held, *planned = paused["subscription"]["timeline"]
    assert held["status"] == "HELD"
    with clock.moved_to(clock.now() + timedelta(days=45, hours=12)):
        assert subscriptions.resume_due() == 1
        came, *next_ones = owner.timeline
    assert (came["status"], came["index"], came["shipsOn"]) == ("PAID", held["index"], held["shipsOn"])
    assert [box["shipsOn"] for box in next_ones] == [box["shipsOn"] for box in planned]


OFFERED = """query ($id: ID!) { subscription(id: $id) {
  deliveryOptions { carrier { id } pickupPoints { id } } pickupPoint { name } deliveryAddress { city } } }"""


PLACE = {"name": "Kiosk", "line1": "2 rue B", "postcode": "69004", "city": "Lyon", "country": "FR"}


def relay(shop: Shop, **fields: Any) -> Carrier:
    """A carrier that brings parcels to two pick-up points."""
    made = build.carrier(shop, (None, 290), to_pickup_point=True, **fields)
    for code in ("P1", "P2"):
        PickupPoint.objects.create(carrier=made, code=code, **PLACE)
    return made


def bring_to(owner: Owner, point: PickupPoint) -> Any:
    chosen = {"carrier": point.carrier.public_id, "pickupPoint": point.public_id}
    return mutate(owner.api, "subscriptionCarrierSet", subscription=owner.id, **chosen)["problems"]


def test_who_is_brought_their_boxes_by_a_retired_carrier_can_still_choose_where(
    owner: Owner, open_for_business: Shop
) -> None:
    own = relay(open_for_business)
    Subscription.objects.update(carrier=own)
    Carrier.objects.update(active=False)
    (option,) = owner.api.ask(OFFERED, id=owner.id)["subscription"]["deliveryOptions"]
    assert option["carrier"]["id"] == own.public_id
    assert len(option["pickupPoints"]) == 2
    assert bring_to(owner, own.pickup_points.get(code="P2")) == []
    moved = mutate(
        owner.api, "subscriptionAddressSet", subscription=owner.id, address=ADDRESS | {"city": "X"}
    )
    assert moved["problems"] == []
    told = owner.api.ask(OFFERED, id=owner.id)["subscription"]
    assert (told["pickupPoint"]["name"], told["deliveryAddress"]["city"]) == ("Kiosk", "X")
    assert Subscription.objects.get().carrier == own


def test_a_retired_carrier_is_nobody_elses_to_choose(owner: Owner, open_for_business: Shop) -> None:
    own = relay(open_for_business)
    Subscription.objects.update(carrier=own)
    retired = relay(open_for_business, active=False)
    PickupPoint.objects.filter(carrier=own, code="P2").update(active=False)
    for point in (*retired.pickup_points.all(), own.pickup_points.get(code="P2")):
        assert [problem["code"] for problem in bring_to(owner, point)] == ["NOT_FOUND"]
    assert Subscription.objects.get().pickup_point is None


def test_without_a_carrier_there_is_none_to_choose(owner: Owner, open_for_business: Shop) -> None:
    point = relay(open_for_business).pickup_points.get(code="P1")
    assert [problem["code"] for problem in bring_to(owner, point)] == ["CANNOT_CHANGE"]

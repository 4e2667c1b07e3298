"""What goes into the boxes of a personalised subscription: chosen until the lock date, never missing."""

from typing import Any

import pytest

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.catalog.errors import TooFewChosen
from commerce.catalog.models import Variant
from commerce.catalog.rules import Choices
from commerce.checkout import actions as checkout
from commerce.customers.models import Customer
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.errors import DeliveryIncomplete
from commerce.fulfilment.models import DeliveryNote
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions import plans
from commerce.subscriptions.composing import compose
from commerce.subscriptions.errors import CannotChange, PlanChanged
from commerce.subscriptions.models import Cycle, Subscription
from commerce.subscriptions.queries import possible_for, timelines
from tests.commerce import boxes
from tests.commerce import shop as build
from tests.commerce.boxes import Personal
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import on


@pytest.fixture
def personal(shop: Shop) -> Personal:
    return boxes.personalise(shop, shop.monthly)


def buy(shop: Shop, customer: Customer, choices: Choices, formula: Any = None) -> Subscription:
    wish = checkout.Wish(thing=formula or shop.monthly, choices=choices)
    cart, _token = checkout.add_line(None, wish, viewer=shop.viewer(customer))
    checkout.set_address(cart, address=build.HOME)
    order, attempt = build.pay(shop, cart, customer)
    assert attempt.state == "succeeded"
    build.hear_everything()
    return fresh(Subscription.objects.get(origin__order=order))


def fresh(subscription: Subscription) -> Subscription:
    rows = Subscription.objects.select_related("site", "formula__group", "customer", "payment_method")
    return rows.get(pk=subscription.pk)


def inside(box: Cycle) -> list[str]:
    return [f"{one['quantity']} × {one['title']}" + "*" * one["by_shop"] for one in box.choices]


def boxes_of(subscription: Subscription) -> list[list[str]]:
    return [inside(box) for box in Cycle.objects.filter(subscription=subscription).order_by("idx")]


def told() -> list[dict[str, Any]]:
    return [entry.data for entry in JournalEntry.objects.filter(name="BoxCompleted").order_by("pk")]


def test_other_choices_go_into_open_boxes_and_those_to_come(
    shop: Shop, customer: Customer, personal: Personal
) -> None:
    subscription = buy(shop, customer, personal.of(personal.green))
    note = DeliveryNote.objects.get()
    change = subscriptions.set_choices(
        subscription, choices=personal.of(personal.black, personal.white, biscuit=True)
    )
    assert change.kind == "choices"
    chosen = ["1 × Black", "1 × White", "1 × Biscuit"]
    assert boxes_of(subscription) == [chosen]
    note.refresh_from_db()
    assert note.contents_line == "1 × Discovery · Monthly (1 × Black, 1 × White, 1 × Biscuit)"
    with on("2026-02-09 12:00"):
        assert boxes_of(subscription) == [chosen, chosen]
    assert told() == []


def test_a_locked_box_keeps_what_it_had_and_so_does_a_packed_one(
    shop: Shop, customer: Customer, personal: Personal
) -> None:
    subscription = buy(shop, customer, personal.of(personal.green))
    fulfilment.set_status(DeliveryNote.objects.get(), status="prepared")
    subscriptions.set_choices(subscription, choices=personal.of(personal.white))
    assert boxes_of(subscription) == [["1 × Green"]]
    fulfilment.set_status(DeliveryNote.objects.get(), status="planned")
    locked_at = Cycle.objects.get().cutoff_at
    with clock.moved_to(locked_at):  # from that very moment on
        subscriptions.set_choices(subscription, choices=personal.of(personal.black))
    assert boxes_of(subscription) == [["1 × Green"]]
    assert DeliveryNote.objects.get().contents_line == "1 × Discovery · Monthly (1 × Green)"
    with on("2026-02-09 12:00"):
        assert boxes_of(subscription) == [["1 × Green"], ["1 × Black"]]


def test_a_box_that_is_locked_before_it_is_charged_keeps_what_was_chosen_by_then(
    shop: Shop, customer: Customer
) -> None:
    shop.anniversary.lock_days = 12
    shop.anniversary.save()
    personal = boxes.personalise(shop, shop.anniversary)
    subscription = buy(shop, customer, personal.of(personal.green), shop.anniversary)
    next_box = timelines([subscription])[subscription.pk][1]
    assert next_box.dates.cutoff_at < fresh(subscription).next_charge_at  # type: ignore[operator]
    with clock.moved_to(next_box.dates.cutoff_at):
        subscriptions.set_choices(subscription, choices=personal.of(personal.black))
        assert boxes_of(subscription) == [["1 × Green"], ["1 × Green"]]
        assert fresh(subscription).choices[0]["title"] == "Black"


def test_what_is_no_whole_box_changes_nothing(shop: Shop, customer: Customer, personal: Personal) -> None:
    subscription = buy(shop, customer, personal.of(personal.green))
    with pytest.raises(TooFewChosen):
        subscriptions.set_choices(subscription, choices=personal.of(biscuit=True))
    subscriptions.cancel_now(subscription)
    with pytest.raises(CannotChange):
        subscriptions.set_choices(subscription, choices=personal.of(personal.black))
    assert boxes_of(subscription) == [["1 × Green"]]


def test_it_is_told_before_and_can_be_taken_back(shop: Shop, customer: Customer, personal: Personal) -> None:
    subscription = buy(shop, customer, personal.of(personal.green))

    def put(*teas: Any) -> Any:
        return lambda: subscriptions.set_choices(subscription, choices=personal.of(*teas))

    plan = plans.preview("choices", subscription, put(personal.black))
    assert [[one["title"] for one in box.choices] for box in plan.boxes[:2]] == [["Black"], ["Black"]]
    assert boxes_of(subscription) == [["1 × Green"]]
    with pytest.raises(PlanChanged):  # other choices are another plan
        plans.commit("choices", subscription, put(personal.white), token=plan.token)
    change = plans.commit("choices", subscription, put(personal.black), token=plan.token)
    assert boxes_of(subscription) == [["1 × Black"]]
    subscriptions.undo(change)
    assert boxes_of(subscription) == [["1 × Green"]]
    assert fresh(subscription).choices[0]["title"] == "Green"
    assert DeliveryNote.objects.get().contents_line == "1 × Discovery · Monthly (1 × Green)"


def test_a_box_whose_choices_are_gone_leaves_with_others_and_the_journal_says_so(
    shop: Shop, customer: Customer, personal: Personal
) -> None:
    subscription = buy(shop, customer, personal.of(personal.green, personal.black))
    boxes.sell_out(personal.black)
    with on("2026-02-09 12:00"):
        assert boxes_of(subscription) == [["1 × Green", "1 × Black"], ["1 × Green"]]
        boxes.sell_out(personal.green)
    with on("2026-03-09 12:00"):
        assert boxes_of(subscription)[2] == ["1 × White*"]
    assert [one["gone"] for one in told()] == ["Black", "Green, Black"]
    assert fresh(subscription).choices == Cycle.objects.get(idx=0).choices  # what they wish is not forgotten
    notes = DeliveryNote.objects.filter(status="planned").order_by("scheduled_on")
    assert [note.contents[0]["chosen"][0]["by_shop"] for note in notes] == [False, False, True]
    boxes.sell_out(personal.white)
    assert [(one["instead"], one["held"]) for one in told()] == [("", False), ("White", False)]


def test_a_box_of_which_nothing_is_left_is_held_until_staff_have_settled_it(
    shop: Shop, customer: Customer, personal: Personal
) -> None:
    subscription = buy(shop, customer, personal.of(personal.green))
    for tea in (personal.green, personal.black, personal.white):
        boxes.sell_out(tea)
    with on("2026-02-09 12:00"):
        note = DeliveryNote.objects.incomplete().get()
        assert note.missing == [{"step": personal.teas.public_id, "name": "Teas", "quantity": 1}]
        assert note.contents_line == "1 × Discovery · Monthly (1 × Teas: ?)"
        for status in ("prepared", "shipped"):
            with pytest.raises(DeliveryIncomplete):
                fulfilment.set_status(note, status=status)
        instead = {personal.teas.public_id: personal.biscuit}
        subscriptions.complete_box(note, instead=instead, reason="Sold out")
        assert boxes_of(subscription)[1] == ["1 × Biscuit*"]
        note.refresh_from_db()
        assert note.contents_line == "1 × Discovery · Monthly (1 × Biscuit)"
        fulfilment.set_status(note, status="prepared")
        with pytest.raises(CannotChange):
            subscriptions.complete_box(note, instead=instead, reason="Again")
    assert [(one["gone"], one["instead"], one["held"], one["reason"]) for one in told()] == [
        ("Green", "", True, ""), ("Green", "Biscuit", False, "Sold out"),
    ]  # fmt: skip


@pytest.mark.parametrize("composed", [True, False])
def test_a_held_box_may_leave_without_or_be_composed_by_its_customer(
    shop: Shop, customer: Customer, composed: bool
) -> None:
    shop.anniversary.lock_days = 1  # after its charge
    shop.anniversary.save()
    personal = boxes.personalise(shop, shop.anniversary)
    subscription = buy(shop, customer, personal.of(personal.green), shop.anniversary)
    for tea in (personal.green, personal.black, personal.white):
        boxes.sell_out(tea)
    with on("2026-02-03 12:00"):
        note = DeliveryNote.objects.incomplete().get()
        if composed:
            Variant.objects.filter(pk=personal.white.pk).update(stock=1)
            subscriptions.set_choices(subscription, choices=personal.of(personal.white))
        else:
            subscriptions.complete_box(note, instead={}, reason="So be it")
        note.refresh_from_db()
        assert not note.missing
        assert [one["title"] for one in note.contents[0]["chosen"]] == ["White"] * composed


def test_another_formula_is_composed_anew_and_by_the_shop_until_then(
    shop: Shop, customer: Customer, personal: Personal
) -> None:
    subscription = buy(shop, customer, {}, shop.anniversary)
    assert boxes_of(subscription) == [[]]
    change = subscriptions.set_formula(subscription, formula=shop.monthly)
    subscriptions.undo(change)
    subscriptions.set_formula(subscription, formula=shop.monthly)
    assert fresh(subscription).choices == []
    with on("2026-02-09 12:00"):
        last = Cycle.objects.filter(subscription=subscription).order_by("idx").last()
        assert last
        assert inside(last) == ["1 × Green*"]
        subscriptions.set_choices(subscription, choices=personal.of(personal.white))
        change = subscriptions.set_formula(subscription, formula=shop.anniversary)
        assert fresh(subscription).choices == []
        subscriptions.undo(change)
        assert fresh(subscription).choices[0]["title"] == "White"


def test_at_once_the_new_boxes_are_composed_by_the_shop(shop: Shop, customer: Customer) -> None:
    personal = boxes.personalise(shop, shop.quarterly)
    subscription = buy(shop, customer, {})
    subscriptions.exchange(subscription, formula=shop.quarterly)
    open_boxes = Cycle.objects.filter(subscription=subscription, formula=shop.quarterly)
    assert [inside(box) for box in open_boxes] == [["1 × Green*"]] * 3
    subscriptions.set_choices(subscription, choices=personal.of(personal.black))
    assert {tuple(inside(box)) for box in open_boxes.all()} == {("1 × Black",)}


def test_composing_is_offered_where_there_is_something_to_choose(
    shop: Shop, customer: Customer, personal: Personal
) -> None:
    subscription = buy(shop, customer, personal.of(personal.green))

    def allowed(**how: Any) -> bool:
        found = {one.action: one.allowed for one in possible_for(fresh(subscription), [], **how)}
        return found["choices"]

    assert (allowed(composed=True), allowed()) == (True, False)
    subscriptions.cancel_at_end(subscription)
    assert allowed(composed=True)
    subscriptions.cancel_now(subscription)
    assert not allowed(composed=True)


def test_composing_many_boxes_asks_no_more_than_composing_one(
    shop: Shop, customer: Customer, personal: Personal, django_assert_num_queries: Any
) -> None:
    one = buy(shop, customer, personal.of(personal.black))
    boxes.sell_out(personal.black)
    several = [Cycle(subscription=fresh(one), idx=n) for n in range(1, 20)]
    with django_assert_num_queries(10):
        compose(several[:1])
    with django_assert_num_queries(10):
        compose(several)
    assert {tuple(inside(box)) for box in several} == {("1 × Green*",)}

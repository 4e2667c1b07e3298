"""Asking to stop: nothing has to be answered, and what was said is kept once."""

import pytest

from commerce.base.errors import NotFound
from commerce.base.models import JournalEntry
from commerce.retention import actions
from commerce.retention.errors import AnswerInvalid, AnswerTooLong
from commerce.retention.models import Answer, Departure, Question
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.errors import CannotChange, PlanChanged
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop, saved
from tests.commerce.subscriptions.life import Life, on

pytestmark = pytest.mark.django_db


def leave(life: Life, **answers: str) -> Departure:
    return actions.leave(life.subscription, channel="account", answers=answers)


def test_nobody_has_to_answer(life: Life, why: Question) -> None:
    departure = leave(life)
    assert departure.outcome == "cancelled"
    assert life.subscription.status == "cancel_at_end"
    assert not Answer.objects.exists()
    with on("2026-02-09 12:00"):
        assert len(life.orders) == 1
    assert_sound()


def test_it_can_be_undone_until_the_lock(life: Life) -> None:
    departure = leave(life)
    assert departure.change and departure.change.undo_until
    subscriptions.undo(departure.change)
    assert life.subscription.status == "active"


def test_a_second_time_answers_the_same(life: Life, why: Question) -> None:
    assert leave(life) == leave(life)
    assert Departure.objects.count() == 1
    assert JournalEntry.objects.filter(name="DepartureEnded").count() == 1
    subscriptions.reactivate(life.subscription)
    assert leave(life) != Departure.objects.order_by("pk").first()
    assert Departure.objects.count() == 2


def test_it_works_while_a_payment_fails(life: Life) -> None:
    life.card_answers("insufficient_funds")
    with on("2026-02-09 12:00"):
        assert life.subscription.status == "past_due"
        leave(life)
        assert life.subscription.status in ("cancel_at_end", "cancelled")


def test_what_ended_otherwise_cannot_be_cancelled(life: Life) -> None:
    subscriptions.cancel_now(life.subscription)
    with pytest.raises(CannotChange):
        leave(life)
    assert not Departure.objects.exists()


def test_what_is_said_again_replaces_what_was_said(life: Life, why: Question, else_: Question) -> None:
    first = actions.answer(
        life.subscription, channel="link", answers={why.public_id: "Too dear", else_.public_id: " Good tea. "}
    )
    assert (first.outcome, first.channel) == ("left_open", "link")
    leave(life, **{why.public_id: "I moved", else_.public_id: " "})
    assert Departure.objects.get() == first
    assert [(one.question, one.value) for one in Answer.objects.all()] == [(why, "I moved")]


def test_a_request_of_the_day_before_is_another(life: Life, why: Question) -> None:
    actions.answer(life.subscription, channel="account", answers={why.public_id: "Too dear"})
    with on("2026-01-03 12:01"):
        leave(life)
    outcomes = Departure.objects.order_by("pk").values_list("outcome", flat=True)
    assert list(outcomes) == ["left_open", "cancelled"]


@pytest.mark.parametrize("said", ["Something else", "Trop cher", "0", "<script>alert(1)</script>"])
def test_only_the_answers_proposed_are_taken(life: Life, why: Question, said: str) -> None:
    with pytest.raises(AnswerInvalid):
        leave(life, **{why.public_id: said})
    assert life.subscription.status == "active"
    assert not Departure.objects.exists()


@pytest.mark.parametrize(("said", "taken"), [("0", False), ("1", True), ("5", True), ("6", False)])
def test_a_scale_goes_from_1_to_5(life: Life, liked: Question, said: str, taken: bool) -> None:
    if taken:
        leave(life, **{liked.public_id: said})
        assert Answer.objects.get().value == said
    else:
        with pytest.raises(AnswerInvalid):
            leave(life, **{liked.public_id: said})


@pytest.mark.parametrize(("length", "taken"), [(1000, True), (1001, False)])
def test_a_text_has_its_length(life: Life, else_: Question, length: int, taken: bool) -> None:
    if taken:
        leave(life, **{else_.public_id: "é" * length})
        assert len(Answer.objects.get().value) == length
    else:
        with pytest.raises(AnswerTooLong):
            leave(life, **{else_.public_id: "é" * length})


def test_a_question_that_is_not_asked_is_not_there(life: Life, why: Question) -> None:
    Question.objects.update(active=False)
    for public_id in (why.public_id, "qst_none", ""):
        with pytest.raises(NotFound):
            leave(life, **{public_id: "Too dear"})
    assert life.subscription.status == "active"


def test_a_plan_that_moved_is_refused(life: Life) -> None:
    with pytest.raises(PlanChanged):
        actions.leave(life.subscription, channel="account", plan="0" * 64)
    assert life.subscription.status == "active"
    assert not Departure.objects.exists()


@pytest.mark.parametrize(
    ("choices", "wrong"),
    [
        ({"en": "One"}, True),
        ({}, True),
        ({"en": "A\nB", "fr": "A"}, True),
        ({"en": "A\n\nB", "fr": "A\nB"}, False),
    ],
)
def test_a_choice_has_the_same_answers_in_each_language(
    shop: Shop, choices: dict[str, str], wrong: bool
) -> None:
    question = Question(site=shop.site, kind="choice", label={"en": "Why?"}, choices=choices)
    if wrong:
        with pytest.raises(Exception, match="answers"):
            saved(question)
    else:
        assert saved(question).options == [("A", "A"), ("B", "B")]

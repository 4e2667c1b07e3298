"""What is asked of a cart, what was answered, and what is still missing."""

from collections.abc import Iterator

from commerce.base.errors import CommerceError
from commerce.checkout.asking import CheckoutQuestion, ConsentBox
from commerce.checkout.errors import AnswerMissing, ConsentMissing
from commerce.checkout.models import Cart


def questions_of(cart: Cart) -> list[CheckoutQuestion]:
    """What its site asks, read once of a cart: kept on it."""
    if "_questions" not in cart.__dict__:
        cart.__dict__["_questions"] = list(CheckoutQuestion.objects.asked().filter(site=cart.site_id))
    found: list[CheckoutQuestion] = cart.__dict__["_questions"]
    return found


def boxes_of(cart: Cart) -> list[ConsentBox]:
    """The boxes its site shows, read once of a cart: kept on it."""
    if "_boxes" not in cart.__dict__:
        cart.__dict__["_boxes"] = list(ConsentBox.objects.asked().filter(site=cart.site_id))
    found: list[ConsentBox] = cart.__dict__["_boxes"]
    return found


def problems_of_answers(cart: Cart) -> Iterator[CommerceError]:
    """What must be answered or ticked, and is not."""
    for question in questions_of(cart):
        if question.required and not cart.survey.get(question.public_id):
            yield AnswerMissing(question)
    for box in boxes_of(cart):
        if box.required and box.public_id not in cart.consents:
            yield ConsentMissing(box)


def survey_as_read(cart: Cart) -> list[dict[str, str]]:
    """The questions that were answered, in the active language."""
    found = []
    for question in questions_of(cart):
        labels = dict(question.options)
        values = [labels.get(value, value) for value in cart.survey.get(question.public_id, [])]
        if values:
            found.append({"question": str(question.title), "answer": ", ".join(values)})
    return found


def consents_as_read(cart: Cart) -> list[dict[str, str]]:
    """The boxes that are ticked, with their words in the active language."""
    return [
        {"id": box.public_id, "words": str(box.words)}
        for box in boxes_of(cart)
        if box.public_id in cart.consents
    ]

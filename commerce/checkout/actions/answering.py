"""What shoppers answer at the checkout, and the boxes they tick."""

from collections.abc import Mapping, Sequence

from commerce.base.actions import action
from commerce.base.errors import NotFound
from commerce.checkout import rules
from commerce.checkout.actions.cart import locked_for_change, touched
from commerce.checkout.answers import boxes_of, questions_of
from commerce.checkout.models import Cart


@action
def answer(cart: Cart, *, answers: Mapping[str, Sequence[str]], consents: Sequence[str]) -> Cart:
    """The cart with these answers, by question, and exactly these boxes ticked; an empty answer is none.

    Raises NotFound for what is not asked, AnswerInvalid, AnswerTooLong, CartClosed, CartLocked.
    """
    cart = locked_for_change(cart)
    asked = {one.public_id: one for one in questions_of(cart)}
    boxes = {one.public_id for one in boxes_of(cart)}
    if not set(answers) <= set(asked) or not set(consents) <= boxes:
        raise NotFound(field="answers" if set(consents) <= boxes else "consents")
    for public_id, values in answers.items():
        question = asked[public_id]
        codes = [code for code, _label in question.options]
        kept = rules.check_answer(question.kind, values, codes=codes)
        cart.survey = {**cart.survey, public_id: kept}
    cart.survey = {public_id: kept for public_id, kept in cart.survey.items() if kept}
    cart.consents = [public_id for public_id in boxes if public_id in consents]
    return touched(cart)

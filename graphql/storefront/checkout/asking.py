"""What is asked before a cart is paid, and the boxes to tick."""

import strawberry

from commerce.checkout import actions as checkout
from storefront.checkout.carts import cart_of, changed
from storefront.checkout.types import CartPayload
from storefront.context import Info
from storefront.problems import door


@strawberry.input(description="What was answered to one question.")
class CheckoutAnswerInput:
    question: strawberry.ID = strawberry.field(description="The question.")
    values: list[str] | None = strawberry.field(
        description="Codes of its options, or one text; left out or empty: no answer.", default=None
    )


@strawberry.input(description="What was answered, and the boxes that are ticked.")
class CheckoutAnswersSetInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    answers: list[CheckoutAnswerInput] = strawberry.field(
        description="Questions that are not among them keep their answers.", default_factory=list
    )
    consents: list[strawberry.ID] = strawberry.field(
        description="Exactly these boxes are ticked.", default_factory=list
    )


@strawberry.type
class AskingMutation:
    @strawberry.mutation(description="Answers what is asked before the cart is paid, and ticks its boxes.")
    @door(CartPayload)
    def checkout_answers_set(self, info: Info, input: CheckoutAnswersSetInput) -> CartPayload:
        cart = cart_of(input.cart, info.context.viewer)
        answers = {str(one.question): one.values or [] for one in input.answers}
        return changed(checkout.answer(cart, answers=answers, consents=[str(one) for one in input.consents]))

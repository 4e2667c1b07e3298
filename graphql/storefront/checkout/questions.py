"""What is asked of a cart before it is paid, and the boxes to tick."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

import strawberry

from commerce.checkout import models
from storefront.sources import Sourced


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what the cart says to it."""

    question: models.CheckoutQuestion
    answer: list[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A box, and whether the cart has it ticked."""

    box: models.ConsentBox
    ticked: bool


@strawberry.enum(description="How a question at the checkout is answered.")
class CheckoutQuestionKind(Enum):
    TEXT = strawberry.enum_value("text", description="With a text of up to 1000 characters.")
    ONE = strawberry.enum_value("one", description="With one of its options.")
    SEVERAL = strawberry.enum_value("several", description="With any of its options.")


@strawberry.type(description="An answer that can be chosen.")
class CheckoutOption:
    code: str = strawberry.field(description="Give it as the answer.")
    label: str = strawberry.field(description="What people read.")
    chosen: bool = strawberry.field(description="Whether it is the answer, or one of them.")


@strawberry.type(description="A question that the shop asks before a cart is paid.")
class CheckoutQuestion(Sourced):
    @strawberry.field(description="Names it in an answer.")
    def id(self: Any) -> strawberry.ID:
        return strawberry.ID(self.question.public_id)

    @strawberry.field(description="What is asked.")
    def title(self: Any) -> str:
        return str(self.question.title)

    @strawberry.field(description="How it is answered.")
    def kind(self: Any) -> CheckoutQuestionKind:
        return CheckoutQuestionKind(self.question.kind)

    @strawberry.field(description="Whether nobody can pay without an answer.")
    def required(self: Any) -> bool:
        return bool(self.question.required)

    @strawberry.field(description="What can be chosen; empty for a text.")
    def options(self: Any) -> list[CheckoutOption]:
        return [
            CheckoutOption(code=code, label=label, chosen=code in self.answer)
            for code, label in self.question.options
        ]

    @strawberry.field(description="The text that was answered; empty for none, and for what is chosen.")
    def text(self: Any) -> str:
        is_text = self.question.kind == CheckoutQuestionKind.TEXT.value
        return "".join(self.answer) if is_text else ""


@strawberry.type(description="A box that the shop asks to tick before a cart is paid.")
class ConsentBox(Sourced):
    @strawberry.field(description="Names it in checkoutAnswersSet.")
    def id(self: Any) -> strawberry.ID:
        return strawberry.ID(self.box.public_id)

    @strawberry.field(description="The words beside it.")
    def words(self: Any) -> str:
        return str(self.box.words)

    @strawberry.field(description="Whether nobody can pay who has not ticked it.")
    def required(self: Any) -> bool:
        return bool(self.box.required)

    ticked: bool = strawberry.field(description="Whether it is ticked.")

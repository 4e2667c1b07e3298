"""How much a cart may hold."""

from collections.abc import Sequence

from commerce.base.readable import is_readable
from commerce.checkout.errors import AnswerInvalid, AnswerTooLong, QuantityOutOfRange

LONGEST_ANSWER = 1000
MOST_OF_ONE = 20
MOST_LINES = 20


def check_quantity(quantity: int) -> None:
    """Raises QuantityOutOfRange outside 1 to MOST_OF_ONE."""
    if not 1 <= quantity <= MOST_OF_ONE:
        raise QuantityOutOfRange(most=MOST_OF_ONE)


def check_answer(kind: str, values: Sequence[str], *, codes: Sequence[str]) -> list[str]:
    """The answer as a cart keeps it: a text, one of `codes`, or several in their order; [] for none.

    Raises AnswerInvalid, AnswerTooLong.
    """
    given = [value.strip() for value in values if value.strip()]
    if any(len(value) > LONGEST_ANSWER for value in given):
        raise AnswerTooLong(most=LONGEST_ANSWER)
    if kind == "text":
        allowed = len(given) <= 1 and all(map(is_readable, given))
        if not allowed:
            raise AnswerInvalid(field="answers")
        return given
    if not set(given) <= set(codes) or (kind == "one" and len(given) > 1):
        raise AnswerInvalid(field="answers")
    return [code for code in codes if code in given]

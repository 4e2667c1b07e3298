"""How much a cart may hold."""

from commerce.checkout.errors import QuantityOutOfRange

MOST_OF_ONE = 20
MOST_LINES = 20


def check_quantity(quantity: int) -> None:
    """Raises QuantityOutOfRange outside 1 to MOST_OF_ONE."""
    if not 1 <= quantity <= MOST_OF_ONE:
        raise QuantityOutOfRange(most=MOST_OF_ONE)

"""What may be written in the ledger."""

from commerce.ledger.errors import AmountNotPositive, CauseReused


def check_positive(amount: int) -> None:
    """Raises AmountNotPositive: the action says which way an amount goes, not its sign."""
    if amount <= 0:
        raise AmountNotPositive


def check_same(amount: int, *, earlier: int) -> None:
    """Raises CauseReused when what counted already was another amount than `amount`."""
    if amount != earlier:
        raise CauseReused

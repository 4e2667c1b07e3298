"""How a parcel's status may move."""

from commerce.fulfilment.errors import DeliveryCannotChange

# Forward, and one step back to correct a slip.
MOVES: dict[str, set[str]] = {
    "planned": {"prepared", "shipped", "cancelled"},
    "prepared": {"planned", "shipped", "cancelled"},
    "shipped": {"prepared", "delivered"},
    "delivered": {"shipped"},
    "cancelled": {"planned"},
}


NOT_BEGUN = {"planned", "cancelled"}  # nobody has packed anything yet


def is_move_allowed(status: str, to: str) -> bool:
    """Whether a delivery note in `status` can become `to`."""
    return to in MOVES[status]


def check_move(status: str, to: str) -> None:
    """Raises DeliveryCannotChange when a delivery note in `status` cannot become `to`."""
    if not is_move_allowed(status, to):
        raise DeliveryCannotChange

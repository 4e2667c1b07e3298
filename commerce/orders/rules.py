"""What an order may become next."""

from commerce.orders.errors import OrderCannotChange

MOVES: dict[str, set[str]] = {
    "pending": {"paid", "cancelled"},
    "paid": {"prepared", "shipped", "cancelled"},
    "prepared": {"shipped", "cancelled"},
    "shipped": {"delivered"},
    "delivered": set(),
    "cancelled": set(),
}


def check_move(status: str, to: str) -> None:
    """Raises OrderCannotChange when an order in `status` cannot become `to`."""
    if to not in MOVES[status]:
        raise OrderCannotChange


def format_number(year: int, sequence: int) -> str:
    """The number people use for an order: 2026-000042."""
    return f"{year}-{sequence:06d}"

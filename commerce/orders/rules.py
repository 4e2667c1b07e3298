"""What an order may become next, and where its parcels put it."""

from collections.abc import Iterable

from commerce.orders.errors import OrderCannotChange

MOVES: dict[str, set[str]] = {
    "pending": {"paid", "cancelled"},
    "paid": {"prepared", "shipped", "cancelled"},
    "prepared": {"shipped", "cancelled"},
    "shipped": {"delivered"},
    "delivered": set(),
    "cancelled": set(),
}


EDITABLE = {"paid", "prepared"}  # paid, and nothing of it has left
PROGRESS = ("paid", "prepared", "shipped", "delivered")  # as its parcels go


def status_of_parcels(parcels: Iterable[str]) -> str | None:
    """Where an order stands whose parcels are in these statuses: as far as the last of them.

    Cancelled parcels do not count; None when no other is left.
    """
    steps = [PROGRESS.index("paid" if one == "planned" else one) for one in parcels if one != "cancelled"]
    return PROGRESS[min(steps)] if steps else None


def share(whole: int, part: int, *, of: int) -> int:
    """What `part` of so many pieces cost that cost `whole` together, to the nearest unit, half up."""
    return (2 * whole * part + of) // (2 * of)


def check_move(status: str, to: str) -> None:
    """Raises OrderCannotChange when an order in `status` cannot become `to`."""
    if to not in MOVES[status]:
        raise OrderCannotChange


def format_number(year: int, sequence: int) -> str:
    """The number people use for an order: 2026-000042."""
    return f"{year}-{sequence:06d}"

"""What stops every charge at once."""

from commerce.base import stops
from commerce.billing.errors import ChargesStopped


def check_may_charge() -> None:
    """Raises ChargesStopped while charges are stopped: by staff, or in a copied database."""
    if stops.charges_stopped():
        raise ChargesStopped

"""Links to a cart: they open it on any device, and end reminders of it."""

from commerce.base.errors import NotFound
from commerce.base.viewer import Viewer
from commerce.checkout.actions import unfinished


def reopen(token: str, viewer: Viewer) -> tuple[bool, str] | None:
    """Whether the cart of the link is this browser's now, or its customer must sign in, and the secret that
    opens it; None for a link that opens nothing here."""
    try:
        cart, secret = unfinished.reopen(token, viewer=viewer)
    except NotFound:
        return None
    return bool(secret) or cart.customer_id == viewer.customer_id, secret


def remind_no_more(token: str, viewer: Viewer) -> bool:
    """Whoever the link was sent to is reminded of no cart; False for a link that is none."""
    try:
        unfinished.remind_no_more(token, site=viewer.site)
    except NotFound:
        return False
    return True

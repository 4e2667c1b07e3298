"""Links that open a cart on any device, and those that end reminders: signed, and of nobody's name."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from commerce.base.errors import NotFound
from commerce.checkout.models import Cart

OPEN, STOP = "cart-open", "cart-no-reminder"
VALID = {OPEN: timedelta(days=30), STOP: timedelta(days=365)}


def token_of(cart: Cart, *, salt: str = OPEN) -> str:
    return signing.dumps(cart.public_id, salt=salt)


def cart_of(token: str, *, salt: str = OPEN) -> str:
    """The public id of the cart that the token stands for. Raises NotFound for any other."""
    try:
        public_id: str = signing.loads(token, salt=salt, max_age=VALID[salt])
    except signing.BadSignature as error:
        raise NotFound(field="token") from error
    return public_id


def cart_link(cart: Cart) -> str:
    """The path that opens the cart on any device."""
    return reverse("CartLink", args=[token_of(cart)])


def stop_link(cart: Cart) -> str:
    """The path at which whoever it belongs to is reminded no more."""
    return reverse("NoReminderLink", args=[token_of(cart, salt=STOP)])

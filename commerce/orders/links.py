"""Links that show an order to whoever bought it without an account, from a mail, for weeks."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from commerce.base.errors import NotFound
from commerce.orders.models import Order

SALT = "order-link"
VALID = timedelta(days=60)


def token_of(order: Order) -> str:
    return signing.dumps(order.public_id, salt=SALT)


def order_of(token: str) -> str:
    """The public id of the order that the token shows. Raises NotFound for any other."""
    try:
        public_id: str = signing.loads(token, salt=SALT, max_age=VALID)
    except signing.BadSignature as error:
        raise NotFound from error
    return public_id


def order_link(order: Order) -> str:
    """The path of the order's page, opened without a sign-in."""
    return reverse("OrderLink", args=[token_of(order)])

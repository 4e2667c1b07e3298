"""Who is looking: every read of what belongs to somebody starts from a Viewer."""

from dataclasses import dataclass
from functools import cached_property

from wagtail.models import Site


@dataclass(frozen=True)
class Viewer:
    """A visitor or customer of one site. `cart_token` is the secret of the cart they opened.

    `granted` are public ids that a link sent to their owner opened, without a sign-in.
    """

    site: Site
    language: str = "en"
    customer_id: int | None = None
    cart_token: str = ""
    granted: frozenset[str] = frozenset()

    @cached_property
    def is_customer(self) -> bool:
        return self.customer_id is not None

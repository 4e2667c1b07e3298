"""Who is looking: every read of what belongs to somebody starts from a Viewer."""

from dataclasses import dataclass
from functools import cached_property

from wagtail.models import Site


@dataclass(frozen=True)
class Viewer:
    """A visitor or customer of one site. `cart_token` is the secret of the cart they opened."""

    site: Site
    language: str = "en"
    customer_id: int | None = None
    cart_token: str = ""

    @cached_property
    def is_customer(self) -> bool:
        return self.customer_id is not None

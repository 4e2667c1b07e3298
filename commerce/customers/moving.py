"""Who hears that a customer has another e-mail address, while the one before is still known.

Events name nobody: whatever keeps an address by itself calls `follow_by` once, in its app's `ready()`.
"""

from typing import Protocol

from commerce.customers.models import Customer


class Follower(Protocol):
    """What goes with a customer who moves to another address."""

    def __call__(self, customer: Customer, *, before: str) -> None:
        """The customer has proven both the address `before` and the one they have now to be theirs."""
        ...


_followers: list[Follower] = []


def follow_by(follower: Follower) -> None:
    """From now on it is told of every customer who moves, in the transaction in which they do."""
    if follower not in _followers:
        _followers.append(follower)


def tell(customer: Customer, *, before: str) -> None:
    for follower in _followers:
        follower(customer, before=before)

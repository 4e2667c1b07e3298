"""Something done to every card that is due, however many there are."""

from collections.abc import Callable

from commerce.giftcards.models import GiftCardQuerySet

BATCH = 200


def each_of(due: GiftCardQuerySet, do: Callable[[int], bool]) -> int:
    """`do` was called with the key of each, read so many at a time; how often it did something."""
    done = last = 0
    while batch := list(due.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        done += sum(map(do, batch))
        last = batch[-1]
    return done

"""Rating a box that has arrived."""

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.readable import is_readable
from commerce.catalog.models import Edition
from commerce.catalog.models.reviews import BEST, LONGEST
from commerce.customers.models import Customer
from commerce.subscriptions.errors import AlreadyRated, BoxNotReceived, RatingIncomplete
from commerce.subscriptions.events import BoxRated
from commerce.subscriptions.models import BoxRating
from commerce.subscriptions.receiving import ARRIVED, arrival


@action
def rate(edition: Edition, *, customer: Customer, rating: int, comment: str) -> BoxRating:
    """The customer's rating counts at once; their comment is read by the staff alone.

    Raises BoxNotReceived, AlreadyRated or RatingIncomplete.
    """
    if not 1 <= rating <= BEST:
        raise RatingIncomplete(field="rating")
    comment = comment.strip()
    if len(comment) > LONGEST or not is_readable(comment):
        raise RatingIncomplete(field="comment")
    if arrival(edition, customer) != ARRIVED:
        raise BoxNotReceived
    given, created = BoxRating.objects.get_or_create(
        edition=edition, customer=customer,
        defaults={"rating": rating, "comment": comment, "created_at": clock.now()},
    )  # fmt: skip
    if not created:
        raise AlreadyRated
    publish(BoxRated(site=edition.group.site_id, edition=edition.public_id, rating=rating))
    return given

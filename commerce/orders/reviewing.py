"""Reviews by those who bought: verified, one each, and read by staff before anybody else."""

from django.db.models import F

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.readable import is_readable
from commerce.catalog.errors import AlreadyReviewed, NotBought, ReviewIncomplete
from commerce.catalog.events import ReviewWritten
from commerce.catalog.models import Product, Review
from commerce.catalog.models.reviews import BEST, LONGEST
from commerce.customers.models import Customer
from commerce.orders.models import OrderLine


def has_bought(customer: Customer, product: Product) -> bool:
    """Whether a paid order of the customer holds a variant of the product."""
    lines = OrderLine.objects.filter(order__customer=customer, variant__product=product)
    lines = lines.exclude(removed=F("quantity"))  # it was taken out before it left
    return lines.exclude(order__paid_at=None).exclude(order__status="cancelled").exists()


@action
def review(product: Product, *, customer: Customer, rating: int, text: str) -> Review:
    """What the customer thinks of the product waits to be read by staff.

    Raises NotBought, AlreadyReviewed or ReviewIncomplete.
    """
    if not 1 <= rating <= BEST:
        raise ReviewIncomplete(field="rating")
    text = text.strip()
    if len(text) > LONGEST or not is_readable(text):
        raise ReviewIncomplete(field="text")
    if not has_bought(customer, product):
        raise NotBought
    written, created = Review.objects.get_or_create(
        product=product, customer=customer,
        defaults={
            "rating": rating, "text": text, "author": customer.name.split(" ")[0][:60],
            "created_at": clock.now(),
        },
    )  # fmt: skip
    if not created:
        raise AlreadyReviewed
    publish(ReviewWritten(site=product.site_id, review=written.public_id))
    return written

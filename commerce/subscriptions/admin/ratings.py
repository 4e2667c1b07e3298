"""What subscribers think of their boxes, as staff read it."""

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.subscriptions.models import BoxRating


class BoxRatingFilterSet(ShopFilterSet):
    site_lookup = "edition__group__site"

    class Meta:
        model = BoxRating
        fields = ["rating", "edition__group"]

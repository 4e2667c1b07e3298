"""What subscribers think of their boxes, as staff read it."""

from django.utils.translation import gettext as _

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link
from commerce.base.backoffice.views import Facts, RecordView
from commerce.catalog.models.reviews import BEST
from commerce.subscriptions.models import BoxRating


class BoxRatingFilterSet(ShopFilterSet):
    site_lookup = "edition__group__site"

    class Meta:
        model = BoxRating
        fields = ["rating", "edition__group"]


class BoxRatingView(RecordView):
    def facts(self) -> Facts:
        given = self.object
        return [
            (_("edition"), given.edition),
            (_("customer"), record_link("customers", given.customer)),
            (_("rating"), f"{given.rating} / {BEST}"),
            (_("comment"), given.comment),
            (_("given"), given.created_at),
        ]

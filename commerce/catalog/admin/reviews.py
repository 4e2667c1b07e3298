"""Reviews as staff read them: shown or hidden, and answered."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link
from commerce.base.backoffice.views import Facts, RecordView
from commerce.catalog.models import Review


class ReviewForm(WagtailAdminModelForm):
    """Staff decide whether it is shown and what they answer; the words stay the buyer's."""


class ReviewFilterSet(ShopFilterSet):
    site_lookup = "product__site"

    class Meta:
        model = Review
        fields = ["state", "rating"]


class ReviewView(RecordView):
    def facts(self) -> Facts:
        review = self.object
        return [
            (_("product"), record_link("products", review.product)),
            (_("rating"), f"{review.rating} / 5"),
            (_("review"), review.text),
            (_("author"), review.author),
            (_("written"), review.created_at),
            (_("state"), review.get_state_display()),
            (_("answer of the shop"), review.answer),
        ]

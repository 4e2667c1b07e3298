"""The section of reviews."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy, permissions_of
from commerce.base.backoffice.viewsets import ShopViewSet
from commerce.catalog.admin import reviews as admin
from commerce.catalog.models import Review

register_permission_policy(Review, RecordPolicy(Review, actions=("view", "change")))


class ReviewViewSet(ShopViewSet):
    """Nobody writes or deletes one here: staff show, hide and answer."""

    model = Review
    name = "reviews"
    icon = "comment"
    menu_label = _("Reviews")
    site_lookup = "product__site"
    inspect_view_class = admin.ReviewView
    filterset_class = admin.ReviewFilterSet
    related = ("product", "customer")
    list_display = [
        "__str__",
        Column("text", label=_("Text")),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column("created_at", label=_("Written"), sort_key="created_at"),
    ]
    search_fields = ["text", "author"]
    list_export = ["public_id", "product", "rating", "author", "text", "state", "answer", "created_at"]
    export_filename = "reviews"
    ordering = "-created_at"
    empty_text = _("Those who bought a product can review it; you read each review before it is shown.")
    edit_handler = ObjectList([FieldPanel("state"), FieldPanel("answer")], base_form_class=admin.ReviewForm)

    def get_common_view_kwargs(self, **options: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(add_url_name=None, delete_url_name=None, **options)

    def get_urlpatterns(self) -> list[Any]:
        names = ("add", "delete")
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in names]

    def get_permissions_to_register(self) -> Any:
        return permissions_of(self.model)

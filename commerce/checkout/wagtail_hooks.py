"""What staff do to orders that have not left."""

from typing import Any

from django.urls import path
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from commerce.checkout.admin.orders import EDITS


class OrderEditViewSet(ViewSet):
    """The pages behind the buttons of an order."""

    name = "order-edits"

    def get_urlpatterns(self) -> list[Any]:
        return [path(f"<int:pk>/{name}/", view.as_view(), name=name) for name, view, _icon in EDITS]


@hooks.register("register_admin_viewset")
def register_order_edits() -> OrderEditViewSet:
    return OrderEditViewSet()

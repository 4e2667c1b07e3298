"""Waiting lists in the staff's side bar."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.waiting import admin
from commerce.waiting.models import Place

register_permission_policy(Place, RecordPolicy(Place))


class PlaceViewSet(RecordViewSet):
    model = Place
    name = "waiting-lists"
    icon = "group"
    menu_label = _("Waiting lists")
    menu_order = 52
    add_to_admin_menu = True
    index_view_class = admin.PlaceList
    inspect_view_class = admin.PlaceView
    filterset_class = admin.PlaceFilterSet
    related = ("site", "formula__group", "variant__product")
    list_display = [
        Column("title", label=_("Waits for")),
        Column("email", label=_("E-mail address"), sort_key="email"),
        Column("quantity", label=_("Quantity"), sort_key="quantity"),
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display", sort_key="state",
            primary=lambda place: place.is_living,
        ),
        Column("confirmed_at", label=_("Confirmed"), sort_key="confirmed_at"),
        Column("held_until", label=_("Kept until"), sort_key="held_until"),
    ]  # fmt: skip
    search_fields = ["email", "public_id", "variant__code", "formula__slug", "variant__product__slug"]
    list_export = [
        "public_id", "title", "quantity", "email", "get_state_display", "asked_at", "confirmed_at",
        "invited_at", "held_until", "ended_at",
    ]  # fmt: skip
    export_headings = {"title": _("waits for"), "get_state_display": _("state")}
    export_filename = "waiting-lists"
    empty_text = _(
        "Once something is sold out, shoppers put their names down on its page. They are told in order when"
        " stock comes back, and theirs is kept for 24 hours."
    )


@hooks.register("register_admin_viewset")
def register_places() -> PlaceViewSet:
    return PlaceViewSet()

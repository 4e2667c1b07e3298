"""Delivery notes in the staff's side bar: "Next boxes", which opens on what is to pack."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.fulfilment import admin
from commerce.fulfilment.models import DeliveryNote

register_permission_policy(DeliveryNote, RecordPolicy(DeliveryNote, actions=("view", "change")))


class DeliveryNoteViewSet(RecordViewSet):
    model = DeliveryNote
    name = "delivery-notes"
    icon = "clipboard-list"
    menu_label = _("Next boxes")
    menu_order = 10
    add_to_admin_menu = True
    index_view_class = admin.DeliveryNoteList
    inspect_view_class = admin.DeliveryNoteView
    filterset_class = admin.DeliveryNoteFilterSet
    related = ("site", "order__customer")
    list_display = [
        "number",
        Column("scheduled_on", label=_("Ships on"), sort_key="scheduled_on"),
        Column("recipient", label=_("To"), accessor="postal_address.name"),
        Column("city", label=_("Town"), accessor=admin.town),
        Column("contents", label=_("Contents"), accessor="contents_line"),
        StatusTagColumn(
            "status", label=_("Status"), accessor="get_status_display", sort_key="status",
            primary=lambda note: note.status == DeliveryNote.Status.PLANNED,
        ),
    ]  # fmt: skip
    search_fields = admin.SEARCHED
    list_export = [
        "number", "order.number", "get_status_display", "scheduled_on", "contents_line", "address.name",
        "address.line1", "address.line2", "address.postcode", "address.city", "address.country",
        "address.phone", "order.customer.email",
    ]  # fmt: skip
    export_headings = {
        "order.number": _("order"),
        "get_status_display": _("status"),
        "contents_line": _("contents"),
        "address.name": _("name"),
        "address.line1": _("address"),
        "address.line2": _("address, continued"),
        "address.postcode": _("postcode"),
        "address.city": _("city"),
        "address.country": _("country"),
        "address.phone": _("telephone"),
        "order.customer.email": _("e-mail address"),
    }
    export_filename = "delivery-notes"
    empty_text = _(
        "Each paid box gets its delivery note by itself. The first will be here after the first order."
    )

    @cached_property
    def menu_url(self) -> str:
        return f"{reverse(self.get_url_name('index'))}?status={DeliveryNote.Status.PLANNED}"


@hooks.register("register_admin_viewset")
def register_delivery_notes() -> DeliveryNoteViewSet:
    return DeliveryNoteViewSet()


for move in admin.MOVES:
    hooks.register("register_bulk_action", move)

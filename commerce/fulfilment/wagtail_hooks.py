"""Deliveries in the staff's side bar: "Next boxes", which opens on what is to pack, and "Carriers"."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, StatusTagColumn
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.forms import FormPanel
from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet, ShopViewSet
from commerce.fulfilment import admin, carrier_forms
from commerce.fulfilment.models import Carrier, DeliveryNote

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


class CarrierViewSet(ShopViewSet):
    """The delivery methods of all sites in one place."""

    model = Carrier
    name = "carriers"
    icon = "redirect"
    menu_label = _("Carriers")
    menu_order = 55
    add_to_admin_menu = True
    inspect_view_class = carrier_forms.CarrierView
    filterset_class = carrier_forms.CarrierFilterSet
    related = ("site",)
    list_display = [
        "__str__",
        Column("site", label=_("Site"), accessor="site", sort_key="site"),
        Column("basis", label=_("Priced by"), accessor="get_basis_display", sort_key="basis"),
        BooleanColumn("to_pickup_point", label=_("Pick-up point"), sort_key="to_pickup_point"),
        BooleanColumn("active", label=_("Offered"), sort_key="active"),
    ]
    search_fields = [f"name__{code}" for code, _label in settings.LANGUAGES]
    list_export = [
        "public_id", "name", "countries", "basis", "to_pickup_point", "includes_boxes", "free_from_amount",
        "active",
    ]  # fmt: skip
    export_filename = "carriers"
    ordering = "position"
    empty_text = _(
        "Without a carrier, delivery is part of every price. Add one to charge for the parcels of shop"
        " products, or to offer pick-up points."
    )
    instead = _("Parcels name it: untick “offered” instead, and nobody can choose it any more.")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            MultiFieldPanel([FieldPanel("name"), FieldPanel("summary")], _("Words")),
            MultiFieldPanel(
                [
                    FieldPanel("basis"),
                    FormPanel(
                        "rates", panels=[FieldRowPanel([FieldPanel("up_to"), FieldPanel("price_amount")])],
                        form=carrier_forms.RateForm, min_num=1, heading=_("Prices"), label=_("Price"),
                    ),
                    FieldPanel("free_from_amount"),
                    FieldPanel("includes_boxes"),
                ],
                _("Price of a parcel"),
            ),
            FieldPanel("countries"),
            MultiFieldPanel(
                [
                    FieldPanel("to_pickup_point"),
                    InlinePanel("pickup_points", label=_("Pick-up point"), classname="collapsed"),
                ],
                _("Pick-up points"),
            ),
            FieldPanel("tracking_url"),
            FieldRowPanel([FieldPanel("active"), FieldPanel("position")]),
        ],
        base_form_class=carrier_forms.CarrierForm,
    )  # fmt: skip


@hooks.register("register_admin_viewset")
def register_delivery_notes() -> DeliveryNoteViewSet:
    return DeliveryNoteViewSet()


@hooks.register("register_admin_viewset")
def register_carriers() -> CarrierViewSet:
    return CarrierViewSet()


for move in admin.MOVES:
    hooks.register("register_bulk_action", move)

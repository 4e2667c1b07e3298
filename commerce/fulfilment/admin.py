"""What staff do with delivery notes: see what to pack, and say how far each parcel is."""

from collections.abc import Iterator
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, StatusTagColumn, Table, TitleColumn
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permissions import policy_registry

from commerce.base.backoffice.filters import ShopFilterSet, as_listed
from commerce.base.backoffice.links import record_link, site_name
from commerce.base.backoffice.panels import Panel, panel
from commerce.base.backoffice.permissions import within_sites
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.base.errors import CommerceError
from commerce.base.events import acting_as
from commerce.customers.labels import label
from commerce.fulfilment import actions, rules
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order

Status = DeliveryNote.Status
SEARCHED = [
    "number", "order__number", "order__customer__email",
    "address__name", "address__city", "address__postcode",
]  # fmt: skip


class DeliveryNoteFilterSet(ShopFilterSet):
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Status.choices, widget=forms.CheckboxSelectMultiple
    )
    scheduled_on = django_filters.DateFromToRangeFilter(label=_("Ships on"), widget=DateRangePickerWidget)
    chosen = django_filters.BooleanFilter(label=_("Chosen by the shop"), method="only_chosen")
    incomplete = django_filters.BooleanFilter(label=_("Something is missing"), method="only_incomplete")

    class Meta:
        model = DeliveryNote
        fields = ["status", "scheduled_on"]

    def only_chosen(self, rows: Any, _name: str, wanted: bool) -> Any:
        chosen = rows.chosen_by_shop()
        return chosen if wanted else rows.exclude(pk__in=chosen.values("pk"))

    def only_incomplete(self, rows: Any, _name: str, wanted: bool) -> Any:
        incomplete = rows.incomplete()
        return incomplete if wanted else rows.exclude(pk__in=incomplete.values("pk"))


class DeliveryNoteList(ListView):
    template_name = "fulfilment/delivery_notes.html"

    def get_base_queryset(self) -> QuerySet[DeliveryNote]:
        return super().get_base_queryset().prefetch_related("extras__line")

    @cached_property
    def columns(self) -> list[Any]:
        return [BulkActionsCheckboxColumn("bulk_actions", obj_type="delivery-note"), *super().columns]

    def _get_title_column(self, *args: Any, **options: Any) -> Any:
        return super()._get_title_column(
            *args, get_title_id=lambda note: f"delivery-note_{note.pk}_title", **options
        )

    def get_list_more_buttons(self, note: DeliveryNote) -> list[Button]:
        here = f"{self.index_url}?{self.request.GET.urlencode()}"
        return [*super().get_list_more_buttons(note), *_moves(note, self.request.user, Button, next_url=here)]


class DeliveryNoteView(RecordView):
    def notices(self) -> list[Any]:
        if self.object.status != Status.PLANNED or not self.object.missing:
            return []
        steps = ", ".join(one["name"] for one in self.object.missing)
        return [
            _("Nothing was left for “%(steps)s”: complete the box before it is packed.") % {"steps": steps}
        ]

    def facts(self) -> Facts:
        note = self.object
        return [
            (_("status"), note.get_status_display()),
            (_("ships on"), note.scheduled_on),
            (_("order"), record_link("orders", note.order)),
            (_("customer"), record_link("customers", note.order.customer)),
            (_("address"), label(note.postal_address)),
            (_("site"), site_name(note.site)),
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        here = self.request.get_full_path()
        return _moves(self.object, self.request.user, HeaderButton, next_url=here)


@panel(DeliveryNote, shows=DeliveryNote, order=10)
def contents(note: DeliveryNote) -> Panel:
    columns = [
        Column("title", label=_("To put in the parcel"), accessor=lambda line: line["title"]),
        Column("quantity", label=_("Quantity"), accessor=lambda line: line["quantity"]),
    ]
    rows = [row for line in note.packed for row in (line, *_chosen(line))]
    if any(row.get("remark") for row in rows):
        columns.append(Column("remark", label=_("Remark"), accessor=lambda line: line.get("remark", "")))
    return Panel(heading=_("Contents"), table=Table(columns, rows), empty=_("Nothing."))


def _chosen(line: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What goes into the boxes of a line, as many as all of them need."""
    for one in line.get("chosen", ()):
        yield {
            "title": f"→ {one['name']}: {one['title']}", "quantity": line["quantity"] * one["quantity"],
            "remark": _("Chosen by the shop") if one["by_shop"] else "",
        }  # fmt: skip
    for one in line.get("missing", ()):
        yield {
            "title": f"→ {one['name']}: ?", "quantity": line["quantity"] * one["quantity"],
            "remark": _("Something is missing"),
        }  # fmt: skip


@panel(Order, shows=DeliveryNote, order=40)
def parcels(order: Order) -> Panel:
    return delivery_notes(order.delivery_notes.all())


def delivery_notes(rows: QuerySet[DeliveryNote]) -> Panel:
    columns = [
        TitleColumn("number", label=_("Number"), url_name="delivery-notes:inspect"),
        Column("scheduled_on", label=_("Ships on")),
        StatusTagColumn("status", label=_("Status"), accessor="get_status_display"),
    ]
    return Panel(
        heading=_("Delivery notes"), table=Table(columns, rows),
        empty=_("Made by themselves, one per box, once the order is paid."),
    )  # fmt: skip


class SetStatus(BulkAction):
    """One delivery note, or all that are ticked, go to `status`. Those that cannot stay as they are."""

    models = [DeliveryNote]
    template_name = "fulfilment/set_status.html"
    action_type: ClassVar[str]
    done: ClassVar[Any]
    icon: ClassVar[str]

    def check_perm(self, note: DeliveryNote) -> bool:
        return _may_change(self.request.user) and _may_become(note, self.action_type)

    def get_actionable_objects(self) -> tuple[list[DeliveryNote], dict[str, list[DeliveryNote]]]:
        asked = self.request.GET.getlist("id")
        notes = within_sites(DeliveryNote.objects.all(), user=self.request.user, lookup="site")
        if "all" in asked:
            notes = as_listed(notes, self.request, filters=DeliveryNoteFilterSet, searched=SEARCHED)
        else:
            notes = notes.filter(pk__in=filter(str.isdecimal, asked))
        able: list[DeliveryNote] = []
        unable: list[DeliveryNote] = []
        for note in notes.order_by("pk"):
            (able if self.check_perm(note) else unable).append(note)
        return able, {"items_with_no_access": unable}

    def get_execution_context(self) -> dict[str, Any]:
        return {"user": self.request.user}

    @classmethod
    def execute_action(cls, objects: list[DeliveryNote], **context: Any) -> tuple[int, int]:
        with acting_as(f"staff:{context['user'].pk}"):
            for note in objects:
                actions.set_status(note, status=cls.action_type)
        return len(objects), 0

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            return super().form_valid(form)
        except CommerceError as error:  # somebody else was faster: nothing was changed
            messages.error(self.request, str(error))
            return redirect(self.next_url)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        text = ngettext(
            "%(count)d delivery note: %(status)s.",
            "%(count)d delivery notes: %(status)s.",
            num_parent_objects,
        )
        return text % {"count": num_parent_objects, "status": Status(self.action_type).label}


class Pack(SetStatus):
    action_type = Status.PREPARED
    display_name = _("Mark as packed")
    aria_label = _("Mark the ticked delivery notes as packed")
    action_priority = 10
    icon = "check"


class Ship(SetStatus):
    action_type = Status.SHIPPED
    display_name = _("Mark as shipped")
    aria_label = _("Mark the ticked delivery notes as shipped")
    action_priority = 20
    icon = "mail"


class Deliver(SetStatus):
    action_type = Status.DELIVERED
    display_name = _("Mark as delivered")
    aria_label = _("Mark the ticked delivery notes as delivered")
    action_priority = 30
    icon = "home"


class Unpack(SetStatus):
    action_type = Status.PLANNED
    display_name = _("Back to pack")
    aria_label = _("Put the ticked delivery notes back among those to pack")
    action_priority = 40
    icon = "rotate"


class Cancel(SetStatus):
    action_type = Status.CANCELLED
    display_name = _("Cancel")
    aria_label = _("Cancel the ticked delivery notes")
    action_priority = 50
    classes = {"serious"}
    icon = "cross"


NOTES = ("fulfilment", "deliverynote")  # how Wagtail's addresses name the model
MOVES = (Pack, Ship, Deliver, Unpack, Cancel)


def town(note: DeliveryNote) -> str:
    return f"{note.address['postcode']} {note.address['city']}"


def _may_become(note: DeliveryNote, status: str) -> bool:
    return rules.is_move_allowed(note.status, status, missing=bool(note.missing))


def _may_change(user: Any) -> bool:
    return bool(policy_registry.get_by_type(DeliveryNote).user_has_permission(user, "change"))


def _moves(note: DeliveryNote, user: Any, button: type[Button], *, next_url: str) -> list[Button]:
    """The buttons that lead to each status the note can go to."""
    if not _may_change(user):
        return []
    query = urlencode({"id": str(note.pk), "next": next_url})
    return [
        button(
            move.display_name, icon_name=move.icon, priority=move.action_priority,
            url=f"{reverse('wagtail_bulk_action', args=[*NOTES, move.action_type])}?{query}",
        )
        for move in MOVES
        if _may_become(note, move.action_type)
    ]  # fmt: skip

"""Carts that nobody has paid, and the link that opens one again; what staff offer beside an order."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.acting import ActionView, Done, Foreseen, KeyField
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import copy_field, public_address, record_link, site_name
from commerce.base.backoffice.panels import Panel, buttons, may, panel
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.base.models import known_languages
from commerce.checkout.actions import unfinished
from commerce.checkout.admin.forms import ThingForm
from commerce.checkout.errors import NobodyToWriteTo
from commerce.checkout.links import cart_link
from commerce.checkout.models import Cart
from commerce.checkout.queries import lines_of, with_lines
from commerce.customers.labels import label
from commerce.orders.models import Order

State = Cart.State


def written_to(rows: QuerySet[Cart]) -> QuerySet[Cart]:
    """Carts with something in them of people we can write to: unpaid ones, and those bought after all."""
    return rows.filter(
        Q(pk__in=Cart.objects.unfinished().values("pk")) | Q(pk__in=Cart.objects.recovered().values("pk"))
    )


class CartFilterSet(ShopFilterSet):
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=State.choices, method="in_state",
        empty_label=gettext_lazy("All"), widget=forms.RadioSelect,
    )  # fmt: skip
    updated_at = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Last change"), widget=DateRangePickerWidget
    )
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), choices=known_languages, empty_label=gettext_lazy("All")
    )

    class Meta:
        model = Cart
        fields = ["state", "updated_at", "language"]

    def in_state(self, rows: QuerySet[Cart], _name: str, state: str) -> QuerySet[Cart]:
        paid = Q(order__paid_at__isnull=False)
        wanted: dict[str, Q] = {
            State.RECOVERED: paid,
            State.REOPENED: ~paid & Q(reopened_at__isnull=False),
            State.REMINDED: ~paid & Q(reopened_at=None, reminded_at__isnull=False),
            State.LEFT: ~paid & Q(reopened_at=None, reminded_at=None),
        }
        return rows.filter(wanted[state])


class CartList(ListView):
    def get_base_queryset(self) -> QuerySet[Cart]:
        return with_lines(written_to(super().get_base_queryset())).select_related("order")  # type: ignore[arg-type]

    def get_page_subtitle(self) -> str:
        """How many of those who were reminded or opened a link have bought after all."""
        return _("%(back)d of %(told)d bought after all") % self.counted

    @cached_property
    def counted(self) -> dict[str, int]:
        told = Q(reminded_at__isnull=False) | Q(reopened_at__isnull=False)
        back = Q(pk__in=Cart.objects.recovered().values("pk"))
        return self.visible().aggregate(told=Count("pk", filter=told), back=Count("pk", filter=back))


class CartView(RecordView):
    def visible(self) -> QuerySet[Any]:
        return with_lines(written_to(super().visible())).select_related("order", "offered_for")  # type: ignore[arg-type]

    def facts(self) -> Facts:
        cart, address = self.object, self.object.postal_address
        order = cart.order if cart.order and cart.order.paid_at else None
        return [
            (_("state"), cart.state.label),
            (_("e-mail address"), cart.contact),
            (_("customer"), record_link("customers", cart.customer) if cart.customer else _("A guest")),
            (_("value"), cart.value),
            (_("language"), cart.language),
            (_("delivery address"), label(address) if address else None),
            (_("last change"), cart.updated_at),
            (_("reminded"), cart.reminded_at),
            (_("opened by a link"), cart.reopened_at),
            (_("order"), record_link("orders", order) if order else None),
            (_("beside the order"), record_link("orders", cart.offered_for) if cart.offered_for else None),
            (_("link that opens it"), None if order else self.link()),
            (_("site"), site_name(cart.site)),
        ]

    def link(self) -> Any:
        """For a month, on any device; only for those who may act for its owner."""
        if not may(self.request.user, Cart, "change"):
            return None
        return copy_field(public_address(self.object.site, cart_link(self.object)))


@panel(Cart, shows=Cart, order=10)
def contents(cart: Cart) -> Panel:
    columns = [
        Column("title", label=_("Wanted")),
        Column("quantity", label=_("Quantity")),
        Column("unit_price", label=_("Unit price")),
        Column("total", label=_("Total")),
    ]
    return Panel(heading=_("Contents"), table=Table(columns, lines_of(cart)), empty=_("Nothing."))


class SendLinkForm(forms.Form):
    key = KeyField()


class SendLinkView(ActionView):
    """Writes to whoever left a cart, with the link that opens it."""

    model = Cart
    site_lookup = "site"
    related = ("site", "customer", "order")
    section = "unfinished-orders"
    form_class = SendLinkForm
    label = gettext_lazy("Send the link")
    lead = gettext_lazy(
        "A mail with what is in the cart, and a link that opens it on any device for a month."
    )

    def obstacle(self) -> Any:
        if self.object.order and self.object.order.paid_at:
            return _("It was bought.")
        return "" if self.object.contact else NobodyToWriteTo.message

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        return Foreseen(
            facts=[
                (_("recipient"), self.object.contact),
                (_("contents"), self.object.contents),
                (_("value"), self.object.value),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        cart = unfinished.send_link(self.object, key=data["key"])
        return Done(text=_("The link leaves, to %(to)s.") % {"to": cart.contact})


@buttons(Cart, order=10)
def cart_buttons(cart: Cart, user: Any) -> list[ListingButton]:
    if not may(user, Cart, "change") or cart.state == State.RECOVERED:
        return []
    address = reverse("unfinished-orders:send", args=[cart.pk])
    return [ListingButton(SendLinkView.label, url=address, icon_name="mail")]


class OfferForm(ThingForm):
    def prepare(self) -> None:
        super().prepare()
        self.fields["with_box"].help_text = _(
            "Otherwise it is a parcel of its own, with its delivery charge."
        )


class OfferView(ActionView):
    """What a customer wants in addition and pays for: an order of its own, begun by staff."""

    model = Order
    site_lookup = "site"
    related = ("site", "customer")
    section = "orders"
    permission_model = Cart
    form_class = OfferForm
    label = gettext_lazy("Offer a product to pay for")
    lead = gettext_lazy(
        "A cart with it, for this customer and this address. They are sent its link, and pay for it as an"
        " order of its own; nothing is charged before."
    )

    def obstacle(self) -> Any:
        return "" if self.object.paid_at else _("Only a paid order is added to.")

    def form_options(self) -> dict[str, Any]:
        return {"order": self.object}

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        return Foreseen(
            facts=[
                (_("recipient"), self.object.customer.email),
                (_("contents"), f"{data['quantity']} × {data['variant'].title}"),
                (_("value"), data["variant"].price * data["quantity"]),
                (_("charged now"), self.object.total * 0),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        cart = unfinished.offer(
            self.object, data["variant"], quantity=data["quantity"], with_box=data["with_box"],
            key=data["key"],
        )  # fmt: skip
        return Done(text=_("The link leaves, to %(to)s.") % {"to": cart.contact})


@buttons(Order, order=16)
def offer_button(order: Order, user: Any) -> list[ListingButton]:
    if not order.paid_at or not may(user, Cart, "change"):
        return []
    address = reverse("order-edits:offer", args=[order.pk])
    return [ListingButton(OfferView.label, url=address, icon_name="mail")]

"""Changing an order before it leaves, on its page: what is taken out, added, given off, sent elsewhere."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.acting import ActionView, Done, Foreseen, tried
from commerce.base.backoffice.panels import buttons, may
from commerce.base.backoffice.views import Facts
from commerce.base.money import total
from commerce.billing import actions as billing
from commerce.billing.models import Refund
from commerce.checkout.actions import editing
from commerce.checkout.admin import forms
from commerce.customers.labels import label
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.editing import is_editable
from commerce.orders.models import Order

NOTHING_BACK = gettext_lazy("Nothing: it cost nothing.")


class EditOrderView(ActionView):
    """What is done to an order that is paid and has not left."""

    model = Order
    site_lookup = "site"
    related = ("site", "customer")
    section = "orders"
    gives_back = False

    def user_has_permission(self, permission: str) -> bool:
        back = not self.gives_back or may(self.request.user, Refund, "add")
        return back and super().user_has_permission(permission)

    def obstacle(self) -> Any:
        return (
            "" if is_editable(self.object) else _("Only an order that is paid and has not left is changed.")
        )

    def form_options(self) -> dict[str, Any]:
        return {"order": self.object}

    def parcels(self) -> str:
        """What its parcels to pack hold, as the database has them now."""
        notes = DeliveryNote.objects.filter(order=self.object, status=DeliveryNote.Status.PLANNED)
        return " · ".join(f"{note.number}: {note.contents_line}" for note in notes)


class GiveBackView(EditOrderView):
    """Something of the order's money goes back."""

    gives_back = True
    serious = True

    def work(self, data: dict[str, Any]) -> list[Refund]:
        raise NotImplementedError

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        def work() -> tuple[list[Refund], str]:
            return self.work(data), self.parcels()

        refunds, parcels = tried(work)
        given: Facts = [(refund.get_destination_display(), refund.money) for refund in refunds]
        back = total([refund.money for refund in refunds], self.object.currency)
        return Foreseen(
            facts=[
                (_("customer"), self.object.customer),
                *self.about(data),
                *(given or [(_("given back"), NOTHING_BACK)]),
                (
                    _("left of the order's price"),
                    self.object.refundable - back,
                ),
                (_("parcels to pack afterwards"), parcels or _("None.")),
                (_("reason"), data["reason"]),
                (_("credit note"), _("Issued by itself once the money is on its way.")),
            ]
        )

    def about(self, data: dict[str, Any]) -> Facts:
        raise NotImplementedError

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        refunds = [billing.send_refund(refund) for refund in self.work(data)]
        if any(refund.state == Refund.State.FAILED for refund in refunds):
            text = _("The order is changed, but the card refused the refund: give store credit instead.")
            return Done(text=text, well=False)
        return Done(text=_("The order is changed."))

    def _told(self, data: dict[str, Any]) -> dict[str, Any]:
        return {
            "to": Refund.Destination(data["destination"]), "reason": data["reason"], "key": data["key"]
        }  # fmt: skip


class TakeOutView(GiveBackView):
    form_class = forms.TakeOutForm
    label = gettext_lazy("Take products out")
    lead = gettext_lazy(
        "They are not sent and are back in the stock; what they cost, less their share of the discounts,"
        " goes back. The price of the delivery stays: give it back as a discount where you wish to."
    )

    def about(self, data: dict[str, Any]) -> Facts:
        return [(_("taken out"), f"{data['quantity']} × {data['line'].title}")]

    def work(self, data: dict[str, Any]) -> list[Refund]:
        return editing.take_out(data["line"], quantity=data["quantity"], **self._told(data))


class DiscountView(GiveBackView):
    form_class = forms.DiscountForm
    label = gettext_lazy("Give a discount")
    lead = gettext_lazy("The order has been paid: what comes off goes back, with a credit note.")

    def about(self, data: dict[str, Any]) -> Facts:
        return [(_("discount"), data["value"])]

    def work(self, data: dict[str, Any]) -> list[Refund]:
        return editing.give_discount(self.object, amount=data["value"], **self._told(data))


class AddView(EditOrderView):
    form_class = forms.AddForm
    label = gettext_lazy("Add a product, free")
    lead = gettext_lazy(
        "It is a line at no price: nothing more is charged for an order that is paid. What the customer is to"
        " pay for is an order of its own."
    )

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        def work() -> str:
            self._add(data)
            return self.parcels()

        return Foreseen(
            facts=[
                (_("customer"), self.object.customer),
                (_("added"), f"{data['quantity']} × {data['variant'].title}"),
                (_("charged"), self.object.total * 0),
                (_("parcels to pack afterwards"), tried(work) or _("None.")),
                (_("reason"), data["reason"]),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        self._add(data)
        return Done(text=_("It is added, and nothing was charged."))

    def _add(self, data: dict[str, Any]) -> Order:
        names = ("variant", "quantity", "with_box", "reason", "key")
        return editing.add_free(self.object, **{name: data[name] for name in names})


class AddressView(EditOrderView):
    form_class = forms.AddressForm
    label = gettext_lazy("Change the delivery address")
    lead = gettext_lazy(
        "Its parcels that are not packed go there. Boxes to come later go where their subscription says; the"
        " invoice stays as it is."
    )

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        moved = tried(lambda: self._move(data))
        return Foreseen(
            facts=[
                (_("delivery address now"), label(self.object.postal_address)),
                (_("delivery address afterwards"), label(moved.postal_address)),
                (_("parcels to pack"), self.parcels() or _("None.")),
                (_("reason"), data["reason"]),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        self._move(data)
        return Done(text=_("The order goes to the new address."))

    def _move(self, data: dict[str, Any]) -> Order:
        return editing.send_to(self.object, address=data["address"], reason=data["reason"], key=data["key"])


EDITS: tuple[tuple[str, type[EditOrderView], str], ...] = (
    ("take-out", TakeOutView, "minus"),
    ("add", AddView, "plus-inverse"),
    ("discount", DiscountView, "tag"),
    ("address", AddressView, "home"),
)


@buttons(Order, order=15)
def edit_buttons(order: Order, user: Any) -> list[ListingButton]:
    if not is_editable(order) or not may(user, Order, "change"):
        return []
    backs = may(user, Refund, "add")
    return [
        ListingButton(view.label, url=reverse(f"order-edits:{name}", args=[order.pk]), icon_name=icon)
        for name, view, icon in EDITS
        if (backs or not view.gives_back) and (name != "take-out" or forms.removable(order).exists())
    ]  # fmt: skip

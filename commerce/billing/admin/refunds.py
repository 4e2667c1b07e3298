"""Refunds: their list, their page, and giving money back from the page of an order or a payment."""

from decimal import Decimal
from typing import Any

import django_filters
from babel.numbers import get_currency_precision
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.acting import ActionView, Done, Foreseen, KeyField, ReasonField, tried
from commerce.base.backoffice.fields import ScaledIntegerField
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link
from commerce.base.backoffice.panels import Panel, buttons, may, panel
from commerce.base.backoffice.views import Facts, RecordView
from commerce.base.money import Money
from commerce.billing import actions, vouchers
from commerce.billing.models import Payment, Refund
from commerce.invoices.models import CreditNote
from commerce.orders.models import Order

SMALLEST = Decimal("0.001")


class RefundFilterSet(ShopFilterSet):
    site_lookup = "order__site"
    requested_at = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Requested"), widget=DateRangePickerWidget
    )
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=Refund.State.choices, widget=forms.CheckboxSelectMultiple
    )
    destination = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Destination"), choices=Refund.Destination.choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    class Meta:
        model = Refund
        fields = ["requested_at", "state", "destination"]


class RefundPage(RecordView):
    def notices(self) -> list[Any]:
        if self.object.state != Refund.State.FAILED:
            return []
        return [
            _("The payment provider refused: nothing was given back. Refund the order as store credit, or pay"
              " the customer by bank transfer.")
        ]  # fmt: skip

    def facts(self) -> Facts:
        refund = self.object
        note = credit_note_of(refund)
        return [
            (_("state"), refund.get_state_display()),
            (_("amount"), refund.money),
            (_("destination"), refund.get_destination_display()),
            (_("reason"), refund.reason),
            (_("line"), refund.line and refund.line.title),
            (_("order"), record_link("orders", refund.order)),
            (_("customer"), record_link("customers", refund.order.customer)),
            (_("payment"), record_link("payments", refund.payment) if refund.payment else ""),
            (_("credit note"), record_link("credit-notes", note) if note else ""),
            (_("requested"), refund.requested_at),
            (_("settled"), refund.settled_at),
            (_("reference at the gateway"), refund.gateway_ref),
        ]


class RefundForm(forms.Form):
    """How much, where to, and why. It offers only what the order's payments allow."""

    key = KeyField()
    amount = ScaledIntegerField(label=gettext_lazy("Amount"), min_value=SMALLEST)
    destination = forms.ChoiceField(label=gettext_lazy("Where to"), widget=forms.RadioSelect)
    reason = ReasonField(help_text=gettext_lazy("The customer reads it on the credit note."))

    def __init__(self, *args: Any, order: Order, to_card: Money, **options: Any) -> None:
        super().__init__(*args, **options)
        amount, destination = self.fields["amount"], self.fields["destination"]
        assert isinstance(amount, ScaledIntegerField)
        assert isinstance(destination, forms.ChoiceField)
        amount.set_decimals(get_currency_precision(order.currency))
        amount.initial = order.refundable.amount
        amount.label = _("Amount, in %(currency)s") % {"currency": order.currency}
        amount.help_text = _("At most %(most)s, of which %(card)s to the card.") % {
            "most": order.refundable, "card": to_card,
        }  # fmt: skip
        possible = (
            (Refund.Destination.CARD, bool(to_card)),
            (Refund.Destination.GIFT_CARD, bool(vouchers.left_for_cards(order))),
            (Refund.Destination.CREDIT, True),
        )
        offered = [where for where, may_be in possible if may_be]
        destination.choices = [(one.value, one.label) for one in offered]
        destination.initial = offered[0].value


class RefundView(ActionView):
    """Gives back all or part of what an order cost."""

    model = Order
    site_lookup = "site"
    related = ("site", "customer")
    section = "orders"
    permission_model = Refund
    permission_required = "add"
    form_class = RefundForm
    label = gettext_lazy("Refund")
    serious = True

    @cached_property
    def to_card(self) -> Money:
        """What can go back to the card that paid."""
        return refundable_to_card(self.object)

    def obstacle(self) -> Any:
        return "" if self.object.refundable else _("Nothing of this order is left to refund.")

    def form_options(self) -> dict[str, Any]:
        return {"order": self.object, "to_card": self.to_card}

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        amount = self._amount(data)
        tried(lambda: actions.claim_refund(self.object, **self._wanted(data)))
        return Foreseen(
            facts=[
                (_("customer"), self.object.customer),
                (_("amount"), amount),
                (_("destination"), Refund.Destination(data["destination"]).label),
                (_("reason"), data["reason"]),
                (_("left to refund afterwards"), self.object.refundable - amount),
                (_("credit note"), _("Issued by itself once the money is on its way.")),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        return told_of(actions.refund(self.object, **self._wanted(data)))

    def _wanted(self, data: dict[str, Any]) -> dict[str, Any]:
        return {
            "amount": self._amount(data), "destination": Refund.Destination(data["destination"]),
            "reason": data["reason"], "key": data["key"],
        }  # fmt: skip

    def _amount(self, data: dict[str, Any]) -> Money:
        return Money(data["amount"], self.object.currency)


def told_of(refund: Refund) -> Done:
    """What staff are told of a refund they asked for."""
    values = {"amount": refund.money, "where": refund.get_destination_display()}
    if refund.state == Refund.State.FAILED:
        text = _("The payment provider refused to refund %(amount)s: nothing was given back.") % values
        return Done(text=text, well=False)
    if refund.state != Refund.State.SUCCEEDED:
        return Done(text=_("%(amount)s asked back. It is not certain yet: see the refund.") % values)
    note = credit_note_of(refund)
    text = _("%(amount)s refunded: %(where)s.") % values
    return Done(text=format_html("{} {}", text, record_link("credit-notes", note)) if note else text)


def refundable_to_card(order: Order) -> Money:
    payment = Payment.objects.filter(order=order, state=Payment.State.SUCCEEDED, frozen=False).first()
    if payment is None:
        return Money(0, order.currency)
    return min(order.refundable, payment.refundable, key=lambda money: money.amount)


def credit_note_of(refund: Refund) -> CreditNote | None:
    return CreditNote.objects.filter(key=refund.public_id).first()


def refund_button(order: Order, user: Any) -> list[ListingButton]:
    if not order.refundable or not may(user, Refund, "add"):
        return []
    return [ListingButton(_("Refund"), url=reverse("refunds:new", args=[order.pk]), icon_name="resubmit")]


buttons(Order, order=10)(refund_button)


class ReverseForm(forms.Form):
    reason = ReasonField()


class ReverseView(ActionView):
    """Makes store credit of a refund to gift cards, while it has not been spent."""

    model = Refund
    site_lookup = "order__site"
    related = ("order__site", "order__customer")
    section = "refunds"
    permission_required = "add"
    form_class = ReverseForm
    label = gettext_lazy("As store credit instead")
    lead = gettext_lazy("What went to gift cards is taken off them again, if it is still there.")

    def obstacle(self) -> Any:
        is_there = self.object.destination == Refund.Destination.GIFT_CARD
        return "" if is_there else _("This refund did not go to gift cards.")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        tried(lambda: actions.reverse_refund(self.object, reason=data["reason"]))
        customer = self.object.order.customer
        return Foreseen(
            facts=[
                (_("customer"), customer),
                (_("amount"), self.object.money),
                (_("reason"), data["reason"]),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        actions.reverse_refund(self.object, reason=data["reason"])
        return Done(text=_("%(amount)s are store credit now.") % {"amount": self.object.money})


@buttons(Refund, order=10)
def reverse_button(refund: Refund, user: Any) -> list[ListingButton]:
    if refund.destination != Refund.Destination.GIFT_CARD or not may(user, Refund, "add"):
        return []
    address = reverse("refunds:reverse", args=[refund.pk])
    return [ListingButton(ReverseView.label, url=address, icon_name="history")]


@panel(Order, shows=Refund, order=25)
def order_refunds(order: Order) -> Panel:
    return refunds_panel(Refund.objects.filter(order=order))


def refunds_panel(rows: QuerySet[Refund]) -> Panel:
    columns = [
        TitleColumn("requested_at", label=_("Requested"), url_name="refunds:inspect"),
        Column("money", label=_("Amount")),
        Column("destination", label=_("Destination"), accessor="get_destination_display"),
        StatusTagColumn("state", label=_("State"), accessor="get_state_display"),
        Column("reason", label=_("Reason")),
    ]
    return Panel(heading=_("Refunds"), table=Table(columns, rows), empty=_("Nothing was refunded."))

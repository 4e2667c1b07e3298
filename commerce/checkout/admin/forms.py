"""What staff are asked before they change an order that has not left yet."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from babel.numbers import get_currency_precision
from django import forms
from django.db.models import F
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from commerce.base.backoffice.acting import KeyField, LineField, ReasonField
from commerce.base.backoffice.fields import ScaledIntegerField
from commerce.base.money import Money
from commerce.billing import vouchers
from commerce.billing.admin.refunds import refundable_to_card
from commerce.billing.models import Refund
from commerce.catalog.models import Product, Variant
from commerce.checkout.rules import MOST_OF_ONE
from commerce.customers.rules import LONGEST, PostalAddress
from commerce.orders.models import Order, OrderLine

SMALLEST = Decimal("0.001")
WHOLE = 10_000  # hundredths of a percent
LONGEST_PHONE = 30
AMOUNT, PERCENT = "amount", "percent"


class LineChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: OrderLine) -> str:
        return f"{obj.left} × {obj.title}"


class VariantChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Variant) -> str:
        return f"{obj.title} · {obj.price}"


class OfOrderForm(forms.Form):
    """A form whose choices are those of one order."""

    key = KeyField()

    def __init__(self, *args: Any, order: Order, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order = order
        self.prepare()

    def prepare(self) -> None:
        """Its choices are those of `order`."""


class BackForm(OfOrderForm):
    """Something goes back: where to, and why."""

    destination = forms.ChoiceField(label=gettext_lazy("Where to"), widget=forms.RadioSelect)
    reason = ReasonField(help_text=gettext_lazy("The customer reads it on the credit note."))

    def prepare(self) -> None:
        possible = (
            (Refund.Destination.CARD, bool(refundable_to_card(self.order))),
            (Refund.Destination.GIFT_CARD, bool(vouchers.left_for_cards(self.order))),
            (Refund.Destination.CREDIT, True),
        )
        destination = self.fields["destination"]
        assert isinstance(destination, forms.ChoiceField)
        destination.choices = [(one.value, one.label) for one, may_be in possible if may_be]
        destination.initial = destination.choices[0][0]
        destination.help_text = _("What it cannot take goes to gift cards that paid, then to store credit.")


class TakeOutForm(BackForm):
    line = LineChoice(
        OrderLine.objects.none(), label=gettext_lazy("Product"), empty_label=None, widget=forms.RadioSelect
    )
    quantity = forms.IntegerField(
        label=gettext_lazy("How many to take out"), min_value=1, initial=1,
        help_text=gettext_lazy("All of them takes the line out."),
    )  # fmt: skip
    field_order = ["key", "line", "quantity", "destination", "reason"]

    def prepare(self) -> None:
        super().prepare()
        line = self.fields["line"]
        assert isinstance(line, forms.ModelChoiceField)
        line.queryset = removable(self.order)
        line.initial = line.queryset.first()


class DiscountForm(BackForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("Discount"), widget=forms.RadioSelect, initial=AMOUNT,
        choices=[(AMOUNT, gettext_lazy("An amount")), (PERCENT, gettext_lazy("Percent of what is left"))],
    )  # fmt: skip
    value = ScaledIntegerField(label=gettext_lazy("How much"), min_value=SMALLEST)
    field_order = ["key", "kind", "value", "destination", "reason"]

    def prepare(self) -> None:
        super().prepare()
        value = self.fields["value"]
        assert isinstance(value, ScaledIntegerField)
        percent = self.data.get("kind") == PERCENT
        value.set_decimals(2 if percent else get_currency_precision(self.order.currency))
        value.help_text = _("At most %(most)s, or 100 percent.") % {"most": self.order.refundable}

    def clean_value(self) -> Money:
        """What comes off."""
        value, left = self.cleaned_data["value"], self.order.refundable
        if self.cleaned_data.get("kind") != PERCENT:
            return Money(value, left.currency)
        if value > WHOLE:
            raise forms.ValidationError(_("At most 100 percent."))
        return Money((2 * left.amount * value + WHOLE) // (2 * WHOLE), left.currency)


class ThingForm(OfOrderForm):
    """What the customer is to have in addition."""

    variant = VariantChoice(
        Variant.objects.none(), label=gettext_lazy("Product"), empty_label=None,
        help_text=gettext_lazy("Products with options that must be chosen are not listed."),
    )  # fmt: skip
    quantity = forms.IntegerField(
        label=gettext_lazy("Quantity"), min_value=1, max_value=MOST_OF_ONE, initial=1
    )
    with_box = forms.BooleanField(
        label=gettext_lazy("Travels with the customer's next box"), required=False,
        help_text=gettext_lazy("Otherwise it is in the parcel of this order."),
    )  # fmt: skip

    def prepare(self) -> None:
        variant = self.fields["variant"]
        assert isinstance(variant, forms.ModelChoiceField)
        variant.queryset = addable(self.order)


class AddForm(ThingForm):
    reason = ReasonField()


class AddressForm(OfOrderForm):
    name = LineField(label=gettext_lazy("Name"), max_length=LONGEST["name"])
    line1 = LineField(label=gettext_lazy("Address"), max_length=LONGEST["line1"])
    line2 = LineField(label=gettext_lazy("Address, continued"), max_length=LONGEST["line2"], required=False)
    postcode = LineField(label=gettext_lazy("Postcode"), max_length=LONGEST["postcode"])
    city = LineField(label=gettext_lazy("City"), max_length=LONGEST["city"])
    phone = LineField(label=gettext_lazy("Telephone"), max_length=LONGEST_PHONE, required=False)
    reason = ReasonField()

    def prepare(self) -> None:
        for name, value in asdict(self.order.postal_address).items():
            if name in self.fields:
                self.fields[name].initial = value
        country = self.order.postal_address.country_name(get_language() or "en")
        self.fields["city"].help_text = _("In %(country)s, as before.") % {"country": country}

    def clean(self) -> dict[str, Any]:
        """With the whole `address`: the country stays, and whom it is invoiced to."""
        entered = super().clean() or self.cleaned_data
        kept = asdict(self.order.postal_address)
        address = PostalAddress(**{name: entered.get(name, value) for name, value in kept.items()})
        return {**entered, "address": address}


def removable(order: Order) -> Any:
    """The lines of which something can be taken out."""
    shipped = order.lines.filter(variant__isnull=False, removed__lt=F("quantity"))
    return shipped.exclude(variant__product__kind=Product.Kind.GIFT_CARD).select_related("order")


def addable(order: Order) -> Any:
    """What can be put in it."""
    rows = Variant.objects.filter(product__site=order.site_id, active=True, product__active=True)
    rows = rows.exclude(product__kind=Product.Kind.GIFT_CARD).exclude(product__options__required=True)
    return rows.select_related("product").prefetch_related("values").order_by("product__slug", "pk")

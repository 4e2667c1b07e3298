"""What staff may do to a subscription for its customer: what is asked, and the action that does it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from commerce.base.backoffice.acting import ReasonField
from commerce.base.backoffice.panels import may
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.base.viewer import Viewer
from commerce.billing.models import PaymentMethod, Refund
from commerce.catalog.composing import Names, choices_of, steps_of
from commerce.catalog.models import Formula
from commerce.customers.rules import LONGEST, PostalAddress
from commerce.fulfilment.models import Carrier, PickupPoint
from commerce.fulfilment.queries import Offer
from commerce.subscriptions import actions
from commerce.subscriptions.delivery import offers_of
from commerce.subscriptions.models import Change, Subscription

Work = Callable[[], Any]
NOTHING = "none"


class WishForm(forms.Form):
    """Asks nothing."""

    def __init__(self, *args: Any, subscription: Subscription, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.prepare(subscription, user)

    def prepare(self, subscription: Subscription, user: Any) -> None:
        """Its choices are those of this subscription."""


class BoxForm(WishForm):
    box = forms.IntegerField(min_value=0, max_value=10_000, widget=forms.HiddenInput)


class PauseForm(WishForm):
    until = forms.DateField(
        label=_("No box before"), widget=AdminDateInput, help_text=_("From tomorrow to a year from now.")
    )


class QuantityForm(WishForm):
    quantity = forms.IntegerField(label=_("Number of each box"), min_value=1)

    def prepare(self, subscription: Subscription, user: Any) -> None:
        self.fields["quantity"].initial = subscription.quantity


class FormulaForm(WishForm):
    formula = forms.ModelChoiceField(Formula.objects.none(), label=_("Formula"), empty_label=None)
    at_once = forms.BooleanField(
        label=_("At once"), required=False,
        help_text=_(
            "From the first box that can still change on. What was paid for such boxes pays for the new "
            "ones, and the card is charged the difference within minutes. This cannot be undone."
        ),
    )  # fmt: skip

    def prepare(self, subscription: Subscription, user: Any) -> None:
        on_sale = Formula.objects.filter(site=subscription.site_id, active=True).select_related("group")
        choice = self.fields["formula"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = on_sale.exclude(pk=subscription.formula_id)


class ChoicesForm(WishForm):
    """How many of each thing that is offered, step by step."""

    def prepare(self, subscription: Subscription, user: Any) -> None:
        known = choices_of(subscription.choices)
        for step in steps_of(subscription.formula, Viewer(site=subscription.site)):
            chosen = known.get(step.id, {})
            names = Names.of([{step.id: dict.fromkeys(step.offered, 1)}])
            for variant in step.offered:
                self.fields[f"{step.id} {variant}"] = forms.IntegerField(
                    label=f"{step.name}: {names.variants[variant].title}", required=False, min_value=0,
                    max_value=step.most_of_one or step.maximum, initial=chosen.get(variant, 0),
                )  # fmt: skip


class AddressForm(WishForm):
    name = forms.CharField(label=_("Name"), max_length=LONGEST["name"])
    line1 = forms.CharField(label=_("Address"), max_length=LONGEST["line1"])
    line2 = forms.CharField(label=_("Address, continued"), max_length=LONGEST["line2"], required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=LONGEST["postcode"])
    city = forms.CharField(label=_("City"), max_length=LONGEST["city"])
    country = forms.ChoiceField(label=_("Country"))
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    company = forms.CharField(label=_("Company"), max_length=LONGEST["company"], required=False)
    vat_number = forms.CharField(label=_("VAT number"), max_length=LONGEST["vat_number"], required=False)

    def prepare(self, subscription: Subscription, user: Any) -> None:
        address = subscription.postal_address
        for name, value in asdict(address).items():
            self.fields[name].initial = value
        countries = ShopSettings.for_site(subscription.site).countries
        language = get_language() or "en"
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = [
            (code, PostalAddress(**{**asdict(address), "country": code}).country_name(language))
            for code in countries
        ]


class CarrierForm(WishForm):
    carrier = forms.ModelChoiceField(
        Carrier.objects.none(), label=_("Brought by"), empty_label=None, widget=forms.RadioSelect,
        to_field_name="public_id",
    )  # fmt: skip
    point = forms.ModelChoiceField(
        PickupPoint.objects.none(), label=_("Pick-up point"), required=False, to_field_name="public_id",
        help_text=_("For a carrier that needs one; the nearest to the address first."),
    )  # fmt: skip

    def prepare(self, subscription: Subscription, user: Any) -> None:
        offers = offers_of(subscription)
        address = subscription.postal_address
        carrier, point = self.fields["carrier"], self.fields["point"]
        assert isinstance(carrier, forms.ModelChoiceField)
        assert isinstance(point, forms.ModelChoiceField)
        carrier.queryset = Carrier.objects.filter(pk__in=[offer.carrier.pk for offer in offers])
        carrier.choices = [
            (
                offer.carrier.public_id,
                f"{offer.carrier} · {Money(self.price_of(offer, subscription), subscription.currency)}",
            )
            for offer in offers
        ]
        carrier.initial = subscription.carrier and subscription.carrier.public_id
        points = PickupPoint.objects.filter(carrier__in=carrier.queryset, active=True)
        point.queryset = points.near(country=address.country, postcode=address.postcode)
        point.initial = (subscription.pickup_point or {}).get("id")

    def price_of(self, offer: Offer, subscription: Subscription) -> int:
        """What it would cost a term, in minor units."""
        return offer.price


class FirstCarrierForm(CarrierForm):
    def price_of(self, offer: Offer, subscription: Subscription) -> int:
        return min(offer.price, subscription.shipping_amount)


class CardForm(WishForm):
    card = forms.ModelChoiceField(
        PaymentMethod.objects.none(), label=_("Saved card"), empty_label=None, widget=forms.RadioSelect,
        help_text=_("Only the customer can save another: send them the link on the subscription's page."),
    )  # fmt: skip

    def prepare(self, subscription: Subscription, user: Any) -> None:
        theirs = PaymentMethod.objects.usable().filter(customer=subscription.customer_id)
        choice = self.fields["card"]
        assert isinstance(choice, forms.ModelChoiceField)
        present = subscription.payment_method
        choice.queryset = theirs.exclude(pk=present.pk) if present else theirs


class CancelNowForm(WishForm):
    refund_to = forms.ChoiceField(
        label=_("What was paid for boxes that do not come"), widget=forms.RadioSelect
    )
    with_locked = forms.BooleanField(label=_("Also boxes that are locked but have not left"), required=False)
    reason = ReasonField(help_text=_("The customer reads it on the credit note."))

    def prepare(self, subscription: Subscription, user: Any) -> None:
        choice = self.fields["refund_to"]
        assert isinstance(choice, forms.ChoiceField)
        back = [
            (Refund.Destination.CARD.value, _("Back to the card that paid")),
            (Refund.Destination.CREDIT.value, _("As store credit")),
        ]
        choice.choices = [*(back if may(user, Refund, "add") else []), (NOTHING, _("Not given back"))]
        choice.initial = choice.choices[0][0]


class UndoForm(WishForm):
    change = forms.ModelChoiceField(
        Change.objects.none(), to_field_name="public_id", widget=forms.HiddenInput
    )

    def prepare(self, subscription: Subscription, user: Any) -> None:
        choice = self.fields["change"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = Change.objects.filter(subscription=subscription).select_related("subscription")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """`work` makes, of a subscription and what was entered, the action to try or to do."""

    label: Any
    lead: Any
    icon: str
    order: int
    work: Callable[[Subscription, dict[str, Any]], Work]
    form: type[WishForm] = WishForm
    serious: bool = False


def _plain(action: Callable[[Subscription], Any]) -> Callable[[Subscription, dict[str, Any]], Work]:
    return lambda subscription, _data: partial(action, subscription)


def _compose(subscription: Subscription, data: dict[str, Any]) -> Work:
    rows = [
        {"step": step, "variant": variant, "quantity": quantity}
        for (step, variant), quantity in ((name.split(), count) for name, count in data.items())
    ]
    return partial(actions.set_choices, subscription, choices=choices_of(rows))


def _move(subscription: Subscription, data: dict[str, Any]) -> Work:
    address = PostalAddress(**{field.name: data[field.name] for field in fields(PostalAddress)})
    return partial(actions.move_to, subscription, address=address)


def _change_carrier(subscription: Subscription, data: dict[str, Any]) -> Work:
    return partial(actions.set_carrier, subscription, carrier=data["carrier"], point=data["point"])


def _give_carrier(subscription: Subscription, data: dict[str, Any]) -> Work:
    return partial(actions.hand_over, subscription, carrier=data["carrier"], point=data["point"])


def _change_formula(subscription: Subscription, data: dict[str, Any]) -> Work:
    change = actions.exchange if data["at_once"] else actions.set_formula
    return partial(change, subscription, formula=data["formula"])


def _cancel_now(subscription: Subscription, data: dict[str, Any]) -> Work:
    to = None if data["refund_to"] == NOTHING else Refund.Destination(data["refund_to"])
    return partial(
        actions.cancel_now, subscription, refund_to=to, with_locked=data["with_locked"],
        reason=data["reason"],
    )  # fmt: skip


WISHES: dict[str, Wish] = {
    "skip": Wish(
        label=_("Skip"), icon="minus", order=10, form=BoxForm,
        lead=_("This box does not come. One that is paid comes later instead."),
        work=lambda one, data: partial(actions.skip, one, slot=data["box"]),
    ),
    "unskip": Wish(
        label=_("Have it after all"), icon="plus-inverse", order=11, form=BoxForm,
        lead=_("The skipped box comes after all."),
        work=lambda one, data: partial(actions.unskip, one, slot=data["box"]),
    ),
    "pause": Wish(
        label=_("Pause"), icon="no-view", order=20, form=PauseForm,
        lead=_("Nothing is charged or sent before that day. Paid boxes that can still change wait."),
        work=lambda one, data: partial(actions.pause, one, until=data["until"]),
    ),
    "resume": Wish(
        label=_("Resume"), icon="rotate", order=21, work=_plain(actions.resume),
        lead=_("Boxes come again from the first that can still be had."),
    ),
    "quantity": Wish(
        label=_("Change the quantity"), icon="plus-inverse", order=30, form=QuantityForm,
        lead=_("So many of each box, from the next charge on."),
        work=lambda one, data: partial(actions.set_quantity, one, quantity=data["quantity"]),
    ),
    "formula": Wish(
        label=_("Change the formula"), icon="resubmit", order=31, form=FormulaForm,
        lead=_("At the formula's price of today: from the next charge on, and paid boxes stay; or at once."),
        work=_change_formula,
    ),
    "choices": Wish(
        label=_("Compose the boxes"), icon="list-ul", order=32, form=ChoicesForm, work=_compose,
        lead=_("For all boxes that can still change, and those to come. Packed boxes keep what they have."),
    ),
    "address": Wish(
        label=_("Change the address"), icon="home", order=33, form=AddressForm, work=_move,
        lead=_("For all boxes that can still change."),
    ),
    "carrier": Wish(
        label=_("Change the delivery"), icon="mail", order=33, form=CarrierForm,
        lead=_(
            "The price is for each term, from the next charge on. Paid boxes that can still change go this"
            " way too, unless it costs more."
        ),
        work=_change_carrier,
    ),
    "give_carrier": Wish(
        label=_("Give it a carrier"), icon="mail", order=33, form=FirstCarrierForm, work=_give_carrier,
        lead=_(
            "It was begun without one, its delivery included in its price, and that stays so: its customer"
            " pays for delivery only once they change the quantity, the formula, the address or the delivery."
        ),
    ),
    "card": Wish(
        label=_("Change the card"), icon="key", order=34, form=CardForm,
        lead=_("The next charges go to it. What is owed is tried with it soon."),
        work=lambda one, data: partial(actions.change_card, one, card=data["card"]),
    ),
    "cancel": Wish(
        label=_("Cancel at the end"), icon="calendar", order=40, work=_plain(actions.cancel_at_end),
        serious=True, lead=_("Nothing more is charged. Boxes that are paid, or locked, still come."),
    ),
    "cancel_now": Wish(
        label=_("Cancel at once"), icon="cross", order=41, form=CancelNowForm, work=_cancel_now,
        serious=True, lead=_("Boxes that can still change do not come. This cannot be undone."),
    ),
    "reactivate": Wish(
        label=_("Reactivate"), icon="rotate", order=50, work=_plain(actions.reactivate),
        lead=_("It goes on from the first box that can still be had."),
    ),
    "undo": Wish(
        label=_("Undo"), icon="resubmit", order=60, form=UndoForm,
        lead=_("The subscription is again as before the change."),
        work=lambda _one, data: partial(actions.undo, data["change"]),
    ),
}  # fmt: skip

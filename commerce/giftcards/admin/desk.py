"""What staff do with gift cards: make them, adjust, block, extend and send again; each with its reason."""

from datetime import date
from decimal import Decimal
from typing import Any

from babel.numbers import get_currency_precision
from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Site

from commerce.base import clock
from commerce.base.backoffice.acting import (
    ActionView,
    Done,
    Foreseen,
    KeyField,
    LineField,
    ReasonField,
    tried,
)
from commerce.base.backoffice.fields import ScaledIntegerField
from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.permissions import sites_of
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.catalog.queries import zone_of
from commerce.catalog.rules import add_months
from commerce.customers.models import Customer
from commerce.giftcards import actions
from commerce.giftcards.models import GiftCard
from commerce.giftcards.rules import LONGEST_MESSAGE, LONGEST_NUMBER, Gift, Medium

PHYSICAL, VIRTUAL = "physical", "virtual"
GIVE, TAKE = "give", "take"
SMALLEST = Decimal("0.001")
USUAL_MONTHS = 12


class AmountForm(forms.Form):
    amount = ScaledIntegerField(label=gettext_lazy("Amount"), min_value=SMALLEST)

    def set_currency(self, currency: str) -> None:
        amount = self.fields["amount"]
        assert isinstance(amount, ScaledIntegerField)
        amount.set_decimals(get_currency_precision(currency))
        amount.label = _("Amount, in %(currency)s") % {"currency": currency}


class NewCardForm(AmountForm):
    key = KeyField()
    site = forms.ModelChoiceField(Site.objects.none(), label=gettext_lazy("Site"), empty_label=None)
    kind = forms.ChoiceField(
        label=gettext_lazy("Card"), widget=forms.RadioSelect, initial=VIRTUAL,
        choices=[
            (VIRTUAL, gettext_lazy("Virtual: its code is made, and sent to the recipient")),
            (PHYSICAL, gettext_lazy("Physical: it has a number already")),
        ],
    )  # fmt: skip
    number = LineField(
        label=gettext_lazy("Number"), required=False, max_length=2 * LONGEST_NUMBER,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Of a physical card: type it, or scan it here."),
    )  # fmt: skip
    recipient_name = LineField(label=gettext_lazy("Recipient"), max_length=120)
    recipient_email = forms.EmailField(label=gettext_lazy("Recipient's e-mail address"), required=False)
    message = forms.CharField(
        label=gettext_lazy("Message"), required=False, max_length=LONGEST_MESSAGE, widget=forms.Textarea
    )
    only_for = forms.EmailField(
        label=gettext_lazy("Only for the customer of this e-mail address"), required=False,
        help_text=gettext_lazy("Empty: whoever has the code can use it."),
    )  # fmt: skip
    expires_on = forms.DateField(label=gettext_lazy("Last day"), widget=AdminDateInput)
    reason = ReasonField()
    field_order = ["site", "kind", "number", "amount"]

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        sites = self.fields["site"]
        assert isinstance(sites, forms.ModelChoiceField)
        sites.queryset = sites_of(user)
        sites.label_from_instance = site_name  # type: ignore[method-assign, assignment]
        if len(sites.queryset) == 1:
            sites.initial, sites.widget = sites.queryset[0].pk, forms.HiddenInput()
        first = sites.queryset.first()
        if first:
            self.set_currency(ShopSettings.for_site(first).currency)
            self.fields["expires_on"].initial = add_months(clock.today(zone_of(first)), USUAL_MONTHS)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        site, email = data.get("site"), data.get("only_for")
        if data.get("kind") == PHYSICAL and not data.get("number"):
            self.add_error("number", _("Give the number that stands on the card."))
        if data.get("kind") == VIRTUAL and not data.get("recipient_email"):
            self.add_error("recipient_email", _("A virtual card is sent to somebody."))
        if site and data.get("expires_on") and data["expires_on"] < clock.today(zone_of(site)):
            self.add_error("expires_on", _("Choose a day that has not passed."))
        if site and email:
            data["customer"] = Customer.objects.filter(site=site, email__iexact=email).first()
            if data["customer"] is None:
                self.add_error("only_for", _("No customer of this site has that address."))
        return data


class CardActionView(ActionView):
    model = GiftCard
    related = ("site", "formula__group")
    section = "gift-cards"
    object: GiftCard


class NewCardView(ActionView):
    """A card that nobody bought: physical, with the number on it, or virtual, which is sent at once."""

    model = GiftCard
    section = "gift-cards"
    permission_required = "add"
    form_class = NewCardForm
    label = gettext_lazy("New gift card")

    def get_object(self) -> GiftCard:
        return GiftCard()

    @property
    def back_url(self) -> str:
        return reverse("gift-cards:index")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": self.back_url, "label": _("Gift cards")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.label}]

    def form_options(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        card = tried(lambda: actions.make(_wanted(data)))
        number = card.number if data["kind"] == PHYSICAL else _("Made when you confirm.")
        return Foreseen(
            facts=[
                (_("number"), number),
                (_("face value"), card.face),
                (_("recipient"), card.recipient_name),
                (_("sent to"), card.recipient_email if data["kind"] == VIRTUAL else _("Nobody")),
                (_("only for"), card.only_for),
                (_("last day"), card.expires_on),
                (_("reason"), data["reason"]),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        card = actions.make(_wanted(data))
        return Done(text=_("The gift card %(number)s is ready.") % {"number": card.number})


def _wanted(data: dict[str, Any]) -> actions.NewCard:
    is_physical = data["kind"] == PHYSICAL
    medium: Medium = "print" if is_physical else "email"
    site: Site = data["site"]
    face = Money(data["amount"], ShopSettings.for_site(site).currency)
    only_for: Customer | None = data.get("customer")
    expires_on: date = data["expires_on"]
    return actions.NewCard(
        site=site, face=face, paid=Money(0, face.currency), expires_on=expires_on,
        medium=GiftCard.Medium.PHYSICAL if is_physical else GiftCard.Medium.EMAIL,
        number=data["number"] if is_physical else "", only_for=only_for,
        language=only_for.language if only_for else get_language() or "en", reason=data["reason"],
        gift=Gift(
            recipient_name=data["recipient_name"], recipient_email=data["recipient_email"],
            message=data["message"], medium=medium,
        ),
    )  # fmt: skip


class AdjustForm(AmountForm):
    key = KeyField()
    direction = forms.ChoiceField(
        label=gettext_lazy("Balance"), widget=forms.RadioSelect, initial=GIVE,
        choices=[(GIVE, gettext_lazy("Put on the card")), (TAKE, gettext_lazy("Take off the card"))],
    )  # fmt: skip
    reason = ReasonField()
    field_order = ["key", "direction", "amount"]

    def __init__(self, *args: Any, currency: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_currency(currency)


class AdjustView(CardActionView):
    form_class = AdjustForm
    label = gettext_lazy("Adjust the balance")

    def form_options(self) -> dict[str, Any]:
        return {"currency": self.object.currency}

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        entry = tried(lambda: self._adjust(data))
        return Foreseen(
            facts=[
                (_("put on") if data["direction"] == GIVE else _("taken off"), self._amount(data)),
                (_("balance afterwards"), Money(entry.balance_after, self.object.currency)),
                (_("reason"), data["reason"]),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        left = Money(self._adjust(data).balance_after, self.object.currency)
        return Done(text=_("%(amount)s are now on the card.") % {"amount": left})

    def _amount(self, data: dict[str, Any]) -> Money:
        return Money(data["amount"], self.object.currency)

    def _adjust(self, data: dict[str, Any]) -> Any:
        amount = self._amount(data)
        signed = amount if data["direction"] == GIVE else -amount
        return actions.adjust(self.object, amount=signed, reason=data["reason"], key=data["key"])


class ReasonForm(forms.Form):
    reason = ReasonField()


class BlockView(CardActionView):
    form_class = ReasonForm
    label = gettext_lazy("Block")
    lead = gettext_lazy("Nobody can pay with it until you unblock it. What is on it stays.")
    serious = True

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        tried(lambda: actions.block(self.object, reason=data["reason"]))
        return Foreseen(facts=[(_("number"), self.object.number), (_("reason"), data["reason"])])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        actions.block(self.object, reason=data["reason"])
        return Done(text=_("The card is blocked."))


class UnblockView(CardActionView):
    form_class = ReasonForm
    label = gettext_lazy("Unblock")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        tried(lambda: actions.unblock(self.object, reason=data["reason"]))
        return Foreseen(facts=[(_("number"), self.object.number), (_("reason"), data["reason"])])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        actions.unblock(self.object, reason=data["reason"])
        return Done(text=_("The card can be used again."))


class ExtendForm(forms.Form):
    until = forms.DateField(label=gettext_lazy("Last day"), widget=AdminDateInput)
    reason = ReasonField()


class ExtendView(CardActionView):
    form_class = ExtendForm
    label = gettext_lazy("Change the last day")
    lead = gettext_lazy("What was lost when a card expired does not come back by this: adjust its balance.")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        tried(lambda: actions.extend(self.object, until=data["until"], reason=data["reason"]))
        return Foreseen(
            facts=[
                (_("last day now"), self.object.expires_on),
                (_("last day"), data["until"]),
                (_("reason"), data["reason"]),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        actions.extend(self.object, until=data["until"], reason=data["reason"])
        return Done(text=_("The card has another last day."))


class ResendForm(forms.Form):
    email = forms.EmailField(label=gettext_lazy("E-mail address"))
    reason = ReasonField()

    def __init__(self, *args: Any, email: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].initial = email


class ResendView(CardActionView):
    form_class = ResendForm
    label = gettext_lazy("Send again")
    lead = gettext_lazy("The recipient is written to again, with the code.")

    @cached_property
    def known(self) -> str:
        return self.object.recipient_email

    def form_options(self) -> dict[str, Any]:
        return {"email": self.known}

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        tried(lambda: actions.resend(self.object, email=data["email"], reason=data["reason"]))
        return Foreseen(facts=[(_("sent to"), data["email"]), (_("reason"), data["reason"])])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        actions.resend(self.object, email=data["email"], reason=data["reason"])
        return Done(text=_("The mail leaves in a moment, to %(to)s.") % {"to": data["email"]})

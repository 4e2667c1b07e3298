"""The store credit of a customer: what it is, how it came to be, and staff who give or take some."""

from decimal import Decimal
from typing import Any

from babel.numbers import get_currency_precision
from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.acting import ActionView, Done, Foreseen, KeyField, ReasonField, tried
from commerce.base.backoffice.actors import names_of
from commerce.base.backoffice.fields import ScaledIntegerField
from commerce.base.backoffice.panels import Panel, buttons, may, panel
from commerce.base.models import JournalEntry, ShopSettings
from commerce.base.money import Money
from commerce.billing import actions
from commerce.billing.actions.credit import BY_STAFF
from commerce.customers.models import Customer
from commerce.ledger.models import Account, Entry
from commerce.ledger.queries import available

CAUSES: dict[str, Any] = {
    "refund": gettext_lazy("Refund"),
    "captured": gettext_lazy("Paid an order"),
    "gift_exchanged": gettext_lazy("Instead of a gift"),
    "cashback": gettext_lazy("Cashback of an order"),
    "cashback_back": gettext_lazy("Cashback of what was returned"),
    "referral": gettext_lazy("For recommending the shop"),
    "referral_back": gettext_lazy("Recommended order that was returned"),
    BY_STAFF: gettext_lazy("By staff"),
}
GIVE, TAKE = "give", "take"
SMALLEST = Decimal("0.001")


class CreditForm(forms.Form):
    key = KeyField()
    direction = forms.ChoiceField(
        label=gettext_lazy("Store credit"), widget=forms.RadioSelect, initial=GIVE,
        choices=[(GIVE, gettext_lazy("Give")), (TAKE, gettext_lazy("Take"))],
    )  # fmt: skip
    amount = ScaledIntegerField(label=gettext_lazy("Amount"), min_value=SMALLEST)
    reason = ReasonField()

    def __init__(self, *args: Any, currency: str, **options: Any) -> None:
        super().__init__(*args, **options)
        amount = self.fields["amount"]
        assert isinstance(amount, ScaledIntegerField)
        amount.set_decimals(get_currency_precision(currency))
        amount.label = _("Amount, in %(currency)s") % {"currency": currency}


class CreditView(ActionView):
    """Staff give a customer store credit, or take some."""

    model = Customer
    site_lookup = "site"
    related = ("site",)
    section = "customers"
    permission_model = Account
    form_class = CreditForm
    label = gettext_lazy("Give or take store credit")
    lead = gettext_lazy("Store credit pays the customer's next renewals, before their card does.")

    @cached_property
    def currency(self) -> str:
        return ShopSettings.for_site(self.object.site).currency

    def form_options(self) -> dict[str, Any]:
        return {"currency": self.currency}

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        entry = tried(lambda: self._adjust(data))
        return Foreseen(
            facts=[
                (_("store credit now"), store_credit(self.object, self.currency)),
                (_("given") if data["direction"] == GIVE else _("taken"), self._amount(data)),
                (_("store credit afterwards"), Money(entry.balance_after, self.currency)),
                (_("reason"), data["reason"]),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        entry = self._adjust(data)
        text = _("The customer's store credit is now %(amount)s.")
        return Done(text=text % {"amount": Money(entry.balance_after, self.currency)})

    def _adjust(self, data: dict[str, Any]) -> Entry:
        amount = self._amount(data)
        signed = amount if data["direction"] == GIVE else -amount
        return actions.adjust_credit(self.object, amount=signed, reason=data["reason"], key=data["key"])

    def _amount(self, data: dict[str, Any]) -> Money:
        return Money(data["amount"], self.currency)


def store_credit(customer: Customer, currency: str) -> Money:
    """What the customer can spend now."""
    kind = Account.Kind.STORE_CREDIT
    return Money(available(customer.public_id, site=customer.site, kind=kind, unit=currency), currency)


@buttons(Customer, order=20)
def credit_button(customer: Customer, user: Any) -> list[ListingButton]:
    if not may(user, Account, "change"):
        return []
    address = reverse("payments:store-credit", args=[customer.pk])
    return [ListingButton(CreditView.label, url=address, icon_name="decimal")]


@panel(Customer, shows=Account, order=30)
def credit_entries(customer: Customer) -> Panel:
    kept = Account.objects.filter(
        site=customer.site_id, owner=customer.public_id, kind=Account.Kind.STORE_CREDIT
    )
    entries = list(Entry.objects.filter(account__in=kept).select_related("account").order_by("-pk"))
    why = _reasons(customer) if any(entry.reason == BY_STAFF for entry in entries) else {}
    columns = [
        Column("at", label=_("When")),
        Column("amount", label=_("Amount"), accessor=lambda entry: _money(entry, entry.amount)),
        Column("after", label=_("Afterwards"), accessor=lambda entry: _money(entry, entry.balance_after)),
        Column("cause", label=_("Cause"), accessor=lambda entry: CAUSES.get(entry.reason, entry.reason)),
        Column("why", label=_("Reason"), accessor=lambda entry: why.get(entry.reference, "")),
    ]
    spendable = ", ".join(str(Money(account.available, account.unit)) for account in kept)
    heading = _("Store credit: %(amount)s") % {"amount": spendable} if spendable else _("Store credit")
    return Panel(heading=heading, table=Table(columns, entries), empty=_("None was ever given."))


def _money(entry: Entry, amount: int) -> Money:
    return Money(amount, entry.account.unit)


def _reasons(customer: Customer) -> dict[str, str]:
    """Reference → why staff gave or took it, and who."""
    told = list(JournalEntry.objects.filter(name="StoreCreditAdjusted", data__customer=customer.public_id))
    names = names_of(entry.actor for entry in told)
    return {entry.data["reference"]: f"{entry.data['reason']} ({names[entry.actor]})" for entry in told}

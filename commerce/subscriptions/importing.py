"""Subscribers of another system, brought in from a file with the cards they saved at the gateway.

Nobody is charged before the day their row says, and a row that was brought in before changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Site

from commerce.base import clock
from commerce.base.actions import action, check_outside_transaction
from commerce.base.events import publish
from commerce.base.models import ShopSettings, User, known_languages
from commerce.base.rows import errors_of, reader
from commerce.billing import gateways
from commerce.billing.gateway import Card
from commerce.billing.models import Payer, PaymentMethod
from commerce.catalog.models import Formula
from commerce.catalog.queries import zone_of
from commerce.catalog.rules import add_months
from commerce.customers import actions as customers
from commerce.customers.errors import AddressIncomplete, CountryClosed, PhoneInvalid
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress, check_address
from commerce.subscriptions.calendar import calendar_of
from commerce.subscriptions.events import SubscriptionImported
from commerce.subscriptions.models import Subscription

FURTHEST = 24  # months to the next charge
MOST_OF_ONE = 20


class SubscriberForm(forms.Form):
    """One row of the file, its columns by name."""

    reference = forms.CharField(max_length=100)
    email = forms.EmailField()
    language = forms.ChoiceField(choices=known_languages, required=False)
    formula = forms.SlugField()
    quantity = forms.IntegerField(min_value=1, max_value=MOST_OF_ONE, required=False)
    price_amount = forms.IntegerField(min_value=0, max_value=10**9, required=False)
    next_charge_on = forms.DateField()
    gateway_customer = forms.CharField(max_length=80)
    gateway_card = forms.CharField(max_length=80)
    name = forms.CharField(max_length=120)
    line1 = forms.CharField(max_length=120)
    line2 = forms.CharField(max_length=120, required=False)
    postcode = forms.CharField(max_length=16)
    city = forms.CharField(max_length=80)
    country = forms.CharField(max_length=2)
    phone = forms.CharField(max_length=30, required=False)
    company = forms.CharField(max_length=120, required=False)
    vat_number = forms.CharField(max_length=20, required=False)

    def __init__(self, *args: Any, site: Site, **options: Any) -> None:
        super().__init__(*args, **options)
        self.site = site

    def clean_formula(self) -> Formula:
        formula = Formula.objects.filter(site=self.site, slug=self.cleaned_data["formula"]).first()
        if formula is None:
            raise forms.ValidationError(_("No formula has this slug."))
        return formula

    def clean_next_charge_on(self) -> Any:
        day = self.cleaned_data["next_charge_on"]
        today = clock.today(zone_of(self.site))
        if not today <= day <= add_months(today, FURTHEST):
            raise forms.ValidationError(_("Give a day from today on, within two years."))
        return day

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.errors:
            parts = {name: values[name] for name in PostalAddress.__dataclass_fields__}
            countries = ShopSettings.for_site(self.site).countries
            try:
                values["address"] = check_address(PostalAddress(**parts), countries=countries)
            except (AddressIncomplete, CountryClosed, PhoneInvalid) as error:
                self.add_error(error.field, str(error))
        return values


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of the row on `line` (the header is line 1): new, known, or refused with its errors."""

    line: int
    reference: str
    state: str
    errors: dict[str, list[str]]


def import_subscribers(file: TextIO, *, site: Site, dry_run: bool) -> Iterator[Result]:
    """Bring in each row by itself, or only check it; each card is asked of the gateway.

    Raises ValueError when a column is missing.
    """
    check_outside_transaction()
    needed = [name for name, field in SubscriberForm.base_fields.items() if field.required]
    rows = reader(file, needed=needed)
    seen: set[str] = set()
    for row in rows:
        form = SubscriberForm(row, site=site)
        reference = str(row.get("reference") or "").strip()
        if reference in seen:
            form.add_error("reference", _("This row is in the file twice."))
        seen.add(reference)
        card = _card(form) if form.is_valid() else None
        if card is None:
            yield Result(line=rows.line_num, reference=reference, state="refused", errors=errors_of(form))
            continue
        known = Subscription.objects.filter(site=site, imported_as=reference).exists()
        if not known and not dry_run:
            admit(form.cleaned_data, site=site, card=card)
        state = "known" if known else "new"
        yield Result(line=rows.line_num, reference=reference, state=state, errors={})


@action
def admit(row: dict[str, Any], *, site: Site, card: Card) -> Subscription:
    """The subscription of one checked row; that of an earlier time is left as it is."""
    known = Subscription.objects.filter(site=site, imported_as=row["reference"]).first()
    if known:
        return known
    formula: Formula = row["formula"]
    customer = _customer(row, site=site)
    customers.keep_address(customer, address=row["address"])
    method = _payment_method(customer, row["gateway_customer"], card)
    day = row["next_charge_on"]
    subscription = Subscription(
        site=site, customer=customer, formula=formula, imported_as=row["reference"],
        status=Subscription.Status.ACTIVE, quantity=row["quantity"] or 1, currency=formula.currency,
        price_amount=formula.price_amount if row["price_amount"] is None else row["price_amount"],
        payment_method=method, delivery_address=row["address"].as_dict(), started_at=clock.now(),
        anchor=day.replace(day=1) if formula.schedule.kind == "fixed" else day,
    )  # fmt: skip
    calendar = calendar_of(subscription)
    slot = calendar.first_on(0, day=day)
    subscription.first_slot = subscription.next_slot = slot
    subscription.next_charge_at = calendar.charge_at(slot)
    subscription.save()
    publish(SubscriptionImported(site=site.pk, subscription=subscription.public_id))
    return subscription


def _customer(row: dict[str, Any], *, site: Site) -> Customer:
    """The customer of this address. Who is new signs in once they have asked for a password by mail."""
    known = Customer.objects.filter(site=site, email__iexact=row["email"]).first()
    if known:
        return known
    user = User.objects.filter(email__iexact=row["email"]).first()
    if user is None:
        user = User.objects.create_user(row["email"])
    customer = customers.register(user, site=site, language=row["language"] or settings.LANGUAGE_CODE)
    Customer.objects.filter(pk=customer.pk, name="").update(name=row["name"])
    return customer


def _payment_method(customer: Customer, payer: str, card: Card) -> PaymentMethod:
    gateway = gateways.current().name
    here = {"gateway": gateway, "environment": settings.ENVIRONMENT}
    Payer.objects.get_or_create(customer=customer, **here, defaults={"reference": payer})
    method, _created = PaymentMethod.objects.get_or_create(
        gateway=gateway, reference=card.method,
        defaults={
            "customer": customer, "environment": settings.ENVIRONMENT, "brand": card.brand,
            "last4": card.last4, "exp_month": card.exp_month, "exp_year": card.exp_year,
            "created_at": clock.now(),
        },
    )  # fmt: skip
    return method


def _card(form: SubscriberForm) -> Card | None:
    """The card that the row names, as the gateway knows it; otherwise the form says why not."""
    values = form.cleaned_data
    gateway = gateways.current().name
    card = gateways.statements(gateway).card(values["gateway_card"])
    if card is None or card.payer != values["gateway_customer"]:
        form.add_error("gateway_card", _("The gateway knows no such card of this customer."))
        return None
    owner = PaymentMethod.objects.filter(gateway=gateway, reference=card.method).select_related("customer")
    payer = Payer.objects.filter(gateway=gateway, reference=card.payer).select_related("customer")
    for row in (*owner, *payer):
        if row.customer.email.lower() != values["email"].lower():
            form.add_error("gateway_card", _("This card belongs to another customer of the shop."))
            return None
    return card

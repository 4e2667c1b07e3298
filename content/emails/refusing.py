"""What an address that refuses mail means for the newsletter, and where staff read of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, Table, TitleColumn

from commerce.base.backoffice.panels import Panel, panel
from commerce.base.events import on
from commerce.customers.models import Customer
from commerce.marketing import actions as marketing
from commerce.marketing.models import SignUp
from content.emails.events import AddressRefused
from content.emails.models import Mail, RefusingAddress


@on(AddressRefused, when=lambda event: event.why == Mail.Outcome.COMPLAINED)
def end_what_was_complained_of(event: AddressRefused) -> None:
    """Whoever complains of a mail has no wish for news; one that merely bounced keeps its consent."""
    mail = Mail.objects.select_related("site").get(pk=event.mail)
    for signed in SignUp.objects.of_address(mail.recipient, site=mail.site).living():
        marketing.withdraw(signed, by=SignUp.By.COMPLAINT)


@panel(SignUp, shows=RefusingAddress, order=20)
def refusals_of(signed: SignUp) -> Panel:
    return _refusals(signed)


@panel(Customer, shows=RefusingAddress, order=39)
def refusals_of_customer(customer: Customer) -> Panel:
    return _refusals(customer)


def _refusals(person: SignUp | Customer) -> Panel:
    columns: list[Any] = [
        TitleColumn(
            "why", label=_("Because"), accessor="get_why_display", url_name="refusing-addresses:inspect"
        ),
        Column("said", label=_("What was said")),
        Column("since", label=_("Since")),
    ]
    rows = RefusingAddress.objects.filter(site=person.site_id, email=person.email.lower())
    return Panel(
        heading=_("Address that refuses mail"), table=Table(columns, rows),
        empty=_("Mails reach it, as far as the provider of the mail server tells."),
    )  # fmt: skip

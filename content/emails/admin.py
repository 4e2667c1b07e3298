"""Every mail that left or waits, with its words, and the mails on a customer's page."""

from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.acting import ActionView, Done, Foreseen, KeyField
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link, site_name
from commerce.base.backoffice.panels import Panel, buttons, may, panel
from commerce.base.backoffice.views import Facts, RecordView
from commerce.customers.models import Customer
from content.emails import actions, registry, tracking
from content.emails.causes import because_of
from content.emails.errors import StillOnItsWay
from content.emails.links import TOKEN
from content.emails.models import Mail, RefusingAddress


def choices() -> list[tuple[str, Any]]:
    return [(name, message.label) for name, message in registry.messages().items()]


def shown(text: str) -> SafeString:
    """A mail's text for staff: the links that open a customer's subscription are the customer's alone."""
    told = mark_safe(linebreaks(TOKEN.sub("…", text), autoescape=True))  # noqa: S308  # escaped here
    return format_html('<div class="record-text">{}</div>', told)


class MailFilterSet(ShopFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=Mail.State.choices, widget=forms.CheckboxSelectMultiple
    )
    outcome = django_filters.MultipleChoiceFilter(
        label=_("Outcome"), choices=Mail.Outcome.choices, widget=forms.CheckboxSelectMultiple
    )
    message = django_filters.ChoiceFilter(label=_("Message"), choices=choices, empty_label=_("All"))
    queued_at = django_filters.DateFromToRangeFilter(label=_("Queued"), widget=DateRangePickerWidget)

    class Meta:
        model = Mail
        fields = ["state", "outcome", "message", "language"]


class MailView(RecordView):
    def facts(self) -> Facts:
        mail = self.object
        customer = Customer.objects.filter(public_id=mail.customer).first()
        return [
            (_("state"), mail.get_state_display()),
            (_("message"), mail.label),
            (_("recipient"), mail.recipient),
            (_("sent again by staff"), _("yes") if mail.again else None),
            (_("customer"), record_link("customers", customer) if customer else mail.customer),
            (_("queued"), mail.queued_at),
            (_("sent"), mail.sent_at),
            (_("next try"), mail.due_at if mail.state == Mail.State.WAITING else None),
            (_("tries"), mail.tries),
            (_("last error"), mail.last_error),
            (_("outcome"), mail.get_outcome_display()),
            (_("language"), dict(settings.LANGUAGES).get(mail.language, mail.language)),
            (_("because of"), because_of(mail.entry, user=self.request.user)),
            (_("subject"), mail.subject or _("Written when it is sent.")),
            (_("site"), site_name(mail.site)),
            (_("text"), shown(mail.text)),
        ]


class SendAgainForm(forms.Form):
    key = KeyField()


class SendAgainView(ActionView):
    """Sends the same letter once more."""

    model = Mail
    section = "mails"
    form_class = SendAgainForm
    label = _("Send again")
    lead = _("The same words leave once more. What was sent before stays in the list.")

    def obstacle(self) -> Any:
        if not self.object.is_settled:
            return StillOnItsWay.message
        address = actions.address_now(self.object)
        if actions.is_refused(address, site=self.object.site):
            return _("%(address)s refuses mail: lift that first, under Addresses that refuse mail.") % {
                "address": address
            }
        return ""

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        mail = self.object
        return Foreseen(
            facts=[
                (_("message"), mail.label),
                (_("subject"), mail.subject or _("Written when it is sent.")),
                (_("recipient"), actions.address_now(mail)),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        copy = actions.send_again(self.object, key=data["key"])
        return Done(text=_("The mail leaves again, to %(to)s.") % {"to": copy.recipient})


@buttons(Mail, order=10)
def mail_buttons(mail: Mail, user: Any) -> list[ListingButton]:
    if not mail.is_settled or not may(user, Mail, "change"):
        return []
    return [ListingButton(SendAgainView.label, url=reverse("mails:again", args=[mail.pk]), icon_name="mail")]


@panel(Mail, shows=Mail, order=10)
def reports(mail: Mail) -> Panel:
    columns = [
        Column("outcome", label=_("What happened"), accessor="get_outcome_display"),
        Column("at", label=_("When")),
        Column("said", label=_("What was said")),
    ]
    empty = _(
        "Nothing yet. Providers tell what becomes of mails; a plain mail server does not, but for what"
        " Settings → Openings and clicks lets be measured."
    )
    return Panel(heading=_("What became of it"), table=Table(columns, mail.reports.all()), empty=empty)


class LiftView(ActionView):
    """Writes to the address again."""

    model = RefusingAddress
    section = "refusing-addresses"
    label = _("Write to it again")
    lead = _("Mails that were not sent meanwhile stay so; each can be sent again from its page.")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        row = self.object
        return Foreseen(facts=[(_("e-mail address"), row.email), (_("because"), row.get_why_display())])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        tracking.lift(self.object)
        return Done(text=_("From now on mails to %(to)s are sent again.") % {"to": self.object.email})

    @property
    def back_url(self) -> str:
        return reverse("refusing-addresses:index")


@buttons(RefusingAddress, order=10)
def address_buttons(row: RefusingAddress, user: Any) -> list[ListingButton]:
    if not may(user, RefusingAddress, "change"):
        return []
    return [
        ListingButton(LiftView.label, url=reverse("refusing-addresses:lift", args=[row.pk]), icon_name="mail")
    ]


class AddressView(RecordView):
    def facts(self) -> Facts:
        row = self.object
        return [
            (_("e-mail address"), row.email),
            (_("because"), row.get_why_display()),
            (_("what was said"), row.said),
            (_("since"), row.since),
            (_("site"), site_name(row.site)),
        ]


@panel(Customer, shows=Mail, order=40)
def mails(customer: Customer) -> Panel:
    columns = [
        TitleColumn("message", label=_("Message"), accessor="label", url_name="mails:inspect"),
        Column("subject", label=_("Subject")),
        Column("queued_at", label=_("Queued")),
        StatusTagColumn("state", label=_("State"), accessor="get_state_display"),
        Column("outcome", label=_("Outcome"), accessor="get_outcome_display"),
    ]
    rows = Mail.objects.filter(customer=customer.public_id)
    return Panel(heading=_("Mails"), table=Table(columns, rows), empty=_("No mail yet."))
